//! The commands, a file each.

mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod fix;
mod fmt;
mod graph;
mod impact;
mod import;
mod list;
mod lsp;
mod man;
mod new;
mod record;
mod report;
mod rules;
mod trace;
mod watch;

pub use rules::{Shown, kinds};

use crate::args::Command;
use crate::console::Console;
use crate::exit::{Exit, Stop};

pub fn run(command: &Command, console: &mut Console) -> Result<Exit, Stop> {
    match command {
        Command::Check(args) => check::run(args, console),
        Command::Build(args) => build::run(args, console),
        Command::List(args) => list::run(args, console),
        Command::Graph(args) => graph::run(args, console),
        Command::Impact(args) => impact::run(args, console),
        Command::Watch(args) => watch::run(args, console),
        Command::Fix(args) => fix::run(args, console),
        Command::Record(args) => record::run(args, console),
        Command::New(args) => new::run(args, console),
        Command::Import(args) => import::run(args, console),
        Command::Fmt(args) => fmt::run(args, console),
        Command::Report(args) => report::run(args, console),
        Command::Diff(args) => diff::run(args, console),
        Command::Trace(args) => trace::run(args, console),
        Command::Rules(args) => rules::run(args, console),
        Command::Explain(args) => explain::run(args, console),
        Command::Lsp(args) => lsp::run(args, console),
        Command::Completions(args) => completions::run(args, console),
        Command::Man(args) => man::run(args, console),
    }
}

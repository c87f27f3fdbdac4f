//! The commands, a file each.

mod build;
mod check;
mod explain;
mod fmt;
mod import;
mod lsp;
mod report;
mod rules;
mod trace;

pub use rules::{Shown, kinds};

use crate::args::Command;
use crate::console::Console;
use crate::exit::{Exit, Stop};

pub fn run(command: &Command, console: &mut Console) -> Result<Exit, Stop> {
    match command {
        Command::Check(args) => check::run(args, console),
        Command::Build(args) => build::run(args, console),
        Command::Import(args) => import::run(args, console),
        Command::Fmt(args) => fmt::run(args, console),
        Command::Report(args) => report::run(args, console),
        Command::Trace(args) => trace::run(args, console),
        Command::Rules(args) => rules::run(args, console),
        Command::Explain(args) => explain::run(args, console),
        Command::Lsp(args) => lsp::run(args, console),
    }
}

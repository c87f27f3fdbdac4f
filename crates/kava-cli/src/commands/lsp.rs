//! `kava lsp`: serves an editor over the standard streams.

use std::process::ExitCode;

use crate::args;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::today::today;

pub fn run(args: &args::Lsp, console: &mut Console) -> Result<Exit, Stop> {
    let options = kava_lsp::Options {
        as_of: args.as_of.unwrap_or_else(today),
        lang: console.lang,
        moment: args.moment,
    };
    // The protocol knows two ends: 0 after an orderly shutdown, else 1.
    Ok(if kava_lsp::run(options) == ExitCode::SUCCESS {
        Exit::Good
    } else {
        Exit::Findings
    })
}

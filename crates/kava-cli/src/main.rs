//! `kava`: the command line of the compiler.

mod against;
mod args;
mod ask;
mod baseline;
mod calendar;
mod catalogue;
mod change;
mod commands;
mod compared;
mod console;
mod exit;
mod grid;
mod help;
mod language;
mod listing_json;
mod many;
mod paths;
mod progress;
mod source_map;
mod standard_input;
mod summary;
mod table;
mod today;
mod usage;
mod waived;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::{Error, ErrorKind};
use kava::diagnostics::Lang;

use crate::args::{Colour, CommandLine};
use crate::console::Console;
use crate::exit::Exit;

fn main() -> ExitCode {
    let line: Vec<OsString> = std::env::args_os().collect();
    let lang = language::of(&line);
    let read = help::command(lang).try_get_matches_from(&line);
    match read.and_then(|read| CommandLine::from_arg_matches(&read)) {
        Ok(read) => run(&read, Console::new(lang, read.color)),
        Err(fault) => misread(&fault, &line, lang),
    }
    .into()
}

fn run(line: &CommandLine, mut console: Console) -> Exit {
    let ended = commands::run(&line.command, &mut console);
    let exit = ended.unwrap_or_else(|stop| {
        console.stop(&stop);
        stop.exit
    });
    console.finish(exit)
}

/// Help and version are asked for by way of a fault.
fn misread(fault: &Error, line: &[OsString], lang: Lang) -> Exit {
    let mut console = Console::new(lang, Colour::Auto);
    match fault.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.data(&fault.render().to_string());
            console.finish(Exit::Good)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            console.remark(&kava::diagnostics::Words::same(
                fault.render().to_string().trim_end(),
            ));
            Exit::Usage
        }
        _ => {
            let (stop, usage) = usage::told(fault, help::command(lang), line);
            console.stop(&stop);
            console.remark(&usage);
            Exit::Usage
        }
    }
}

//! How a command ends.

use std::process::ExitCode;

use kava::diagnostics::{Words, say};
use kava_files::Fault;

/// The exit codes; of two the graver counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// No error; warnings are allowed.
    Good = 0,
    /// An error, or a warning where warnings are denied.
    Findings = 1,
    /// The command line cannot be followed; also, there is no catalogue.
    Usage = 2,
    /// A file or folder could not be read or written.
    Disk = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Why a command cannot go on.
#[derive(Debug)]
pub struct Stop {
    pub exit: Exit,
    pub message: Words,
    /// What to do next; empty for nothing.
    pub help: Words,
}

impl Stop {
    pub fn usage(message: Words, help: Words) -> Stop {
        Stop {
            exit: Exit::Usage,
            message,
            help,
        }
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        let exit = if fault.is_usage() {
            Exit::Usage
        } else {
            Exit::Disk
        };
        Stop {
            exit,
            message: fault.words(),
            help: fault.help(),
        }
    }
}

/// `did you mean “volume”?`, or nothing.
pub fn did_you_mean(near: Option<&str>) -> Words {
    near.map_or_else(
        Words::default,
        |near| say!(en "did you mean “{near}”?", et "kas mõtlesid „{near}“?", near = near),
    )
}

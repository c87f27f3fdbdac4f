//! Reading a catalogue from its folder.

use std::path::Path;

use kava::diagnostics::{FileId, Finding, Span, say};
use kava::{Day, NoEdition, Question, Workspace};
use kava_files::{FileFault, FileFaultKind, Root};

use crate::args::{Guideline, Judging};
use crate::console::Console;
use crate::exit::{Exit, Stop, did_you_mean};
use crate::progress::Progress;
use crate::today::today;

/// A catalogue as it stands in its folder.
pub struct Opened {
    pub root: Root,
    pub workspace: Workspace,
    /// Some file could not be read at all.
    pub is_incomplete: bool,
}

/// Reads the catalogue that a path belongs to; what cannot be read is a finding at its file.
pub fn open(path: &Path, console: &Console) -> Result<Opened, Stop> {
    let root = kava_files::find(path)?;
    let _progress = Progress::of(
        console,
        &say!(en "reading the catalogue", et "loen kataloogi"),
    );
    let read = kava_files::read(&root);
    let mut workspace = Workspace::new();
    for file in read.files {
        workspace.set(&file.name, file.text);
    }
    for fault in &read.faults {
        workspace.refuse(&fault.name, seen(fault), |file| finding(fault, file));
    }
    let is_incomplete = read.faults.iter().any(|fault| !fault.is_finding());
    Ok(Opened {
        root,
        workspace,
        is_incomplete,
    })
}

impl Opened {
    /// The graver of two ends: what was found, and that not all could be read.
    pub fn ended(&self, exit: Exit) -> Exit {
        if self.is_incomplete {
            exit.max(Exit::Disk)
        } else {
            exit
        }
    }

    /// The question that the command line asks; the guideline it names must be there.
    pub fn question(&self, moment: kava::Moment, judging: &Judging) -> Result<Question, Stop> {
        question(&self.workspace, moment, judging)
    }
}

/// The question that the command line asks of some catalogue.
pub fn question(
    workspace: &Workspace,
    moment: kava::Moment,
    judging: &Judging,
) -> Result<Question, Stop> {
    let as_of = judging.as_of.unwrap_or_else(today);
    let guideline = match &judging.guideline {
        None => None,
        Some(named) => {
            let edition = workspace.edition(&named.id, named.on.unwrap_or(as_of));
            let day = named.on.is_some();
            match edition {
                Ok(edition) => Some((named.id.clone(), day.then_some(edition.stamp.edition))),
                // Each programme says which day has no edition.
                Err(NoEdition::NotInForce { .. }) if !day => Some((named.id.clone(), None)),
                Err(why) => return Err(no_edition(named, as_of, &why)),
            }
        }
    };
    Ok(Question {
        guideline,
        ..Question::new(moment, as_of)
    })
}

/// Why a guideline that the command line names cannot be used.
pub fn no_edition(named: &Guideline, as_of: Day, why: &NoEdition) -> Stop {
    match why {
        NoEdition::Unknown {
            near: Some(near), ..
        } => Stop::usage(unknown(named), did_you_mean(Some(near))),
        NoEdition::Unknown { near: None, known } => Stop::usage(
            unknown(named),
            say!(en "known are: {known}", et "teada on: {known}", known = known.join(", ")),
        ),
        NoEdition::NotInForce { editions } => {
            let days: Vec<String> = editions.iter().map(ToString::to_string).collect();
            Stop::usage(
                say!(
                    en "no edition of {id} is in force on {day}",
                    et "päeval {day} ei kehti juhendi {id} ükski redaktsioon",
                    id = named.id, day = named.on.unwrap_or(as_of)
                ),
                say!(
                    en "its editions are in force from: {days}",
                    et "selle redaktsioonid kehtivad alates: {days}",
                    days = days.join(", ")
                ),
            )
        }
    }
}

fn unknown(named: &Guideline) -> kava::diagnostics::Words {
    say!(en "there is no guideline “{id}”", et "juhendit „{id}“ ei ole", id = named.id)
}

/// What can be shown of a file that is no text.
pub fn seen(fault: &FileFault) -> &str {
    match &fault.kind {
        FileFaultKind::NotUtf8 { seen, .. } => seen,
        _ => "",
    }
}

pub fn finding(fault: &FileFault, file: FileId) -> Finding {
    let span = match &fault.kind {
        // Up to there the bytes and the shown text are the same.
        FileFaultKind::NotUtf8 { offset, .. } => Span::new(*offset, offset + '\u{fffd}'.len_utf8()),
        _ => Span::default(),
    };
    let finding = Finding::error(fault.code(), span.in_file(file), fault.words());
    match fault.help() {
        help if help.is_empty() => finding,
        help => finding.help(help),
    }
}

//! Reading a catalogue from its folder.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use kava::diagnostics::{FileId, Finding, Span, say};
use kava::{Day, NoEdition, Question, Workspace};
use kava_files::{FileFault, FileFaultKind, Root};

use crate::args::{Guideline, Judging};
use crate::console::Console;
use crate::exit::{Exit, Stop, did_you_mean};
use crate::progress::Progress;
use crate::standard_input;
use crate::today::today;

/// A catalogue as it stands in its folder.
pub struct Opened {
    pub root: Root,
    pub workspace: Workspace,
    /// Some file could not be read at all.
    pub is_incomplete: bool,
    /// The files that could not be taken as text.
    faults: Vec<FileFault>,
}

/// Reads the catalogue that a path belongs to; what cannot be read is a finding at its file.
pub fn open(path: &Path, console: &Console) -> Result<Opened, Stop> {
    Ok(read(kava_files::find(path)?, console))
}

fn read(root: Root, console: &Console) -> Opened {
    let _progress = Progress::of(
        console,
        &say!(en "reading the catalogue", et "loen kataloogi"),
    );
    let mut opened = Opened {
        root,
        workspace: Workspace::new(),
        is_incomplete: false,
        faults: Vec::new(),
    };
    opened.refresh();
    opened
}

/// Reads a text from standard input: in place of a file of its catalogue, or as a catalogue of one file.
pub fn open_standard_input(stands_for: Option<&Path>, console: &Console) -> Result<Opened, Stop> {
    let text = standard_input::read()?;
    let (mut opened, name) = match stands_for {
        None => {
            let opened = Opened {
                root: kava_files::below(Path::new("."))?,
                workspace: Workspace::new(),
                is_incomplete: false,
                faults: Vec::new(),
            };
            (opened, standard_input::NAME.to_owned())
        }
        Some(path) => {
            let root = kava_files::find_for(path)?;
            let name = root.chosen().unwrap_or(standard_input::NAME).to_owned();
            (read(root, console), name)
        }
    };
    opened.workspace.remove(&name);
    opened.workspace.set(&name, text);
    Ok(opened)
}

impl Opened {
    /// Reads the folder again, and takes what is other than before. Whether anything is.
    pub fn refresh(&mut self) -> bool {
        let read = kava_files::read(&self.root);
        let files = read.files.iter().map(|file| &*file.name);
        let faulty = read.faults.iter().map(|fault| &*fault.name);
        let known: BTreeSet<&str> = files.chain(faulty).collect();
        let gone = self.workspace.names().filter(|name| !known.contains(name));
        let gone: Vec<String> = gone.map(str::to_owned).collect();
        let mut is_other = !gone.is_empty() || read.faults != self.faults;
        for name in &gone {
            self.workspace.remove(name);
        }
        let was_faulty: Vec<String> = self.faults.iter().map(|it| it.name.clone()).collect();
        let is_new = |file: &kava_files::Text| {
            let known = self.workspace.source(&file.name);
            let is_same = known.is_some_and(|source| *source.text == *file.text);
            !is_same || was_faulty.contains(&file.name)
        };
        let new = read.files.into_iter().filter(is_new);
        let new: Vec<_> = new.map(|file| (file.name, Arc::from(file.text))).collect();
        is_other |= !new.is_empty();
        self.workspace.set_all(new);
        if read.faults != self.faults {
            for fault in &read.faults {
                self.workspace
                    .refuse(&fault.name, seen(fault), |file| finding(fault, file));
            }
        }
        self.is_incomplete = read.faults.iter().any(|fault| !fault.is_finding());
        self.faults = read.faults;
        is_other
    }

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

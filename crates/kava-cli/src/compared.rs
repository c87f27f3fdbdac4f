//! A state of a catalogue that is compared: a folder, a file, or a revision of its repository.

use std::path::Path;

use kava::State;
use kava::diagnostics::{FileId, Finding};
use kava::{Question, Workspace};
use kava_files::{FileFault, GitFault};

use crate::args::{Compared, Judging};
use crate::catalogue::{Opened, finding, open, seen};
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::paths::Paths;

/// A state as it was read.
pub struct Side {
    pub opened: Sources,
    pub label: String,
    /// The file that was asked for.
    pub chosen: Option<String>,
}

/// Where its texts come from.
pub enum Sources {
    Folder(Box<Opened>),
    Past(Box<Workspace>),
}

/// Both states; a path first, since a revision without one takes that of the other.
pub fn sides(old: &Compared, new: &Compared, console: &Console) -> Result<(Side, Side), Stop> {
    if matches!(old, Compared::Path(_)) {
        let before = Side::open(old, new, console)?;
        return Ok((before, Side::open(new, old, console)?));
    }
    let after = Side::open(new, old, console)?;
    Ok((Side::open(old, new, console)?, after))
}

impl Side {
    fn open(which: &Compared, other: &Compared, console: &Console) -> Result<Side, Stop> {
        match which {
            Compared::Path(path) => of_path(path, console),
            Compared::Git { revision, path } => {
                let (here, path) = match (path, other) {
                    (Some(path), _) => (Path::new(".").to_owned(), path.clone()),
                    (None, Compared::Path(other)) => kava_files::place_in_repository(other)?,
                    (None, Compared::Git { .. }) => {
                        kava_files::place_in_repository(Path::new("."))?
                    }
                };
                of_revision(&here, revision, &path)
            }
        }
    }

    pub fn workspace(&self) -> &Workspace {
        match &self.opened {
            Sources::Folder(opened) => &opened.workspace,
            Sources::Past(workspace) => workspace,
        }
    }

    pub fn state(&self) -> State<'_> {
        State {
            workspace: self.workspace(),
            label: &self.label,
            chosen: self.chosen.as_deref(),
        }
    }

    /// What the command line asks of the later state.
    pub fn question(&self, judging: &Judging) -> Result<Question, Stop> {
        crate::catalogue::question(self.workspace(), kava::Moment::Draft, judging)
    }

    pub fn ended(&self, exit: Exit) -> Exit {
        match &self.opened {
            Sources::Folder(opened) => opened.ended(exit),
            Sources::Past(_) => exit,
        }
    }
}

fn of_path(path: &Path, console: &Console) -> Result<Side, Stop> {
    let opened = open(path, console)?;
    let paths = Paths::to(opened.root.folder());
    let label = match &*paths.of("") {
        "" => String::new(),
        folder => format!("{}/", folder.trim_end_matches('/')),
    };
    Ok(Side {
        label,
        chosen: opened.root.chosen().map(str::to_owned),
        opened: Sources::Folder(Box::new(opened)),
    })
}

fn of_revision(here: &Path, revision: &str, path: &str) -> Result<Side, Stop> {
    let past = kava_files::read_past(here, revision, path)?;
    let mut workspace = Workspace::new();
    let texts = past.files.into_iter();
    workspace.set_all(texts.map(|file| (file.name, file.text.into())));
    for fault in &past.faults {
        refuse(&mut workspace, fault);
    }
    Ok(Side {
        label: format!("git:{revision}:{}", past.folder),
        chosen: past.chosen,
        opened: Sources::Past(Box::new(workspace)),
    })
}

fn refuse(workspace: &mut Workspace, fault: &FileFault) {
    let why = |file: FileId| -> Finding { finding(fault, file) };
    workspace.refuse(&fault.name, seen(fault), why);
}

impl From<GitFault> for Stop {
    fn from(fault: GitFault) -> Stop {
        Stop {
            exit: match fault.is_usage() {
                true => Exit::Usage,
                false => Exit::Disk,
            },
            message: fault.words(),
            help: fault.help(),
        }
    }
}

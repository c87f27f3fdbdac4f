//! Tree to facts: one file at a time, through the field table.

use kava_diagnostics::{FileId, Finding, Place};
use kava_syntax::Tree;

use crate::fields::{FILE, FileFacts};
use crate::help;
use crate::line::{Line, Notes};

/// What one file says, and what is wrong with how it says it.
#[derive(Debug)]
pub struct FileRead {
    pub facts: FileFacts,
    pub findings: Vec<Finding>,
    /// Where `todo` stands.
    pub todos: Vec<Place>,
}

/// Reads a tree. Total: what cannot be understood is a finding, and all else is read.
pub fn read(file: FileId, tree: &Tree, source: &str) -> FileRead {
    let mut notes = Notes::default();
    let facts = read_into(file, tree, source, &mut notes);
    help::forgiven(&mut notes);
    FileRead {
        facts,
        findings: notes.findings,
        todos: notes.todos,
    }
}

/// The facts of a tree; what else reading gathers goes into the notes.
pub(crate) fn read_into(file: FileId, tree: &Tree, source: &str, notes: &mut Notes) -> FileFacts {
    let mut facts = FileFacts {
        file,
        ..FileFacts::default()
    };
    for item in tree.roots(source) {
        Line::new(file, item, notes).field(&FILE, &mut facts);
    }
    facts
}

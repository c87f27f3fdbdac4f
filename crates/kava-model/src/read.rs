//! Tree to facts: a file, or one block of it, through the field table.

use kava_diagnostics::{FileId, Finding, Place};
use kava_syntax::Tree;

use crate::fields::{FILE, FileFacts};
use crate::help;
use crate::line::{Line, Notes};

/// What a file says, and what is wrong with how it says it.
#[derive(Debug)]
pub struct FileRead {
    pub facts: FileFacts,
    pub findings: Vec<Finding>,
    /// Where `todo` stands.
    pub todos: Vec<Place>,
}

/// Reads a tree. Total: what cannot be understood is a finding, and all else is read.
pub fn read(file: FileId, tree: &Tree, source: &str) -> FileRead {
    let (facts, mut notes) = read_part(file, tree, source);
    notes.findings.extend(slips([&notes]));
    FileRead {
        facts,
        findings: notes.findings,
        todos: notes.todos,
    }
}

/// Reads a tree of some blocks of a file. What was forgiven in them is no finding yet.
pub fn read_part(file: FileId, tree: &Tree, source: &str) -> (FileFacts, Notes) {
    let mut notes = Notes::default();
    let facts = read_into(file, tree, source, &mut notes);
    (facts, notes)
}

/// One finding with one fix for each kind of slip that was forgiven in the parts of a file.
pub fn slips<'n>(parts: impl IntoIterator<Item = &'n Notes>) -> Vec<Finding> {
    help::slips(parts.into_iter().map(|notes| &notes.forgiven))
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

//! What may stand at a place of a text. A mark is put there and the text is read: whatever a reader
//! would have taken where the mark stands, it notes. So an editor offers what is understood, and
//! nothing else has to say it.

use kava_diagnostics::FileId;
use kava_syntax::Tree;

use crate::fields::FileFacts;
use crate::line::{Line, Notes};
use crate::read::read_into;
use crate::table::{Block, Word};
use crate::unit::Unit;

/// The word that stands where something is sought: one letter, which no language of Europe uses.
pub const MARK: &str = "ʘ";

/// Something that could be read where the mark stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sought {
    /// A field of this block.
    Field(&'static Block),
    /// This word of the language.
    Word(&'static str),
    /// One of a closed set, or of a code list.
    OneOf(&'static [Word]),
    /// A code; of what, the facts tell.
    Name,
    /// A number with one of these units.
    Amount(&'static [Unit]),
    /// One of these units, behind its number.
    Unit(&'static [Unit]),
    Day,
    /// What a row of a guideline's form is about.
    FormField,
    /// A text with its language before it.
    Text,
    /// A text without a language.
    Plain,
}

/// Reads a text in which the mark stands: its facts, in which it is a name, and what was sought
/// there, each once, in the order in which the readers asked.
pub fn seek(file: FileId, tree: &Tree, source: &str) -> (FileFacts, Vec<Sought>) {
    let mut notes = Notes {
        sought: Some(Vec::new()),
        ..Notes::default()
    };
    let facts = read_into(file, tree, source, &mut notes);
    (facts, notes.sought.unwrap_or_default())
}

impl Line<'_, '_> {
    /// Notes what could be read where the line stands.
    pub(crate) fn seek(&mut self, what: Sought) {
        self.seek_after(0, what);
    }

    /// The same of a later atom.
    pub(crate) fn seek_after(&mut self, count: usize, what: Sought) {
        if self.notes.sought.is_none() {
            return;
        }
        let atom = self.peek_after(count);
        let is_marked = atom.is_some_and(|atom| self.text(atom) == MARK);
        let sought = self.notes.sought.iter_mut().find(|_| is_marked);
        if let Some(sought) = sought.filter(|sought| !sought.contains(&what)) {
            sought.push(what);
        }
    }

    /// The word is the mark, and what could stand there is sought.
    pub(crate) fn is_sought(&self, word: &str) -> bool {
        word == MARK && self.notes.sought.is_some()
    }
}

//! What `kava explain` shows of a code: what is asked, why, how to mend it, and an example.

use crate::Phrase;

/// A code explained.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What is asked.
    pub asks: Phrase,
    pub why: Phrase,
    /// How to mend it.
    pub mend: Phrase,
    pub example: Example,
}

/// A wrong and a right text, each tried in tests: the right one gives no finding of this code, the
/// wrong one does.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The head of the block whose lines these are: `programme`, `course`, `intake`, `record`,
    /// `plan`, `outcomes`, `catalogue`, `guideline`, …; the empty word for whole blocks of a file.
    pub block: &'static str,
    pub wrong: &'static str,
    pub right: &'static str,
}

/// The pages of some codes.
pub type Pages = &'static [(&'static str, Page)];

//! Counts in words: `1 course`, `at least 2 courses`.

use kava_diagnostics::{Phrase, Words, say};
use kava_model::quantity::Bound;

/// What is counted, in the singular and as it stands behind a greater number.
pub(super) struct Noun {
    pub one: Phrase,
    pub more: Phrase,
}

impl Noun {
    fn behind(&self, number: u32) -> Phrase {
        if number == 1 { self.one } else { self.more }
    }

    /// `1 course`, `2 courses`
    pub fn number(&self, number: u32) -> Words {
        say!(en "{number} {noun}", et "{number} {noun}", number = number, noun = self.behind(number))
    }

    /// `at least 2 courses`, `2..4 courses`
    pub fn bound(&self, bound: Bound<u32>) -> Words {
        let last = bound.last().unwrap_or(0);
        say!(en "{bound} {noun}", et "{bound} {noun}", bound = bound, noun = self.behind(last))
    }
}

//! Rewriting what is right already: texts that lack a language, a course that others could use.

mod course;
mod language;

use kava_diagnostics::{Edit, Place, Words};

use super::Editor;

/// A change that mends nothing and is wanted all the same.
#[derive(Debug)]
pub struct Rewrite {
    pub title: Words,
    pub of: Of,
    pub edits: Vec<Edit>,
}

/// What a rewrite is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// What stands at the place.
    Place,
    /// The whole text.
    Text,
}

impl Editor<'_> {
    /// Those of the place first.
    pub fn rewrites(&self, at: Place) -> Vec<Rewrite> {
        let mut rewrites = Vec::new();
        if let Some(parsed) = self.parsed(at.file) {
            rewrites.extend(course::moved_out(self, &parsed, at));
            rewrites.extend(language::added(&parsed, at));
        }
        for rewrite in &mut rewrites {
            rewrite.edits = self.mender.mended(&rewrite.edits);
        }
        rewrites
    }
}

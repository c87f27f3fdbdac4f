//! A text that is open in the editor.

use kava::diagnostics::{Columns, Source};

use crate::convert;
use crate::home::Lodging;
use crate::serve::lsp;

pub(crate) struct Document {
    pub source: Source,
    pub version: i32,
    /// The catalogue it belongs to, and its name there.
    pub lodging: Lodging,
}

impl Document {
    pub fn new(text: String, version: i32, lodging: Lodging) -> Document {
        Document {
            source: Source::new("", text),
            version,
            lodging,
        }
    }

    /// Applies changes one after another, each to the text that the one before left.
    pub fn change(
        &mut self,
        changes: Vec<lsp::TextDocumentContentChangeEvent>,
        version: i32,
        columns: Columns,
    ) {
        for change in changes {
            let text = match change.range {
                None => change.text,
                Some(range) => replaced(&self.source, range, &change.text, columns),
            };
            self.source = Source::new("", text);
        }
        self.version = version;
    }
}

fn replaced(source: &Source, range: lsp::Range, with: &str, columns: Columns) -> String {
    let span = convert::span(source, range, columns).range();
    let before = source.text.get(..span.start).unwrap_or_default();
    let after = source.text.get(span.end..).unwrap_or_default();
    [before, with, after].concat()
}

//! The canonical layout of a text, as the edits that lead to it.

use kava::diagnostics::{Columns, Source, Span};

use crate::convert;
use crate::serve::lsp;

/// One edit over the lines from the first to the last that differ, so that the cursor stays where
/// nothing changed; none where nothing differs.
pub(crate) fn edits(source: &Source, laid_out: &str, columns: Columns) -> Vec<lsp::TextEdit> {
    let text = &*source.text;
    if text == laid_out {
        return Vec::new();
    }
    let pairs = || {
        text.split_inclusive('\n')
            .zip(laid_out.split_inclusive('\n'))
    };
    let alike = pairs().take_while(|(old, new)| old == new);
    let start: usize = alike.map(|(old, _)| old.len()).sum();
    let (old, new) = (rest(text, start), rest(laid_out, start));
    let pairs = || {
        old.split_inclusive('\n')
            .rev()
            .zip(new.split_inclusive('\n').rev())
    };
    let alike = pairs().take_while(|(old, new)| old == new);
    let tail: usize = alike.map(|(old, _)| old.len()).sum();
    let span = Span::new(start, text.len() - tail);
    vec![lsp::TextEdit {
        range: convert::range(source, span, columns),
        new_text: new.get(..new.len() - tail).unwrap_or_default().to_owned(),
    }]
}

fn rest(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

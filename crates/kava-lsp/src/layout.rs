//! The canonical layout of a text, as the edits that lead to it.

use kava::diagnostics::{Columns, Source, Span};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::convert;
use crate::serve::lsp;

/// Comparing costs lines times differences; past this many lines it is one edit.
const MOST_COMPARED: usize = 4000;

/// One edit for each run of lines that differ, so that the cursor stays where nothing changed.
pub(crate) fn edits(source: &Source, laid_out: &str, columns: Columns) -> Vec<lsp::TextEdit> {
    let old: Vec<&str> = source.text.split_inclusive('\n').collect();
    let new: Vec<&str> = laid_out.split_inclusive('\n').collect();
    let starts: Vec<usize> = starts(&old);
    let differences = differences(&old, &new).into_iter();
    let edits = differences.filter(|difference| !matches!(difference, DiffOp::Equal { .. }));
    let edits = edits.filter_map(|difference| {
        let lines = difference.old_range();
        let span = Span::new(*starts.get(lines.start)?, *starts.get(lines.end)?);
        Some(lsp::TextEdit {
            range: convert::range(source, span, columns),
            new_text: new.get(difference.new_range())?.concat(),
        })
    });
    edits.collect()
}

/// Where each line starts, and the end of the text.
fn starts(lines: &[&str]) -> Vec<usize> {
    let ends = lines.iter().scan(0, |end, line| {
        *end += line.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

fn differences(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    if old.len() + new.len() <= MOST_COMPARED {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let alike = |(old, new): &(&&str, &&str)| old == new;
    let head = old.iter().zip(new).take_while(alike).count();
    let most = old.len().min(new.len()) - head;
    let ends = old.iter().rev().zip(new.iter().rev());
    let tail = ends.take(most).take_while(alike).count();
    let (old_len, new_len) = (old.len() - head - tail, new.len() - head - tail);
    match (old_len, new_len) {
        (0, 0) => Vec::new(),
        _ => vec![DiffOp::Replace {
            old_index: head,
            old_len,
            new_index: head,
            new_len,
        }],
    }
}

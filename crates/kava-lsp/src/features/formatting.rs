//! `textDocument/formatting`: the canonical layout of a text, as the edits that lead to it.

use std::ops::Range;

use kava::diagnostics::{Columns, Source, Span};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Feature;
use crate::asked::Refusal;
use crate::convert;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct Formatting;

impl Feature for Formatting {
    type Params = lsp::DocumentFormattingParams;
    type Answer = Option<Vec<lsp::TextEdit>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    /// Needs no judge: a text is laid out whatever is wrong with it.
    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let Some((document, catalogue)) = server.lodged(&params.text_document.uri) else {
            return Ok(None);
        };
        let laid_out = catalogue.and_then(|catalogue| catalogue.laid_out(document));
        let laid_out = laid_out.ok_or(Refusal::Failed)?;
        let columns = server.settings().columns;
        Ok(Some(edits(&document.source, &laid_out, columns)))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.document_formatting_provider = Some(lsp::OneOf::Left(true));
    }
}

/// Comparing costs lines times differences; past this many lines it is one edit.
const MOST_COMPARED: usize = 4000;

/// One edit for each run of lines that differ, so that the cursor stays where nothing changed.
pub(crate) fn edits(source: &Source, laid_out: &str, columns: Columns) -> Vec<lsp::TextEdit> {
    if *source.text == *laid_out {
        return Vec::new();
    }
    let old: Vec<&str> = source.text.split_inclusive('\n').collect();
    let new: Vec<&str> = laid_out.split_inclusive('\n').collect();
    let starts = starts(&old);
    let edit = |lines: Range<usize>, new: &[&str]| {
        let span = Span::new(*starts.get(lines.start)?, *starts.get(lines.end)?);
        let range = convert::range(source, span, columns);
        Some(lsp::TextEdit::new(range, new.concat()))
    };
    let mut edits = Vec::new();
    let (mut from, mut to) = (0, 0);
    for step in differences(&old, &new) {
        // Counted here: the indices that a step brings are not always those of its place.
        let (old_end, new_end) = (from + step.old_range().len(), to + step.new_range().len());
        if !matches!(step, DiffOp::Equal { .. }) {
            edits.extend(edit(
                from..old_end,
                new.get(to..new_end).unwrap_or_default(),
            ));
        }
        (from, to) = (old_end, new_end);
    }
    edits
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
    let same = DiffOp::Equal {
        old_index: 0,
        new_index: 0,
        len: head,
    };
    let changed = DiffOp::Replace {
        old_index: head,
        old_len: old.len() - head - tail,
        new_index: head,
        new_len: new.len() - head - tail,
    };
    vec![same, changed]
}

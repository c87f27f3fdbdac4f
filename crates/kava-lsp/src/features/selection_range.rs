//! `textDocument/selectionRange`: from a word outwards to the whole text.

use kava::diagnostics::Span;

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::Sheet;

pub(crate) struct SelectionRange;

impl Feature for SelectionRange {
    type Params = lsp::SelectionRangeParams;
    type Answer = Option<Vec<lsp::SelectionRange>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        Ok(server.sheet(&params.text_document.uri).and_then(|sheet| {
            let spans = |position| sheet.view.editor.selection(sheet.place(position));
            let positions = params.positions.iter();
            let selections = positions.map(|position| nested(&sheet, &spans(*position)?));
            selections.collect()
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.selection_range_provider = Some(lsp::SelectionRangeProviderCapability::Simple(true));
    }
}

/// The spans are the innermost first.
fn nested(sheet: &Sheet<'_>, spans: &[Span]) -> Option<lsp::SelectionRange> {
    let outwards = spans.iter().rev();
    outwards.fold(None, |parent, span| {
        Some(lsp::SelectionRange {
            range: sheet.range(*span),
            parent: parent.map(Box::new),
        })
    })
}

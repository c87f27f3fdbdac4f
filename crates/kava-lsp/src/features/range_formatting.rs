//! `textDocument/rangeFormatting`: the canonical layout of some lines.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct RangeFormatting;

impl Feature for RangeFormatting {
    type Params = lsp::DocumentRangeFormattingParams;
    type Answer = Option<Vec<lsp::TextEdit>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        Ok(server.sheet(&params.text_document.uri).map(|sheet| {
            let edits = sheet
                .view
                .editor
                .layout_of(sheet.file, sheet.span(params.range));
            sheet.text_edits(edits)
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.document_range_formatting_provider = Some(lsp::OneOf::Left(true));
    }
}

//! `textDocument/foldingRange`: what of a text may be hidden.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct FoldingRange;

impl Feature for FoldingRange {
    type Params = lsp::FoldingRangeParams;
    type Answer = Option<Vec<lsp::FoldingRange>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        Ok(server.sheet(&params.text_document.uri).and_then(|sheet| {
            let folds = sheet.view.editor.folds(sheet.file)?.into_iter();
            let ranges = folds.map(|fold| lsp::FoldingRange {
                start_line: fold.first as u32,
                end_line: fold.last as u32,
                kind: fold.is_comment.then_some(lsp::FoldingRangeKind::Comment),
                ..lsp::FoldingRange::default()
            });
            Some(ranges.collect())
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.folding_range_provider = Some(lsp::FoldingRangeProviderCapability::Simple(true));
    }
}

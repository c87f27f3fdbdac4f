//! `textDocument/inlayHint`: sums, days and weekdays beside what they follow from.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct InlayHint;

impl Feature for InlayHint {
    type Params = lsp::InlayHintParams;
    type Answer = Option<Vec<lsp::InlayHint>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let Some(sheet) = server.sheet(&params.text_document.uri) else {
            return Ok(None);
        };
        let lang = sheet.view.settings.lang;
        let hints = sheet
            .view
            .editor
            .hints(sheet.file, sheet.span(params.range));
        let hints = hints.into_iter().map(|hint| lsp::InlayHint {
            position: sheet.position(hint.at),
            label: lsp::InlayHintLabel::String(hint.text.get(lang).to_owned()),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        });
        Ok(Some(hints.collect()))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.inlay_hint_provider = Some(lsp::OneOf::Left(true));
    }
}

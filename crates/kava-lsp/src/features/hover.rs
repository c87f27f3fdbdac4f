//! `textDocument/hover`: what stands at a place.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct Hover;

impl Feature for Hover {
    type Params = lsp::HoverParams;
    type Answer = Option<lsp::Hover>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        Ok(server.sheet(&asked.text_document.uri).and_then(|sheet| {
            let hover = sheet.view.editor.hover(sheet.place(asked.position))?;
            let settings = sheet.view.settings;
            Some(lsp::Hover {
                contents: lsp::HoverContents::Markup(settings.markup(&hover.text)),
                range: Some(sheet.range(hover.span)),
            })
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.hover_provider = Some(lsp::HoverProviderCapability::Simple(true));
    }
}

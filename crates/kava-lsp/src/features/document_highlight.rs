//! `textDocument/documentHighlight`: where what is named here is named, in this text.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct DocumentHighlight;

impl Feature for DocumentHighlight {
    type Params = lsp::DocumentHighlightParams;
    type Answer = Option<Vec<lsp::DocumentHighlight>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        let Some(sheet) = server.sheet(&asked.text_document.uri) else {
            return Ok(None);
        };
        let found = sheet.view.editor.references(sheet.place(asked.position));
        let here = found.into_iter().filter(|it| it.place.file == sheet.file);
        let highlights = here.map(|it| lsp::DocumentHighlight {
            range: sheet.range(it.place.span),
            kind: Some(match it.declares {
                true => lsp::DocumentHighlightKind::WRITE,
                false => lsp::DocumentHighlightKind::READ,
            }),
        });
        Ok(Some(highlights.collect()))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.document_highlight_provider = Some(lsp::OneOf::Left(true));
    }
}

//! `textDocument/onTypeFormatting`: a closing brace lays its block out, a new line begins in its place.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct OnTypeFormatting;

impl Feature for OnTypeFormatting {
    type Params = lsp::DocumentOnTypeFormattingParams;
    type Answer = Option<Vec<lsp::TextEdit>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position;
        Ok(server.sheet(&asked.text_document.uri).map(|sheet| {
            let offset = sheet.offset(asked.position);
            let editor = &sheet.view.editor;
            sheet.text_edits(editor.layout_typed(sheet.file, offset, &params.ch))
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.document_on_type_formatting_provider = Some(lsp::DocumentOnTypeFormattingOptions {
            first_trigger_character: "}".to_owned(),
            more_trigger_character: Some(vec!["\n".to_owned()]),
        });
    }
}

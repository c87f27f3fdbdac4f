//! `textDocument/definition`: from a name to what it means.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct Definition;

impl Feature for Definition {
    type Params = lsp::GotoDefinitionParams;
    type Answer = Option<lsp::GotoDefinitionResponse>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        Ok(server.sheet(&asked.text_document.uri).and_then(|sheet| {
            let lead = sheet.view.editor.definition(sheet.place(asked.position))?;
            sheet.view.leads([lead])
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.definition_provider = Some(lsp::OneOf::Left(true));
    }
}

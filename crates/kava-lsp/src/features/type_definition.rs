//! `textDocument/typeDefinition`: from a name to what the thing belongs to, such as a course's study
//! programmes.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct TypeDefinition;

impl Feature for TypeDefinition {
    type Params = lsp::request::GotoTypeDefinitionParams;
    type Answer = Option<lsp::request::GotoTypeDefinitionResponse>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        Ok(server.sheet(&asked.text_document.uri).and_then(|sheet| {
            let place = sheet.place(asked.position);
            sheet.view.leads(sheet.view.editor.belongs_to(place))
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.type_definition_provider = Some(lsp::TypeDefinitionProviderCapability::Simple(true));
    }
}

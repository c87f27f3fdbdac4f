//! `textDocument/declaration`: from a name to everything that bears it, such as each edition of a
//! programme.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct Declaration;

impl Feature for Declaration {
    type Params = lsp::request::GotoDeclarationParams;
    type Answer = Option<lsp::request::GotoDeclarationResponse>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        Ok(server.sheet(&asked.text_document.uri).and_then(|sheet| {
            let place = sheet.place(asked.position);
            sheet.view.leads(sheet.view.editor.declarations_of(place))
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.declaration_provider = Some(lsp::DeclarationCapability::Simple(true));
    }
}

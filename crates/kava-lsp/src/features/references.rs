//! `textDocument/references`: where what is named here is named, in all files.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct References;

impl Feature for References {
    type Params = lsp::ReferenceParams;
    type Answer = Option<Vec<lsp::Location>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position;
        let Some(sheet) = server.sheet(&asked.text_document.uri) else {
            return Ok(None);
        };
        let found = sheet.view.editor.references(sheet.place(asked.position));
        let wanted = |declares: bool| !declares || params.context.include_declaration;
        let locations = found
            .into_iter()
            .filter(|it| wanted(it.declares))
            .filter_map(|it| sheet.view.location(it.place));
        Ok(Some(locations.collect()))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.references_provider = Some(lsp::OneOf::Left(true));
    }
}

//! `textDocument/rename`: another code for a thing, in all files.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct Rename;

impl Feature for Rename {
    type Params = lsp::RenameParams;
    type Answer = Option<lsp::WorkspaceEdit>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position;
        let Some(sheet) = server.sheet(&asked.text_document.uri) else {
            return Ok(None);
        };
        let place = sheet.place(asked.position);
        let edits = sheet.view.editor.rename(place, &params.new_name);
        let edits = edits.map_err(|why| sheet.view.refusal(&why))?;
        Ok(sheet.view.edits(&edits))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.rename_provider = Some(lsp::OneOf::Right(lsp::RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        }));
    }
}

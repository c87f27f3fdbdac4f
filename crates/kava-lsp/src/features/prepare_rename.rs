//! `textDocument/prepareRename`: whether the name here can be written anew.

use kava::editor::Renamable;

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct PrepareRename;

impl Feature for PrepareRename {
    type Params = lsp::TextDocumentPositionParams;
    type Answer = Option<lsp::PrepareRenameResponse>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let Some(sheet) = server.sheet(&params.text_document.uri) else {
            return Ok(None);
        };
        let found = sheet.view.editor.renamable(sheet.place(params.position));
        let found = found.map_err(|why| sheet.view.refusal(&why))?;
        Ok(found.map(|Renamable { place, code }| {
            lsp::PrepareRenameResponse::RangeWithPlaceholder {
                range: sheet.range(place.span),
                placeholder: code,
            }
        }))
    }
}

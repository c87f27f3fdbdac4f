//! `textDocument/linkedEditingRange`: the places of a text that change together with the code here.

use kava::editor::Linked;

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct LinkedEditingRange;

/// What may be typed while the places stay linked: a code has no blanks, commas, braces or quotation
/// marks in it.
const CODE: &str = "[^\\s,{}\"„“”«»]+";

impl Feature for LinkedEditingRange {
    type Params = lsp::LinkedEditingRangeParams;
    type Answer = Option<lsp::LinkedEditingRanges>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        Ok(server.sheet(&asked.text_document.uri).and_then(|sheet| {
            let Linked(spans) = sheet.view.editor.linked(sheet.place(asked.position))?;
            Some(lsp::LinkedEditingRanges {
                ranges: spans.into_iter().map(|span| sheet.range(span)).collect(),
                word_pattern: Some(CODE.to_owned()),
            })
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.linked_editing_range_provider =
            Some(lsp::LinkedEditingRangeServerCapabilities::Simple(true));
    }
}

//! `textDocument/documentLink`: what of a text leads to an address.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct DocumentLink;

impl Feature for DocumentLink {
    type Params = lsp::DocumentLinkParams;
    type Answer = Option<Vec<lsp::DocumentLink>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        Ok(server.sheet(&params.text_document.uri).and_then(|sheet| {
            let lang = sheet.view.settings.lang;
            let links = sheet.view.editor.web_links(sheet.file)?.into_iter();
            let links = links.filter_map(|link| {
                Some(lsp::DocumentLink {
                    range: sheet.range(link.span),
                    // What is no address leads nowhere.
                    target: Some(link.address.parse().ok()?),
                    tooltip: link.what.map(|words| words.get(lang).to_owned()),
                    data: None,
                })
            });
            Some(links.collect())
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.document_link_provider = Some(lsp::DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        });
    }
}

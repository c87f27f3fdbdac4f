//! `kava/text`: the text at an address as Kava judged it last. No editor needs it; whoever suspects that
//! the server lost a change compares it with the editor's, byte by byte.

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

/// Its name in the protocol, where names with a stroke are free for servers.
pub(crate) const METHOD: &str = "kava/text";

pub(crate) struct Text;

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Params {
    text_document: lsp::TextDocumentIdentifier,
}

#[derive(serde::Serialize)]
pub(crate) struct Held {
    /// Of the text in the editor; none for a file that is only on the disk.
    version: Option<i32>,
    text: String,
}

impl Feature for Text {
    type Params = Params;
    type Answer = Option<Held>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let uri = &params.text_document.uri;
        let version = server.lodged(uri).map(|(document, _)| document.version);
        Ok(server.sheet(uri).map(|sheet| Held {
            version,
            text: sheet.source.text.to_string(),
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.experimental = Some(serde_json::json!({ METHOD: true }));
    }
}

//! `textDocument/codeLens`: what each programme comes to, and a way to its documents.

use serde_json::json;

use super::Feature;
use super::execute_command::PREVIEW;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct CodeLens;

impl Feature for CodeLens {
    type Params = lsp::CodeLensParams;
    type Answer = Option<Vec<lsp::CodeLens>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let uri = &params.text_document.uri;
        let Some(sheet) = server.sheet(uri) else {
            return Ok(None);
        };
        let lang = sheet.view.settings.lang;
        let lenses = sheet.view.editor.lenses(sheet.file).into_iter();
        let lenses = lenses.map(|lens| lsp::CodeLens {
            range: sheet.range(lens.span),
            command: Some(lsp::Command {
                title: lens.title.get(lang).to_owned(),
                command: PREVIEW.to_owned(),
                arguments: Some(vec![json!({ "uri": uri, "programme": lens.programme })]),
            }),
            data: None,
        });
        Ok(Some(lenses.collect()))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.code_lens_provider = Some(lsp::CodeLensOptions {
            resolve_provider: None,
        });
    }
}

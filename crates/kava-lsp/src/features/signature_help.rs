//! `textDocument/signatureHelp`: in which forms the line may go on.

use kava::diagnostics::{Columns, Source};
use kava::editor::{Form, Signature};

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::settings::Settings;

pub(crate) struct SignatureHelp;

impl Feature for SignatureHelp {
    type Params = lsp::SignatureHelpParams;
    type Answer = Option<lsp::SignatureHelp>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        Ok(server.sheet(&asked.text_document.uri).and_then(|sheet| {
            let place = sheet.place(asked.position);
            let signature = sheet.view.editor.signature(place)?;
            Some(shown(&signature, sheet.view.settings))
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.signature_help_provider = Some(lsp::SignatureHelpOptions {
            trigger_characters: Some(vec![" ".to_owned()]),
            ..lsp::SignatureHelpOptions::default()
        });
    }
}

fn shown(signature: &Signature, settings: &Settings) -> lsp::SignatureHelp {
    let doc = signature.doc.get(settings.lang);
    let doc = (!doc.is_empty()).then(|| lsp::Documentation::String(doc.to_owned()));
    let forms = signature
        .forms
        .iter()
        .map(|form| lsp::SignatureInformation {
            label: form.text.clone(),
            documentation: doc.clone(),
            parameters: Some(parameters(form)),
            active_parameter: Some(form.active as u32),
        });
    lsp::SignatureHelp {
        signatures: forms.collect(),
        active_signature: Some(signature.active as u32),
        active_parameter: None,
    }
}

/// Offsets in labels are counted in UTF-16, whatever was agreed on for positions.
fn parameters(form: &Form) -> Vec<lsp::ParameterInformation> {
    let label = Source::new("", &*form.text);
    let column = |offset: usize| label.point(offset as u32, Columns::Utf16).column;
    let parts = form.parts.iter();
    let parameters = parts.map(|part| lsp::ParameterInformation {
        label: lsp::ParameterLabel::LabelOffsets([column(part.start), column(part.end)]),
        documentation: None,
    });
    parameters.collect()
}

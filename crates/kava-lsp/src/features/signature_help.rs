//! `textDocument/signatureHelp`: in which forms the line may go on.

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

fn parameters(form: &Form) -> Vec<lsp::ParameterInformation> {
    let parts = form.parts.iter();
    let parameters = parts.map(|part| lsp::ParameterInformation {
        label: lsp::ParameterLabel::LabelOffsets([
            in_utf_16(&form.text, part.start),
            in_utf_16(&form.text, part.end),
        ]),
        documentation: None,
    });
    parameters.collect()
}

/// Offsets in labels are counted so, whatever was agreed on for positions.
fn in_utf_16(text: &str, offset: usize) -> u32 {
    let before = text.get(..offset).unwrap_or(text);
    before.encode_utf16().count() as u32
}

//! `textDocument/diagnostic`: what was found in one text, for a client that asks.

use super::Feature;
use crate::asked::Refusal;
use crate::publish::Published;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct Diagnostic;

impl Feature for Diagnostic {
    type Params = lsp::DocumentDiagnosticParams;
    type Answer = lsp::DocumentDiagnosticReportResult;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let nothing = Published::default();
        let stands = server.board().get(&params.text_document.uri);
        let stands = stands.unwrap_or(&nothing);
        let report = match params.previous_result_id == Some(stands.result_id()) {
            true => lsp::DocumentDiagnosticReport::Unchanged(unchanged(stands)),
            false => lsp::DocumentDiagnosticReport::Full(full(stands)),
        };
        Ok(report.into())
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        let options = lsp::DiagnosticOptions {
            identifier: Some("kava".to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..lsp::DiagnosticOptions::default()
        };
        to.diagnostic_provider = Some(lsp::DiagnosticServerCapabilities::Options(options));
    }
}

fn full(stands: &Published) -> lsp::RelatedFullDocumentDiagnosticReport {
    lsp::RelatedFullDocumentDiagnosticReport {
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport {
            result_id: Some(stands.result_id()),
            items: stands.found.to_vec(),
        },
        ..lsp::RelatedFullDocumentDiagnosticReport::default()
    }
}

fn unchanged(stands: &Published) -> lsp::RelatedUnchangedDocumentDiagnosticReport {
    lsp::RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport {
            result_id: stands.result_id(),
        },
    }
}

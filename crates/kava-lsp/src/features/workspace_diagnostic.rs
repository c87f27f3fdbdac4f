//! `workspace/diagnostic`: what was found in all texts of all catalogues, for a client that asks. What
//! it knows already is not said again.

use std::collections::BTreeMap;

use super::Feature;
use crate::asked::Refusal;
use crate::publish::Published;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct WorkspaceDiagnostic;

impl Feature for WorkspaceDiagnostic {
    type Params = lsp::WorkspaceDiagnosticParams;
    type Answer = lsp::WorkspaceDiagnosticReportResult;

    fn uri(_: &Self::Params) -> Option<&lsp::Uri> {
        None
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let known = params.previous_result_ids.into_iter();
        let mut known: BTreeMap<lsp::Uri, String> = known.map(|it| (it.uri, it.value)).collect();
        let stands = server.board().all();
        let mut items: Vec<_> = stands
            .map(|(uri, stands)| report(uri, stands, known.remove(uri).as_ref()))
            .collect();
        // What stood elsewhere stands there no more.
        let gone = known.into_keys();
        items.extend(gone.map(|uri| report(&uri, &Published::default(), None)));
        Ok(lsp::WorkspaceDiagnosticReport { items }.into())
    }
}

fn report(
    uri: &lsp::Uri,
    stands: &Published,
    known: Option<&String>,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    let version = stands.version.map(i64::from);
    if known == Some(&stands.result_id()) {
        return lsp::WorkspaceUnchangedDocumentDiagnosticReport {
            uri: uri.clone(),
            version,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport {
                result_id: stands.result_id(),
            },
        }
        .into();
    }
    lsp::WorkspaceFullDocumentDiagnosticReport {
        uri: uri.clone(),
        version,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport {
            result_id: Some(stands.result_id()),
            items: stands.found.to_vec(),
        },
    }
    .into()
}

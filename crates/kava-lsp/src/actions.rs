//! The quick fixes that findings offer.

use std::collections::{BTreeMap, HashMap};

use kava::diagnostics::{Finding, Fix};

use crate::catalogue::Catalogue;
use crate::convert::{self, Shown};
use crate::serve::lsp;
use crate::settings::Settings;

/// What is asked for: fixes of what is found in a range of one document.
pub(crate) struct Wanted<'w> {
    pub uri: &'w lsp::Uri,
    pub range: lsp::Range,
    pub only: Option<&'w [lsp::CodeActionKind]>,
}

/// In the order of the findings; a fix that mends several of them once.
pub(crate) fn quick_fixes(
    catalogue: &Catalogue,
    wanted: &Wanted<'_>,
    version: &dyn Fn(&lsp::Uri) -> Option<i32>,
    settings: &Settings,
) -> Vec<lsp::CodeActionOrCommand> {
    if !wanted
        .only
        .is_none_or(|kinds| kinds.iter().any(holds_quick_fixes))
    {
        return Vec::new();
    }
    let mut fixes: Vec<(&Fix, Vec<&Finding>)> = Vec::new();
    for finding in catalogue
        .findings()
        .filter(|finding| touches(catalogue, finding, wanted, settings))
    {
        for fix in &finding.fixes {
            match fixes.iter_mut().find(|(known, _)| *known == fix) {
                Some((_, mended)) => mended.push(finding),
                None => fixes.push((fix, vec![finding])),
            }
        }
    }
    let actions = fixes.into_iter().filter_map(|(fix, mended)| {
        let edit = workspace_edit(catalogue, fix, version, settings)?;
        Some(action(catalogue, fix, &mended, edit, settings).into())
    });
    actions.collect()
}

/// Kinds are nested by full stops; the empty kind holds all.
fn holds_quick_fixes(kind: &lsp::CodeActionKind) -> bool {
    *kind == lsp::CodeActionKind::QUICKFIX || *kind == lsp::CodeActionKind::EMPTY
}

fn touches(
    catalogue: &Catalogue,
    finding: &Finding,
    wanted: &Wanted<'_>,
    settings: &Settings,
) -> bool {
    let Some(Shown { uri, source }) = catalogue.shown(finding.place.file) else {
        return false;
    };
    let asked = convert::span(source, wanted.range, settings.columns);
    let span = finding.place.span;
    uri == wanted.uri && span.start <= asked.end && asked.start <= span.end
}

fn action(
    catalogue: &Catalogue,
    fix: &Fix,
    mended: &[&Finding],
    edit: lsp::WorkspaceEdit,
    settings: &Settings,
) -> lsp::CodeAction {
    let diagnostics = mended
        .iter()
        .map(|finding| catalogue.diagnostic(finding, settings));
    lsp::CodeAction {
        title: fix.title.get(settings.lang).to_owned(),
        kind: Some(lsp::CodeActionKind::QUICKFIX),
        diagnostics: Some(diagnostics.collect()),
        edit: Some(edit),
        // Where there is a choice, it is the director's.
        is_preferred: Some(mended.iter().all(|finding| finding.fixes.len() == 1)),
        ..lsp::CodeAction::default()
    }
}

/// None for a fix without edits, or with one in a text that the editor cannot open.
fn workspace_edit(
    catalogue: &Catalogue,
    fix: &Fix,
    version: &dyn Fn(&lsp::Uri) -> Option<i32>,
    settings: &Settings,
) -> Option<lsp::WorkspaceEdit> {
    let mut edits: BTreeMap<&lsp::Uri, Vec<lsp::TextEdit>> = BTreeMap::new();
    for edit in &fix.edits {
        let Shown { uri, source } = catalogue.shown(edit.file)?;
        edits
            .entry(uri)
            .or_default()
            .push(convert::edit(edit, source, settings.columns));
    }
    if edits.is_empty() {
        return None;
    }
    Some(match settings.versioned_edits {
        true => lsp::WorkspaceEdit {
            document_changes: Some(lsp::DocumentChanges::Edits(versioned(edits, version))),
            ..lsp::WorkspaceEdit::default()
        },
        false => lsp::WorkspaceEdit {
            changes: Some(
                edits
                    .into_iter()
                    .map(|(uri, it)| (uri.clone(), it))
                    .collect::<HashMap<_, _>>(),
            ),
            ..lsp::WorkspaceEdit::default()
        },
    })
}

fn versioned(
    edits: BTreeMap<&lsp::Uri, Vec<lsp::TextEdit>>,
    version: &dyn Fn(&lsp::Uri) -> Option<i32>,
) -> Vec<lsp::TextDocumentEdit> {
    let versioned = edits.into_iter().map(|(uri, edits)| lsp::TextDocumentEdit {
        text_document: lsp::OptionalVersionedTextDocumentIdentifier {
            uri: uri.clone(),
            version: version(uri),
        },
        edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
    });
    versioned.collect()
}

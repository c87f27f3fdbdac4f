//! `textDocument/codeAction`: the quick fixes that findings offer.

use kava::diagnostics::{Finding, Fix};

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::Sheet;

pub(crate) struct CodeAction;

impl Feature for CodeAction {
    type Params = lsp::CodeActionParams;
    type Answer = Option<lsp::CodeActionResponse>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let Some(sheet) = server.sheet(&params.text_document.uri) else {
            return Ok(None);
        };
        Ok(Some(quick_fixes(&sheet, &params)))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        let options = lsp::CodeActionOptions {
            code_action_kinds: Some(vec![lsp::CodeActionKind::QUICKFIX]),
            ..lsp::CodeActionOptions::default()
        };
        to.code_action_provider = Some(options.into());
    }
}

/// In the order of the findings; a fix that mends several of them once.
fn quick_fixes(sheet: &Sheet<'_>, params: &lsp::CodeActionParams) -> Vec<lsp::CodeActionOrCommand> {
    let only = params.context.only.as_deref();
    if !only.is_none_or(|kinds| kinds.iter().any(holds_quick_fixes)) {
        return Vec::new();
    }
    let mut fixes: Vec<(&Fix, Vec<&Finding>)> = Vec::new();
    for finding in touched(sheet, params.range) {
        for fix in &finding.fixes {
            match fixes.iter_mut().find(|(known, _)| *known == fix) {
                Some((_, mended)) => mended.push(finding),
                None => fixes.push((fix, vec![finding])),
            }
        }
    }
    let actions = fixes.into_iter().filter_map(|(fix, mended)| {
        let edit = sheet.view.edits(&fix.edits)?;
        Some(action(sheet, fix, &mended, edit).into())
    });
    actions.collect()
}

/// Kinds are nested by full stops; the empty kind holds all.
fn holds_quick_fixes(kind: &lsp::CodeActionKind) -> bool {
    *kind == lsp::CodeActionKind::QUICKFIX || *kind == lsp::CodeActionKind::EMPTY
}

fn touched<'s>(sheet: &Sheet<'s>, range: lsp::Range) -> impl Iterator<Item = &'s Finding> {
    let (file, asked) = (sheet.file, sheet.span(range));
    sheet.view.catalogue.findings().filter(move |finding| {
        let span = finding.place.span;
        finding.place.file == file && span.start <= asked.end && asked.start <= span.end
    })
}

fn action(
    sheet: &Sheet<'_>,
    fix: &Fix,
    mended: &[&Finding],
    edit: lsp::WorkspaceEdit,
) -> lsp::CodeAction {
    let (catalogue, settings) = (sheet.view.catalogue, sheet.view.settings);
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

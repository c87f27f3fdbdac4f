//! `textDocument/codeAction`: the quick fixes that findings offer, all certain ones of a text at once,
//! and rewrites of what is right already.

use kava::diagnostics::{Edit, Words, say};
use kava::editor::{Mend, Of, Rewrite};

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::Sheet;

pub(crate) struct CodeAction;

/// What adds to a whole text without mending it.
const COMPLETION: lsp::CodeActionKind = lsp::CodeActionKind::new("source.addMissingTexts");

const KINDS: [lsp::CodeActionKind; 4] = [
    lsp::CodeActionKind::QUICKFIX,
    lsp::CodeActionKind::REFACTOR,
    lsp::CodeActionKind::SOURCE_FIX_ALL,
    COMPLETION,
];

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
        Ok(Some(actions(&sheet, &params)))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        let options = lsp::CodeActionOptions {
            code_action_kinds: Some(KINDS.to_vec()),
            ..lsp::CodeActionOptions::default()
        };
        to.code_action_provider = Some(options.into());
    }
}

fn actions(sheet: &Sheet<'_>, params: &lsp::CodeActionParams) -> Vec<lsp::CodeActionOrCommand> {
    let only = params.context.only.as_deref();
    let wanted = |kind: &lsp::CodeActionKind| {
        only.is_none_or(|kinds| kinds.iter().any(|asked| holds(asked, kind)))
    };
    let at = sheet.span(params.range).in_file(sheet.file);
    let (editor, catalogue) = (&sheet.view.editor, sheet.view.catalogue);
    let mut actions = Vec::new();
    if wanted(&lsp::CodeActionKind::QUICKFIX) {
        let mends = editor.mends(catalogue.findings(), at).into_iter();
        actions.extend(mends.filter_map(|mend| quick_fix(sheet, &mend)));
    }
    if wanted(&lsp::CodeActionKind::SOURCE_FIX_ALL) {
        let kind = lsp::CodeActionKind::SOURCE_FIX_ALL;
        let edits = editor.mend_all(catalogue.findings(), sheet.file);
        actions.extend(action(sheet, &mend_all(), kind, &edits));
    }
    if wanted(&lsp::CodeActionKind::REFACTOR) || wanted(&COMPLETION) {
        let rewrites = editor.rewrites(at).into_iter();
        let rewrites = rewrites.filter(|rewrite| wanted(&kind_of(rewrite)));
        actions.extend(rewrites.filter_map(|it| action(sheet, &it.title, kind_of(&it), &it.edits)));
    }
    actions.into_iter().map(Into::into).collect()
}

/// Kinds are nested by full stops; the empty kind holds all.
fn holds(asked: &lsp::CodeActionKind, kind: &lsp::CodeActionKind) -> bool {
    let (asked, kind) = (asked.as_str(), kind.as_str());
    let rest = kind.strip_prefix(asked);
    asked.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn kind_of(rewrite: &Rewrite) -> lsp::CodeActionKind {
    match rewrite.of {
        Of::Place => lsp::CodeActionKind::REFACTOR,
        Of::Text => COMPLETION,
    }
}

fn mend_all() -> Words {
    say!(
        en "mend all that leaves no doubt",
        et "paranda kõik, milles pole kahtlust"
    )
}

fn quick_fix(sheet: &Sheet<'_>, mend: &Mend<'_>) -> Option<lsp::CodeAction> {
    let (catalogue, settings) = (sheet.view.catalogue, sheet.view.settings);
    let shown = |finding| catalogue.diagnostic(finding, settings);
    let kind = lsp::CodeActionKind::QUICKFIX;
    Some(lsp::CodeAction {
        diagnostics: Some(mend.mended.iter().map(|it| shown(it)).collect()),
        is_preferred: Some(mend.is_only()),
        ..action(sheet, &mend.fix.title, kind, &mend.edits)?
    })
}

/// None if there is nothing to change, or something that the editor cannot open.
fn action(
    sheet: &Sheet<'_>,
    title: &Words,
    kind: lsp::CodeActionKind,
    edits: &[Edit],
) -> Option<lsp::CodeAction> {
    Some(lsp::CodeAction {
        title: title.get(sheet.view.settings.lang).to_owned(),
        kind: Some(kind),
        edit: Some(sheet.view.edits(edits)?),
        ..lsp::CodeAction::default()
    })
}

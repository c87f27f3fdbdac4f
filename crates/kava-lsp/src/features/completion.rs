//! `textDocument/completion`: what may be written at a place. The list is for what was typed so far:
//! what is found by another word than the one that is put in could not be filtered by the client.

use kava::diagnostics::Span;
use kava::editor::{self, Completions, Written, without_stops};
use serde_json::json;

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::settings::Settings;
use crate::view::Sheet;

pub(crate) struct Completion;

impl Feature for Completion {
    type Params = lsp::CompletionParams;
    type Answer = Option<lsp::CompletionResponse>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position;
        Ok(server.sheet(&asked.text_document.uri).map(|sheet| {
            let found = sheet.view.editor.complete(sheet.place(asked.position));
            lsp::CompletionResponse::List(list(&sheet, &found, &asked))
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.completion_provider = Some(lsp::CompletionOptions {
            resolve_provider: Some(true),
            trigger_characters: Some(vec![" ".to_owned()]),
            ..lsp::CompletionOptions::default()
        });
    }
}

fn list(
    sheet: &Sheet<'_>,
    found: &Completions,
    asked: &lsp::TextDocumentPositionParams,
) -> lsp::CompletionList {
    let typed = Span {
        end: sheet.offset(asked.position),
        ..found.replace
    };
    let line = Asked {
        settings: sheet.view.settings,
        uri: &asked.text_document.uri,
        range: sheet.range(found.replace),
        typed: typed.of(&sheet.source.text),
    };
    let items = found.items.iter().enumerate();
    lsp::CompletionList {
        is_incomplete: true,
        items: items.map(|(at, item)| shown(item, at, &line)).collect(),
    }
}

/// What is the same for all items of a list.
struct Asked<'a> {
    settings: &'a Settings,
    uri: &'a lsp::Uri,
    range: lsp::Range,
    typed: &'a str,
}

fn shown(item: &editor::Completion, at: usize, asked: &Asked<'_>) -> lsp::CompletionItem {
    let settings = asked.settings;
    let detail = item.detail.get(settings.lang);
    let new_text = match settings.snippets {
        true => item.insert.clone(),
        false => without_stops(&item.insert),
    };
    let found_as = item.found_as(asked.typed).unwrap_or(&item.label);
    lsp::CompletionItem {
        label: item.label.clone(),
        kind: Some(kind(item.kind)),
        detail: (!detail.is_empty()).then(|| detail.to_owned()),
        tags: item
            .is_withdrawn
            .then(|| vec![lsp::CompletionItemTag::DEPRECATED]),
        sort_text: Some(format!("{at:03}")),
        filter_text: (found_as != item.label).then(|| found_as.to_owned()),
        insert_text_format: settings.snippets.then_some(lsp::InsertTextFormat::SNIPPET),
        text_edit: Some(lsp::TextEdit::new(asked.range, new_text).into()),
        data: item.about.as_ref().map(|about| {
            json!({
                "uri": asked.uri,
                "what": about.what,
                "name": about.name,
                "within": about.within,
            })
        }),
        ..lsp::CompletionItem::default()
    }
}

fn kind(written: Written) -> lsp::CompletionItemKind {
    match written {
        Written::Field => lsp::CompletionItemKind::FIELD,
        Written::Block => lsp::CompletionItemKind::STRUCT,
        Written::Word => lsp::CompletionItemKind::ENUM_MEMBER,
        Written::Course => lsp::CompletionItemKind::CLASS,
        Written::Outcome => lsp::CompletionItemKind::CONSTANT,
        Written::Name => lsp::CompletionItemKind::REFERENCE,
        Written::Unit => lsp::CompletionItemKind::UNIT,
        Written::Date | Written::Text => lsp::CompletionItemKind::VALUE,
        Written::Skeleton => lsp::CompletionItemKind::SNIPPET,
    }
}

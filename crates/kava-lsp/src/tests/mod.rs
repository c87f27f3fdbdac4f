//! The actor without a client: what depends on which events come in one batch.

mod document;
mod fixes;
mod layout;
mod panic;
mod settings;
mod stale;

use std::sync::mpsc;

use kava::Day;
use kava::Moment;
use kava::diagnostics::Lang;
use tokio::sync::oneshot;

use crate::Options;
use crate::asked::{Asked, Refusal};
use crate::catalogue::Judging;
use crate::features::{Feature, Formatting};
use crate::serve::lsp;
use crate::server::{Event, Notice, Server};

type Answer<T> = oneshot::Receiver<Result<T, Refusal>>;

fn server(judging: Judging) -> (Server, mpsc::Receiver<Notice>) {
    let options = Options {
        as_of: Day::new(2026, 6, 10).expect("a day"),
        lang: Lang::En,
        moment: Moment::Draft,
    };
    let (told, heard) = mpsc::channel();
    let tell = move |notices: Vec<Notice>| {
        let notices = notices.into_iter();
        notices.for_each(|notice| told.send(notice).expect("the test listens"));
    };
    (Server::judged_by(judging, options, Box::new(tell)), heard)
}

fn uri(text: &str) -> lsp::Uri {
    text.parse().expect("an address")
}

fn begun(capabilities: serde_json::Value) -> Event {
    let params = serde_json::json!({ "capabilities": capabilities });
    let params = serde_json::from_value(params).expect("parameters");
    let (reply, _) = oneshot::channel();
    Event::Begun(Box::new(params), reply)
}

fn opened(address: &str, text: &str) -> Event {
    Event::Opened(lsp::TextDocumentItem {
        uri: uri(address),
        language_id: "kava".to_owned(),
        version: 1,
        text: text.to_owned(),
    })
}

fn changed(address: &str, version: i32, text: &str) -> Event {
    Event::Changed(lsp::DidChangeTextDocumentParams {
        text_document: lsp::VersionedTextDocumentIdentifier {
            uri: uri(address),
            version,
        },
        content_changes: vec![lsp::TextDocumentContentChangeEvent {
            range: None,
            range_length: None,
            text: text.to_owned(),
        }],
    })
}

fn layout(address: &str) -> (Asked, Answer<Option<Vec<lsp::TextEdit>>>) {
    ask::<Formatting>(serde_json::json!({
        "textDocument": { "uri": address },
        "options": { "tabSize": 2, "insertSpaces": true },
    }))
}

fn ask<F: Feature>(params: serde_json::Value) -> (Asked, Answer<F::Answer>)
where
    F::Params: serde::de::DeserializeOwned,
{
    let params = serde_json::from_value(params).expect("parameters");
    let (reply, answer) = oneshot::channel();
    (Asked::new::<F>(params, reply), answer)
}

fn asked<T>((asked, answer): (Asked, T)) -> (Event, T) {
    (Event::Asked(asked), answer)
}

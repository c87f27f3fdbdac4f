//! The session, and the laws it must keep: no request fails inside; every place that is told of is in the text
//! as it stands; the edits of formatting lead to the layout; in the end the server's texts are the client's.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use super::client::Client;
use super::script::{Step, steps};
use super::text::{Encoding, cursor};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime")
});

/// What JSON-RPC and the protocol say of requests that are not as they should be: none of ours may be.
const FAULTS: [i64; 5] = [-32700, -32600, -32601, -32602, -32603];

/// Plays an input. The folder holds a `catalogue.kava`; of the documents two are in it.
pub fn play(input: &str, folder: &Path) {
    let (begin, steps) = steps(input);
    RUNTIME.block_on(async {
        let mut session = Session::begin(begin, folder).await;
        for step in steps {
            session.take(step).await;
        }
        session.end().await;
    });
}

struct Session {
    client: Client,
    encoding: Encoding,
    documents: [String; 3],
    /// The texts that are open, by address.
    texts: BTreeMap<String, String>,
    version: i32,
    /// What may be asked about further: items of completion and of hierarchies.
    items: Vec<Value>,
    result: Value,
}

impl Session {
    async fn begin(number: usize, folder: &Path) -> Session {
        let file = |name: &str| format!("file://{}/{name}", folder.display());
        let encoding = Encoding::ALL[number % 3];
        let mut session = Session {
            client: Client::new(),
            encoding,
            documents: [
                "untitled:a".to_owned(),
                file("courses.kava"),
                file("catalogue.kava"),
            ],
            texts: BTreeMap::new(),
            version: 1,
            items: Vec::new(),
            result: Value::Null,
        };
        let can = |bit: usize| (number / 3 >> bit) & 1 == 1;
        let params = json!({
            "processId": null,
            "rootUri": null,
            "capabilities": {
                "general": { "positionEncodings": [encoding.name()] },
                "textDocument": {
                    "completion": { "completionItem": { "snippetSupport": can(0) } },
                    "definition": { "linkSupport": can(1) },
                    "hover": { "contentFormat": [if can(2) { "markdown" } else { "plaintext" }] },
                    "documentSymbol": { "hierarchicalDocumentSymbolSupport": can(3) },
                    "foldingRange": { "lineFoldingOnly": can(4) },
                    "diagnostic": can(5).then(|| json!({})),
                },
                "workspace": { "workspaceEdit": { "documentChanges": can(6) } },
            },
            "initializationOptions": { "lang": if can(7) { "et" } else { "en" } },
        });
        let answer = session
            .client
            .ask("initialize", params)
            .await
            .expect("the server begins");
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding.name());
        session.client.tell("initialized", json!({})).await;
        session
    }

    async fn take(&mut self, step: Step<'_>) {
        match step {
            Step::Open { document, text } => self.open(document, text).await,
            Step::Change {
                document,
                start,
                length,
                text,
            } => self.change(document, start, length, text).await,
            Step::Replace { document, text } => self.replace(document, text).await,
            Step::Close { document } => {
                let uri = self.uri(document);
                if self.texts.remove(&uri).is_some() {
                    let params = json!({ "textDocument": { "uri": uri } });
                    self.client.tell("textDocument/didClose", params).await;
                }
            }
            Step::Save { document } => {
                let params = json!({ "textDocument": { "uri": self.uri(document) } });
                self.client.tell("textDocument/didSave", params).await;
            }
            Step::Settings { number } => {
                let moment = ["draft", "submission", "publication", "never"][number % 4];
                let params = json!({ "settings": { "kava": { "moment": moment } } });
                self.client
                    .tell("workspace/didChangeConfiguration", params)
                    .await;
            }
            Step::Ask {
                method,
                document,
                at,
                length,
            } => self.ask(method, document, at, length).await,
        }
    }

    fn uri(&self, document: usize) -> String {
        self.documents[document % self.documents.len()].clone()
    }

    /// A text that is open already becomes another.
    async fn open(&mut self, document: usize, text: &str) {
        let uri = self.uri(document);
        if self.texts.contains_key(&uri) {
            return self.replace(document, text).await;
        }
        self.version += 1;
        let item =
            json!({ "uri": uri, "languageId": "kava", "version": self.version, "text": text });
        self.client
            .tell("textDocument/didOpen", json!({ "textDocument": item }))
            .await;
        self.texts.insert(uri, text.to_owned());
    }

    async fn replace(&mut self, document: usize, new: &str) {
        let uri = self.uri(document);
        if let Some(text) = self.texts.get_mut(&uri) {
            new.clone_into(text);
            self.tell_change(uri, json!([{ "text": new }])).await;
        }
    }

    async fn change(&mut self, document: usize, start: usize, length: usize, new: &str) {
        let uri = self.uri(document);
        let Some(text) = self.texts.get_mut(&uri) else {
            return;
        };
        let start = cursor(text, start % (text.len() + 1));
        let end = cursor(text, (start + length % 80).min(text.len())).max(start);
        let range = self.encoding.range(text, start, end);
        text.replace_range(start..end, new);
        self.tell_change(uri, json!([{ "range": range, "text": new }]))
            .await;
    }

    async fn tell_change(&mut self, uri: String, changes: Value) {
        self.version += 1;
        let document = json!({ "uri": uri, "version": self.version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.client.tell("textDocument/didChange", params).await;
    }

    async fn ask(&mut self, method: &str, document: usize, at: usize, length: usize) {
        let uri = self.uri(document);
        let Some(params) = self.params(method, &uri, at, length) else {
            return;
        };
        let answer = match self.client.ask(method, params.clone()).await {
            Ok(answer) => answer,
            Err((code, why)) => {
                assert!(!FAULTS.contains(&code), "{method} {params}: {code} {why}");
                return;
            }
        };
        // An item that is resolved keeps the places of the text it was offered in, which may be another by now.
        if method != "completionItem/resolve" {
            self.places_are_text(&answer, &uri);
        }
        match method {
            "textDocument/formatting" => self.leads_to_layout(&answer, &uri),
            "kava/text" => self.is_the_text(&answer, &uri),
            _ => {}
        }
        self.remember(&answer);
    }

    /// All that any request takes; each reads its own. Nothing where there is no item to ask about.
    fn params(&self, method: &str, uri: &str, at: usize, length: usize) -> Option<Value> {
        let text = self.texts.get(uri).map_or("", String::as_str);
        let start = cursor(text, at % (text.len() + 1));
        let end = cursor(text, (start + length % 400).min(text.len())).max(start);
        let position = self.encoding.position(text, start);
        if method == "completionItem/resolve" {
            let mut items = self.items.iter();
            return items.rfind(|item| item.get("label").is_some()).cloned();
        }
        let is_about_item =
            method.starts_with("callHierarchy/") || method.starts_with("typeHierarchy/");
        let item = self
            .items
            .iter()
            .rfind(|item| item.get("selectionRange").is_some());
        let command = ["kava.preview", "kava.report", "kava.explain", "kava.other"][length % 4];
        let params = json!({
            "textDocument": { "uri": uri },
            "position": position,
            "positions": [position, self.encoding.position(text, end)],
            "range": self.encoding.range(text, start, end),
            "context": { "diagnostics": [], "includeDeclaration": length.is_multiple_of(2), "triggerKind": 1, "isRetrigger": false },
            "options": { "tabSize": 2, "insertSpaces": true },
            "ch": (["\n", "}", "\"", ","][length % 4]),
            "newName": (["neu-1", "LTAT.02.001", "two words", "", "}"][length % 5]),
            "query": text.get(start..end).unwrap_or_default(),
            "previousResultId": if self.result.is_string() { self.result.clone() } else { "0".into() },
            "previousResultIds": [],
            "command": command,
            "arguments": [{ "uri": uri, "programme": word(text, start), "code": word(text, start) }],
            "item": item,
        });
        (!is_about_item || item.is_some()).then_some(params)
    }

    fn remember(&mut self, answer: &Value) {
        let list = answer.get("items").unwrap_or(answer).as_array();
        let items = list.into_iter().flatten().take(3);
        let items = items.filter(|item| {
            item.get("label").is_some()
                || item.get("selectionRange").is_some() && item.get("uri").is_some()
        });
        self.items.extend(items.cloned());
        if let Some(result) = answer.get("resultId") {
            self.result = result.clone();
        }
    }

    /// Every range in an answer, however deep, is in the text it is about, if that is open.
    fn places_are_text(&self, answer: &Value, uri: &str) {
        match answer {
            Value::Array(list) => list.iter().for_each(|it| self.places_are_text(it, uri)),
            Value::Object(map)
                if map.contains_key("start")
                    && map.contains_key("end")
                    && map["start"].get("line").is_some() =>
            {
                let (start, end) = (self.at(&map["start"], uri), self.at(&map["end"], uri));
                assert!(start <= end, "{answer} of {uri} is upside down");
            }
            Value::Object(map) => {
                let own = ["uri", "targetUri"]
                    .iter()
                    .find_map(|key| map.get(*key)?.as_str());
                let own = own
                    .or_else(|| map.get("textDocument")?.get("uri")?.as_str())
                    .unwrap_or(uri);
                for (key, value) in map {
                    let of = match &**key {
                        "originSelectionRange" => uri,
                        "fromRanges" => map
                            .get("from")
                            .and_then(|from| from["uri"].as_str())
                            .unwrap_or(uri),
                        key if key.contains(":") => key,
                        _ => own,
                    };
                    self.places_are_text(value, of);
                }
            }
            _ => {}
        }
    }

    /// Where a position is; the end of time for a text that is not open, whose places nobody can tell.
    fn at(&self, position: &Value, uri: &str) -> usize {
        let Some(text) = self.texts.get(uri) else {
            return 0;
        };
        let at = self.encoding.offset(text, position);
        at.unwrap_or_else(|| {
            panic!(
                "{position} is no place of {uri} in {}:\n{text:?}",
                self.encoding.name()
            )
        })
    }

    fn leads_to_layout(&self, answer: &Value, uri: &str) {
        let Some(text) = self.texts.get(uri) else {
            return;
        };
        let edits = answer.as_array().map_or(&[][..], Vec::as_slice);
        let laid_out = self.encoding.apply(text, edits);
        assert_eq!(laid_out, kava::format(text), "formatting of {text:?}");
    }

    fn is_the_text(&self, answer: &Value, uri: &str) {
        if let Some(text) = self.texts.get(uri) {
            assert_eq!(
                answer["text"].as_str(),
                Some(&**text),
                "the server's text of {uri}"
            );
        }
    }

    async fn end(mut self) {
        let open: Vec<String> = self.texts.keys().cloned().collect();
        for uri in open {
            let params = json!({ "textDocument": { "uri": uri } });
            let answer = self.client.ask("kava/text", params).await.expect("a text");
            self.is_the_text(&answer, &uri);
        }
        self.client.end().await;
    }
}

/// The word at a place, as commands take the name of a programme or the code of a finding.
fn word(text: &str, at: usize) -> &str {
    text[at..].split_whitespace().next().unwrap_or_default()
}

//! Every method of the protocol that the server offers, each with a scenario in `tests/methods/`: a
//! text file with marks in it, and as a snapshot the places and the answers as a person reads them.
//!
//! Prose up to the first line that begins with `===` says what the scenario shows. Then each such
//! line is a step; the lines under it are its text.
//!
//! ```text
//! === settings {…}                  the editor's settings, if any; comes first
//! === file NAME [CRLF] [closed]     written to the disk and opened, unless it stays closed; opened
//!                                   only if its name is an address such as untitled:a
//! === ask METHOD ⟨1⟩ {…}            about the place of a mark, with further parameters
//! === ask METHOD ⟨1⟩..⟨2⟩ {…}       about a range
//! === ask METHOD NAME {…}           about a file
//! === change NAME: OLD -> NEW       at the first place with this text
//! ```
//! A mark `⟨1⟩` in a text is no part of it. In further parameters a text that is `⟨1⟩` stands for the
//! position, `⟨1⟩..⟨2⟩` for the range, `uri/NAME` for a file's address, `answer/0/data` for that part of the last answer that was not
//! null. `\t`, `\u{301}` and `\u{feff}` stand for characters that cannot be seen.
//!
//! A scenario is played in each encoding of positions, and the answers must be the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use kava_benches::editor::text::Encoding;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::client::Client;
use crate::outline::{Outline, Texts};
use crate::scenario::{escaped, percented, str, unescaped};

#[test]
fn methods() {
    insta::glob!("..", "methods/*.txt", |path| {
        let script = fs::read_to_string(path).expect("a scenario");
        let (prose, _) = script.split_once("\n===").expect("a step");
        let transcripts = Encoding::ALL.map(|encoding| runtime().block_on(play(&script, encoding)));
        for (transcript, encoding) in transcripts.iter().zip(Encoding::ALL).skip(1) {
            assert_eq!(*transcript, transcripts[0], "in {}", encoding.name());
        }
        insta::with_settings!({
            description => prose.trim(),
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_path => "../methods",
        }, {
            insta::assert_snapshot!(transcripts[0]);
        });
    });
}

/// What is offered is shown: each capability with the methods that belong to it.
#[test]
fn every_method_that_is_offered_has_a_scenario() {
    let begin = async { Client::new().initialize(Encoding::Utf16, Value::Null).await };
    let answer = runtime().block_on(begin);
    let capabilities = answer["capabilities"].as_object().expect("capabilities");
    let asked = asked_anywhere();
    let mut missing: Vec<&str> = Vec::new();
    for capability in capabilities.keys() {
        match METHODS.iter().find(|(known, _)| known == capability) {
            Some((_, methods)) => {
                missing.extend(methods.iter().filter(|it| !asked.contains(**it)).copied())
            }
            None => panic!("no methods are listed for {capability}"),
        }
    }
    assert_eq!(missing, Vec::<&str>::new());
    for (capability, _) in METHODS {
        assert!(capabilities.contains_key(*capability), "{capability}");
    }
}

const METHODS: &[(&str, &[&str])] = &[
    ("positionEncoding", &[]),
    ("textDocumentSync", &[]),
    ("workspace", &[]),
    (
        "diagnosticProvider",
        &["textDocument/diagnostic", "workspace/diagnostic"],
    ),
    ("codeActionProvider", &["textDocument/codeAction"]),
    ("codeLensProvider", &["textDocument/codeLens"]),
    (
        "completionProvider",
        &["textDocument/completion", "completionItem/resolve"],
    ),
    (
        "documentOnTypeFormattingProvider",
        &["textDocument/onTypeFormatting"],
    ),
    (
        "documentRangeFormattingProvider",
        &["textDocument/rangeFormatting"],
    ),
    ("executeCommandProvider", &["workspace/executeCommand"]),
    ("hoverProvider", &["textDocument/hover"]),
    ("inlayHintProvider", &["textDocument/inlayHint"]),
    ("signatureHelpProvider", &["textDocument/signatureHelp"]),
    ("declarationProvider", &["textDocument/declaration"]),
    ("definitionProvider", &["textDocument/definition"]),
    ("typeDefinitionProvider", &["textDocument/typeDefinition"]),
    ("referencesProvider", &["textDocument/references"]),
    (
        "documentHighlightProvider",
        &["textDocument/documentHighlight"],
    ),
    (
        "renameProvider",
        &["textDocument/prepareRename", "textDocument/rename"],
    ),
    ("documentSymbolProvider", &["textDocument/documentSymbol"]),
    ("workspaceSymbolProvider", &["workspace/symbol"]),
    ("foldingRangeProvider", &["textDocument/foldingRange"]),
    ("selectionRangeProvider", &["textDocument/selectionRange"]),
    (
        "semanticTokensProvider",
        &[
            "textDocument/semanticTokens/full",
            "textDocument/semanticTokens/full/delta",
            "textDocument/semanticTokens/range",
        ],
    ),
    ("documentLinkProvider", &["textDocument/documentLink"]),
    (
        "linkedEditingRangeProvider",
        &["textDocument/linkedEditingRange"],
    ),
    (
        "callHierarchyProvider",
        &[
            "textDocument/prepareCallHierarchy",
            "callHierarchy/incomingCalls",
            "callHierarchy/outgoingCalls",
        ],
    ),
    (
        "typeHierarchyProvider",
        &[
            "textDocument/prepareTypeHierarchy",
            "typeHierarchy/supertypes",
            "typeHierarchy/subtypes",
        ],
    ),
    ("documentFormattingProvider", &["textDocument/formatting"]),
    ("experimental", &["kava/text"]),
];

fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime")
}

fn asked_anywhere() -> BTreeSet<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/methods");
    let scenarios = fs::read_dir(folder).expect("the scenarios");
    let paths = scenarios.map(|entry| entry.expect("an entry").path());
    let texts = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| fs::read_to_string(path).expect("a scenario"));
    let methods = texts.flat_map(|text| {
        let asked = text
            .lines()
            .filter_map(|line| line.strip_prefix("=== ask "));
        let methods = asked.map(|rest| rest.split(' ').next().unwrap_or_default().to_owned());
        methods.collect::<Vec<_>>()
    });
    methods.collect()
}

async fn play(script: &str, encoding: Encoding) -> String {
    let mut play = Play {
        disk: TempDir::new().expect("a folder"),
        client: Client::new(),
        encoding,
        begun: None,
        texts: Texts::default(),
        versions: BTreeMap::new(),
        marks: BTreeMap::new(),
        answer: Value::Null,
        transcript: String::new(),
    };
    for step in script.split("\n=== ").skip(1) {
        let (command, body) = step.split_once('\n').unwrap_or((step, ""));
        play.step(command, &format!("{}\n", body.trim_end_matches('\n')))
            .await;
    }
    play.transcript
}

struct Play {
    disk: TempDir,
    client: Client,
    encoding: Encoding,
    /// What the server said of itself.
    begun: Option<Value>,
    texts: Texts,
    versions: BTreeMap<String, usize>,
    /// The file and the byte of each mark.
    marks: BTreeMap<String, (String, usize)>,
    answer: Value,
    transcript: String,
}

impl Play {
    async fn step(&mut self, command: &str, body: &str) {
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        match verb {
            "settings" => self.begin(serde_json::from_str(rest).expect("JSON")).await,
            "file" => self.file(rest, body).await,
            "ask" => self.ask(rest).await,
            "change" => self.change(rest).await,
            _ => panic!("no such step: {command}"),
        }
    }

    async fn begin(&mut self, settings: Value) {
        if self.begun.is_none() {
            self.texts.folder = format!("file://{}/", self.disk.path().display());
            self.begun = Some(self.client.initialize(self.encoding, settings).await);
        }
    }

    async fn file(&mut self, rest: &str, body: &str) {
        self.begin(Value::Null).await;
        let mut words = rest.split(' ');
        let name = words.next().expect("a name");
        let options: Vec<_> = words.collect();
        let body = match options.contains(&"CRLF") {
            true => body.replace('\n', "\r\n"),
            false => body.to_owned(),
        };
        let text = self.without_marks(name, &unescaped(&body));
        if !name.contains(':') {
            let path = self.disk.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
            fs::write(path, &text).expect("a new file");
        }
        if !options.contains(&"closed") {
            self.client.open(&self.uri(name), &text).await;
            self.versions.insert(name.to_owned(), 1);
        }
        self.texts.by_name.insert(name.to_owned(), text);
    }

    fn without_marks(&mut self, name: &str, text: &str) -> String {
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('⟨') {
            let (mark, after) = after.split_once('⟩').expect("the end of a mark");
            plain += before;
            let place = (name.to_owned(), plain.len());
            self.marks.insert(mark.to_owned(), place);
            rest = after;
        }
        plain + rest
    }

    async fn change(&mut self, rest: &str) {
        let (name, change) = rest.split_once(": ").expect("NAME: OLD -> NEW");
        let change = unescaped(change);
        let (old, new) = change.split_once(" -> ").expect("OLD -> NEW");
        let text = self.texts.by_name.get_mut(name).expect("a file");
        let start = text.find(old).expect("the old text");
        let range = self.encoding.range(text, start, start + old.len());
        text.replace_range(start..start + old.len(), new);
        let uri = self.uri(name);
        let version = self.versions.get_mut(name).expect("an open file");
        *version += 1;
        let version = *version;
        let change = json!([{ "range": range, "text": new }]);
        self.client.change(&uri, version, change).await;
        let _ = writeln!(self.transcript, "=== change {}", escaped(rest));
    }

    async fn ask(&mut self, rest: &str) {
        let (method, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let json = rest.find(['{', '"']).unwrap_or(rest.len());
        let (about, further) = (rest[..json].trim(), &rest[json..]);
        let params = self.params(about, further);
        let _ = writeln!(self.transcript, "=== {}", format!("{method} {rest}").trim());
        self.show_asked(about);
        let id = self.client.request(method, params.clone()).await;
        let answer = self.client.outcome(id).await;
        let asked = ["textDocument", "item", "data"].map(|part| &params[part]["uri"]);
        let home = asked.into_iter().find_map(Value::as_str);
        self.show_answer(home.unwrap_or_default(), answer);
    }

    fn params(&self, about: &str, further: &str) -> Value {
        let further: Value = match further {
            "" => json!({}),
            further => serde_json::from_str(further).expect("JSON"),
        };
        let mut params = self.filled(further);
        let Some(object) = params.as_object_mut() else {
            return params;
        };
        let mut name = about;
        if about.starts_with('⟨') {
            let kind = if about.contains("..") {
                "range"
            } else {
                "position"
            };
            object.insert(kind.to_owned(), self.filled(json!(about)));
            name = &self.mark(about.split("..").next().expect("a mark")).0;
        }
        if !name.is_empty() {
            object.insert("textDocument".to_owned(), json!({ "uri": self.uri(name) }));
        }
        params
    }

    /// Puts positions, ranges and parts of the last answer in their places.
    fn filled(&self, value: Value) -> Value {
        match value {
            Value::String(text) if text.starts_with('⟨') => match text.split_once("..") {
                Some((start, end)) => json!({ "start": self.at(start), "end": self.at(end) }),
                None => self.at(&text),
            },
            Value::String(text) if text.starts_with("uri/") => {
                json!(self.uri(&text["uri/".len()..]))
            }
            Value::String(text) if text.starts_with("answer") => {
                let part = self.answer.pointer(&text["answer".len()..]);
                part.expect("a part of the answer").clone()
            }
            Value::Array(list) => list.into_iter().map(|it| self.filled(it)).collect(),
            Value::Object(object) => {
                let filled = object.into_iter().map(|(key, it)| (key, self.filled(it)));
                Value::Object(filled.collect())
            }
            other => other,
        }
    }

    fn at(&self, mark: &str) -> Value {
        let (name, offset) = self.mark(mark);
        self.encoding.position(&self.texts.by_name[name], *offset)
    }

    fn mark(&self, mark: &str) -> &(String, usize) {
        let mark = mark.trim_matches(['⟨', '⟩']);
        self.marks
            .get(mark)
            .unwrap_or_else(|| panic!("no mark {mark}"))
    }

    fn show_asked(&mut self, about: &str) {
        if !about.starts_with('⟨') {
            return;
        }
        let (start, end) = about.split_once("..").unwrap_or((about, about));
        let ((name, start), (_, end)) = (self.mark(start), self.mark(end));
        let place = self.texts.place(name, *start..*end);
        self.transcript += &place;
    }

    fn show_answer(&mut self, home: &str, answer: Result<Value, Value>) {
        match answer {
            Ok(answer) => {
                let begun = self.begun.as_ref().expect("a session");
                let mut outline = Outline::new(&self.texts, self.encoding, begun);
                outline.last_tokens = self.answer["data"].clone();
                let shown = outline.of(home, &answer);
                let _ = writeln!(self.transcript, "{shown}");
                if !answer.is_null() {
                    self.answer = outline.with_tokens(answer);
                }
            }
            Err(error) => {
                let folder = self.disk.path().display().to_string();
                let (code, why) = (
                    &error["code"],
                    str(&error["message"]).replace(&folder, "FOLDER"),
                );
                let _ = writeln!(self.transcript, "refused ({code}): {why}");
            }
        }
    }

    fn uri(&self, name: &str) -> String {
        match name.contains(':') {
            true => name.to_owned(),
            false => format!("{}{}", self.texts.folder, percented(name)),
        }
    }
}

//! Scenarios: each a text file of what a client does, the answers beside it as a snapshot.
//!
//! Prose up to the first line that begins with `===` says what the scenario shows. Then each such
//! line is a step; the lines under it are its text.
//!
//! ```text
//! === write NAME            writes a file to the disk
//! === write-utf-16 NAME     the same as some editors do it
//! === start utf-16 {…}      with the editor's settings, if any
//! === open NAME             with the text below, else with the disk's
//! === change NAME: OLD -> NEW
//! === save NAME | close NAME | delete NAME
//! === format NAME
//! === fixes NAME: TEXT      the quick fixes at the first place with this text
//! === apply N               applies one of the fixes last offered
//! === text NAME             as the client has it now
//! ```
//! In names, texts and answers `\t`, `\r`, `\n` and `\u{…}` stand for characters that cannot be seen.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use kava_benches::editor::text::Encoding;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;

#[test]
fn scenarios() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime");
    insta::glob!("..", "scenarios/*.txt", |path| {
        let script = fs::read_to_string(path).expect("a scenario");
        let (prose, _) = script.split_once("===").expect("a step");
        let transcript = runtime.block_on(play(&script));
        insta::with_settings!({
            description => prose.trim(),
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_path => "../scenarios",
        }, {
            insta::assert_snapshot!(transcript);
        });
    });
}

async fn play(script: &str) -> String {
    let mut scene = Scene::new();
    for step in script.split("\n=== ").skip(1) {
        let (command, body) = step.split_once('\n').unwrap_or((step, ""));
        let end = if body.is_empty() || body.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        let _ = writeln!(scene.transcript, "=== {command}");
        scene.step(command, &(unescaped(body) + end)).await;
    }
    scene.transcript
}

struct Scene {
    disk: TempDir,
    client: Client,
    encoding: Encoding,
    /// Open texts by name, each with its version.
    open: BTreeMap<String, (String, usize)>,
    offered: Vec<Value>,
    transcript: String,
}

impl Scene {
    fn new() -> Scene {
        Scene {
            disk: TempDir::new().expect("a folder"),
            client: Client::new(),
            encoding: Encoding::Utf16,
            open: BTreeMap::new(),
            offered: Vec::new(),
            transcript: String::new(),
        }
    }

    async fn step(&mut self, command: &str, body: &str) {
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        let (name, detail) = rest.split_once(": ").unwrap_or((rest, ""));
        match verb {
            "write" => self.write(name, body.as_bytes()),
            "write-utf-16" => self.write(name, &utf16(body)),
            "delete" => fs::remove_file(self.disk.path().join(name)).expect("a file"),
            "start" => self.start(rest).await,
            "open" => self.open(name, body).await,
            "change" => self.change(name, &unescaped(detail)).await,
            "save" => self.save(name).await,
            "close" => self.close(name).await,
            "format" => self.format(name).await,
            "fixes" => self.fixes(name, &unescaped(detail)).await,
            "apply" => self.apply(rest).await,
            "text" => self.say(&self.open[name].0.clone()),
            _ => panic!("no such step: {command}"),
        }
    }

    fn write(&self, name: &str, body: &[u8]) {
        let path = self.disk.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        fs::write(path, body).expect("a new file");
    }

    async fn start(&mut self, rest: &str) {
        let (encoding, wishes) = rest.split_once(' ').unwrap_or((rest, "null"));
        let known = Encoding::ALL.into_iter().find(|it| it.name() == encoding);
        self.encoding = known.expect("an encoding");
        let wishes = serde_json::from_str(wishes).expect("JSON");
        self.client.initialize(self.encoding, wishes).await;
    }

    async fn open(&mut self, name: &str, body: &str) {
        let text = match body {
            "" => fs::read_to_string(self.disk.path().join(name)).expect("a file"),
            _ => body.to_owned(),
        };
        self.client.open(&self.uri(name), &text).await;
        self.open.insert(name.to_owned(), (text, 1));
        self.look().await;
    }

    async fn change(&mut self, name: &str, detail: &str) {
        let (old, new) = detail.split_once(" -> ").expect("OLD -> NEW");
        let text = &self.open[name].0;
        let start = text.find(old).expect("the old text");
        let range = self.encoding.range(text, start, start + old.len());
        self.edit(name, &[json!({ "range": range, "newText": new })])
            .await;
        self.look().await;
    }

    /// Changes an open text and tells the server, the last edit first.
    async fn edit(&mut self, name: &str, edits: &[Value]) {
        let uri = self.uri(name);
        let (text, version) = self.open.get_mut(name).expect("an open text");
        *version += 1;
        let mut sorted = edits.to_vec();
        sorted
            .sort_by_key(|edit| std::cmp::Reverse(self.encoding.span(text, &edit["range"]).start));
        let changes = sorted
            .iter()
            .map(|edit| json!({ "range": edit["range"], "text": edit["newText"] }));
        let changes: Vec<_> = changes.collect();
        *text = self.encoding.apply(text, edits);
        let version = *version;
        self.client.change(&uri, version, json!(changes)).await;
    }

    async fn save(&mut self, name: &str) {
        self.write(name, self.open[name].0.as_bytes());
        let params = json!({ "textDocument": { "uri": self.uri(name) } });
        self.client.tell("textDocument/didSave", params).await;
        self.look().await;
    }

    async fn close(&mut self, name: &str) {
        self.open.remove(name);
        let params = json!({ "textDocument": { "uri": self.uri(name) } });
        self.client.tell("textDocument/didClose", params).await;
        self.look().await;
    }

    async fn format(&mut self, name: &str) {
        let uri = self.uri(name);
        let edits = self.client.format(&uri).await.expect("an open text");
        if edits.is_empty() {
            return self.say("nothing to change");
        }
        for edit in &edits {
            let line = self.shown_edit(name, edit);
            self.say(&line);
        }
        self.edit(name, &edits).await;
        self.look().await;
    }

    async fn fixes(&mut self, name: &str, detail: &str) {
        let text = &self.open[name].0;
        let start = text.find(detail).expect("the text");
        let range = self.encoding.range(text, start, start + detail.len());
        self.offered = self.client.fixes(&self.uri(name), range).await;
        for (at, action) in self.offered.clone().iter().enumerate() {
            let preferred = if action["isPreferred"] == true {
                ", preferred"
            } else {
                ""
            };
            let (title, kind) = (str(&action["title"]), str(&action["kind"]));
            let mended = action["diagnostics"].as_array().map_or(0, Vec::len);
            let findings = if mended == 1 { "finding" } else { "findings" };
            self.say(&format!(
                "{}. {title} ({kind}{preferred}; mends {mended} {findings})",
                at + 1
            ));
            for change in action["edit"]["documentChanges"]
                .as_array()
                .expect("changes")
            {
                let (name, version) = self.named(&change["textDocument"]);
                for edit in change["edits"].as_array().expect("edits") {
                    let line = self.shown_edit(&name, edit);
                    self.say(&format!("   {name} ({version}) {line}"));
                }
            }
        }
    }

    async fn apply(&mut self, number: &str) {
        let number: usize = number.parse().expect("a number");
        let action = self.offered[number - 1].clone();
        for change in action["edit"]["documentChanges"]
            .as_array()
            .expect("changes")
        {
            let (name, _) = self.named(&change["textDocument"]);
            let edits = change["edits"].as_array().expect("edits").clone();
            if self.open.contains_key(&name) {
                self.edit(&name, &edits).await;
            } else {
                let text = self.encoding.apply(&self.text(&name), &edits);
                self.write(&name, text.as_bytes());
            }
        }
        self.look().await;
    }

    /// Writes down what the server published since the last look.
    async fn look(&mut self) {
        self.client.settle().await;
        for message in std::mem::take(&mut self.client.heard) {
            let params = &message["params"];
            if message["method"] != "textDocument/publishDiagnostics" {
                self.say(&format!(
                    "{}: {}",
                    str(&message["method"]),
                    str(&params["message"])
                ));
                continue;
            }
            let (name, version) = self.named(params);
            let found = params["diagnostics"].as_array().expect("diagnostics");
            let nothing = if found.is_empty() { ": nothing" } else { "" };
            self.say(&format!("{name} ({version}){nothing}"));
            for diagnostic in found {
                self.show(&name, diagnostic);
            }
        }
    }

    fn show(&mut self, name: &str, diagnostic: &Value) {
        let severity = match diagnostic["severity"].as_u64() {
            Some(1) => "error",
            Some(2) => "warning",
            _ => panic!("a severity: {diagnostic}"),
        };
        assert!(diagnostic["source"] == "kava", "{diagnostic}");
        let code = diagnostic["code"]
            .as_str()
            .map(|code| format!("[{code}]"))
            .unwrap_or_default();
        let place = self.place(name, &diagnostic["range"]);
        self.say(&format!("  {place}"));
        let message = str(&diagnostic["message"]).replace('\n', "\n    ");
        self.say(&format!("    {severity}{code} {message}"));
        for related in diagnostic["relatedInformation"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let (name, _) = self.named(&related["location"]);
            let place = self.place(&name, &related["location"]["range"]);
            self.say(&format!(
                "    see {name} {place}: {}",
                str(&related["message"])
            ));
        }
    }

    /// The line with the place in brackets, as the client finds it by its own counting.
    fn place(&self, name: &str, range: &Value) -> String {
        let text = self.text(name);
        let span = self.encoding.span(&text, range);
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.end..]
            .find('\n')
            .map_or(text.len(), |at| span.end + at);
        let first = text[..start].matches('\n').count() + 1;
        let (before, inside, after) = (
            &text[start..span.start],
            &text[span.clone()],
            &text[span.end..end],
        );
        let inside = match inside.split_once('\n') {
            Some((head, _)) => format!("{head}…"),
            None => inside.to_owned(),
        };
        let line = escaped(&format!("{before}⟦{inside}⟧{after}"));
        format!("{first} │ {line}")
    }

    fn shown_edit(&self, name: &str, edit: &Value) -> String {
        let text = self.text(name);
        let span = self.encoding.span(&text, &edit["range"]);
        let line = text[..span.start].matches('\n').count() + 1;
        let (old, new) = (escaped(&text[span]), escaped(str(&edit["newText"])));
        format!("{line}: ⟦{old}⟧ becomes ⟦{new}⟧")
    }

    fn say(&mut self, line: &str) {
        let folder = self.disk.path().display().to_string();
        let _ = writeln!(self.transcript, "{}", line.replace(&folder, "FOLDER"));
    }

    fn text(&self, name: &str) -> String {
        match self.open.get(name) {
            Some((text, _)) => text.clone(),
            None => fs::read(self.disk.path().join(name))
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                .unwrap_or_default(),
        }
    }

    fn uri(&self, name: &str) -> String {
        match name.contains(':') {
            true => name.to_owned(),
            false => format!("{}/{}", self.address(), percented(name)),
        }
    }

    fn address(&self) -> String {
        format!("file://{}", self.disk.path().display())
    }

    fn named(&self, params: &Value) -> (String, String) {
        let uri = str(&params["uri"]);
        let name = uri
            .strip_prefix(&format!("{}/", self.address()))
            .unwrap_or(uri);
        let version = match params["version"].as_u64() {
            Some(version) => format!("version {version}"),
            None => "on the disk".to_owned(),
        };
        (unpercented(name), version)
    }
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

pub fn str(value: &Value) -> &str {
    value.as_str().expect("a text")
}

pub fn escaped(text: &str) -> String {
    let text = text
        .replace('\0', "\\0")
        .replace('\t', "\\t")
        .replace('\r', "\\r")
        .replace('\n', "\\n");
    text.replace('\u{301}', "\\u{301}")
        .replace('\u{feff}', "\\u{feff}")
}

pub fn unescaped(text: &str) -> String {
    let text = text
        .replace("\\t", "\t")
        .replace("\\r", "\r")
        .replace("\\n", "\n");
    text.replace("\\u{301}", "\u{301}")
        .replace("\\u{feff}", "\u{feff}")
}

/// A name as editors write it in an address, parentheses as they are.
pub fn percented(name: &str) -> String {
    let mut address = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => address.push(byte.into()),
            b'-' | b'.' | b'_' | b'/' | b'(' | b')' => address.push(byte.into()),
            _ => address += &format!("%{byte:02x}"),
        }
    }
    address
}

/// The name that an address stands for.
pub fn unpercented(name: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.as_bytes());
        let code = after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.expect("two digits"));
        rest = &after[2..];
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8(bytes).expect("a name")
}

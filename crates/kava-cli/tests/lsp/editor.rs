//! An editor, as far as the server can tell.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::{AS_OF, Found, Place, list, number, pairs, text, underlined};

/// Longer than any answer takes, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Editor {
    pub server: Child,
    pub to: Option<ChildStdin>,
    from: Receiver<Value>,
    asked: u64,
    /// Whether columns count UTF-16 units, else bytes.
    is_utf16: bool,
    /// The open texts, each with its version.
    texts: BTreeMap<PathBuf, (String, i64)>,
    shown: BTreeMap<PathBuf, Vec<Value>>,
}

impl Editor {
    pub fn start(encoding: &str) -> Editor {
        let mut server = Command::new(env!("CARGO_BIN_EXE_kava"))
            .args(["lsp", "--lang=en", AS_OF])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("kava runs");
        let to = server.stdin.take();
        let mut stdout = BufReader::new(server.stdout.take().expect("a pipe"));
        let (heard, from) = channel();
        thread::spawn(move || {
            while let Some(message) = message(&mut stdout) {
                if heard.send(message).is_err() {
                    break;
                }
            }
        });
        let mut editor = Editor {
            server,
            to,
            from,
            asked: 0,
            is_utf16: encoding == "utf-16",
            texts: BTreeMap::new(),
            shown: BTreeMap::new(),
        };
        let capabilities = json!({
            "general": { "positionEncodings": [encoding] },
            "workspace": { "workspaceEdit": { "documentChanges": true } },
        });
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
        let answer = editor.ask("initialize", params);
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
        editor.tell("initialized", json!({}));
        editor
    }

    pub fn open(&mut self, file: &Path) {
        let content = fs::read_to_string(file).expect("a file");
        let item = json!({ "uri": uri(file), "languageId": "kava", "version": 1, "text": content });
        self.texts.insert(file.to_owned(), (content, 1));
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    pub fn save(&mut self, file: &Path) {
        fs::write(file, &self.texts[file].0).expect("a file");
        self.tell(
            "textDocument/didSave",
            json!({ "textDocument": { "uri": uri(file) } }),
        );
    }

    pub fn actions(&mut self, file: &Path, range: &Value) -> Vec<Value> {
        let params = json!({
            "textDocument": { "uri": uri(file) },
            "range": range,
            "context": { "diagnostics": [] },
        });
        list(&self.ask("textDocument/codeAction", params)).to_vec()
    }

    /// Applies a quick fix to open texts, the last edit first.
    pub fn apply(&mut self, action: &Value) {
        for change in list(&action["edit"]["documentChanges"]) {
            let file = file(&change["textDocument"]["uri"]);
            let mut edits = list(&change["edits"]).to_vec();
            edits
                .sort_by_key(|edit| std::cmp::Reverse(self.offset(&file, &edit["range"]["start"])));
            let mut changes = Vec::new();
            for edit in &edits {
                let new = text(&edit["newText"]);
                let [start, end] =
                    ["start", "end"].map(|at| self.offset(&file, &edit["range"][at]));
                let (content, _) = self.texts.get_mut(&file).expect("an open text");
                content.replace_range(start..end, new);
                changes.push(json!({ "range": edit["range"], "text": new }));
            }
            let (_, version) = self.texts.get_mut(&file).expect("an open text");
            *version += 1;
            let document = json!({ "uri": uri(&file), "version": version });
            let params = json!({ "textDocument": document, "contentChanges": changes });
            self.tell("textDocument/didChange", params);
        }
    }

    /// Writes one text over another that stands once in an open file.
    pub fn type_over(&mut self, file: &Path, old: &str, new: &str) {
        let content = &self.texts[file].0;
        assert_eq!(content.matches(old).count(), 1);
        self.retype(file, content.replace(old, new));
    }

    /// The whole text of an open file anew.
    pub fn retype(&mut self, file: &Path, text: String) {
        let (content, version) = self.texts.get_mut(file).expect("an open text");
        *content = text;
        *version += 1;
        let document = json!({ "uri": uri(file), "version": *version });
        let changes = [json!({ "text": content.as_str() })];
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params);
    }

    pub fn diagnostics(&mut self, file: &Path) -> Vec<Value> {
        self.settle();
        self.shown.get(file).cloned().unwrap_or_default()
    }

    /// What the editor shows, with the quick fixes of each place. To ask for those of a text that is
    /// not open, it is opened.
    pub fn found(&mut self) -> BTreeSet<Found> {
        self.settle();
        let shown = self.shown.clone();
        let shown = shown
            .iter()
            .flat_map(|(file, list)| list.iter().map(move |it| (file, it)));
        shown
            .map(|(file, diagnostic)| self.finding(file, diagnostic))
            .collect()
    }

    fn finding(&mut self, file: &Path, diagnostic: &Value) -> Found {
        if !self.texts.contains_key(file) {
            self.open(file);
        }
        let actions = self.actions(file, &diagnostic["range"]);
        let mends = |action: &Value| list(&action["diagnostics"]).contains(diagnostic);
        let fixes = actions.iter().filter(|action| mends(action)).map(|action| {
            let changes = list(&action["edit"]["documentChanges"]).iter();
            let edits = changes.flat_map(|change| {
                let file = self::file(&change["textDocument"]["uri"]);
                pairs(&change["edits"], |edit| {
                    (
                        self.place(&file, &edit["range"]),
                        text(&edit["newText"]).to_owned(),
                    )
                })
            });
            (text(&action["title"]).to_owned(), edits.collect())
        });
        let message = text(&diagnostic["message"])
            .lines()
            .next()
            .unwrap_or_default();
        let place = self.place(file, &diagnostic["range"]);
        // What is greyed or struck through is so as a whole; nothing else is.
        let is_whole = diagnostic.get("tags").is_some();
        Found {
            place: if is_whole { underlined(place) } else { place },
            code: text(&diagnostic["code"]).to_owned(),
            severity: match number(&diagnostic["severity"]) {
                1 => "error".to_owned(),
                _ => "warning".to_owned(),
            },
            message: message.to_owned(),
            related: pairs(&diagnostic["relatedInformation"], |it| {
                let place = &it["location"];
                let place = self.place(&self::file(&place["uri"]), &place["range"]);
                (place, text(&it["message"]).to_owned())
            }),
            fixes: fixes.collect(),
        }
    }

    fn place(&self, file: &Path, range: &Value) -> Place {
        let content = self.content(file);
        let point = |position: &Value| {
            let before = &content[..self.offset(file, position)];
            let line = before.rsplit('\n').next().unwrap_or_default();
            (
                before.matches('\n').count() as u64 + 1,
                line.chars().count() as u64 + 1,
            )
        };
        Place {
            file: file.to_owned(),
            start: point(&range["start"]),
            end: point(&range["end"]),
        }
    }

    fn offset(&self, file: &Path, position: &Value) -> usize {
        let content = self.content(file);
        let line = number(&position["line"]) as usize;
        let start: usize = content.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = number(&position["character"]) as usize;
        let width = |char: char| {
            if self.is_utf16 {
                char.len_utf16()
            } else {
                char.len_utf8()
            }
        };
        let before = content[start..].chars().take_while(|char| {
            let is_before = left > 0;
            left = left.saturating_sub(width(*char));
            is_before
        });
        start + before.map(char::len_utf8).sum::<usize>()
    }

    fn content(&self, file: &Path) -> String {
        match self.texts.get(file) {
            Some((content, _)) => content.clone(),
            None => fs::read_to_string(file).expect("a file"),
        }
    }

    /// Waits until everything said so far is judged and shown: an answer may overtake the last
    /// notifications, the answer to a second question cannot.
    fn settle(&mut self) {
        for _ in 0..2 {
            let start = json!({ "line": 0, "character": 0 });
            self.actions(
                Path::new("/nothing"),
                &json!({ "start": start, "end": start }),
            );
        }
    }

    /// Shuts the server down as an editor does.
    pub fn leave(mut self) -> ExitStatus {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.wait().expect("an end")
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self
                .from
                .recv_timeout(PATIENCE)
                .expect("the server answers");
            if message["id"] == id {
                assert!(message.get("error").is_none(), "{message}");
                return message["result"].clone();
            }
            if message["method"] == "textDocument/publishDiagnostics" {
                let params = &message["params"];
                let diagnostics = list(&params["diagnostics"]).to_vec();
                self.shown.insert(file(&params["uri"]), diagnostics);
            }
        }
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let to = self.to.as_mut().expect("a pipe");
        write!(to, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server listens");
        to.flush().expect("the server listens");
    }
}

/// A test that fails must not leave its server behind.
impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// None at the end of the stream.
fn message(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(value) => length = value.parse().expect("a length"),
            None if line.trim_end().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}

fn uri(file: &Path) -> String {
    format!("file://{}", file.display())
}

fn file(uri: &Value) -> PathBuf {
    PathBuf::from(text(uri).strip_prefix("file://").expect("a file's address"))
}

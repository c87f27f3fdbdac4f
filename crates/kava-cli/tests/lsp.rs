//! The real server as an editor starts it: it must find what `kava check` finds, place by place, its
//! fixes must mend it, and it must end when it is told to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

const AS_OF: &str = "--as-of=2026-06-10";

/// Longer than any answer takes, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn a_broken_programme_is_mended_in_the_editor() {
    let folder = copied("broken/as-typed-in-word");
    let file = folder.path().join("programme.kava");
    let mut editor = Editor::start("utf-16");
    editor.open(&file);
    let found = editor.found();
    assert_eq!(found, reported(folder.path()));
    assert!(!found.is_empty());

    let mut fixes = 0;
    while let Some(diagnostic) = editor.diagnostics(&file).first() {
        let actions = editor.actions(&file, &diagnostic["range"].clone());
        let action = actions.first().expect("a fix for what is found");
        assert!(fixes < found.len(), "a fix mends nothing: {action}");
        editor.apply(action);
        fixes += 1;
    }
    editor.save(&file);
    assert_eq!(editor.found(), BTreeSet::new());
    assert_eq!(reported(folder.path()), BTreeSet::new());
    assert_eq!(editor.leave().code(), Some(0));
}

/// All examples at once: many catalogues in one session.
#[test]
fn the_server_finds_what_the_command_finds() {
    for encoding in ["utf-8", "utf-16"] {
        let mut editor = Editor::start(encoding);
        let examples: Vec<TempDir> = examples().iter().map(|name| copied(name)).collect();
        let mut expected = BTreeSet::new();
        for example in &examples {
            editor.open(&example.path().join("catalogue.kava"));
            expected.extend(reported(example.path()));
        }
        assert_eq!(editor.found(), expected);
        assert_eq!(editor.leave().code(), Some(0));
    }
}

#[test]
fn an_exit_without_a_shutdown_is_a_failure() {
    let mut editor = Editor::start("utf-16");
    editor.tell("exit", Value::Null);
    assert_eq!(editor.server.wait().expect("an end").code(), Some(1));
}

#[test]
fn the_server_ends_with_its_editor() {
    let mut editor = Editor::start("utf-16");
    drop(editor.to.take());
    assert_eq!(editor.server.wait().expect("an end").code(), Some(1));
}

fn examples() -> Vec<String> {
    let broken = fs::read_dir(example("broken")).expect("the broken examples");
    let names = broken.map(|entry| entry.expect("an entry").file_name());
    let broken = names.map(|name| format!("broken/{}", name.to_string_lossy()));
    broken
        .chain(["first".to_owned(), "taltech".to_owned()])
        .collect()
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(name)
}

fn copied(name: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for entry in fs::read_dir(example(name)).expect("an example") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("a copy");
    }
    folder
}

/// What both sides say of a finding, with lines and columns from 1 in Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    place: Place,
    code: String,
    severity: String,
    message: String,
    related: Vec<(Place, String)>,
    /// The fixes: what each is called, and its edits.
    fixes: Vec<(String, Vec<(Place, String)>)>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    file: PathBuf,
    start: (u64, u64),
    end: (u64, u64),
}

/// The findings of `kava check --format json`.
fn reported(folder: &Path) -> BTreeSet<Found> {
    let check = Command::new(env!("CARGO_BIN_EXE_kava"))
        .args(["check", "--format=json", "--lang=en", AS_OF])
        .arg(folder)
        .output()
        .expect("kava runs");
    let report: Value = serde_json::from_slice(&check.stdout).expect("JSON");
    let place = |it: &Value| {
        let point = |end: &str| {
            let point = &it["range"][end];
            (number(&point["line"]), number(&point["column"]))
        };
        Place {
            file: folder.join(text(&it["file"])),
            start: point("start"),
            end: point("end"),
        }
    };
    let finding = |it: &Value| Found {
        place: place(it),
        code: text(&it["code"]).to_owned(),
        severity: text(&it["severity"]).to_owned(),
        message: text(&it["message"]).to_owned(),
        related: pairs(&it["related"], |it| {
            (place(it), text(&it["message"]).to_owned())
        }),
        fixes: pairs(&it["fixes"], |fix| {
            let edits = pairs(&fix["edits"], |it| {
                (place(it), text(&it["newText"]).to_owned())
            });
            (text(&fix["title"]).to_owned(), edits)
        }),
    };
    list(&report["findings"]).iter().map(finding).collect()
}

/// An editor, as far as the server can tell.
struct Editor {
    server: Child,
    to: Option<ChildStdin>,
    from: Receiver<Value>,
    asked: u64,
    /// Whether columns count UTF-16 units, else bytes.
    is_utf16: bool,
    /// The open texts, each with its version.
    texts: BTreeMap<PathBuf, (String, i64)>,
    shown: BTreeMap<PathBuf, Vec<Value>>,
}

impl Editor {
    fn start(encoding: &str) -> Editor {
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

    fn open(&mut self, file: &Path) {
        let content = fs::read_to_string(file).expect("a file");
        let item = json!({ "uri": uri(file), "languageId": "kava", "version": 1, "text": content });
        self.texts.insert(file.to_owned(), (content, 1));
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    fn save(&mut self, file: &Path) {
        fs::write(file, &self.texts[file].0).expect("a file");
        self.tell(
            "textDocument/didSave",
            json!({ "textDocument": { "uri": uri(file) } }),
        );
    }

    fn actions(&mut self, file: &Path, range: &Value) -> Vec<Value> {
        let params = json!({
            "textDocument": { "uri": uri(file) },
            "range": range,
            "context": { "diagnostics": [] },
        });
        list(&self.ask("textDocument/codeAction", params)).to_vec()
    }

    /// Applies a quick fix to open texts, the last edit first.
    fn apply(&mut self, action: &Value) {
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

    fn diagnostics(&mut self, file: &Path) -> Vec<Value> {
        self.settle();
        self.shown.get(file).cloned().unwrap_or_default()
    }

    /// What the editor shows, with the quick fixes of each place in an open text; those of other
    /// texts are taken as the command tells them.
    fn found(&mut self) -> BTreeSet<Found> {
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
                let file = crate::file(&change["textDocument"]["uri"]);
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
        Found {
            place: self.place(file, &diagnostic["range"]),
            code: text(&diagnostic["code"]).to_owned(),
            severity: match number(&diagnostic["severity"]) {
                1 => "error".to_owned(),
                _ => "warning".to_owned(),
            },
            message: message.to_owned(),
            related: pairs(&diagnostic["relatedInformation"], |it| {
                let place = &it["location"];
                let place = self.place(&crate::file(&place["uri"]), &place["range"]);
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
    fn leave(mut self) -> ExitStatus {
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

    fn tell(&mut self, method: &str, params: Value) {
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

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn pairs<T>(value: &Value, pair: impl Fn(&Value) -> T) -> Vec<T> {
    list(value).iter().map(pair).collect()
}

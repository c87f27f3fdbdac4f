//! The real server as an editor starts it: it must find what `kava check` finds, place by place, its
//! fixes must mend it, and it must end when it is told to.

#[path = "cli/dice.rs"]
mod dice;
#[path = "lsp/editor.rs"]
mod editor;
#[path = "lsp/typed.rs"]
mod typed;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use editor::Editor;

const AS_OF: &str = "--as-of=2026-06-10";

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
        assert!(expected.iter().any(|found| !found.related.is_empty()));
        assert!(expected.iter().any(|found| !found.fixes.is_empty()));
        assert_eq!(editor.found(), expected);
        assert_eq!(editor.leave().code(), Some(0));
    }
}

/// A copy is edited until it asks for less than the layers above it; these are no files of the
/// catalogue, so the message names them.
#[test]
fn a_copy_of_a_guideline_is_judged_while_it_is_edited() {
    let folder = copied("first");
    let shipped = example("../guidelines/taltech.kava");
    let text = fs::read_to_string(shipped).expect("a guideline");
    let file = folder.path().join("taltech.kava");
    fs::write(&file, &text).expect("a copy");
    let mut editor = Editor::start("utf-16");
    editor.open(&file);
    assert_eq!(editor.diagnostics(&file), Vec::<Value>::new());

    editor.type_over(&file, "6..30 ECTS", "4..30 ECTS");
    let told = editor.diagnostics(&file);
    let [diagnostic] = &told[..] else {
        panic!("one finding: {told:?}")
    };
    assert_eq!(text_of(diagnostic, "code"), "loosened-rule");
    let line = text.lines().position(|line| line.contains("6..30 ECTS"));
    assert_eq!(diagnostic["range"]["start"]["line"], line.expect("a line"));
    let message = text_of(diagnostic, "message");
    for part in [
        "4..30 ECTS",
        "taltech.kava: ",
        "6..30 ECTS",
        "estonia.kava: ",
        "5..30 ECTS",
    ] {
        assert!(message.contains(part), "{message}");
    }

    editor.type_over(&file, "4..30 ECTS", "30..6 ECTS");
    let told = editor.diagnostics(&file);
    assert!(
        told.iter()
            .any(|it| text_of(it, "code") == "impossible-bound"),
        "{told:?}"
    );
    assert_eq!(editor.leave().code(), Some(0));
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    text(&value[key])
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
        place: underlined(place(it)),
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

/// An editor shows of a place over several lines the word that begins it.
fn underlined(place: Place) -> Place {
    let ((line, column), (last, _)) = (place.start, place.end);
    if line == last {
        return place;
    }
    let text = fs::read_to_string(&place.file).expect("a text");
    let shown = text.lines().nth(line as usize - 1).expect("a line");
    let word = shown.chars().skip(column as usize - 1);
    let length = word.take_while(|char| !char.is_whitespace()).count();
    Place {
        end: (line, column + length as u64),
        ..place
    }
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

//! Fixes that reach over several files, and what is asked of them.

use kava::diagnostics::{Edit, FileId, Finding, Span, say};
use kava::{Check, Question, Workspace};
use serde_json::{Value, json};

use super::{ask, asked, begun, changed, opened, server, uri};
use crate::features::CodeAction;
use crate::server::{Notice, Server};

/// Finds `old` wherever it stands; the fix renames it everywhere.
fn judge(workspace: &Workspace, question: &Question) -> Check {
    let mut check = workspace.check(question);
    check.findings.clear();
    let files: Vec<FileId> = check.sources.iter().map(|(id, _)| id).collect();
    let places = files
        .into_iter()
        .filter(|file| !Workspace::is_shipped(*file))
        .flat_map(|file| {
            let found = check.sources.get(file).text.match_indices("old");
            found.map(move |(at, old)| Span::new(at, at + old.len()).in_file(file))
        });
    let places: Vec<_> = places.collect();
    for place in &places {
        let edits = places.iter().map(|place| Edit {
            file: place.file,
            span: place.span,
            text: "new".to_owned(),
        });
        let finding = Finding::error("old", *place, say!(en "it is old", et "see on vana"));
        let title = say!(en "renew everywhere", et "uuenda kõikjal");
        check.findings.push(finding.fix_all(title, edits.collect()));
    }
    check
}

fn fixes(server: &mut Server, address: &str, context: Value) -> Value {
    let params = json!({
        "textDocument": { "uri": address },
        "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } },
        "context": context,
    });
    let (event, mut answer) = asked(ask::<CodeAction>(params));
    let asked = server.hear(vec![event]);
    server.answer(asked, &[]);
    let answer = answer.try_recv().expect("an answer").expect("no refusal");
    serde_json::to_value(answer).expect("JSON")
}

/// A catalogue of two files: an open one and one on the disk.
fn catalogue() -> (tempfile::TempDir, String, String) {
    let folder = tempfile::TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("catalogue.kava"), "// old\n").expect("a file");
    std::fs::write(folder.path().join("more.kava"), "// old, old\n").expect("a file");
    let address = |name| format!("file://{}/{name}", folder.path().display());
    let (one, other) = (address("catalogue.kava"), address("more.kava"));
    (folder, one, other)
}

#[test]
fn one_fix_mends_several_files() {
    let (mut server, heard) = server(judge);
    let (_folder, one, other) = catalogue();
    let able = json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } });
    server.hear(vec![begun(able), opened(&one, "// õ old\n")]);
    server.catch_up();
    assert_eq!(heard.try_iter().count(), 2, "both files are told of");

    let actions = fixes(&mut server, &one, json!({ "diagnostics": [] }));
    let actions = actions.as_array().expect("actions");
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0]["title"], "renew everywhere");
    let edit = |line: usize, start: usize| {
        json!({
            "range": {
                "start": { "line": line, "character": start },
                "end": { "line": line, "character": start + 3 },
            },
            "newText": "new",
        })
    };
    assert_eq!(
        actions[0]["edit"]["documentChanges"],
        json!([
            { "textDocument": { "uri": one, "version": 1 }, "edits": [edit(0, 5)] },
            { "textDocument": { "uri": other, "version": null }, "edits": [edit(0, 3), edit(0, 8)] },
        ])
    );
}

#[test]
fn a_fix_of_several_findings_is_offered_once() {
    let (mut server, _heard) = server(judge);
    server.hear(vec![opened("untitled:a", "old\nold\n")]);
    server.catch_up();
    let actions = fixes(&mut server, "untitled:a", json!({ "diagnostics": [] }));
    assert_eq!(actions.as_array().expect("actions").len(), 1);
    assert_eq!(
        actions[0]["diagnostics"]
            .as_array()
            .expect("diagnostics")
            .len(),
        2
    );
    assert!(
        actions[0]["edit"]["changes"]["untitled:a"].is_array(),
        "{actions}"
    );
}

#[test]
fn only_what_is_asked_for_is_offered() {
    let (mut server, _heard) = server(judge);
    server.hear(vec![opened("untitled:a", "old\n")]);
    server.catch_up();
    for (only, offered) in [("quickfix", 1), ("", 1), ("refactor", 0), ("quickfixes", 0)] {
        let context = json!({ "diagnostics": [], "only": [only] });
        let actions = fixes(&mut server, "untitled:a", context);
        assert_eq!(
            actions.as_array().expect("actions").len(),
            offered,
            "{only}"
        );
    }
}

#[test]
fn a_batch_is_published_once() {
    let (mut server, heard) = server(judge);
    let text = |version: i32| changed("untitled:a", version, &"old ".repeat(version as usize));
    let batch = std::iter::once(opened("untitled:a", "")).chain((2..50).map(text));
    server.hear(batch.collect());
    server.catch_up();
    let told: Vec<_> = heard.try_iter().collect();
    let [
        Notice::Diagnostics {
            uri: of,
            version,
            diagnostics,
        },
    ] = &*told
    else {
        panic!("{told:?}")
    };
    let found = diagnostics.iter().filter(|it| it.message == "it is old");
    let told = (of, *version, found.count());
    assert_eq!(told, (&uri("untitled:a"), Some(49), 49));
}

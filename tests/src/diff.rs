//! Laws of the comparison of two states: it sees what changed and nothing else, from both sides.
//! `diff/` holds later editions of published programmes; `kava-cli` shows what is told of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kava::{Day, Difference, FieldChange, Moment, Question, State, Workspace};
use kava_diagnostics::Span;
use kava_model::Vocabulary;
use kava_syntax::{Atom, AtomKind, Item, parse};

use crate::expected::Directives;
use crate::folder::{folders, kava_files, root};

type Files = Vec<(String, String)>;

/// The catalogues that are written well, with their days.
fn catalogues() -> Vec<(PathBuf, Files, Question)> {
    let homes = ["examples", "tests/real", "tests/diff"];
    let all = homes.iter().flat_map(|home| folders(&root().join(home)));
    let read = all.filter_map(|folder| {
        let files = kava_files(&folder);
        let (_, head) = files.iter().find(|(name, _)| name == "catalogue.kava")?;
        let question = match head.starts_with("// as-of: ") {
            true => Directives::of(head).question,
            false => usual_day(),
        };
        Some((folder, files, question))
    });
    read.collect()
}

/// Of a catalogue that names none.
fn usual_day() -> Question {
    let day = Day::parse("2026-06-10").expect("a day");
    Question::new(Moment::Draft, day)
}

fn workspace(files: &Files) -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.set(name, text.as_str());
    }
    workspace
}

fn between(old: &Workspace, new: &Workspace, question: &Question) -> Difference {
    let state = |workspace, label| State {
        workspace,
        label,
        chosen: None,
    };
    Difference::between(state(old, "old/"), state(new, "new/"), question)
}

#[track_caller]
fn nothing_differs(what: &str, folder: &Path, files: &Files, other: &Files, question: &Question) {
    let difference = between(&workspace(files), &workspace(other), question);
    let told: Vec<String> = told(&difference).map(|it| it.called().en).collect();
    assert!(
        difference.is_empty(),
        "{what} {}: {told:#?}",
        folder.display()
    );
}

/// What lines say, each once.
fn told(difference: &Difference) -> impl Iterator<Item = &FieldChange> {
    let own = difference.programmes.iter().flat_map(|it| &it.changes);
    let own = own.filter(|it| it.cause.is_none() && !it.is_computed);
    own.chain(difference.causes.iter().flat_map(|it| &it.changes))
}

#[test]
fn the_same_state_differs_in_nothing() {
    for (folder, files, question) in catalogues() {
        nothing_differs("the same", &folder, &files, &files, &question);
    }
}

#[test]
fn layout_order_and_names_of_files_are_no_difference() {
    for (folder, files, question) in catalogues() {
        let squeezed = |text: &String| text.replace("  ", " ").replace('\n', "\r\n");
        let squeezed = files
            .iter()
            .map(|(name, text)| (name.clone(), squeezed(text)));
        nothing_differs("laid out", &folder, &files, &squeezed.collect(), &question);
        let reversed = files
            .iter()
            .map(|(name, text)| (name.clone(), backwards(text)));
        nothing_differs("in order", &folder, &files, &reversed.collect(), &question);
        let renamed = files.iter().map(|(name, text)| {
            let is_head = name == "catalogue.kava";
            let name = if is_head {
                name.clone()
            } else {
                format!("sub/z-{name}")
            };
            (name, text.clone())
        });
        nothing_differs("called", &folder, &files, &renamed.collect(), &question);
    }
}

/// The blocks of a file, last first, and the lines of each programme too.
fn backwards(text: &str) -> String {
    let tree = parse(text, &Vocabulary);
    let mut blocks: Vec<String> = tree.roots(text).map(|item| turned(item, text)).collect();
    blocks.reverse();
    blocks.join("\n")
}

fn turned(item: Item<'_>, text: &str) -> String {
    let whole = item.span().of(text);
    let children: Vec<Span> = item.children().map(|child| child.span()).collect();
    let (Some(first), Some(last)) = (children.first(), children.last()) else {
        return whole.to_owned();
    };
    let before = &text[item.span().start as usize..first.start as usize];
    let after = &text[last.end as usize..item.span().end as usize];
    let lines = children.iter().rev().map(|span| span.of(text));
    format!("{before}{}{after}", lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn both_sides_name_the_same_fields() {
    let fields = |difference: &Difference| -> BTreeSet<String> {
        let programmes = difference.programmes.iter().flat_map(|it| &it.changes);
        let causes = difference.causes.iter().flat_map(|it| &it.changes);
        programmes.chain(causes).map(|it| it.called().en).collect()
    };
    for folder in ["taltech", "haapsalu"] {
        let old = kava_files(&root().join("tests/real").join(folder));
        let new = kava_files(&root().join("tests/diff").join(folder));
        let question = Directives::of(&old[0].1).question;
        let (old, new) = (workspace(&old), workspace(&new));
        let there = fields(&between(&old, &new, &question));
        let back = fields(&between(&new, &old, &question));
        assert!(!there.is_empty());
        assert_eq!(there, back, "{folder}");
    }
}

/// One number, date or text of one line, otherwise.
struct Edit {
    field: String,
    span: Span,
    text: String,
}

fn edits(text: &str) -> Vec<Edit> {
    let tree = parse(text, &Vocabulary);
    let mut found = Vec::new();
    for item in tree.roots(text).filter(|item| item.head() != "guideline") {
        below(item, text, &mut found);
    }
    found
}

fn below(item: Item<'_>, text: &str, found: &mut Vec<Edit>) {
    for child in item.children() {
        below(child, text, found);
        if child.has_block() || child.head() == "todo" {
            continue;
        }
        let edit = |atom: &Atom| other(*atom, text).map(|new| (atom.span, new));
        let values = child.atoms().iter().skip(1);
        found.extend(values.filter_map(edit).map(|(span, new)| Edit {
            field: child.head().to_owned(),
            span,
            text: new,
        }));
    }
}

fn other(atom: Atom, text: &str) -> Option<String> {
    let written = atom.text(text);
    match atom.kind {
        AtomKind::Number => Some(format!("{}", written.parse::<u64>().ok()? + 1)),
        AtomKind::Date if written.ends_with("-11") => Some(format!("{}12", &written[..8])),
        AtomKind::Date => Some(format!("{}11", &written[..8])),
        AtomKind::Text => Some(format!("\"{} ja veel\"", atom.inner(text).of(text))),
        _ => None,
    }
}

/// A member of a block has no word of its own.
fn is_told_as(change: &FieldChange, field: &str) -> bool {
    change.word == field || matches!(&*change.word, "outcome" | "course" | "meeting")
}

#[test]
fn every_change_of_one_line_is_told_once_with_its_field() {
    let mut count = 0;
    for (folder, every) in [
        ("examples/first", 1),
        ("tests/real/taltech", 1),
        ("examples/taltech", 7),
    ] {
        let files = kava_files(&root().join(folder));
        let question = usual_day();
        let old = workspace(&files);
        let mut new = workspace(&files);
        for (name, text) in &files {
            for edit in edits(text).into_iter().step_by(every) {
                let mut edited = text.clone();
                edited.replace_range(edit.span.range(), &edit.text);
                new.set(name, edited.as_str());
                let difference = between(&old, &new, &question);
                let told: Vec<&FieldChange> = told(&difference).collect();
                let names: Vec<String> = told.iter().map(|it| it.called().en).collect();
                let line = text[..edit.span.start as usize].lines().count();
                let at = format!("{folder}/{name}:{line}: {} {}", edit.field, edit.text);
                match &*told {
                    [only] => assert!(is_told_as(only, &edit.field), "{at}: {names:?}"),
                    _ => panic!("{at}: {names:#?}"),
                }
                count += 1;
            }
            new.set(name, text.as_str());
        }
    }
    assert!(count > 200, "{count}");
}

/// Every later edition has an earlier one in `real/`.
#[test]
fn every_later_edition_has_an_earlier_one() {
    for folder in folders(&root().join("tests/diff")) {
        let name = folder.file_name().expect("a name");
        assert!(fs::exists(root().join("tests/real").join(name)).expect("a folder"));
    }
}

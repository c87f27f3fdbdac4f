//! The law of every saving: the check of a catalogue that was edited is the check of the same texts
//! read afresh, finding by finding and verdict by verdict.
//!
//! `PROPTEST_CASES=2000 cargo test -p kava --test edits` tries longer.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kava::diagnostics::{FileId, Finding, Place, Sources};
use kava::{Check, Day, Moment, Question, Workspace};
use proptest::prelude::*;

type Texts = BTreeMap<String, String>;

/// Every example, whole and broken: they use each other's names across files, and guidelines of
/// their own.
fn catalogues() -> Vec<Texts> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut folders: Vec<_> = ["haapsalu", "first"].map(|name| examples.join(name)).into();
    let broken = fs::read_dir(examples.join("broken")).unwrap();
    folders.extend(broken.map(|entry| entry.unwrap().path()));
    folders.sort();
    folders.iter().map(|folder| texts(folder)).collect()
}

fn texts(folder: &Path) -> Texts {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let sources = files.filter(|path| path.extension().is_some_and(|ending| ending == "kava"));
    sources
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// What is written somewhere: marks that tear a file, and things that change what others mean.
const WRITTEN: [&str; 22] = [
    "{",
    "}",
    "\"",
    "\"\"\"",
    ",",
    " ",
    "\n",
    "\r\n",
    "õ",
    "7",
    "\u{FEFF}",
    "„",
    "todo",
    "// ",
    "programme x {",
    "\n}\n",
    "\ncourse databases {\n  title et \"A\" en \"A\"\n  credits 4 ECTS\n  requires programming-basics\n}\n",
    "\nsemester spring-2027 from 2027-01-18 to 2027-06-13\n",
    "\nsemester autumn-2026 from 2026-09-07 to 2027-01-24\n",
    "\n  stacks towards web-development\n",
    "\n  requires programme front-end\n",
    "\nprice-list extra in-force from 2026-01-01 {\n}\n",
];

#[derive(Clone, Debug)]
enum Edit {
    Write(usize),
    Delete(usize),
    /// A line of the file once more, somewhere else in the catalogue.
    CopyLine(usize),
    /// Everything from here to the end of the block goes into another file.
    Move(usize),
    Remove,
    Restore,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0..WRITTEN.len()).prop_map(Edit::Write),
        3 => (1..60_usize).prop_map(Edit::Delete),
        2 => any::<usize>().prop_map(Edit::CopyLine),
        2 => any::<usize>().prop_map(Edit::Move),
        1 => Just(Edit::Remove),
        3 => Just(Edit::Restore),
    ]
}

/// A catalogue under edit, beside its texts.
struct Edited {
    first: Texts,
    now: Texts,
    workspace: Workspace,
}

impl Edited {
    fn new(first: &Texts) -> Edited {
        Edited {
            first: first.clone(),
            now: first.clone(),
            workspace: read(first),
        }
    }

    fn edit(&mut self, file: usize, at: usize, edit: &Edit) {
        let names: Vec<String> = self.first.keys().cloned().collect();
        let name = names[file % names.len()].clone();
        let mut text = self.now.get(&name).cloned().unwrap_or_default();
        let at = boundary(&text, at % (text.len() + 1));
        match edit {
            Edit::Write(what) => text.insert_str(at, WRITTEN[*what]),
            Edit::Delete(length) => {
                let end = boundary(&text, (at + length).min(text.len()));
                text.replace_range(at..end, "");
            }
            Edit::CopyLine(other) => {
                let line = text[at..].lines().nth(1).unwrap_or("").to_owned();
                return self.insert(&names, *other, &format!("\n{line}\n"));
            }
            Edit::Move(other) => {
                let end = text[at..]
                    .find("\n}\n")
                    .map_or(text.len(), |end| at + end + 3);
                let moved: String = text.drain(at..end).collect();
                self.set(&name, text);
                return self.insert(&names, *other, &moved);
            }
            Edit::Remove => {
                self.now.remove(&name);
                return self.workspace.remove(&name);
            }
            Edit::Restore => text = self.first[&name].clone(),
        }
        self.set(&name, text);
    }

    fn insert(&mut self, names: &[String], place: usize, text: &str) {
        let name = names[place % names.len()].clone();
        let mut into = self.now.get(&name).cloned().unwrap_or_default();
        let at = boundary(&into, place / names.len() % (into.len() + 1));
        into.insert_str(at, text);
        self.set(&name, into);
    }

    fn set(&mut self, name: &str, text: String) {
        self.workspace.set(name, text.as_str());
        self.now.insert(name.to_owned(), text);
    }
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn read(texts: &Texts) -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text) in texts {
        workspace.set(name, text.as_str());
    }
    workspace
}

fn question() -> Question {
    Question::new(Moment::Publication, Day::parse("2026-06-10").unwrap())
}

/// Everything that was found, one line each. Files go by their names: their ids tell which came first.
fn shown(mut check: Check) -> Vec<String> {
    let sources = check.sources.clone();
    let mut named = |place: &mut Place| place.file = by_name(&sources, place.file);
    let mut lines = Vec::new();
    for finding in &mut check.findings {
        Finding::each_place(finding, &mut named);
        lines.push(format!("{finding:?}"));
    }
    for judged in check.programmes {
        let mut verdict = (*judged.verdict).clone();
        verdict.each_place(&mut named);
        let mut place = judged.place;
        named(&mut place);
        lines.push(format!(
            "{} {:?} {} {place:?} {verdict:?}",
            judged.code, judged.kind, judged.file
        ));
    }
    lines
}

fn by_name(sources: &Sources, file: FileId) -> FileId {
    let name = &sources.get(file).name;
    let before = sources.iter().filter(|(_, other)| other.name < *name);
    let names: std::collections::BTreeSet<_> = before.map(|(_, other)| &other.name).collect();
    FileId(names.iter().filter(|name| !name.is_empty()).count() as u32)
}

/// The programmes whose verdict is not the one that was kept, after a text was exchanged for another.
fn judged_again(first: &Texts, file: &str, from: &str, to: &str) -> Vec<String> {
    let mut workspace = read(first);
    let before = workspace.check(&question());
    let text = &first[file];
    assert!(text.contains(from), "{file} says {from}");
    workspace.set(file, text.replacen(from, to, 1).as_str());
    let after = workspace.check(&question());
    let pairs = before.programmes.iter().zip(&after.programmes);
    let again = pairs.filter(|(was, is)| !std::sync::Arc::ptr_eq(&was.verdict, &is.verdict));
    again.map(|(_, is)| is.code.clone()).collect()
}

#[test]
fn only_what_depends_on_an_edit_is_judged_again() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let taltech = texts(&examples.join("taltech"));
    let again = |file: &str, from: &str, to: &str| judged_again(&taltech, file, from, to);
    assert_eq!(
        again("automation.kava", "// ", "//  "),
        ["production-automation"]
    );
    assert_eq!(
        again("courses.kava", "course DB-202 {", "course  DB-202 {"),
        ["data-management"]
    );
    assert_eq!(
        again("courses.kava", "course ML-102 {", "course  ML-102 {"),
        ["ai-data-mining"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn an_edited_catalogue_is_checked_as_one_read_afresh(
        which in any::<usize>(),
        edits in prop::collection::vec((any::<usize>(), any::<usize>(), edit()), 1..12),
    ) {
        let all = catalogues();
        let mut edited = Edited::new(&all[which % all.len()]);
        edited.workspace.check(&question());
        for (file, at, edit) in &edits {
            edited.edit(*file, *at, edit);
            let (warm, cold) = (edited.workspace.check(&question()), read(&edited.now).check(&question()));
            prop_assert_eq!(shown(warm), shown(cold), "after {:?}", edit);
        }
    }
}

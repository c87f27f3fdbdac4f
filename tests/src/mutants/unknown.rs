//! Every word that is no text is made one that nobody knows: names, codes, keywords, units.

use kava::diagnostics::Severity;
use kava_syntax::{Atom, AtomKind};

use super::catalogue::{Catalogue, Fact};
use super::guideline::Asking;
use super::mutant::{Codes, Expected, Kind, Mutant};

/// What reading and naming say of a word that does not exist.
const NOT_KNOWN: Codes = &[
    "bare-number",
    "kind-unknown",
    "left-over",
    "missing-value",
    "not-an-address",
    "semester-unknown",
    "text-without-language",
    "unexpected",
    "unknown-country",
    "unknown-county",
    "unknown-field",
    "unknown-guideline",
    "unknown-kind",
    "unknown-language",
    "unknown-level",
    "unknown-name",
    "unknown-rule",
    "unknown-study-group",
    "unknown-word",
    "wrong-unit",
];

/// Who did a step is a word that the guideline knows.
const BY: Codes = &["approved-by", "proposed-by"];

/// A reason for going beyond a bound names the rule that has it.
const DEPARTED: Codes = &["needless-departure"];

/// A guideline in a waiver is asked whether it made the rule.
const WAIVED: Codes = &["waiver-not-allowed", "unknown-guideline"];

pub fn mutants<'c>(catalogue: &'c Catalogue, made: &mut Vec<Mutant<'c>>) {
    let asking = Asking::of(catalogue);
    for fact in catalogue.facts() {
        for (at, atom) in fact.item.atoms().iter().enumerate() {
            let new = unknown(fact, at, *atom);
            let (codes, severity) = owners(fact, at);
            let new = new.filter(|_| asking.asks(catalogue, fact, codes));
            made.extend(new.map(|new| {
                let caught = Expected::Caught(codes, severity);
                Mutant::new(catalogue, Kind::Unknown, label(fact), caught)
                    .replace(fact.file, atom.span, new)
            }));
        }
    }
}

/// What to write in its place; nothing for what is no code, or is the code's own declaration.
fn unknown(fact: Fact<'_>, at: usize, atom: Atom) -> Option<String> {
    let text = fact.text(atom);
    match atom.kind {
        AtomKind::Word | AtomKind::Code if is_reference(fact, at) => Some(format!("{text}zz")),
        AtomKind::Number if follows(fact, at, "ISCED-F") => Some("8888".to_owned()),
        AtomKind::Number if follows(fact, at, "EQF") => Some("99".to_owned()),
        _ => None,
    }
}

/// A number in the list behind a word: `ISCED-F 04, 0613`.
fn follows(fact: Fact<'_>, at: usize, word: &str) -> bool {
    let before = fact.item.atoms().get(..at).unwrap_or(&[]);
    let mut back = before.iter().rev();
    let of_list = |atom: &&Atom| matches!(atom.kind, AtomKind::Number | AtomKind::Comma);
    back.find(|atom| !of_list(atom))
        .is_some_and(|atom| fact.text(*atom) == word)
}

/// The blocks of a plan that are no group of lines, and the words that open a member of one.
const COURSES: [&str; 2] = ["course", "component"];
const MEMBERS: [&str; 7] = [
    "course",
    "component",
    "module",
    "semester",
    "choose",
    "optional",
    "todo",
];

/// A line of a plan begins with a course's code; every other item with its field's word.
fn is_line(fact: Fact<'_>) -> bool {
    fact.in_plan && !COURSES.contains(&fact.block) && !MEMBERS.contains(&fact.item.head())
}

fn is_reference(fact: Fact<'_>, at: usize) -> bool {
    let head = fact.item.head();
    match at {
        0 => is_line(fact),
        1 if fact.block.is_empty() => head == "record",
        1 => {
            let declares =
                ["course", "component", "module"].contains(&head) && fact.item.has_block();
            // An intake that says when it starts, and an official code, are named freely.
            let free = head == "intake" && fact.field("starts").is_some() || head == "code";
            !declares && !free
        }
        _ => true,
    }
}

/// Who says that it is not known, and how gravely: a reason that nothing asks for harms nobody.
fn owners(fact: Fact<'_>, at: usize) -> (Codes, Severity) {
    let behind = at.checked_sub(1).and_then(|at| fact.word(at));
    match (fact.item.head(), behind) {
        ("proposed" | "approved", Some("by")) => (BY, Severity::Error),
        ("waive", Some("of")) => (WAIVED, Severity::Error),
        ("depart", Some("from")) => (DEPARTED, Severity::Warning),
        _ => (NOT_KNOWN, Severity::Error),
    }
}

/// The field, or what kind of line it is.
fn label(fact: Fact<'_>) -> String {
    let head = fact.item.head();
    if is_line(fact) {
        return "a course in a plan".to_owned();
    }
    match fact.block {
        "outcomes" => "an outcome".to_owned(),
        "meetings" => "a meeting".to_owned(),
        _ => head.to_owned(),
    }
}

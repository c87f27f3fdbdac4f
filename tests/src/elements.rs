//! `elements/`: of how many of the nine elements of the Council Recommendation a programme can say
//! that it has them. Each is taken away in turn, and is then the only one that it lacks.

use std::collections::BTreeSet;
use std::fmt::Write;

use kava::diagnostics::Severity;
use kava::{Day, Moment, Question, Workspace};

use crate::folder::root;

const GUIDELINE: &str = "eu-2022";

/// The words by which the lines of the elements begin, each with the clause that asks for it.
const ELEMENTS: [(&str, &str); 9] = [
    ("title ", "Annex I(2)"),
    ("country ", "Annex I(3)"),
    ("name ", "Annex I(4)"),
    ("outcomes ", "Annex I(6)"),
    ("credits ", "Annex I(7)"),
    ("level ", "Annex I(8)"),
    ("assessment ", "Annex I(9)"),
    ("delivery ", "Annex I(10)"),
    ("quality-assurance ", "Annex I(11)"),
];

fn as_of() -> Day {
    Day::parse("2026-06-10").expect("a day")
}

/// The clauses whose fields must be there at some moment.
fn obligatory() -> BTreeSet<String> {
    let edition = Workspace::new()
        .edition(GUIDELINE, as_of())
        .expect("shipped");
    let fields = edition.listing.fields.iter();
    fields
        .filter(|field| field.moments.en.contains("must"))
        .map(|field| field.citation.clause.clone())
        .collect()
}

/// The clauses that errors cite.
fn lacking(text: &str) -> BTreeSet<String> {
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", text);
    let check = workspace.check(&Question::new(Moment::Submission, as_of()));
    let errors = check
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors
        .filter_map(|finding| Some(finding.citation.as_ref()?.clause.clone()))
        .collect()
}

fn without(text: &str, word: &str) -> String {
    let keeps = |line: &&str| !line.trim_start().starts_with(word);
    let kept: Vec<&str> = text.lines().filter(keeps).collect();
    assert_eq!(kept.len() + 1, text.lines().count(), "one line of {word}");
    kept.join("\n")
}

#[test]
fn each_of_nine_elements_can_be_told_from_the_others() {
    let whole = std::fs::read_to_string(root().join("tests/elements/whole.kava")).expect("a text");
    let obligatory = obligatory();
    let listed: BTreeSet<String> = ELEMENTS
        .iter()
        .map(|(_, clause)| (*clause).to_owned())
        .collect();
    assert_eq!(obligatory, listed);
    let mut told = String::new();
    let mut tell = |what: &str, lacking: &BTreeSet<String>| {
        let has = obligatory.difference(lacking).count();
        let _ = writeln!(told, "{what}: {has} of {} {lacking:?}", obligatory.len());
    };
    assert_eq!(lacking(&whole), BTreeSet::new());
    tell("whole", &lacking(&whole));
    for (word, clause) in ELEMENTS {
        let lacking = lacking(&without(&whole, word));
        tell(&format!("without {}", word.trim()), &lacking);
        assert_eq!(lacking, BTreeSet::from([clause.to_owned()]), "{told}");
    }
    println!("{told}");
}

/// Where no institution is declared, nothing is known of who awards it.
#[test]
fn without_an_institution_three_elements_are_gone() {
    let whole = std::fs::read_to_string(root().join("tests/elements/whole.kava")).expect("a text");
    let whole = without(&whole, "issuer ");
    let (before, rest) = whole.split_once("institution ").expect("an institution");
    let (_, after) = rest.split_once("}\n").expect("its end");
    let clauses = ["Annex I(11)", "Annex I(3)", "Annex I(4)"];
    assert_eq!(
        lacking(&format!("{before}{after}")),
        clauses.map(str::to_owned).into()
    );
}

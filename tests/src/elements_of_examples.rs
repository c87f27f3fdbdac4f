//! The nine elements of the Council Recommendation in every programme of `examples/taltech`: nine of
//! nine, and each that is taken away is named as the missing one.

use std::collections::BTreeSet;

use kava::diagnostics::Severity;
use kava::{Day, Moment, Question, Workspace};

use crate::folder::{kava_files, root};

/// Where the fact of an element stands.
#[derive(Clone, Copy)]
enum At {
    Programme,
    /// In the courses that it is made of, wherever they are described.
    Courses,
    Institution,
}

const ELEMENTS: [(&str, At, &str); 9] = [
    ("title", At::Programme, "Annex I(2)"),
    ("country", At::Institution, "Annex I(3)"),
    ("name", At::Institution, "Annex I(4)"),
    ("outcomes", At::Programme, "Annex I(6)"),
    ("credits", At::Courses, "Annex I(7)"),
    ("level", At::Programme, "Annex I(8)"),
    ("assessment", At::Courses, "Annex I(9)"),
    ("delivery", At::Programme, "Annex I(10)"),
    ("quality-assurance", At::Institution, "Annex I(11)"),
];

type Files = Vec<(String, String)>;

/// For each programme its code and the clauses of missing elements.
fn missing(files: &Files) -> Vec<(String, BTreeSet<String>)> {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.set(name, text.clone());
    }
    let day = Day::parse("2026-06-10").expect("a day");
    let question = Question {
        guideline: Some(("eu-2022".to_owned(), None)),
        ..Question::new(Moment::Submission, day)
    };
    let check = workspace.check(&question);
    let known = |clause: &String| ELEMENTS.iter().any(|(_, _, element)| element == clause);
    let programmes = check.programmes.iter().map(|judged| {
        let findings = judged.verdict.findings.iter();
        let errors = findings.filter(|finding| finding.severity == Severity::Error);
        let clauses = errors.filter_map(|finding| Some(finding.citation.as_ref()?.clause.clone()));
        (judged.code.clone(), clauses.filter(known).collect())
    });
    programmes.collect()
}

/// The files without the facts that begin with a word, each with the lines that belong to it.
fn without(files: &Files, word: &str, at: At, programme: &str) -> Files {
    let header = match at {
        At::Programme => Some(format!("programme {programme} ")),
        At::Institution => Some("institution taltech ".to_owned()),
        At::Courses => None,
    };
    let cut = |text: &String| cut(text, word, header.as_deref());
    let files = files.iter().map(|(name, text)| (name.clone(), cut(text)));
    files.collect()
}

fn cut(text: &str, word: &str, header: Option<&str>) -> String {
    let mut kept = Vec::new();
    let mut is_inside = header.is_none();
    let mut removed: Option<usize> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if indent == 0 && header.is_some() && !line.is_empty() {
            is_inside = line.starts_with(header.unwrap_or_default());
        }
        let belongs = removed.is_some_and(|at| indent > at || indent == at && line.trim() == "}");
        if belongs || line.trim().is_empty() && removed.is_some() {
            continue;
        }
        let is_own = header.is_none() || indent == 2;
        let is_fact = line.split_whitespace().next() == Some(word);
        removed = (is_inside && is_own && is_fact).then_some(indent);
        if removed.is_none() {
            kept.push(line);
        }
    }
    kept.join("\n")
}

#[test]
fn every_programme_has_nine_of_nine_and_each_that_is_taken_away_is_named() {
    let files = kava_files(&root().join("examples/taltech"));
    let whole = missing(&files);
    assert!(whole.len() >= 8, "{whole:?}");
    for (code, lacking) in &whole {
        assert!(lacking.is_empty(), "{code} lacks {lacking:?}");
        for (word, at, clause) in ELEMENTS {
            let less = missing(&without(&files, word, at, code));
            let own = less.iter().find(|(other, _)| other == code);
            let lacking = own.map(|(_, lacking)| lacking.clone());
            let expected = BTreeSet::from([clause.to_owned()]);
            assert_eq!(lacking, Some(expected), "{code} without {word}");
        }
    }
}

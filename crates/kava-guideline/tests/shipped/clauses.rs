//! Every statement of the guideline of Tallinn University of Technology has its fate.
//!
//! The list is written out by hand from the reading of the guideline, statement by statement, with
//! the severity each was read with. A statement that is missing in the file fails, and so does one
//! that the file has beyond the list.

use std::collections::{BTreeMap, BTreeSet};

use kava_guideline::{CoverageLine, Policy, SHIPPED, coverage};
use kava_model::fields::{Fate, Strictness};

use crate::loading::{Files, day};

/// What is asked of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    Must,
    Should,
    /// A must whose usual case, or whose source, is a should.
    MustAndShould,
    /// A should that a machine sees; the rest is for people.
    ShouldAndManual,
    Manual,
    /// It permits or informs.
    Statement,
    Outside,
}

const STATEMENTS: [(&str, Read); 54] = [
    ("1.1a", Read::Must),
    ("1.1b", Read::Must),
    ("1.1c", Read::MustAndShould),
    ("1.1d", Read::Must),
    ("1.2a", Read::MustAndShould),
    ("1.2b", Read::Must),
    ("2.1a", Read::Must),
    ("2.1b", Read::Statement),
    ("2.1c", Read::Must),
    ("2.1d", Read::Must),
    ("2.2a", Read::ShouldAndManual),
    ("2.2b", Read::Must),
    ("2.2c", Read::ShouldAndManual),
    ("2.2d", Read::Must),
    ("2.3a", Read::Must),
    ("2.3b", Read::Should),
    ("2.3c", Read::Should),
    ("2.4a", Read::Must),
    ("2.4b", Read::Statement),
    ("2.4c", Read::Statement),
    ("2.5a", Read::Must),
    ("2.5b", Read::ShouldAndManual),
    ("2.5c", Read::Must),
    ("2.6a", Read::Must),
    ("2.6b", Read::Statement),
    ("2.6c", Read::Must),
    ("3.1a", Read::Must),
    ("3.1b", Read::Must),
    ("3.1c", Read::Must),
    ("3.2a", Read::MustAndShould),
    ("3.2b", Read::Statement),
    ("3.2c", Read::Manual),
    ("3.3a", Read::Outside),
    ("3.3b", Read::Statement),
    ("3.4", Read::Must),
    ("3.5a", Read::Must),
    ("3.5b", Read::Statement),
    ("4.1a", Read::Must),
    ("4.1b", Read::Must),
    ("4.1c", Read::Must),
    ("4.2a", Read::Must),
    ("4.2b", Read::Manual),
    ("4.3a", Read::Must),
    ("4.3b", Read::Must),
    ("4.4a", Read::Must),
    ("4.4b", Read::Must),
    ("4.4c", Read::Should),
    ("4.5a", Read::Must),
    ("4.5b", Read::Must),
    ("4.6", Read::Must),
    ("4.7a", Read::Should),
    ("4.7b", Read::Must),
    ("4.7c", Read::Must),
    ("4.7d", Read::Must),
];

fn id(line: &CoverageLine) -> String {
    format!("{}{}", line.clause, line.point.as_deref().unwrap_or(""))
}

fn with_taltech<T>(look: impl FnOnce(&Policy, Vec<CoverageLine>) -> T) -> T {
    let files = Files::shipped();
    let (guidelines, _) = files.load();
    let edition = guidelines
        .edition("taltech", day("2025-10-09"))
        .expect("shipped");
    look(edition, coverage(edition))
}

#[test]
fn every_statement_has_a_line_and_no_line_is_beyond_them() {
    with_taltech(|_, lines| {
        let listed: BTreeSet<String> = STATEMENTS.iter().map(|(id, _)| (*id).to_owned()).collect();
        let found: BTreeSet<String> = lines.iter().map(id).collect();
        assert_eq!(
            listed.difference(&found).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "have no line"
        );
        assert_eq!(
            found.difference(&listed).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "are not statements"
        );
    });
}

#[test]
fn every_statement_is_read_with_its_severity() {
    with_taltech(|edition, lines| {
        let mut fates: BTreeMap<String, Vec<Fate>> = BTreeMap::new();
        for line in &lines {
            fates.entry(id(line)).or_default().push(line.fate);
        }
        for (statement, read) in STATEMENTS {
            let expected: &[Fate] = match read {
                Read::Must | Read::Should | Read::MustAndShould => &[Fate::Checked],
                Read::ShouldAndManual => &[Fate::Checked, Fate::Manual],
                Read::Manual => &[Fate::Manual],
                Read::Statement => &[Fate::Statement],
                Read::Outside => &[Fate::Outside],
            };
            assert_eq!(
                fates.get(statement).map(Vec::as_slice),
                Some(expected),
                "{statement}"
            );
            let asked: BTreeSet<Strictness> = edition
                .rules
                .iter()
                .filter(|line| {
                    let point = line.citation.point.as_deref().unwrap_or("");
                    format!("{}{point}", line.citation.clause) == statement
                })
                .map(|line| line.strictness)
                .collect();
            let expected: &[Strictness] = match read {
                Read::Must => &[Strictness::Must],
                Read::Should | Read::ShouldAndManual => &[Strictness::Should],
                Read::MustAndShould => &[Strictness::Must, Strictness::Should],
                Read::Manual | Read::Statement | Read::Outside => &[],
            };
            assert_eq!(
                asked.into_iter().collect::<Vec<_>>(),
                expected,
                "{statement}"
            );
        }
    });
}

#[test]
fn what_is_checked_names_its_rules_and_what_is_outside_its_reason() {
    for (name, _) in SHIPPED {
        let files = Files::shipped();
        let (guidelines, _) = files.load();
        for edition in guidelines
            .all()
            .filter(|edition| edition.stamp.guideline == *name)
        {
            for line in coverage(edition) {
                assert_eq!(
                    line.fate == Fate::Checked,
                    !line.rules.is_empty(),
                    "{name} {}",
                    id(&line)
                );
                assert_eq!(
                    line.fate == Fate::Outside,
                    line.because.is_some(),
                    "{name} {}",
                    id(&line)
                );
            }
        }
    }
}

#[test]
fn the_clauses_stand_in_the_order_of_the_guideline() {
    with_taltech(|_, lines| {
        let mut ids: Vec<String> = lines.iter().map(id).collect();
        ids.dedup();
        let listed: Vec<&str> = STATEMENTS.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, listed);
    });
}

/// The figures that the report and the README may give.
#[test]
fn most_statements_are_checked_by_machine() {
    with_taltech(|_, lines| {
        let count = |fate: Fate| lines.iter().filter(|line| line.fate == fate).count();
        println!(
            "{} statements: {} checked by rules, {} for people, {} that ask nothing, {} out of scope",
            STATEMENTS.len(),
            count(Fate::Checked),
            count(Fate::Manual),
            count(Fate::Statement),
            count(Fate::Outside),
        );
        assert_eq!(count(Fate::Checked), 44);
    });
}

//! Fields that no form asks for, whose want a rule or the reading of names still tells.

use kava::Moment;
use kava::diagnostics::Severity;
use kava_syntax::AtomKind;

use super::super::catalogue::Catalogue;
use super::super::catalogue::Fact;
use super::super::guideline::Asking;
use super::super::mutant::{Codes, Expected, Kind, Mutant};

/// A field that no form asks for, whose want a rule or the reading of names still tells.
pub struct Needed {
    pub block: &'static str,
    pub field: &'static str,
    codes: Codes,
}

const fn needed(block: &'static str, field: &'static str, codes: Codes) -> Needed {
    Needed {
        block,
        field,
        codes,
    }
}

pub const NEEDED: &[Needed] = &[
    needed("", "catalogue", &["headless-catalogue"]),
    needed("", "institution", &["unknown-name"]),
    needed("", "school", &["unknown-name"]),
    needed("", "college", &["unknown-name"]),
    needed("", "department", &["unknown-name"]),
    needed("", "study-programme", &["unknown-name"]),
    needed("", "semester", &["unknown-name", "semester-unknown"]),
    needed("", "course", &["unknown-name"]),
    needed("catalogue", "guideline", &["unknown-guideline"]),
    needed("programme", "need-source", &["need-source"]),
    needed("programme", "project-needs", &["project-needs"]),
    needed("programme", "schedule", &["schedule"]),
    needed("programme", "in-force", &["not-in-force"]),
    needed("college", "school", &["proposed-by", "developing-unit"]),
    needed("course", "origin", &["degree-share", "continuing-share"]),
    needed("course", "title", &["form-field"]),
    needed(
        "plan",
        "course",
        &[
            "outcome-taught",
            "courses",
            "volume",
            "volume-agrees",
            "coherent",
            // A reason for going beyond a bound stands alone then.
            "needless-departure",
        ],
    ),
];

pub fn mutants<'c>(catalogue: &'c Catalogue, asking: &Asking, made: &mut Vec<Mutant<'c>>) {
    for fact in catalogue.facts() {
        let is_it =
            |needed: &&Needed| (needed.block, needed.field) == (fact.block, fact.item.head());
        let asked = |needed: &&Needed| asking.asks(catalogue, fact, needed.codes);
        if let Some(needed) = NEEDED.iter().find(is_it).filter(asked) {
            made.extend(without(catalogue, fact, needed));
        }
    }
}

/// Without the fact, and the other lines of the same field; nothing where nobody would miss it.
fn without<'c>(catalogue: &'c Catalogue, fact: Fact<'c>, needed: &Needed) -> Option<Mutant<'c>> {
    let expected = Expected::Caught(needed.codes, Severity::Warning);
    let mutant = |of| Mutant::new(catalogue, Kind::Removed, of, expected).at(Moment::Submission);
    let word = fact.item.head();
    match fact.block {
        "" => {
            let mutant = mutant(word.to_owned()).without(fact).told_in(fact.file);
            let missed_by = match word {
                "catalogue" => fact.file,
                _ => referring(catalogue, fact)?,
            };
            Some(mutant.told_in(missed_by))
        }
        "plan" => Some(mutant(format!("{word} of a plan")).without(fact)),
        block => {
            let lines = fact.lines_of_field().into_iter();
            Some(lines.fold(mutant(format!("{word} of a {block}")), Mutant::without))
        }
    }
}

/// The first file in which something else has the name that is declared here.
fn referring(catalogue: &Catalogue, declared: Fact<'_>) -> Option<usize> {
    let name = declared.word(1)?;
    let names = |fact: &Fact<'_>| {
        let is_declaration = fact.file == declared.file && fact.item.span() == declared.item.span();
        // The first word of a line is a name only in a plan.
        let words = fact.item.atoms().iter().skip(usize::from(!fact.in_plan));
        let mut words = words.filter(|atom| matches!(atom.kind, AtomKind::Word | AtomKind::Code));
        !is_declaration && words.any(|atom| fact.text(*atom) == name)
    };
    catalogue
        .facts()
        .into_iter()
        .find(names)
        .map(|fact| fact.file)
}

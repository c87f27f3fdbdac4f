//! `form-field`: the fields that the registry's form and the catalogue need, each from its moment on.
//!
//! A guideline's `form` rows say how strictly each moment asks for a field. What is wrong with a field
//! that is there is for its own rule to say; where such a rule has already said that the field is
//! missing, the form is silent.

mod fields;
mod gaps;
mod intakes;
mod plan;
mod processes;

use std::sync::Arc;

use kava_diagnostics::{
    Citation, Example, Finding, Page, Pages, Phrase, Place, Severity, Words, say,
};
use kava_model::fields::{FormRow, Moment, Strictness};
use kava_model::name::Name;
use kava_model::room::Room;
use kava_model::stated::Stated;
use kava_model::verdict::Missing;
use rustc_hash::FxHashSet;

use crate::case::Case;
use crate::policy::PolicyForm;
use crate::rule::{Report, at_most, with_confidence};

use super::said::to_be_filled_in;
use fields::FIELDS;

pub static PAGES: Pages = &[
    (
        "form-field",
        Page {
            asks: Phrase {
                en: "The fields of the registry's form and of the catalogue are filled in by the moment that needs them.",
                et: "Registri vormi ja kataloogi väljad on täidetud selleks hetkeks, mil neid vaja on.",
            },
            why: Phrase {
                en: "A form with a gap comes back from the registry; a catalogue with a gap tells a learner nothing.",
                et: "Lünkadega vormi register vastu ei võta ja lünkadega kataloogist õppija vastust ei leia.",
            },
            mend: Phrase {
                en: "Write the field that is named; write todo after it while the answer is not known.",
                et: "Kirjuta nimetatud väli; kui vastus pole veel teada, kirjuta selle järele todo.",
            },
            example: Example {
                block: "programme",
                wrong: "title en \"Basics of Data\"",
                right: "title et \"Andmete alused\" en \"Basics of Data\"",
            },
        },
    ),
    (
        NOT_REGISTERED,
        Page {
            asks: Phrase {
                en: "A programme that is published is in the registry, and its record gives the registry's code.",
                et: "Avaldatav programm on registris ja selle toimik annab registri koodi.",
            },
            why: Phrase {
                en: "Admission opens only to programmes that are registered.",
                et: "Vastuvõtt avatakse ainult registreeritud programmidele.",
            },
            mend: Phrase {
                en: "Write the day and the code into the record once the registry has answered.",
                et: "Kirjuta päev ja kood toimikusse, kui register on vastanud.",
            },
            example: Example {
                block: "record",
                wrong: "registered todo",
                right: "registered 2026-05-29 code 999001",
            },
        },
    ),
];

/// The code of the finding that a programme is not in the registry yet.
///
/// A programme whose only errors have this code is merely not registered yet: nothing is wrong with
/// it, it waits. A catalogue leaves it out and lists it.
pub const NOT_REGISTERED: &str = "not-registered";

/// A field of the form.
struct FormField {
    /// As the rows of a guideline name it.
    word: &'static str,
    name: Phrase,
    /// How it is written; begins with the field's own word.
    write: &'static str,
    /// The rules that may already have said that it is missing.
    rules: &'static [&'static str],
    /// Where it is not there; nothing where it is, and where it does not apply.
    gaps: fn(&Case<'_>) -> Vec<Gap>,
}

/// Where a field is not there.
struct Gap {
    place: Place,
    said: Said,
    /// The intake or course that lacks it; nothing where it is the programme.
    of: Option<Name>,
    /// What is missing, where that is not the whole field.
    part: Option<Part>,
    /// Where it can be written.
    room: Option<Room>,
    /// A process fact is asked for once its day has come.
    due: bool,
    code: &'static str,
}

/// A part of a field: its name, and how it is written.
#[derive(Clone, Copy)]
struct Part {
    name: Phrase,
    write: &'static str,
}

/// What stands in place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Todo,
    /// Something that was not understood, and is reported where it stands.
    Garbled,
}

impl Gap {
    fn new(place: Place, said: Said) -> Gap {
        Gap {
            place,
            said,
            of: None,
            part: None,
            room: None,
            due: true,
            code: "form-field",
        }
    }
}

fn find(word: &str) -> Option<usize> {
    FIELDS.binary_search_by(|field| field.word.cmp(word)).ok()
}

pub fn is_field(word: &str) -> bool {
    find(word).is_some()
}

/// The words of all fields.
pub fn words() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|field| field.word)
}

/// What a field is called.
pub fn name_of(word: &str) -> Option<Phrase> {
    Some(FIELDS.get(find(word)?)?.name)
}

fn at(row: &FormRow, moment: Moment) -> Option<Strictness> {
    row.moments
        .iter()
        .find(|(named, _)| *named == moment)
        .map(|(_, how)| *how)
}

/// What the rows of all layers ask of one field.
#[derive(Clone, Copy, Default)]
struct Demand<'p> {
    /// At this moment; of equals the lowest layer's.
    now: Option<(Severity, &'p PolicyForm, &'p FormRow)>,
    /// The first moment that must have it.
    needed: Option<Moment>,
}

impl<'p> Demand<'p> {
    fn add(&mut self, form: &'p PolicyForm, row: &'p FormRow, moment: Moment) {
        let musts = row
            .moments
            .iter()
            .filter(|(_, how)| is_must(*how))
            .map(|(moment, _)| *moment);
        self.needed = self.needed.into_iter().chain(musts).min();
        let severity = match at(row, moment) {
            Some(how) if is_must(how) => Severity::Error,
            Some(Strictness::Should) => Severity::Warning,
            _ => return,
        };
        let severity = at_most(row.confidence, severity);
        if self.now.is_none_or(|(other, ..)| severity < other) {
            self.now = Some((severity, form, row));
        }
    }
}

fn is_must(how: Strictness) -> bool {
    matches!(how, Strictness::Must | Strictness::MustOrReason)
}

/// Reports what this moment needs; answers with all that is missing, whatever the moment.
pub fn check(case: &Case<'_>, report: &mut Report) -> Vec<Missing> {
    let mut demands = vec![Demand::default(); FIELDS.len()];
    for (form, row) in case.policy.form_for(case.kind()) {
        if let Some(demand) = find(&row.field.text).and_then(|at| demands.get_mut(at)) {
            demand.add(form, row, case.moment);
        }
    }
    let mut missing = Vec::new();
    let mut said = Vec::new();
    let there = report.findings.iter();
    let there: FxHashSet<(&str, Place)> = there.map(|it| (it.code, it.place)).collect();
    for (field, demand) in FIELDS.iter().zip(&demands) {
        if demand.now.is_none() && demand.needed.is_none() {
            continue;
        }
        for gap in (field.gaps)(case) {
            let place = gap.place;
            missing.extend(demand.needed.map(|moment| Missing {
                field: field.word.to_owned(),
                moment,
                place,
            }));
            said.extend(finding(case, (field, demand), gap, &there, report));
        }
    }
    // All of them may point at the programme's name, where an error would hide warnings after it.
    said.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    report.findings.append(&mut said);
    missing
}

fn finding(
    case: &Case<'_>,
    (field, demand): (&FormField, &Demand<'_>),
    gap: Gap,
    there: &FxHashSet<(&str, Place)>,
    report: &mut Report,
) -> Option<Finding> {
    let (severity, form, row) = demand.now.filter(|_| gap.due)?;
    let is_silent = match gap.said {
        Said::Nothing => false,
        Said::Todo => severity == Severity::Warning || case.moment == Moment::Draft,
        Said::Garbled => true,
    };
    let mut rules = field.rules.iter();
    let may_be_said = rules.any(|rule| there.contains(&(*rule, gap.place)));
    if is_silent || may_be_said && is_said(case, field, &gap, severity, report) {
        return None;
    }
    let mut finding = Finding::new(
        severity,
        gap.code,
        gap.place,
        message(field, &gap, case.moment),
    );
    finding.citation = citation(form, row);
    finding
        .notes
        .extend(note(form, row, demand.needed.unwrap_or(case.moment)));
    let write = gap.part.map_or(field.write, |part| part.write);
    if gap.said == Said::Nothing {
        finding
            .help
            .push(say!(en "write: {line}", et "kirjuta: {line}", line = write));
        // A todo is silent for as long as nothing needs more.
        let is_enough = severity == Severity::Warning || case.moment == Moment::Draft;
        if let Some(room) = gap.room.filter(|_| is_enough) {
            let word = write.split(' ').next().unwrap_or(write);
            let line = room.line(&format!("{word} todo"));
            finding = finding.fix_all(to_be_filled_in(word), vec![line]);
        }
    }
    Some(finding)
}

/// A rule has said it already, at least as gravely. What it said less gravely gives way; what a waiver
/// will take back does not count, for no waiver stops the form's own fields.
fn is_said(
    case: &Case<'_>,
    field: &FormField,
    gap: &Gap,
    severity: Severity,
    report: &mut Report,
) -> bool {
    let waived = |code: &str| {
        case.programme
            .waive
            .iter()
            .filter_map(Stated::known)
            .any(|waiver| &*waiver.rule.text == code)
    };
    let same = |finding: &Finding| {
        field.rules.contains(&finding.code) && finding.place == gap.place && !waived(finding.code)
    };
    if report
        .findings
        .iter()
        .any(|finding| same(finding) && finding.severity <= severity)
    {
        return true;
    }
    report.findings.retain(|finding| !same(finding));
    false
}

fn message(field: &FormField, gap: &Gap, moment: Moment) -> Words {
    let name = gap.part.map_or(field.name, |part| part.name);
    match (gap.said, &gap.of) {
        (Said::Todo, _) => say!(
            en "still open, but needed {when}: {name}",
            et "veel lahtine, kuid vajalik {when}: {name}",
            when = needed_for(moment), name = name
        ),
        (_, Some(of)) => {
            say!(en "{of} lacks {name}", et "{of}: puudu on {name}", of = of, name = name)
        }
        (_, None) => say!(en "missing: {name}", et "puudu on {name}", name = name),
    }
}

fn needed_for(moment: Moment) -> Phrase {
    match moment {
        Moment::Draft => Phrase {
            en: "already in a draft",
            et: "juba mustandis",
        },
        Moment::Submission => Phrase {
            en: "for submission",
            et: "esitamiseks",
        },
        Moment::Publication => Phrase {
            en: "for publication",
            et: "avaldamiseks",
        },
    }
}

/// The clause behind a row, where it names one.
pub fn citation(form: &PolicyForm, row: &FormRow) -> Option<Arc<Citation>> {
    Some(Arc::new(Citation {
        guideline: form.stamp.guideline.clone(),
        edition: form.stamp.edition.to_string(),
        clause: row.clause.as_ref()?.clause.0.to_string(),
        point: row.point(),
    }))
}

/// `needed for submission: clause 4.1 (taltech, in force from 2025-10-09)`
fn note(form: &PolicyForm, row: &FormRow, moment: Moment) -> Option<Words> {
    let Citation {
        guideline,
        edition,
        clause,
        ..
    } = &*citation(form, row)?;
    let needed = say!(
        en "needed {when}: clause {clause} ({guideline}, in force from {edition})",
        et "vajalik {when}: punkt {clause} ({guideline}, kehtib alates {edition})",
        when = needed_for(moment), clause = clause, guideline = guideline, edition = edition
    );
    Some(with_confidence(needed, row.confidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_their_words() {
        assert!(FIELDS.windows(2).all(|pair| pair[0].word < pair[1].word));
        assert!(FIELDS.iter().all(|field| is_field(field.word)));
        assert!(!is_field("fees"));
    }
}

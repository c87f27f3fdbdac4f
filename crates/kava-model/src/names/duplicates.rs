//! `duplicate-name`: two things of one kind with one name.

use std::collections::HashMap;

use kava_diagnostics::{Finding, Phrase, Place, say};

use super::{Catalogue, Declared};
use crate::date::Day;
use crate::fields::Programme;
use crate::name::Name;
use crate::stated::Stated;

use super::references::Kind;

pub(super) fn check(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    let names = |list: &mut dyn Iterator<Item = &'_ Name>| list.map(|name| (name.text.to_string(), name.place)).collect::<Vec<_>>();
    twice(Kind::Course.phrase(), names(&mut catalogue.courses.list.iter().map(|(name, _)| *name)), findings);
    twice(Kind::Institution.phrase(), names(&mut catalogue.institutions.list.iter().map(|(name, _)| *name)), findings);
    twice(Kind::Unit.phrase(), names(&mut catalogue.units().map(|(name, _)| name)), findings);
    twice(Kind::StudyProgramme.phrase(), names(&mut catalogue.study_programmes.list.iter().map(|(name, _)| *name)), findings);
    twice(Kind::Semester.phrase(), names(&mut catalogue.semesters.list.iter().map(|(name, _)| *name)), findings);
    twice(
        Phrase { en: "catalogue in one folder", et: "kataloog ühes kaustas" },
        catalogue.heads.iter().map(|head| (String::new(), head.place)).collect(),
        findings,
    );
    twice(
        Phrase { en: "record", et: "toimik" },
        names(&mut catalogue.records.iter().filter_map(|record| record.it.of.as_ref())),
        findings,
    );
    for programme in &catalogue.programmes {
        outcomes(programme, findings);
        intakes(programme, findings);
        second_record(catalogue, programme, findings);
    }
    editions(catalogue, findings);
    price_lists(catalogue, findings);
}

fn twice(kind: Phrase, names: Vec<(String, Place)>, findings: &mut Vec<Finding>) {
    let mut first: HashMap<String, Place> = HashMap::new();
    for (name, place) in names {
        match first.get(&name) {
            Some(earlier) => findings.push(duplicate(kind, &name, place, *earlier)),
            None => {
                first.insert(name, place);
            }
        }
    }
}

fn duplicate(kind: Phrase, name: &str, place: Place, first: Place) -> Finding {
    Finding::error(
        "duplicate-name",
        place,
        say!(
            en "a second {kind}: “{name}” is declared already",
            et "„{name}“ on juba kirjeldatud: {kind}",
            kind = kind, name = name
        ),
    )
    .related(first, say!(en "declared here first", et "esimest korda kirjeldatud siin"))
}

fn outcomes(programme: &Declared<'_, Programme>, findings: &mut Vec<Finding>) {
    let Some(outcomes) = programme.it.outcomes.known() else { return };
    let kind = Phrase { en: "learning outcome", et: "õpiväljund" };
    let codes = outcomes.list.iter().map(|outcome| (outcome.code.text.to_string(), outcome.code.place));
    twice(kind, codes.collect(), findings);
}

fn intakes(programme: &Declared<'_, Programme>, findings: &mut Vec<Finding>) {
    let kind = Phrase { en: "intake", et: "vastuvõtt" };
    let intakes = programme.it.intake.iter().filter_map(Stated::known);
    twice(kind, intakes.map(|intake| (intake.name.text.to_string(), intake.name.place)).collect(), findings);
}

fn second_record(catalogue: &Catalogue<'_>, programme: &Declared<'_, Programme>, findings: &mut Vec<Finding>) {
    let Some(inside) = programme.it.record.place() else { return };
    let apart = catalogue.records.iter().find(|record| {
        record.it.of.as_ref().is_some_and(|name| name.text == programme.it.name.text)
    });
    if let Some(apart) = apart {
        let kind = Phrase { en: "record", et: "toimik" };
        findings.push(duplicate(kind, &programme.it.name.text, apart.place, inside));
    }
}

/// Two editions of one code may not be in force on one day.
fn editions(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    let mut by_code: HashMap<&str, Vec<Declared<'_, Programme>>> = HashMap::new();
    for programme in &catalogue.programmes {
        let same = by_code.entry(&programme.it.name.text).or_default();
        let clash = same.iter().find(|other| overlap(catalogue, other.it, programme.it));
        if let Some(other) = clash {
            let name = &programme.it.name;
            findings.push(
                Finding::error(
                    "duplicate-name",
                    programme.place,
                    say!(
                        en "a second programme “{name}” in force on the same days",
                        et "teine programm „{name}“, mis kehtib samadel päevadel",
                        name = name
                    ),
                )
                .related(other.place, say!(en "the other edition", et "teine redaktsioon"))
                .help(say!(
                    en "give each edition its own time: in-force from … to …",
                    et "anna igale redaktsioonile oma aeg: in-force from … to …"
                )),
            );
        }
        same.push(*programme);
    }
}

/// The days an edition is in force, unknown or open ends as far as they can go.
fn days(catalogue: &Catalogue<'_>, programme: &Programme) -> (Option<Day>, Option<Day>) {
    let Some(in_force) = programme.in_force.known() else { return (None, None) };
    let to = in_force.to.as_ref().and_then(|to| catalogue.first_day(to));
    (catalogue.first_day(&in_force.from), to)
}

/// An edition without an end ends where a later one begins.
fn overlap(catalogue: &Catalogue<'_>, one: &Programme, other: &Programme) -> bool {
    let (one, other) = (days(catalogue, one), days(catalogue, other));
    let (first, second) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    match (first, second) {
        ((Some(from), None), (Some(later), _)) => from == later,
        ((_, Some(to)), (Some(later), _)) => later <= to,
        ((None, _), (Some(_), _)) => false,
        _ => true,
    }
}

fn price_lists(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    let kind = Phrase { en: "price list", et: "hinnakiri" };
    let names = catalogue.price_lists.iter().map(|list| (list.it.name.text.to_string(), list.place));
    twice(kind, names.collect(), findings);
}

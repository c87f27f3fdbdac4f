//! `duplicate-name`: two things of one kind with one name.

use kava_diagnostics::{Finding, Phrase, Place, say};
use rustc_hash::FxHashMap;

use super::{Catalogue, Index};
use crate::date::{Day, When};
use crate::fields::{FileFacts, Programme};
use crate::name::Name;
use crate::stated::Stated;

use super::mentions::Kind;

/// What is said twice within one part.
pub(super) fn within(facts: &FileFacts, findings: &mut Vec<Finding>) {
    for programme in facts.programmes.iter().filter_map(Stated::known) {
        outcomes(programme, findings);
        intakes(programme, findings);
    }
}

pub(super) fn check(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    in_index(Kind::Course, &catalogue.courses, findings);
    in_index(Kind::Institution, &catalogue.institutions, findings);
    twice(
        Kind::Unit.phrase(),
        places(catalogue.units().map(|(name, _)| name)),
        findings,
    );
    in_index(Kind::StudyProgramme, &catalogue.study_programmes, findings);
    in_index(Kind::Semester, &catalogue.semesters, findings);
    twice(
        CATALOGUE,
        catalogue.heads.iter().map(|head| ("", head.place)),
        findings,
    );
    twice(
        RECORD,
        places(
            catalogue
                .records
                .iter()
                .filter_map(|record| record.it.of.as_ref()),
        ),
        findings,
    );
    twice(
        PRICE_LIST,
        places(catalogue.price_lists.iter().map(|list| &list.it.name)),
        findings,
    );
    records_apart(catalogue, findings);
    editions(catalogue, findings);
}

/// Where every name is found there is no second one.
fn in_index<T>(kind: Kind, index: &Index<'_, T>, findings: &mut Vec<Finding>) {
    if index.list.len() > index.by_name.len() {
        let names = index.list.iter().map(|(name, _)| *name);
        twice(kind.phrase(), places(names), findings);
    }
}

const CATALOGUE: Phrase = Phrase {
    en: "catalogue in one folder",
    et: "kataloog ühes kaustas",
};
const RECORD: Phrase = Phrase {
    en: "record",
    et: "toimik",
};
const PRICE_LIST: Phrase = Phrase {
    en: "price list",
    et: "hinnakiri",
};
const OUTCOME: Phrase = Phrase {
    en: "learning outcome",
    et: "õpiväljund",
};
const INTAKE: Phrase = Phrase {
    en: "intake",
    et: "vastuvõtt",
};

fn places<'f>(names: impl Iterator<Item = &'f Name>) -> impl Iterator<Item = (&'f str, Place)> {
    names.map(|name| (&*name.text, name.place))
}

fn twice<'f>(
    kind: Phrase,
    names: impl Iterator<Item = (&'f str, Place)>,
    findings: &mut Vec<Finding>,
) {
    let mut first: FxHashMap<&str, Place> = FxHashMap::default();
    for (name, place) in names {
        match first.get(name) {
            Some(earlier) => findings.push(duplicate(kind, name, place, *earlier)),
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
    .related(
        first,
        say!(en "declared here first", et "esimest korda kirjeldatud siin"),
    )
}

fn outcomes(programme: &Programme, findings: &mut Vec<Finding>) {
    let outcomes = programme
        .outcomes
        .known()
        .into_iter()
        .flat_map(|outcomes| &outcomes.list);
    twice(
        OUTCOME,
        places(outcomes.map(|outcome| &outcome.code)),
        findings,
    );
}

fn intakes(programme: &Programme, findings: &mut Vec<Finding>) {
    let intakes = programme.intake.iter().filter_map(Stated::known);
    twice(INTAKE, places(intakes.map(|intake| &intake.name)), findings);
}

/// A record that stands apart is of the one edition that has none inside.
fn records_apart(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    for apart in &catalogue.records {
        let Some(of) = &apart.it.of else { continue };
        let (inside, without): (Vec<&Programme>, Vec<&Programme>) = catalogue
            .editions(&of.text)
            .partition(|edition| !edition.record.is_absent());
        match (inside.first(), &without[..]) {
            (Some(inside), []) => {
                let first = inside.record.place().unwrap_or(inside.name.place);
                findings.push(duplicate(RECORD, &of.text, apart.place, first));
            }
            (_, [first, second, ..]) => {
                findings.push(shared_record(of, apart.place, first, second))
            }
            _ => {}
        }
    }
}

fn shared_record(of: &Name, place: Place, first: &Programme, second: &Programme) -> Finding {
    let edition = || say!(en "an edition without its own record", et "oma toimikuta redaktsioon");
    Finding::error(
        "shared-record",
        place,
        say!(
            en "“{of}” has several editions, and this record does not say which one it is about",
            et "programmil „{of}“ on mitu redaktsiooni ja see toimik ei ütle, millise kohta see käib",
            of = of
        ),
    )
    .related(first.name.place, edition())
    .related(second.name.place, edition())
    .help(say!(
        en "move it into its edition, between the braces: record {{ … }}",
        et "vii see oma redaktsiooni sisse, looksulgude vahele: record {{ … }}"
    ))
}

/// Two editions of one code may not be in force on one day.
fn editions(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    for (at, programme) in catalogue.programmes.iter().enumerate() {
        let same = catalogue.editions.get(&*programme.it.name.text);
        let earlier = same.into_iter().flatten().take_while(|other| **other < at);
        let clash = earlier
            .filter_map(|other| catalogue.programmes.get(*other))
            .find(|other| overlap(catalogue, other.it, programme.it));
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
                .related(
                    other.place,
                    say!(en "the other edition", et "teine redaktsioon"),
                )
                .help(say!(
                    en "give each edition its own time: in-force from … to …",
                    et "anna igale redaktsioonile oma aeg: in-force from … to …"
                )),
            );
        }
    }
}

/// The days an edition is in force, unknown or open ends as far as they can go.
fn days(catalogue: &Catalogue<'_>, programme: &Programme) -> (Option<Day>, Option<Day>) {
    let Some(in_force) = programme.in_force.known() else {
        return (None, None);
    };
    let from = match &in_force.from {
        When::Month(month) => month.first(),
        from => catalogue.first_day(from),
    };
    let to = in_force.to.as_ref().and_then(|to| match to {
        When::Month(month) => month.last(),
        to => catalogue.first_day(to),
    });
    (from, to)
}

/// An edition without an end ends where a later one begins.
fn overlap(catalogue: &Catalogue<'_>, one: &Programme, other: &Programme) -> bool {
    let (one, other) = (days(catalogue, one), days(catalogue, other));
    let (first, second) = if one.0 <= other.0 {
        (one, other)
    } else {
        (other, one)
    };
    match (first, second) {
        ((Some(from), None), (Some(later), _)) => from == later,
        ((_, Some(to)), (Some(later), _)) => later <= to,
        ((None, _), (Some(_), _)) => false,
        _ => true,
    }
}

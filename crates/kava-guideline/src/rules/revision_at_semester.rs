//! `revision-at-semester`: a revision takes effect when a semester starts, and is approved before.
//!
//! One catalogue shows a revision where an edition replaces another programme, or follows an earlier
//! edition of its own code.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::date::{Day, When};
use kava_model::stated::Stated;

use super::steps;
use crate::case::Case;
use crate::days::{Days, not_decided};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "revision-at-semester",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "A new edition of a programme takes effect on the first day of a semester and is approved before that day.",
            et: "Programmi uus redaktsioon hakkab kehtima semestri esimesel päeval ja on enne seda kinnitatud.",
        },
        why: Phrase {
            en: "Those who study already must know under which edition they finish.",
            et: "Õppija peab teadma, millise redaktsiooni järgi ta lõpetab.",
        },
        mend: Phrase {
            en: "Let it take effect from the next semester: in-force from spring-2027.",
            et: "Lase sel kehtima hakata järgmisest semestrist: in-force from spring-2027.",
        },
        example: Example {
            block: "",
            wrong: "programme data-basics-new {\n  kind     micro-degree\n  replaces data-basics\n  in-force from 2026-10-15\n}\n",
            right: "programme data-basics-new {\n  kind     micro-degree\n  replaces data-basics\n  in-force from autumn-2026\n}\n",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Stated::Known(in_force, place) = &case.programme.in_force else {
        return;
    };
    let Some(days) = Days::of_start(&in_force.from, case.catalogue) else {
        return;
    };
    if !is_revision(case, days) {
        return;
    }
    report
        .findings
        .extend(between_semesters(case, asked, &in_force.from, days, *place));
    report.findings.extend(approved_late(case, asked, days));
}

fn is_revision(case: &Case<'_>, from: Days) -> bool {
    let it = case.programme;
    let earlier = case.catalogue.editions(&it.name.text).any(|other| {
        let begun = || match &other.in_force {
            Stated::Absent => true,
            Stated::Known(other, _) => Days::of_start(&other.from, case.catalogue)
                .is_some_and(|other| from.is_after(other)),
            _ => false,
        };
        !std::ptr::eq(other, it) && begun()
    });
    earlier || !it.replaces.is_absent()
}

fn between_semesters(
    case: &Case<'_>,
    asked: &Asked<'_>,
    from: &When,
    days: Days,
    place: Place,
) -> Option<Finding> {
    if matches!(from, When::Semester(_)) {
        return None;
    }
    let starts: Vec<Day> = case
        .catalogue
        .semesters()
        .filter_map(|it| it.from.known().copied())
        .collect();
    let can_be = starts
        .iter()
        .any(|start| days.first <= *start && *start <= days.last);
    match (can_be, days.day()) {
        (true, Some(_)) => return None,
        (true, None) => {
            return Some(not_decided(
                asked,
                place,
                say!(
                    en "whether this edition takes effect when a semester starts is not decided: only {from} is known",
                    et "jäi otsustamata, kas see redaktsioon hakkab kehtima semestri algusest: teada on ainult {from}",
                    from = from
                ),
            ));
        }
        (false, _) if starts.is_empty() => {
            return Some(not_decided(
                asked,
                place,
                say!(
                    en "whether this edition takes effect when a semester starts is not decided: no semester is declared",
                    et "jäi otsustamata, kas see redaktsioon hakkab kehtima semestri algusest: ühtki semestrit pole kirjeldatud"
                ),
            ));
        }
        (false, _) => {}
    }
    let next = starts.iter().filter(|start| **start > days.last).min();
    let mut finding = asked
        .wrong(
            place,
            say!(
                en "this edition takes effect on {from}, when no semester starts",
                et "see redaktsioon hakkab kehtima {from}, aga siis ei alga semester",
                from = from
            ),
        )
        .note(asked.asks(say!(en "the first day of a semester", et "semestri esimene päev")));
    finding.measured = Some(say!(en "{from}", et "{from}", from = from));
    if let Some(next) = next {
        finding = finding.help(say!(
            en "the next semester starts on {next}",
            et "järgmine semester algab {next}",
            next = next
        ));
    }
    Some(finding)
}

fn approved_late(case: &Case<'_>, asked: &Asked<'_>, from: Days) -> Option<Finding> {
    let approval = steps::taken(case, |record| &record.approved)?;
    let last = from.plus_days(-1);
    let approved = &approval.step.on;
    let message = say!(
        en "approved on {approved}, but this edition has been in force since {from}",
        et "kinnitatud {approved}, aga see redaktsioon kehtib juba alates {from}",
        approved = approved, from = from.first
    );
    approval.days?.is_after(last).then(|| {
        let mut finding = asked.wrong(approval.place, message).note(asked.asks(say!(
            en "approval before the first day",
            et "kinnitamine enne esimest päeva"
        )));
        finding.measured = Some(say!(en "{approved}", et "{approved}", approved = approved));
        finding.bound = Some(say!(en "by {last}", et "hiljemalt {last}", last = last.last));
        finding
    })
}

//! `proposed-by`: who proposes the programme; the Dean of the School of the unit that develops it.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::names::Unit;

use super::steps::{self, Taken, unsaid};
use crate::case::Case;
use crate::days::not_decided;
use crate::rule::{Asked, Report, Rule, Takes};
use kava_model::fields::ProcessStep;

pub static RULE: Rule = Rule {
    code: "proposed-by",
    takes: Takes::Words(&["dean", "head", "director", "council"]),
    page: Page {
        asks: Phrase {
            en: "The Dean of the School proposes the programme; for a college, the Dean of the School it belongs to.",
            et: "Ettepaneku teeb teaduskonna dekaan, kolledži programmi kohta selle teaduskonna dekaan, mille juurde kolledž kuulub.",
        },
        why: Phrase {
            en: "The School answers for what its departments and colleges offer.",
            et: "Teaduskond vastutab selle eest, mida tema instituudid ja kolledžid pakuvad.",
        },
        mend: Phrase {
            en: "Have the Dean propose it, and record the day.",
            et: "Lase ettepanek teha dekaanil ja märgi päev toimikusse.",
        },
        example: Example {
            block: "record",
            wrong: "proposed 2026-04-13 by director",
            right: "proposed 2026-04-13 by dean",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(taken) = steps::taken(case, |record| &record.proposed) else {
        let message =
            say!(en "the Dean's proposal is not recorded", et "dekaani ettepanek on märkimata");
        report.findings.extend(unsaid(
            case,
            asked,
            |record| &record.proposed,
            message,
            "proposed 2026-04-13 by dean",
        ));
        return;
    };
    report.findings.extend(steps::by_another(
        asked,
        &taken,
        is_title_of_head(case, &taken),
    ));
    if nobodys(case) {
        report.findings.push(not_decided(
            asked,
            taken.place,
            say!(
                en "whose Dean may propose this is not decided: the college names no School",
                et "jäi otsustamata, kelle dekaan võib ettepaneku teha: kolledž ei nimeta teaduskonda"
            ),
        ));
    }
}

/// A School may call its head something else than dean: `head "…" title "Director"`.
fn is_title_of_head(case: &Case<'_>, taken: &Taken<'_, ProcessStep>) -> bool {
    let school = case.unit().and_then(|unit| case.catalogue.school_of(unit));
    let title = school.and_then(|school| school.head.known()?.title.as_ref());
    title
        .zip(taken.step.by.as_ref())
        .is_some_and(|(title, by)| title.0.to_lowercase() == by.text.to_lowercase())
}

/// A college that names no School has no Dean to propose its programmes.
fn nobodys(case: &Case<'_>) -> bool {
    matches!(case.unit(), Some(unit @ Unit::College(_)) if case.catalogue.school_of(unit).is_none())
}

//! `semester-unknown`: an intake whose semester is not known has no day for its notice.
//!
//! Nothing is guessed: what the guideline counts from semesters is not decided for such an intake.
//! Under a guideline that counts nothing from them there is nothing to ask.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::admission::Apply;
use kava_model::date::When;
use kava_model::fields::Semester;
use kava_model::stated::Stated;

use crate::case::{Case, IntakeCase};
use crate::rule::{BuiltIn, Report};

const CODE: &str = "semester-unknown";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "Each intake starts in a semester of the academic calendar that the guideline knows.",
                et: "Iga vastuvõtt algab akadeemilise kalendri semestris, mida juhend tunneb.",
            },
            why: Phrase {
                en: "The days of notice are counted from semesters; a summer or an interim week has none.",
                et: "Teatamise tähtaegu arvestatakse semestrist; suvel ega vahenädalal seda pole.",
            },
            mend: Phrase {
                en: "Ask the Open University by when it wants notice of this intake.",
                et: "Küsi avatud ülikoolilt, mis ajaks ta selle vastuvõtu kohta teadet ootab.",
            },
            example: Example {
                block: "",
                wrong: "programme summer-school {\n  kind micro-degree\n  intake summer {\n    starts 2027-07-05\n  }\n}\n",
                right: "programme autumn-school {\n  kind micro-degree\n  intake autumn {\n    starts 2026-09-07\n  }\n}\n",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let counted = ["announced", "notify"];
    let counts = case
        .policy
        .rules_for(case.kind())
        .iter()
        .any(|line| counted.contains(&line.code));
    if !counts {
        return;
    }
    for intake in case.intakes.iter().filter(|intake| intake.admits()) {
        report.findings.extend(match intake.semester {
            Some(semester) => {
                without_day(intake, semester).or_else(|| of_no_season(case, intake, semester))
            }
            None => nowhere(intake),
        });
    }
}

fn nowhere(intake: &IntakeCase<'_>) -> Option<Finding> {
    let named = &intake.intake.starts;
    let why = match named {
        Stated::Known(When::Semester(_), _) | Stated::Todo(_) | Stated::Broken(_) => return None,
        Stated::Known(when @ When::Month(_), _) => say!(
            en "{when} lies in no one semester",
            et "{when} ei jää ühegi semestri sisse",
            when = when
        ),
        Stated::Known(when, _) => say!(
            en "no semester contains {when}",
            et "ükski semester ei sisalda päeva {when}",
            when = when
        ),
        // Named after nothing and without an admission word of its own: an unknown name.
        Stated::Absent if intake.intake.apply.known().is_none_or(is_window) => return None,
        Stated::Absent => say!(en "it does not say when it starts", et "algus on ütlemata"),
    };
    Some(undecided(
        intake,
        named.place().unwrap_or(intake.place()),
        why,
    ))
}

fn is_window(apply: &Apply) -> bool {
    matches!(apply, Apply::Window { .. })
}

/// The calendar says that there is such a semester, but not when.
fn without_day(intake: &IntakeCase<'_>, semester: &Semester) -> Option<Finding> {
    let name = &semester.name;
    semester.from.is_absent().then(|| {
        let message = say!(
            en "the semester {name} has no first day: nothing can be counted from it",
            et "semestril {name} puudub esimene päev: sellest ei saa midagi arvestada",
            name = name
        );
        Finding::error(CODE, intake.place(), message)
            .related(name.place, say!(en "the semester", et "semester"))
            .help(say!(
                en "write: semester {name} from … to …",
                et "kirjuta: semester {name} from … to …",
                name = name
            ))
    })
}

/// A semester of a season that the guideline has no days for.
fn of_no_season(case: &Case<'_>, intake: &IntakeCase<'_>, semester: &Semester) -> Option<Finding> {
    let seasons = &case.policy.seasons;
    let known = |season: &str| case.policy.season(season).is_some();
    let name = &semester.name;
    let unknown = !seasons.is_empty() && semester.season().is_none_or(|(season, _)| !known(season));
    unknown.then(|| {
        let known = seasons
            .iter()
            .map(|season| &*season.name.text)
            .collect::<Vec<_>>()
            .join(", ");
        let why = say!(
            en "the guideline knows the seasons {known}, not that of {name}",
            et "juhend tunneb hooaegu {known}, mitte semestrit {name}",
            known = known, name = name
        );
        undecided(intake, intake.place(), why)
    })
}

fn undecided(intake: &IntakeCase<'_>, place: Place, why: Words) -> Finding {
    let name = &intake.intake.name;
    let message = say!(
        en "by when notice of {name} is due is not decided: {why}",
        et "jäi otsustamata, mis ajaks vastuvõtust {name} teatada: {why}",
        name = name, why = why
    );
    Finding::warning(CODE, place, message)
        .help(say!(en "ask the Open University", et "küsi avatud ülikoolilt"))
}

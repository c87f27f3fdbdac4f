//! `intake-edition`: an intake belongs to the edition of the programme that is in force when it starts.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Tag, Words, say};
use kava_model::fields::Programme;
use kava_model::stated::Stated;

use crate::case::{Case, IntakeCase, Start};
use crate::days::Days;
use crate::rule::{BuiltIn, Report};

const CODE: &str = "intake-edition";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "An intake stands in the edition of the programme that is in force on the day it starts.",
                et: "Vastuvõtt on kirjas selles programmi redaktsioonis, mis kehtib vastuvõtu alguspäeval.",
            },
            why: Phrase {
                en: "Learners study, pay and finish by the edition they begin under; an intake of a programme that is not in force, or no longer offered, promises what nobody has approved.",
                et: "Õppija õpib, maksab ja lõpetab selle redaktsiooni järgi, millega ta alustas; kehtimata või suletud programmi vastuvõtt lubab midagi, mida keegi pole kinnitanud.",
            },
            mend: Phrase {
                en: "Move the intake into the edition in force on that day, or let this edition be in force from an earlier day.",
                et: "Vii vastuvõtt sellesse redaktsiooni, mis tol päeval kehtib, või lase sel redaktsioonil varem kehtima hakata.",
            },
            example: Example {
                block: "programme",
                wrong: "in-force from 2027-02-01\nintake autumn-2026 {\n  announced 2026-04-28\n}",
                right: "in-force from autumn-2026\nintake autumn-2026 {\n  announced 2026-04-28\n}",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let admitting = case.intakes.iter().filter(|intake| intake.admits());
    for intake in admitting {
        let Some(starts) = days(intake, case) else {
            continue;
        };
        let finding = withdrawn(case, intake, starts)
            .or_else(|| too_early(case, intake, starts))
            .or_else(|| too_late(case, intake, starts));
        report.findings.extend(finding);
    }
}

fn days(intake: &IntakeCase<'_>, case: &Case<'_>) -> Option<Days> {
    match intake.start(case.catalogue) {
        Start::Own(day) | Start::Semester(day) => Some(Days::one(day)),
        Start::Month(month) => Some(Days {
            first: month.first()?,
            last: month.last()?,
        }),
        Start::Unknown => None,
    }
}

fn withdrawn(case: &Case<'_>, intake: &IntakeCase<'_>, starts: Days) -> Option<Finding> {
    let Stated::Known(withdrawn, place) = &case.programme.withdrawn else {
        return None;
    };
    let from = withdrawn.from.known()?;
    let gone = Days::of_start(from, case.catalogue)?.by(starts)?;
    let message = say!(
        en "this intake starts {start}, but the programme is withdrawn from {from}",
        et "see vastuvõtt algab {start}, aga programm on suletud alates {from}",
        start = said(intake, starts), from = from
    );
    let finding = gone.then(|| Finding::error(CODE, intake.place(), message))?;
    let here = say!(en "withdrawn here", et "suletud siin");
    Some(finding.related(*place, here).tag(Tag::Withdrawn))
}

/// Before this edition is in force. Where no other edition holds on that day, the semester's own first
/// day will do: teaching may open some days before it.
fn too_early(case: &Case<'_>, intake: &IntakeCase<'_>, starts: Days) -> Option<Finding> {
    let Stated::Known(in_force, place) = &case.programme.in_force else {
        return None;
    };
    let begins = Days::of_start(&in_force.from, case.catalogue)?;
    let other = in_force_on(case, starts);
    let semester = intake.semester.and_then(|semester| semester.from.known());
    let semester_in_time = semester.is_some_and(|day| *day >= begins.last);
    if !begins.is_after(starts) || other.is_none() && semester_in_time {
        return None;
    }
    let message = say!(
        en "this intake starts {start}, before this edition is in force ({from})",
        et "see vastuvõtt algab {start}, enne kui see redaktsioon kehtima hakkab ({from})",
        start = said(intake, starts), from = in_force.from
    );
    Some(told(intake, message, *place, other))
}

/// After this edition ends, or when a later one is in force already.
fn too_late(case: &Case<'_>, intake: &IntakeCase<'_>, starts: Days) -> Option<Finding> {
    let other = in_force_on(case, starts);
    ended(case, intake, starts, other).or_else(|| superseded(case, intake, starts, other?))
}

fn ended(
    case: &Case<'_>,
    intake: &IntakeCase<'_>,
    starts: Days,
    other: Option<&Programme>,
) -> Option<Finding> {
    let Stated::Known(in_force, place) = &case.programme.in_force else {
        return None;
    };
    let end = Days::of(in_force.to.as_ref()?, case.catalogue)?;
    let message = say!(
        en "this intake starts {start}, but this edition ends on {end}",
        et "see vastuvõtt algab {start}, aga see redaktsioon kehtib kuni {end}",
        start = said(intake, starts), end = end.last
    );
    starts
        .is_after(end)
        .then(|| told(intake, message, *place, other))
}

fn superseded(
    case: &Case<'_>,
    intake: &IntakeCase<'_>,
    starts: Days,
    other: &Programme,
) -> Option<Finding> {
    let later = begins(other, case)?;
    let is_later = begins(case.programme, case).is_none_or(|begins| later.is_after(begins));
    let message = say!(
        en "this intake starts {start}, when a later edition is in force already",
        et "see vastuvõtt algab {start}, aga siis kehtib juba hilisem redaktsioon",
        start = said(intake, starts)
    );
    let finding = is_later.then(|| Finding::error(CODE, intake.place(), message))?;
    Some(with_edition(finding, other))
}

fn begins(edition: &Programme, case: &Case<'_>) -> Option<Days> {
    Days::of_start(&edition.in_force.known()?.from, case.catalogue)
}

/// Another edition of the code that is certainly in force on the day; of several the last. One that
/// does not say since when has always been, and one without an end ends where a later one begins.
fn in_force_on<'c>(case: &Case<'c>, starts: Days) -> Option<&'c Programme> {
    let has_begun = |it: &Programme| match &it.in_force {
        Stated::Absent => true,
        _ => begins(it, case).is_some_and(|begins| begins.by(starts) == Some(true)),
    };
    let last = case
        .catalogue
        .editions(&case.programme.name.text)
        .filter(|it| has_begun(it))
        .max_by_key(|it| begins(it, case).map(|begins| begins.last))?;
    let end = last.in_force.known().and_then(|it| it.to.as_ref());
    let end = end.and_then(|end| Days::of(end, case.catalogue));
    let has_ended = end.is_some_and(|end| starts.is_after(end));
    (!has_ended && !std::ptr::eq(last, case.programme)).then_some(last)
}

fn told(
    intake: &IntakeCase<'_>,
    message: Words,
    in_force: Place,
    other: Option<&Programme>,
) -> Finding {
    let when = say!(en "when this edition is in force", et "selle redaktsiooni kehtivus");
    let finding = Finding::error(CODE, intake.place(), message).related(in_force, when);
    match other {
        Some(other) => with_edition(finding, other),
        None => finding,
    }
}

fn with_edition(finding: Finding, other: &Programme) -> Finding {
    let place = other.in_force.place().unwrap_or(other.name.place);
    finding.related(
        place,
        say!(
            en "the edition in force on that day: move the intake there",
            et "tol päeval kehtiv redaktsioon: vii vastuvõtt sinna"
        ),
    )
}

/// `on 2027-02-01`; of a month `in 2027-02`
fn said(intake: &IntakeCase<'_>, starts: Days) -> Words {
    match (starts.day(), intake.intake.starts.known()) {
        (None, Some(month)) => say!(en "in {month}", et "{month}", month = month),
        _ => say!(en "on {day}", et "{day}", day = starts.first),
    }
}

//! `date-order`: dates that cannot follow each other as they are written.
//!
//! Where only a month is known, only what is wrong for every day of it is reported.

use kava_diagnostics::{Edit, Example, Finding, Page, Phrase, Place, Severity, say};
use kava_model::admission::Meeting;
use kava_model::coded::InForce;
use kava_model::date::When;
use kava_model::fields::Semester;
use kava_model::stated::Stated;

use crate::case::{Case, IntakeCase, Start};
use crate::days::Days;
use crate::rule::{BuiltIn, Report};

const CODE: &str = "date-order";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "Dates follow each other: admission opens, closes, the intake starts, meets and ends.",
                et: "Kuupäevad on järjekorras: kandideerimine algab ja lõpeb, õpe algab, toimuvad kohtumised, õpe lõpeb.",
            },
            why: Phrase {
                en: "One of two dates out of order is a slip of the pen, and learners plan by it.",
                et: "Vales järjekorras kuupäevadest üks on kirjaviga, aga õppija arvestab sellega.",
            },
            mend: Phrase {
                en: "Correct the date that is wrong.",
                et: "Paranda vale kuupäev.",
            },
            example: Example {
                block: "intake",
                wrong: "apply from 2026-08-21 to 2026-06-15",
                right: "apply from 2026-06-15 to 2026-08-21",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    for intake in &case.intakes {
        report.findings.extend(admission(case, intake));
        report.findings.extend(ends(case, intake));
        report.findings.extend(outside_semester(case, intake));
        meetings(case, intake, report);
    }
    report
        .findings
        .extend(case.catalogue.semesters().filter_map(semester));
    report
        .findings
        .extend(edition(case, &case.programme.in_force));
    report.findings.extend(withdrawal(case));
    for list in case.catalogue.price_lists() {
        report.findings.extend(edition(case, &list.in_force));
    }
    for (_, course) in case.courses() {
        for runs in course.runs.iter().filter_map(Stated::known) {
            let (from, to) = (dated(case, &runs.from), dated(case, &runs.to));
            report.findings.extend(backwards(from, to, ENDS));
        }
    }
}

/// A date with what may be known of it.
#[derive(Clone, Copy)]
struct Dated<'c> {
    when: &'c When,
    days: Days,
    place: Place,
}

fn dated<'c>(case: &Case<'_>, stated: &'c Stated<When>) -> Option<Dated<'c>> {
    let Stated::Known(when, place) = stated else {
        return None;
    };
    Some(Dated {
        when,
        days: Days::of(when, case.catalogue)?,
        place: *place,
    })
}

const ENDS: Phrase = Phrase {
    en: "it ends before it begins",
    et: "lõpp on enne algust",
};
const CLOSES: Phrase = Phrase {
    en: "admission closes before it opens",
    et: "kandideerimine lõpeb enne, kui algab",
};

/// Reports a last day that is before its first.
fn backwards(from: Option<Dated<'_>>, to: Option<Dated<'_>>, what: Phrase) -> Option<Finding> {
    let (from, to) = from.zip(to)?;
    from.days.is_after(to.days).then(|| {
        let (first, last) = (from.when, to.when);
        let message = say!(
            en "{what}: {last} is before {first}",
            et "{what}: {last} on enne kui {first}",
            what = what, first = first, last = last
        );
        turned_round(
            Finding::error(CODE, to.place, message),
            (from.place, first.to_string()),
            (to.place, last.to_string()),
        )
    })
}

/// Offers to write each of two dates in the place of the other.
fn turned_round(finding: Finding, from: (Place, String), to: (Place, String)) -> Finding {
    let edit = |place: Place, text: &str| Edit {
        file: place.file,
        span: place.span,
        text: text.to_owned(),
    };
    let title = say!(
        en "turn the dates round: from {last} to {first}",
        et "pööra kuupäevad ümber: {last} kuni {first}",
        last = to.1.clone(), first = from.1.clone()
    );
    finding.fix_all(title, vec![edit(from.0, &to.1), edit(to.0, &from.1)])
}

fn admission(case: &Case<'_>, intake: &IntakeCase<'_>) -> Vec<Finding> {
    let Stated::Known(apply, _) = intake.apply() else {
        return Vec::new();
    };
    let (opens, closes) = (dated(case, apply.from()), dated(case, apply.to()));
    let mut findings: Vec<Finding> = backwards(opens, closes, CLOSES).into_iter().collect();
    let Some(start) = start(case, intake) else {
        return findings;
    };
    // A common window of the semester is no slip of this intake's pen.
    let place = |dated: &Dated<'_>| {
        if intake.intake.apply.is_absent() {
            intake.place()
        } else {
            dated.place
        }
    };
    if let Some(opens) = opens.filter(|opens| opens.days.is_after(start)) {
        findings.push(Finding::error(
            CODE,
            place(&opens),
            say!(
                en "admission opens on {opens}, after the start on {start}",
                et "kandideerimine algab {opens}, pärast õppe algust {start}",
                opens = opens.when, start = start.last
            ),
        ));
    } else if let Some(closes) = closes.filter(|closes| closes.days.is_after(start)) {
        findings.push(Finding::warning(
            CODE,
            place(&closes),
            say!(
                en "admission closes on {closes}, after the start on {start}",
                et "kandideerimine lõpeb {closes}, pärast õppe algust {start}",
                closes = closes.when, start = start.last
            ),
        ));
    }
    findings
}

fn start(case: &Case<'_>, intake: &IntakeCase<'_>) -> Option<Days> {
    match intake.start(case.catalogue) {
        Start::Own(day) | Start::Semester(day) => Some(Days::one(day)),
        Start::Month(month) => Some(Days {
            first: month.first()?,
            last: month.last()?,
        }),
        Start::Unknown => None,
    }
}

fn ends(case: &Case<'_>, intake: &IntakeCase<'_>) -> Option<Finding> {
    let (start, end) = (start(case, intake)?, dated(case, &intake.intake.ends)?);
    start.is_after(end.days).then(|| {
        let message = say!(
            en "it ends on {end}, before it starts on {start}",
            et "õpe lõpeb {end}, enne algust {start}",
            end = end.when, start = start.first
        );
        Finding::error(CODE, end.place, message)
    })
}

/// An intake named after a semester that is over before it starts.
fn outside_semester(case: &Case<'_>, intake: &IntakeCase<'_>) -> Option<Finding> {
    let starts = dated(case, &intake.intake.starts)?;
    let semester = case.catalogue.semester(&intake.intake.name.text)?;
    let end = *semester.to.known()?;
    starts.days.is_after(Days::one(end)).then(|| {
        let (day, name) = (starts.when, &semester.name);
        let message = say!(
            en "it starts on {day}, but {name} ends on {end}",
            et "õpe algab {day}, aga {name} lõpeb {end}",
            day = day, name = name, end = end
        );
        Finding::warning(CODE, starts.place, message).help(say!(
            en "name the intake after the semester it starts in",
            et "nimeta vastuvõtt selle semestri järgi, milles see algab"
        ))
    })
}

fn meetings(case: &Case<'_>, intake: &IntakeCase<'_>, report: &mut Report) {
    let Some(meetings) = intake.intake.meetings.known() else {
        return;
    };
    let start = start(case, intake);
    let end = dated(case, &intake.intake.ends).map(|end| end.days);
    for meeting in &meetings.0 {
        report.findings.extend(outside_intake(meeting, start, end));
        if meeting
            .from
            .zip(meeting.to)
            .is_some_and(|(from, to)| to < from)
        {
            let message =
                say!(en "this meeting ends before it begins", et "kohtumine lõpeb enne, kui algab");
            report
                .findings
                .push(Finding::error(CODE, meeting.place, message));
        }
    }
}

fn outside_intake(meeting: &Meeting, start: Option<Days>, end: Option<Days>) -> Option<Finding> {
    let day = Days::one(meeting.day);
    let message = match (start, end) {
        (Some(start), _) if start.is_after(day) => say!(
            en "this meeting is before the start on {start}",
            et "kohtumine on enne õppe algust {start}",
            start = start.first
        ),
        (_, Some(end)) if day.is_after(end) => say!(
            en "this meeting is after the end on {end}",
            et "kohtumine on pärast õppe lõppu {end}",
            end = end.last
        ),
        _ => return None,
    };
    Some(Finding::new(
        Severity::Warning,
        CODE,
        meeting.place,
        message,
    ))
}

fn semester(semester: &Semester) -> Option<Finding> {
    let (from, to) = (semester.from.known()?, semester.to.known()?);
    let name = &semester.name;
    if to < from {
        let message = say!(
            en "the semester {name} ends on {to}, before it begins on {from}",
            et "semester {name} lõpeb {to}, enne algust {from}",
            name = name, to = to, from = from
        );
        return Some(Finding::error(CODE, semester.to.place()?, message));
    }
    let (_, year) = semester.season()?;
    (from.year() != year).then(|| {
        let message = say!(
            en "the semester {name} begins in {begun}",
            et "semester {name} algab aastal {begun}",
            name = name, begun = i32::from(from.year())
        );
        Finding::warning(CODE, semester.from.place().unwrap_or(name.place), message)
    })
}

fn edition(case: &Case<'_>, in_force: &Stated<InForce>) -> Option<Finding> {
    let Stated::Known(InForce { from, to: Some(to) }, place) = in_force else {
        return None;
    };
    let first = Days::of_start(from, case.catalogue)?;
    let last = Days::of(to, case.catalogue)?;
    first.is_after(last).then(|| {
        let message = say!(
            en "in force to {to}, which is before {from}",
            et "kehtib kuni {to}, mis on enne kui {from}",
            to = to, from = from
        );
        Finding::error(CODE, *place, message)
    })
}

/// A programme that is withdrawn before it was ever in force.
fn withdrawal(case: &Case<'_>) -> Option<Finding> {
    let withdrawn = dated(case, &case.programme.withdrawn.known()?.from)?;
    let from = &case.programme.in_force.known()?.from;
    Days::of_start(from, case.catalogue)?
        .is_after(withdrawn.days)
        .then(|| {
            let message = say!(
                en "withdrawn on {withdrawn}, before it is in force from {from}",
                et "suletud {withdrawn}, enne jõustumist {from}",
                withdrawn = withdrawn.when, from = from
            );
            Finding::error(CODE, withdrawn.place, message)
        })
}

//! `notify`: applicants are notified some days before the start.
//!
//! Calendar days are counted back from the intake's own start if it has one, else from its
//! semester's. Of an intake that starts in some month the last day of notice is not known.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Severity, say};
use kava_model::admission::By;
use kava_model::date::{Day, Month, When};
use kava_model::fields::{Moment, Setting};
use kava_model::stated::Stated;
use kava_model::verdict::Duty;

use super::said::{or_change, or_line, unsaid};
use crate::case::{Case, IntakeCase, Start};
use crate::days::{Days, not_decided};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "notify",
    takes: Takes::Lead,
    page: Page {
        asks: Phrase {
            en: "Applicants are notified at least a week before the start: of the intake, or where it has none of its own, of the semester.",
            et: "Kandideerijad saavad tulemuse teada vähemalt nädal enne vastuvõtu algust või, kui seda eraldi pole, enne semestri algust.",
        },
        why: Phrase {
            en: "People who work need the time to arrange theirs.",
            et: "Töötav inimene vajab aega, et oma aeg ümber korraldada.",
        },
        mend: Phrase {
            en: "Notify earlier, or start later.",
            et: "Teavita varem või alusta hiljem.",
        },
        example: Example {
            block: "intake",
            wrong: "notify by 2026-08-25",
            right: "notify by 2026-08-24",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Setting::Lead { days, .. } = asked.line.setting else {
        return;
    };
    for intake in case.intakes.iter().filter(|intake| intake.admits()) {
        one(case, asked, intake, i64::from(days), report);
    }
}

fn one(
    case: &Case<'_>,
    asked: &Asked<'_>,
    intake: &IntakeCase<'_>,
    lead: i64,
    report: &mut Report,
) {
    let start = intake.start(case.catalogue);
    let Stated::Known(By(when), place) = &intake.intake.notify else {
        report
            .findings
            .extend(unsaid_notice(asked, intake, start, lead));
        return;
    };
    let Some(days) = Days::of(when, case.catalogue) else {
        return;
    };
    let notice = Notice {
        when,
        days,
        place: *place,
        lead,
    };
    let name = &intake.intake.name;
    report.measured(
        asked,
        || say!(en "{name}: by {when}", et "{name}: hiljemalt {when}", name = name, when = when),
    );
    report.findings.extend(match start {
        Start::Own(day) => late(asked, &notice, Days::one(day))
            .or_else(|| undecided(asked, &notice, Days::one(day)))
            .or_else(|| after_semester(asked, intake, &notice, day)),
        Start::Semester(day) => late(asked, &notice, Days::one(day))
            .or_else(|| undecided(asked, &notice, Days::one(day))),
        Start::Month(month) => some_day_of(month).and_then(|start| {
            late(asked, &notice, start).or_else(|| Some(unknown_day(asked, &notice, month)))
        }),
        Start::Unknown => None,
    });
    let latest = start.day().map(|start| start.plus_days(-lead));
    let by = latest
        .into_iter()
        .chain([days.last])
        .min()
        .filter(|by| case.as_of <= *by);
    report.duties.extend(by.map(|by| duty(intake, by)));
}

/// A notification as planned.
struct Notice<'c> {
    when: &'c When,
    days: Days,
    place: Place,
    /// How many days before the start are asked for.
    lead: i64,
}

fn some_day_of(month: Month) -> Option<Days> {
    Some(Days {
        first: month.first()?,
        last: month.last()?,
    })
}

/// Certainly too late.
fn late(asked: &Asked<'_>, notice: &Notice<'_>, start: Days) -> Option<Finding> {
    let limit = start.plus_days(-notice.lead);
    if !notice.days.is_after(limit) {
        return None;
    }
    let (when, lead, by) = (notice.when, notice.lead, limit.last);
    let message = match (notice.days.day(), start.day()) {
        (Some(day), Some(start)) if day < start => {
            let days = start.days_since(day);
            say!(
                en "applicants are notified on {when}, {days} days before the start on {start}; {lead} are asked for",
                et "kandideerijaid teavitatakse {when}, {days} päeva enne algust {start}; nõutud on {lead}",
                when = when, days = days, start = start, lead = lead
            )
        }
        _ => say!(
            en "applicants are notified on {when}; by {by} it would be in time",
            et "kandideerijaid teavitatakse {when}; õigel ajal oleks hiljemalt {by}",
            when = when, by = by
        ),
    };
    let mut finding = asked.wrong(notice.place, message).note(asked.asks(say!(
        en "{lead} days before the start, here {by}",
        et "{lead} päeva enne algust, siin {by}",
        lead = lead, by = by
    )));
    finding.measured = Some(match (notice.days.day(), start.day()) {
        (Some(day), Some(start)) => {
            let days = start.days_since(day);
            say!(en "{days} days", et "{days} päeva", days = days)
        }
        _ => say!(en "{when}", et "{when}", when = when),
    });
    finding.bound = Some(say!(en "at least {lead} days", et "vähemalt {lead} päeva", lead = lead));
    if start.day().is_some() {
        finding = finding.fix(
            say!(en "notify by {by}", et "teavita hiljemalt {by}", by = by),
            notice.place.span,
            format!("by {by}"),
        );
    }
    Some(finding)
}

/// A notification of which only the month is known.
fn undecided(asked: &Asked<'_>, notice: &Notice<'_>, start: Days) -> Option<Finding> {
    let limit = start.plus_days(-notice.lead);
    let (when, by) = (notice.when, limit.last);
    notice.days.by(limit).is_none().then(|| {
        not_decided(
            asked,
            notice.place,
            say!(
                en "whether applicants are notified in time is not decided: {when} may be before or after {by}",
                et "jäi otsustamata, kas kandideerijaid teavitatakse õigel ajal: {when} võib olla enne või pärast {by}",
                when = when, by = by
            ),
        )
    })
}

fn unknown_day(asked: &Asked<'_>, notice: &Notice<'_>, month: Month) -> Finding {
    let (month, lead) = (month.to_string(), notice.lead);
    not_decided(
        asked,
        notice.place,
        say!(
            en "whether applicants are notified {lead} days before the start is not decided: only its month, {month}, is known",
            et "jäi otsustamata, kas kandideerijaid teavitatakse {lead} päeva enne algust: teada on ainult kuu {month}",
            lead = lead, month = month
        ),
    )
    .help(say!(en "write the day the intake starts", et "kirjuta vastuvõtu alguse päev"))
}

/// In time for the intake's own start, though the clause names the semester's.
fn after_semester(
    asked: &Asked<'_>,
    intake: &IntakeCase<'_>,
    notice: &Notice<'_>,
    start: Day,
) -> Option<Finding> {
    let semester = *intake.semester?.from.known()?;
    let limit = Days::one(semester.plus_days(-notice.lead));
    if start <= semester || !notice.days.is_after(limit) {
        return None;
    }
    let (when, by) = (notice.when, limit.last);
    let message = say!(
        en "notified on {when}: in time for this intake's start on {start}, but the clause names the semester's, {semester}",
        et "teavitatakse {when}: selle vastuvõtu alguseks {start} õigel ajal, kuid punkt nimetab semestri algust {semester}",
        when = when, start = start, semester = semester
    );
    let mut finding = asked.wrong(notice.place, message);
    finding.severity = Severity::Warning;
    finding = or_change(finding, notice.place, &format!("by {by}"));
    Some(finding.help(say!(
        en "notified by {by} it is in time by either reading",
        et "hiljemalt {by} on õigel ajal mõlemat moodi lugedes",
        by = by
    )))
}

fn unsaid_notice(
    asked: &Asked<'_>,
    intake: &IntakeCase<'_>,
    start: Start,
    lead: i64,
) -> Option<Finding> {
    let name = &intake.intake.name;
    let message = say!(
        en "{name} does not say by when applicants are notified",
        et "vastuvõtt {name} ei ütle, mis päevaks kandideerijaid teavitatakse",
        name = name
    );
    let finding = unsaid(
        asked,
        Moment::Submission,
        intake.place(),
        &intake.intake.notify,
        message,
    )?;
    let finding = finding.note(asked.asks(say!(
        en "{lead} days before the start",
        et "{lead} päeva enne algust",
        lead = lead
    )));
    let Some(start) = start.day() else {
        return Some(finding);
    };
    let by = start.plus_days(-lead);
    let is_absent = intake.intake.notify.is_absent();
    let room = intake.intake.room.filter(|_| is_absent);
    Some(
        or_line(finding, room, &format!("notify by {by}")).help(say!(
            en "in time is: notify by {by}",
            et "õigel ajal on: notify by {by}",
            by = by
        )),
    )
}

fn duty(intake: &IntakeCase<'_>, by: Day) -> Duty {
    let name = &intake.intake.name;
    Duty {
        by,
        what: say!(
            en "notify the applicants of {name}",
            et "teavita vastuvõtu {name} kandideerijaid",
            name = name
        ),
        place: intake.place(),
        citation: None,
    }
}

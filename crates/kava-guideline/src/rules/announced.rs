//! `announced`: the School gives the Open University notice of every intake, by a day of the year
//! before its semester.
//!
//! The day is counted from the semester: of an intake in January within an autumn semester it is the
//! 1 May before that autumn. Every intake needs a notice of its own. So one that was given by the
//! deadline of the same season a year earlier, or that already announced such an intake, is last
//! year's and not this intake's. One letter that announces the intakes of the next autumn and the
//! next spring serves both.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::date::{Day, When};
use kava_model::fields::{Deadline, Moment, Semester, Setting};
use kava_model::stated::Stated;
use kava_model::verdict::Duty;

use super::said::{or_todo, unsaid};
use crate::case::{Case, IntakeCase};
use crate::days::{Days, not_decided};
use crate::policy::Policy;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "announced",
    takes: Takes::Deadline,
    page: Page {
        asks: Phrase {
            en: "The School gives the Open University notice of every intake: by 1 May for autumn, by 1 November of the year before for spring.",
            et: "Teaduskond teatab avatud ülikoolile igast vastuvõtust: sügise omast 1. maiks, kevade omast eelmise aasta 1. novembriks.",
        },
        why: Phrase {
            en: "The Open University needs the months between to register the programme and to admit learners.",
            et: "Avatud ülikool vajab neid kuid programmi registreerimiseks ja vastuvõtuks.",
        },
        mend: Phrase {
            en: "Offer the intake a semester later, or record the notice that was given for this very intake.",
            et: "Lükka vastuvõtt semestri võrra edasi või märgi teade, mis just selle vastuvõtu kohta anti.",
        },
        example: Example {
            block: "intake",
            wrong: "announced 2026-05-05",
            right: "announced 2026-05-01",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Setting::Deadline(deadline) = &asked.line.setting else {
        return;
    };
    for intake in case.intakes.iter().filter(|intake| intake.admits()) {
        let due = intake
            .semester
            .and_then(|semester| day_before(deadline, semester));
        if let Some(due) = due {
            one(case, asked, intake, due, report);
        }
    }
}

/// The day by which notice of an intake is due; nothing where the guideline sets none for its season.
pub(super) fn deadline(case: &Case<'_>, intake: &IntakeCase<'_>) -> Option<Day> {
    due(case.policy, case.kind(), intake.semester?)
}

/// The day by which notice of intakes of a semester is due, for programmes of a kind.
pub fn due(policy: &Policy, kind: Option<&str>, semester: &Semester) -> Option<Day> {
    let lines = policy.rules_for(kind).into_iter();
    let days = lines
        .filter(|line| line.code == RULE.code)
        .filter_map(|line| match &line.setting {
            Setting::Deadline(deadline) => day_before(deadline, semester),
            _ => None,
        });
    days.min()
}

/// The last such day of the year before the semester's first day. A guideline names days that every
/// year has.
fn day_before(deadline: &Deadline, semester: &Semester) -> Option<Day> {
    let (season, _) = semester.season()?;
    let start = *semester.from.known()?;
    if season != &*deadline.before.text {
        return None;
    }
    let (month, day) = (
        i8::try_from(deadline.month).ok()?,
        i8::try_from(deadline.day).ok()?,
    );
    let of_year = |year| Day::new(year, month, day);
    of_year(start.year())
        .filter(|day| *day < start)
        .or_else(|| of_year(start.year() - 1))
}

fn one(case: &Case<'_>, asked: &Asked<'_>, intake: &IntakeCase<'_>, due: Day, report: &mut Report) {
    match &intake.intake.announced {
        Stated::Known(when, place) => {
            let Some(days) = Days::of(when, case.catalogue) else {
                return;
            };
            let notice = Notice {
                when,
                days,
                place: *place,
            };
            let found = late(asked, intake, &notice, due)
                .or_else(|| reused(case, asked, intake, &notice, due))
                .or_else(|| undecided(asked, &notice, due));
            report.findings.extend(found);
            let name = &intake.intake.name;
            report.measured(asked, || {
                say!(
                    en "{name}: {when}, due by {due}",
                    et "{name}: {when}, tähtaeg {due}",
                    name = name, when = when, due = due
                )
            });
        }
        Stated::Broken(_) => {}
        _ if case.as_of <= due => report.duties.push(duty(intake, due)),
        open => report.findings.extend(overdue(asked, intake, open, due)),
    }
}

/// A notice as recorded.
struct Notice<'c> {
    when: &'c When,
    days: Days,
    place: Place,
}

fn late(
    asked: &Asked<'_>,
    intake: &IntakeCase<'_>,
    notice: &Notice<'_>,
    due: Day,
) -> Option<Finding> {
    let days = notice.days.first.days_since(due);
    if days <= 0 {
        return None;
    }
    let name = &intake.intake.name;
    let late = match (notice.days.day(), days) {
        (Some(_), 1) => say!(en "one day late", et "üks päev hiljem"),
        (Some(_), days) => say!(en "{days} days late", et "{days} päeva hiljem", days = days),
        (None, _) => say!(en "too late", et "liiga hilja"),
    };
    let message = say!(
        en "notice of {name} was given on {when}, {late}: it was due by {due}",
        et "vastuvõtust {name} teatati {when}, {late}: tähtaeg oli {due}",
        name = name, when = notice.when, late = late, due = due
    );
    Some(wrong(asked, notice, message, due))
}

/// The notice of an intake of the same season a year before, or earlier.
fn reused(
    case: &Case<'_>,
    asked: &Asked<'_>,
    intake: &IntakeCase<'_>,
    notice: &Notice<'_>,
    due: Day,
) -> Option<Finding> {
    let before = Days::one(due).a_year_earlier()?;
    let twin = earlier_intake(case, intake, notice);
    if twin.is_none() && notice.days.by(before) != Some(true) {
        return None;
    }
    let name = &intake.intake.name;
    let message = match twin {
        Some((other, _)) => say!(
            en "the notice of {when} is that of {other}: {name} needs one of its own",
            et "{when} teatati vastuvõtust {other}: vastuvõtust {name} tuleb teatada eraldi",
            when = notice.when, other = other, name = name
        ),
        None => say!(
            en "the notice of {when} is last year's: {name} needs one of its own, given after {before}",
            et "{when} on eelmise aasta teade: vastuvõtust {name} tuleb teatada eraldi, pärast {before}",
            when = notice.when, name = name, before = before.last
        ),
    };
    let finding = wrong(asked, notice, message, due);
    Some(match twin {
        Some((_, place)) => finding.related(
            place,
            say!(en "the earlier intake's notice", et "varasema vastuvõtu teade"),
        ),
        None => finding,
    })
}

/// An intake of this programme in an earlier semester of the same season with the same notice.
fn earlier_intake<'c>(
    case: &Case<'c>,
    intake: &IntakeCase<'_>,
    notice: &Notice<'_>,
) -> Option<(&'c kava_model::name::Name, Place)> {
    let (season, year) = intake.semester?.season()?;
    case.programme
        .intake
        .iter()
        .filter_map(Stated::known)
        .find_map(|other| {
            let earlier = IntakeCase::new(other, case.catalogue).semester?.season()?;
            let Stated::Known(when, place) = &other.announced else {
                return None;
            };
            let same = earlier.0 == season && earlier.1 < year && same_day(when, notice.when);
            same.then_some((&other.name, *place))
        })
}

fn same_day(one: &When, other: &When) -> bool {
    one.day().is_some_and(|day| other.day() == Some(day))
}

fn undecided(asked: &Asked<'_>, notice: &Notice<'_>, due: Day) -> Option<Finding> {
    notice.days.by(Days::one(due)).is_none().then(|| {
        not_decided(
            asked,
            notice.place,
            say!(
                en "whether this notice was in time is not decided: {when} may be before or after {due}",
                et "jäi otsustamata, kas teade jõudis õigel ajal: {when} võib olla enne või pärast {due}",
                when = notice.when, due = due
            ),
        )
        .help(say!(en "write the day", et "kirjuta päev"))
    })
}

fn wrong(asked: &Asked<'_>, notice: &Notice<'_>, message: Words, due: Day) -> Finding {
    let mut finding = asked.wrong(notice.place, message).note(asks(asked, due));
    finding.measured = Some(say!(en "{when}", et "{when}", when = notice.when));
    finding.bound = Some(say!(en "by {due}", et "hiljemalt {due}", due = due));
    finding.fix(
        say!(
            en "move the notice to {due}, if it was given then",
            et "muuda teate päevaks {due}, kui teade siis anti",
            due = due
        ),
        notice.place.span,
        due.to_string(),
    )
}

fn asks(asked: &Asked<'_>, due: Day) -> Words {
    asked.asks(say!(
        en "notice of each intake, here by {due}",
        et "teade iga vastuvõtu kohta, siin hiljemalt {due}",
        due = due
    ))
}

fn overdue(
    asked: &Asked<'_>,
    intake: &IntakeCase<'_>,
    open: &Stated<When>,
    due: Day,
) -> Option<Finding> {
    let name = &intake.intake.name;
    let message = say!(
        en "notice of {name} was due by {due}, and none is recorded",
        et "vastuvõtust {name} tuli teatada hiljemalt {due}, aga teadet pole märgitud",
        name = name, due = due
    );
    let finding = unsaid(asked, Moment::Submission, intake.place(), open, message)?;
    let finding = or_todo(finding, open, intake.intake.room, "announced");
    Some(finding.note(asks(asked, due)).help(say!(
        en "write the day the Open University was told: announced {due}",
        et "kirjuta päev, mil avatud ülikoolile teatati: announced {due}",
        due = due
    )))
}

fn duty(intake: &IntakeCase<'_>, due: Day) -> Duty {
    let name = &intake.intake.name;
    Duty {
        by: due,
        what: say!(
            en "give the Open University notice of {name}",
            et "teata avatud ülikoolile vastuvõtust {name}",
            name = name
        ),
        place: intake.place(),
        citation: None,
    }
}

//! `duration`: how long the programme takes. In semesters, how many it touches, by its own word, by the days of its intakes
//! and by the last semester that some legal selection reaches.

mod weeks;

use kava_diagnostics::{Example, Finding, Page, Phrase, Words, say};
use kava_model::coded::Duration;
use kava_model::date::Day;
use kava_model::plan::{Leaf, NodeId};
use kava_model::quantity::{Bound, Decimal, Limit};
use kava_model::unit::{Amount, Unit};

use super::count::Noun;
use super::said::or_change;
use super::selectable::decided;
use crate::case::{Case, IntakeCase, PlanCase};
use crate::paths::Selection;
use crate::rule::{Asked, Report, Rule, Takes};
use crate::story;

pub static RULE: Rule = Rule {
    code: "duration",
    takes: Takes::Bound(&[Unit::Semesters, Unit::Weeks]),
    page: Page {
        asks: Phrase {
            en: "The programme can be completed within the asked number of semesters or weeks: by its duration, and by the last course that a learner can come to.",
            et: "Programmi saab läbida nõutud arvu semestrite või nädalatega: nii kestuse kui ka viimase aine järgi, milleni õppija võib jõuda.",
        },
        why: Phrase {
            en: "People plan their work and life by it; a course in a later semester would make the programme longer than it says.",
            et: "Selle järgi plaanivad inimesed tööd ja elu; hilisema semestri aine teeks programmi pikemaks, kui öeldud.",
        },
        mend: Phrase {
            en: "Shorten the duration, or bring the late course forward.",
            et: "Lühenda kestust või too hiline aine varasemasse semestrisse.",
        },
        example: Example {
            block: "programme",
            wrong: "duration 4 semesters",
            right: "duration 3 semesters",
        },
    },
    check,
};

static SEMESTERS: Noun = Noun {
    one: Phrase {
        en: "semester",
        et: "semester",
    },
    more: Phrase {
        en: "semesters",
        et: "semestrit",
    },
};

type Semesters = Bound<Decimal>;

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(bound) = asked.bound() else { return };
    if asked.unit() == Some(Unit::Weeks) {
        return weeks::check(case, asked, bound, report);
    }
    if let Some(Duration(amount)) = case.programme.duration.known() {
        report.measured(asked, || written(*amount));
    }
    report.findings.extend(declared(case, asked, bound));
    for intake in &case.intakes {
        report
            .findings
            .extend(in_calendar(case, asked, bound, intake));
    }
    if let Some(plan) = &case.plan
        && let Some((leaf, semester, selection)) = latest(case, plan, bound, report)
    {
        report
            .findings
            .push(too_late(plan, asked, bound, leaf, semester, &selection));
    }
}

/// By the programme's own word.
fn declared(case: &Case<'_>, asked: &Asked<'_>, bound: Semesters) -> Option<Finding> {
    let Duration(amount) = *case.programme.duration.known()?;
    let place = case.programme.duration.place()?;
    let (touched, exactly) = touches(amount)?;
    let number = SEMESTERS.number(touched);
    let least = if exactly {
        Words::default()
    } else {
        say!(en "at least ", et "vähemalt ")
    };
    let touched = Decimal::whole(touched.into());
    let message = if exactly && amount.number.is_whole() && !bound.holds(touched) {
        say!(
            en "the programme takes {number}, but {bound} are allowed",
            et "programm kestab {number}, lubatud on {bound}",
            number = number, bound = spoken(bound)
        )
    } else if bound.is_above(touched) {
        say!(
            en "{duration} touch {least}{number}, but {bound} are allowed",
            et "{duration} puudutab {least}{number}, lubatud on {bound}",
            duration = written(amount), least = least, number = number, bound = spoken(bound)
        )
    } else {
        return None;
    };
    let finding = told(asked.wrong(place, message), asked, bound, number);
    Some(match bound.high {
        Limit::Closed(most) if bound.is_above(touched) => {
            or_change(finding, place, &format!("{most} semesters"))
        }
        _ => finding,
    })
}

/// How many semesters a duration touches, and whether exactly so many. Of weeks, months and years
/// without days only the least is known: a year has two semesters.
fn touches(amount: Amount) -> Option<(u32, bool)> {
    let hundredths = amount.number.0;
    let (in_one, exactly) = match amount.unit {
        Unit::Semesters => (100, true),
        Unit::Weeks => (26 * 100, false),
        Unit::Months => (6 * 100, false),
        Unit::Years => (50, false),
        _ => return None,
    };
    let touched = hundredths.checked_add(in_one - 1)? / in_one;
    Some((u32::try_from(touched).ok()?, exactly))
}

/// By the days of an intake. An intake that starts in no semester counts as one at most, so that its
/// days prove nothing.
fn in_calendar(
    case: &Case<'_>,
    asked: &Asked<'_>,
    bound: Semesters,
    intake: &IntakeCase<'_>,
) -> Option<Finding> {
    intake.semester?;
    let start = intake.start(case.catalogue).day()?;
    let (end, place) = end_of(case, intake, start)?;
    let semesters = case.catalogue.semesters();
    let touched: Vec<&str> = semesters
        .filter(
            |semester| match (semester.from.known(), semester.to.known()) {
                (Some(from), Some(to)) => *from <= end && start <= *to,
                _ => false,
            },
        )
        .map(|semester| &*semester.name.text)
        .collect();
    let count = u32::try_from(touched.len()).ok()?;
    if !bound.is_above(Decimal::whole(count.into())) {
        return None;
    }
    let number = SEMESTERS.number(count);
    let message = say!(
        en "from {start} to {end} this intake touches {number}, but {bound} are allowed",
        et "ajavahemikus {start} kuni {end} puudutab see vastuvõtt {number}, lubatud on {bound}",
        start = start, end = end, number = number, bound = spoken(bound)
    );
    let touched = touched.join(", ");
    let finding = told(asked.wrong(place, message), asked, bound, number);
    Some(
        finding
            .note(say!(en "it touches {touched}", et "puudutatud on {touched}", touched = touched)),
    )
}

/// The last day: the intake's own, else by a duration in weeks, months or years; with what says so.
fn end_of(
    case: &Case<'_>,
    intake: &IntakeCase<'_>,
    start: Day,
) -> Option<(Day, kava_diagnostics::Place)> {
    if let (Some(ends), Some(place)) = (intake.intake.ends.known(), intake.intake.ends.place()) {
        return Some((ends.day()?, place));
    }
    if !intake.intake.ends.is_absent() {
        return None;
    }
    let Duration(amount) = *case.programme.duration.known()?;
    let next = match amount.unit {
        Unit::Weeks => start.plus_days(amount.number.0.checked_mul(7)? / 100),
        Unit::Months => later_by_months(start, amount.number.0 / 100)?,
        Unit::Years => later_by_months(start, amount.number.0.checked_mul(12)? / 100)?,
        _ => return None,
    };
    Some((next.plus_days(-1), intake.place()))
}

fn later_by_months(start: Day, months: i64) -> Option<Day> {
    let month = i64::from(start.year()) * 12 + i64::from(start.0.month()) - 1 + months;
    let (year, month) = (
        i16::try_from(month / 12).ok()?,
        i8::try_from(month % 12 + 1).ok()?,
    );
    // A month without this day ends before it.
    (28..=start.0.day())
        .rev()
        .chain([start.0.day()])
        .find_map(|day| Day::new(year, month, day))
}

/// The latest semester beyond the bound that some legal selection reaches.
fn latest(
    case: &Case<'_>,
    plan: &PlanCase<'_>,
    bound: Semesters,
    report: &mut Report,
) -> Option<(NodeId, u32, Selection)> {
    let semester = |leaf: &Leaf| {
        leaf.semester
            .filter(|number| bound.is_above(Decimal::whole((*number).into())))
    };
    let late = plan
        .resolved
        .plan
        .leaves()
        .filter_map(|(id, leaf)| Some((semester(leaf)?, id)));
    let mut late: Vec<(u32, NodeId)> = late.collect();
    late.sort_by_key(|(semester, id)| (std::cmp::Reverse(*semester), *id));
    late.into_iter().find_map(|(semester, leaf)| {
        let selection = decided(case, plan, plan.prover.taking(leaf, &[]), report)??;
        Some((leaf, semester, selection))
    })
}

fn too_late(
    plan: &PlanCase<'_>,
    asked: &Asked<'_>,
    bound: Semesters,
    leaf: NodeId,
    semester: u32,
    selection: &Selection,
) -> Finding {
    let place = plan.resolved.plan.node(leaf).place;
    let course = plan
        .resolved
        .line(leaf)
        .map_or("", |line| &*line.course.text);
    let message = match plan.prover.single() {
        Some(_) => say!(
            en "{course} stands in semester {semester}, but {bound} are allowed",
            et "{course} on {semester}. semestris, lubatud on {bound}",
            course = course, semester = semester, bound = spoken(bound)
        ),
        None => say!(
            en "a learner can come to {course} in semester {semester}, but {bound} are allowed",
            et "õppija võib jõuda aineni {course} {semester}. semestris, lubatud on {bound}",
            course = course, semester = semester, bound = spoken(bound)
        ),
    };
    let taken = story::list(plan, selection.items());
    let mut finding = told(
        asked.wrong(place, message),
        asked,
        bound,
        SEMESTERS.number(semester),
    );
    finding.notes.insert(
        0,
        say!(en "this learner takes {taken}", et "see õppija võtab: {taken}", taken = taken),
    );
    finding.selection = Some(plan.codes(selection));
    finding
}

fn told(finding: Finding, asked: &Asked<'_>, bound: Semesters, measured: Words) -> Finding {
    let mut finding = finding.note(asked.asks(spoken(bound)));
    finding.measured = Some(measured);
    finding.bound = Some(spoken(bound));
    finding
}

/// `at most 3 semesters`
fn spoken(bound: Semesters) -> Words {
    SEMESTERS.bound(bound.map(|number| u32::try_from(number.0 / 100).unwrap_or(u32::MAX)))
}

/// `10 weeks`
fn written(amount: Amount) -> Words {
    let (number, unit) = (amount.number, amount.unit.behind(amount.number));
    say!(en "{number} {unit}", et "{number} {unit}", number = number, unit = unit)
}

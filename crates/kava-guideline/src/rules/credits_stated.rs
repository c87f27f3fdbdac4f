//! `credits-stated`: every volume is given in ECTS, not in hours alone.

use kava_diagnostics::{Example, Finding, Page, Phrase, Words, say};
use kava_model::choice::NoneOr;
use kava_model::coded::Workload;
use kava_model::fields::{Course, Moment};
use kava_model::quantity::Credits;
use kava_model::room::Room;
use kava_model::unit::Unit;

use super::said::{or_line, or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "credits-stated",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The volume of every course, or of the programme while it has no plan yet, is given in ECTS.",
            et: "Iga aine maht, või programmi maht, kuni õppeplaani veel ei ole, on antud EAP-des.",
        },
        why: Phrase {
            en: "Credits are what counts in later studies; hours alone are not recognised.",
            et: "Hilisemates õpingutes arvestatakse ainepunkte; ainult tunde ei arvestata.",
        },
        mend: Phrase {
            en: "Write the credits beside the hours.",
            et: "Kirjuta tundide kõrvale ainepunktid.",
        },
        example: Example {
            block: "programme",
            wrong: "kind micro-credential\nplan {\n  course A1 { workload 156 hours }\n  course A2 { credits 3 ECTS }\n}",
            right: "kind micro-credential\nplan {\n  course A1 { credits 6 ECTS\n    workload 156 hours }\n  course A2 { credits 3 ECTS }\n}",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    if case.plan.is_none() {
        return report.findings.extend(in_hours_only(case, asked));
    }
    for (_, course) in case.courses() {
        report.findings.extend(without_credits(case, asked, course));
    }
}

fn without_credits(case: &Case<'_>, asked: &Asked<'_>, course: &Course) -> Option<Finding> {
    let name = &course.name;
    if !course.is_component
        && let (Some(NoneOr::None), Some(place)) = (course.credits.known(), course.credits.place())
    {
        let message =
            say!(en "{name} has no credits", et "ainel {name} ei ole ainepunkte", name = name);
        return Some(asked.wrong(place, message).note(asks(asked)));
    }
    let load = course.workload.known();
    let message = match load {
        Some(_) => say!(
            en "{name} gives its volume in hours only",
            et "aine {name} maht on antud ainult tundides",
            name = name
        ),
        None => say!(
            en "{name} does not say how many credits it has",
            et "aine {name} ei ütle, mitu ainepunkti see annab",
            name = name
        ),
    };
    let home = course.workload.place().unwrap_or(name.place);
    let finding = unsaid(asked, Moment::Submission, home, &course.credits, message)?;
    let finding = or_todo(finding, &course.credits, course.room, "credits");
    let line = Line {
        word: "credits",
        room: course.room.filter(|_| course.credits.is_absent()),
    };
    Some(converted(case, finding.note(asks(asked)), load, line))
}

/// No plan yet, and the declared total is in hours.
fn in_hours_only(case: &Case<'_>, asked: &Asked<'_>) -> Option<Finding> {
    let home = case.programme.workload.place()?;
    let load = case.programme.workload.known()?;
    let message = say!(
        en "the programme gives its volume in hours only",
        et "programmi maht on antud ainult tundides"
    );
    let finding = unsaid(
        asked,
        Moment::Submission,
        home,
        &case.programme.volume,
        message,
    )?;
    let line = Line {
        word: "volume",
        room: case
            .programme
            .room
            .filter(|_| case.programme.volume.is_absent()),
    };
    Some(converted(case, finding.note(asks(asked)), Some(load), line))
}

/// Where the credits would be written, and behind which word.
struct Line {
    word: &'static str,
    room: Option<Room>,
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(en "every volume in ECTS", et "kõik mahud EAP-des"))
}

/// Says how many credits the hours are, where that comes out even.
fn converted(case: &Case<'_>, finding: Finding, load: Option<&Workload>, line: Line) -> Finding {
    let Some((hours, credits)) = load.and_then(|load| even(case, load)) else {
        return finding;
    };
    let written = format!("{} {} ECTS", line.word, credits.0);
    or_line(finding, line.room, &written).help(say!(
        en "{hours} hours are {credits}",
        et "{hours} tundi on {credits}",
        hours = hours, credits = credits
    ))
}

fn even(case: &Case<'_>, load: &Workload) -> Option<(kava_model::quantity::Decimal, Credits)> {
    let one = case.policy.one_ects?.exactly()?.0.0;
    let hours = load.sum().filter(|_| load.unit() == Some(Unit::Hours))?;
    let hundredths = hours.0.checked_mul(100)?;
    let even = one > 0 && hundredths % one == 0;
    even.then(|| (hours, Credits::hundredths(hundredths / one)))
}

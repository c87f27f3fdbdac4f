//! `study-arrangement`: of each course it is known whether learners study alongside degree students
//! or in a group of their own.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::admission::Study;
use kava_model::choice::Choice;
use kava_model::fields::Moment;
use kava_model::room::Room;
use kava_model::stated::Stated;

use super::said::{or_line, or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "study-arrangement",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "For each course it is known whether learners study alongside degree students or in a group of their own: the programme, the intake, the course or its line in the plan says it.",
            et: "Iga aine kohta on teada, kas õpitakse koos tasemeõppe üliõpilastega või omaette rühmas: seda ütleb programm, vastuvõtt, aine või selle rida õppeplaanis.",
        },
        why: Phrase {
            en: "Learners choose by it, and the Open University plans by it.",
            et: "Selle järgi teevad õppijad valiku ja avatud ülikool plaane.",
        },
        mend: Phrase {
            en: "Write study own-group or study alongside-degree-students; a course that differs says it on its own line.",
            et: "Kirjuta study own-group või study alongside-degree-students; erinev aine ütleb seda oma real.",
        },
        example: Example {
            block: "",
            wrong: "programme example {\n  kind micro-degree\n  plan {\n    course A1 { credits 6 ECTS }\n    course A2 { credits 6 ECTS }\n  }\n}",
            right: "programme example {\n  kind micro-degree\n  study own-group\n  plan {\n    course A1 { credits 6 ECTS }\n    course A2 { credits 6 ECTS }\n  }\n}",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let unsettled = unsettled_courses(case);
    if unsettled.as_ref().is_some_and(Vec::is_empty) {
        return;
    }
    let programme = &case.programme.study;
    let silent: Vec<_> = case
        .intakes
        .iter()
        .filter(|intake| intake.intake.study.or(programme).known().is_none())
        .collect();
    if silent.len() == case.intakes.len() {
        report.findings.extend(unarranged(
            asked,
            programme,
            (case.place(), case.programme.room),
            unsettled.as_deref(),
        ));
        return;
    }
    for intake in silent {
        let stated = intake.intake.study.or(programme);
        report.findings.extend(unarranged(
            asked,
            stated,
            (intake.place(), intake.intake.room),
            unsettled.as_deref(),
        ));
    }
}

/// The courses that do not say it themselves, by their codes; nothing where there is no plan yet.
fn unsettled_courses<'c>(case: &Case<'c>) -> Option<Vec<&'c str>> {
    let plan = case.plan.as_ref()?;
    let leaves = plan.resolved.plan.leaves();
    let lines = leaves
        .filter_map(|(id, leaf)| Some((plan.resolved.line(id)?, plan.resolved.course(leaf.item)?)));
    let unsettled = lines
        .filter(|(line, course)| !course.is_component && line.study.or(&course.study).is_absent());
    let mut codes: Vec<&str> = unsettled.map(|(line, _)| &*line.course.text).collect();
    codes.sort_unstable();
    codes.dedup();
    Some(codes)
}

fn unarranged(
    asked: &Asked<'_>,
    stated: &Stated<Study>,
    (home, room): (Place, Option<Room>),
    courses: Option<&[&str]>,
) -> Option<Finding> {
    let message = say!(
        en "it is not said whether learners study alongside degree students or in a group of their own",
        et "ei ole öeldud, kas õpitakse koos tasemeõppe üliõpilastega või omaette rühmas"
    );
    let mut finding =
        unsaid(asked, Moment::Submission, home, stated, message)?.note(asked.asks(say!(
            en "one of the two for each course",
            et "iga aine kohta üks neist kahest"
        )));
    if let Some(courses) = courses {
        let courses = courses.join(", ");
        finding = finding.note(
            say!(en "it concerns {courses}", et "see puudutab: {courses}", courses = courses),
        );
    }
    let room = room.filter(|_| stated.is_absent());
    finding = or_todo(finding, stated, room, "study");
    for way in [Study::OwnGroup, Study::Alongside] {
        finding = or_line(finding, room, &format!("study {}", way.word()));
    }
    Some(finding.help(say!(
        en "write study own-group or study alongside-degree-students",
        et "kirjuta study own-group või study alongside-degree-students"
    )))
}

//! `study-with`: learners study in the company that the guideline names.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::admission::Study;
use kava_model::choice::Choice;
use kava_model::fields::Moment;
use kava_model::room::Room;
use kava_model::stated::Stated;

use super::either::either;
use super::occasions::occasions;
use super::said::{or_change, or_line, or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "study-with",
    takes: Takes::OneOf(&["own-group", "alongside-degree-students"]),
    page: Page {
        asks: Phrase {
            en: "Learners study in the company that the guideline names: alongside degree students, or in a group of their own.",
            et: "Õpitakse nii, nagu juhend nimetab: koos tasemeõppe üliõpilastega või omaette rühmas.",
        },
        why: Phrase {
            en: "A group of its own costs more and can go its own pace; beside degree students the courses are theirs.",
            et: "Omaette rühm maksab rohkem ja saab liikuda oma tempos; koos tasemeõppe üliõpilastega on ained nende omad.",
        },
        mend: Phrase {
            en: "Write study own-group or study alongside-degree-students, as it is; a course that differs says so itself.",
            et: "Kirjuta, kuidas on: study own-group või study alongside-degree-students; erinev aine ütleb seda ise.",
        },
        example: Example {
            block: "programme",
            wrong: "kind micro-credential\nstudy alongside-degree-students",
            right: "kind micro-credential\nstudy own-group",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let by_intake = case
        .intakes
        .iter()
        .any(|intake| !intake.intake.study.is_absent());
    let by_course = is_told_by_courses(case);
    for occasion in occasions(case) {
        let study = occasion.fact(&case.programme.study, |intake| &intake.study);
        if study.is_absent() && by_course {
            continue;
        }
        let home = (occasion.home(by_intake), occasion.room(by_intake));
        report.findings.extend(otherwise(asked, study, home));
    }
}

/// Each course says it for itself, so that there is no one word for the programme.
fn is_told_by_courses(case: &Case<'_>) -> bool {
    case.courses().any(|(_, course)| !course.study.is_absent())
}

fn otherwise(
    asked: &Asked<'_>,
    study: &Stated<Study>,
    (home, room): (Place, Option<Room>),
) -> Option<Finding> {
    let words = asked.words();
    let names = words
        .iter()
        .filter_map(|word| Some(Study::from_word(word)?.name().words()));
    let names = either(names.collect());
    let finding = match study {
        Stated::Known(study, _) if words.contains(&study.word()) => return None,
        Stated::Known(study, place) => {
            let finding = asked.wrong(
                *place,
                say!(
                    en "learners study {study}, and not {names}",
                    et "õpitakse {study}, mitte {names}",
                    study = study.name(), names = names.clone()
                ),
            );
            words
                .iter()
                .fold(finding, |finding, word| or_change(finding, *place, word))
        }
        study => {
            let message = say!(
                en "it is not said whether learners study alongside degree students or in a group of their own",
                et "ei ole öeldud, kas õpitakse koos tasemeõppe üliõpilastega või omaette rühmas"
            );
            let finding = unsaid(asked, Moment::Submission, home, study, message)?;
            let room = room.filter(|_| study.is_absent());
            let lines = words.iter().map(|word| format!("study {word}"));
            let finding = lines.fold(finding, |finding, line| or_line(finding, room, &line));
            or_todo(finding, study, room, "study")
        }
    };
    Some(finding.note(asked.asks(say!(en "study {names}", et "õpe {names}", names = names))))
}

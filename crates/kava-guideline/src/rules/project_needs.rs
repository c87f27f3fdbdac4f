//! `project-needs`: where a course is project-based, the programme says how its projects meet the
//! professional needs of the learners.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::fields::Moment;

use super::said::{or_todo, unsaid_text};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "project-needs",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "A programme with project-based courses says how its projects meet the professional needs of the learners.",
            et: "Projektipõhiste ainetega programm ütleb, kuidas projektid vastavad õppijate kutsealastele vajadustele.",
        },
        why: Phrase {
            en: "A project pays when learners can bring a task from their own work.",
            et: "Projektist on kasu, kui õppija saab lahendada oma tööga seotud ülesannet.",
        },
        mend: Phrase {
            en: "Write who sets the projects, and how they come from the learners' work.",
            et: "Kirjuta, kes projektid annab ja kuidas need õppijate tööst välja kasvavad.",
        },
        example: Example {
            block: "programme",
            wrong: "project-needs et \"\"\n              en \"\"\nplan {\n  course A1 { credits 6 ECTS\n    project-based }\n  course A2 { credits 6 ECTS }\n}",
            right: "project-needs et \"Õppija lahendab oma tööandja ülesannet.\"\n              en \"Learners solve a task of their own employer.\"\nplan {\n  course A1 { credits 6 ECTS\n    project-based }\n  course A2 { credits 6 ECTS }\n}",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let projects = case
        .courses()
        .filter(|(_, course)| course.project_based.known().is_some());
    let projects: Vec<&str> = projects.map(|(_, course)| &*course.name.text).collect();
    if projects.is_empty() {
        return;
    }
    let message = say!(
        en "the programme does not say how its projects meet the professional needs of the learners",
        et "programm ei ütle, kuidas projektid vastavad õppijate kutsealastele vajadustele"
    );
    let stated = &case.programme.project_needs;
    let finding = unsaid_text(asked, Moment::Submission, case.place(), stated, message);
    let projects = projects.join(", ");
    report.findings.extend(finding.map(|finding| {
        let finding = or_todo(finding, stated, case.programme.room, "project-needs");
        let finding = finding.note(say!(
            en "project-based are {projects}",
            et "projektipõhised on {projects}",
            projects = projects
        ));
        finding.note(asked.asks(say!(
            en "projects that address the professional needs of the learners",
            et "projektid, mis vastavad õppijate kutsealastele vajadustele"
        )))
    }));
}

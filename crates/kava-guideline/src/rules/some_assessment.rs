//! `some-assessment`: whatever a learner chooses, there is an assessment of the asked kind.

use kava_diagnostics::{Example, Finding, Page, Phrase, Words, say};
use kava_model::codelist::assessments::Proof;
use kava_model::fields::{Course, Moment};
use kava_model::plan::NodeId;

use super::either::either;
use super::outcome_assessed;
use super::said::unsaid;
use super::selectable::decided;
use crate::case::{Case, PlanCase};
use crate::paths::Selection;
use crate::rule::{Asked, Report, Rule, Takes};
use crate::story;

/// What an assessment may rest on, as the list of assessments has it.
const PROOFS: [(&str, Proof, Phrase); 2] = [
    (
        "examination",
        Proof::Examination,
        Phrase {
            en: "exam or test",
            et: "eksam või kontrolltöö",
        },
    ),
    (
        "work",
        Proof::Work,
        Phrase {
            en: "assessed work",
            et: "hinnatav töö",
        },
    ),
];

pub static RULE: Rule = Rule {
    code: "some-assessment",
    takes: Takes::OneOf(&["examination", "work"]),
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, at least one assessment is of the asked kind: an exam or a test (examination), or work that is assessed (work). Attendance is neither.",
            et: "Mida õppija ka ei valiks, vähemalt üks hindamine on nõutud liiki: eksam või kontrolltöö (examination) või hinnatav töö (work). Osalemine ei ole kumbki.",
        },
        why: Phrase {
            en: "This is what sets a micro-credential apart from a lecture or a study day: somebody has seen that the outcomes were reached.",
            et: "See eristab mikrokvalifikatsiooni loengust või koolituspäevast: keegi on näinud, et õpiväljundid on saavutatud.",
        },
        mend: Phrase {
            en: "Write how a course is assessed that every learner takes: assessment exam.",
            et: "Kirjuta, kuidas hinnatakse ainet, mille võtab iga õppija: assessment exam.",
        },
        example: Example {
            block: "programme",
            wrong: "kind micro-credential\nplan {\n  course A1 { credits 6 ECTS\n    assessment attendance }\n}",
            right: "kind micro-credential\nplan {\n  course A1 { credits 6 ECTS\n    assessment exam }\n}",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(plan) = &case.plan else {
        let message = unsaid_message(&kinds(asked));
        let finding = unsaid(
            asked,
            Moment::Submission,
            case.place(),
            &case.programme.plan,
            message,
        );
        let finding = finding.map(|finding| finding.note(asks(asked)));
        return report.findings.extend(finding);
    };
    let proofs = proofs(asked);
    let proving: Vec<NodeId> = plan
        .resolved
        .plan
        .leaves()
        .filter(|(_, leaf)| {
            let course = plan.resolved.course(leaf.item);
            course.is_none_or(|course| may_prove(course, &proofs))
        })
        .map(|(id, _)| id)
        .collect();
    let without = plan.prover.avoiding(&proving);
    if let Some(Some(selection)) = decided(case, plan, without, report) {
        report
            .findings
            .push(without_any(plan, asked, &selection, &proving));
    }
}

fn proofs(asked: &Asked<'_>) -> Vec<Proof> {
    let words = asked.words();
    let asked_for = PROOFS.iter().filter(|(word, ..)| words.contains(word));
    asked_for.map(|(_, proof, _)| *proof).collect()
}

fn kinds(asked: &Asked<'_>) -> Words {
    let words = asked.words();
    let asked_for = PROOFS.iter().filter(|(word, ..)| words.contains(word));
    either(asked_for.map(|(_, _, name)| name.words()).collect())
}

/// It has such an assessment, or one that is still open.
fn may_prove(course: &Course, proofs: &[Proof]) -> bool {
    let mut assessments = course.assessment.iter();
    assessments.any(|assessment| match assessment.known() {
        Some(known) => proofs.contains(&known.method.proof),
        None => assessment.is_open(),
    })
}

/// A course without a word about its assessment may have one; where each says something else, that
/// is wrong.
fn without_any(
    plan: &PlanCase<'_>,
    asked: &Asked<'_>,
    selection: &Selection,
    proving: &[NodeId],
) -> Finding {
    let silent = selection.items().iter().any(|item| {
        let course = plan.resolved.course(*item);
        course.is_some_and(|course| !course.is_component && course.assessment.is_empty())
    });
    let kinds = kinds(asked);
    let story = story::without(plan, selection, proving);
    let message = match (plan.prover.single(), silent) {
        (Some(_), true) => unsaid_message(&kinds),
        (Some(_), false) => {
            say!(en "the programme has no {kinds}", et "programmil puudub {kinds}", kinds = kinds)
        }
        (None, _) => say!(
            en "a learner can finish without any {kinds}",
            et "õppija võib lõpetada nii, et puudub {kinds}",
            kinds = kinds
        ),
    };
    let finding = match silent {
        true => asked.missing(Moment::Submission, story.place, message),
        false => asked.wrong(story.place, message),
    };
    let mut finding = finding.label(story.label);
    if plan.prover.single().is_none() {
        let taken = story::list(plan, selection.items());
        finding = finding.note(
            say!(en "this learner takes {taken}", et "see õppija võtab: {taken}", taken = taken),
        );
    }
    finding.selection = Some(plan.codes(selection));
    for leaf in plan.compulsory() {
        finding = outcome_assessed::or_assessed_there(plan, finding, leaf);
    }
    finding.note(asks(asked)).help(say!(
        en "where a course that everybody takes has one, write it there, for example: assessment exam",
        et "kui see on mõnes aines, mille võtavad kõik, kirjuta see sinna, näiteks: assessment exam"
    ))
}

fn asks(asked: &Asked<'_>) -> Words {
    let kinds = kinds(asked);
    asked.asks(say!(en "at least one {kinds}", et "vähemalt üks {kinds}", kinds = kinds))
}

fn unsaid_message(kinds: &Words) -> Words {
    say!(
        en "it is not said that the programme has any {kinds}",
        et "ütlemata on, kas programmil on {kinds}",
        kinds = kinds
    )
}

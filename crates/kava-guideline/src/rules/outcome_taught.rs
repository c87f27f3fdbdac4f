//! `outcome-taught`: whatever a learner chooses, some course teaches each outcome.

use kava_diagnostics::{Edit, Example, Finding, Page, Phrase, Words, say};

use super::outcome_coverage::{Gap, Service, are_open, codes, finding, gaps, learner};
use super::repaired::{Refuted, teaching};
use crate::case::{Case, PlanCase};
use crate::repair::{Ask, Kind};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "outcome-taught",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, each learning outcome of the programme is taught by some course.",
            et: "Mida õppija ka ei valiks, programmi iga õpiväljundit õpetab mõni aine.",
        },
        why: Phrase {
            en: "A programme is completed when all its outcomes are achieved; nobody achieves what is not taught.",
            et: "Programm on läbitud, kui kõik õpiväljundid on saavutatud; mida ei õpetata, seda ei saavutata.",
        },
        mend: Phrase {
            en: "Let a compulsory course teach it, or every course of the choice; or take the outcome out.",
            et: "Las seda õpetab kohustuslik aine või valiku iga aine; või võta õpiväljund välja.",
        },
        example: Example {
            block: "programme",
            wrong: "outcomes {\n  explain et \"selgitab tulemusi\"\n          en \"explains results\"\n}\nplan {\n  course A1 { credits 6 ECTS }\n  choose 1 of {\n    course A2 teaches explain { credits 6 ECTS\n      assessment exam }\n    course A3 { credits 6 ECTS\n      assessment exam }\n  }\n}",
            right: "outcomes {\n  explain et \"selgitab tulemusi\"\n          en \"explains results\"\n}\nplan {\n  course A1 { credits 6 ECTS }\n  choose 1 of {\n    course A2 teaches explain { credits 6 ECTS\n      assessment exam }\n    course A3 teaches explain { credits 6 ECTS\n      assessment exam }\n  }\n}",
        },
    },
    check,
};

static TEACHING: Service = Service {
    served: |leaf| &leaf.teaches,
    open: |plan, outcomes, leaf| {
        plan.resolved
            .line(leaf)
            .is_none_or(|line| are_open(&line.teaches, outcomes))
    },
};

/// The outcomes that are not taught to every learner.
pub(super) fn untaught<'c>(case: &Case<'c>, report: &mut Report) -> Vec<Gap<'c>> {
    gaps(&TEACHING, case, report)
}

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(plan) = &case.plan else { return };
    for gap in untaught(case, report) {
        report
            .findings
            .push(untaught_finding(case, plan, asked, gap));
    }
}

fn untaught_finding(
    case: &Case<'_>,
    plan: &PlanCase<'_>,
    asked: &Asked<'_>,
    gap: Gap<'_>,
) -> Finding {
    let message = message(plan, &gap);
    let only = (!gap.serving.is_empty()).then(|| {
        say!(
            en "it is taught only by {courses}",
            et "seda õpetab ainult {courses}",
            courses = codes(plan, &gap.serving)
        )
    });
    let places = teaching_it(plan, &gap.outcome.code.text);
    let outcome = &gap.outcome.code.text;
    let served = Ask::Met(gap.serving.clone());
    let mut finding = finding(asked, plan, gap, message);
    finding.notes.extend(only);
    if places.is_empty() {
        let refuted = Refuted::new(case, plan, served).of_outcome(outcome);
        finding = refuted.told(finding, &[Kind::Serve]);
    }
    for (title, edit) in places {
        finding = finding.fix_all(title, vec![edit]);
    }
    finding.note(asked.asks(say!(
        en "the achievement of all outcomes, whatever a learner chooses",
        et "kõigi õpiväljundite saavutamine, mida õppija ka ei valiks"
    )))
}

/// Teaching the outcome in a course that every learner takes, and that is assessed.
fn teaching_it(plan: &PlanCase<'_>, outcome: &str) -> Vec<(Words, Edit)> {
    let compulsory = plan.compulsory().into_iter();
    let offered = compulsory.filter_map(|leaf| {
        let line = plan.resolved.line(leaf)?;
        let course = match &line.local {
            Some(course) => course,
            None => plan.course_of(leaf)?,
        };
        let edit = teaching(course, line, outcome)?;
        let title = say!(
            en "teach “{outcome}” in {course}",
            et "õpeta õpiväljundit „{outcome}“ aines {course}",
            outcome = outcome, course = line.course
        );
        Some((title, edit))
    });
    offered.take(MOST_OFFERED).collect()
}

/// So many courses can be told apart in a menu.
const MOST_OFFERED: usize = 8;

fn message(plan: &PlanCase<'_>, gap: &Gap<'_>) -> Words {
    let code = &gap.outcome.code;
    match &gap.missed {
        None => say!(
            en "no course teaches outcome “{code}”",
            et "ükski aine ei õpeta õpiväljundit „{code}“",
            code = code
        ),
        Some(missed) => say!(
            en "{learner} never meets outcome “{code}”",
            et "õppijale, {learner}, ei õpetata õpiväljundit „{code}“",
            learner = learner(plan, &missed.story), code = code
        ),
    }
}

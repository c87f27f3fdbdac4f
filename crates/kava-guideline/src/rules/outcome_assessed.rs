//! `outcome-assessed`: whatever a learner chooses, each outcome is assessed.

use std::collections::BTreeSet;

use kava_diagnostics::{Example, Finding, Page, Phrase, Words, say};
use kava_model::plan::{NodeId, NodeKind};

use super::outcome_coverage::{Gap, Service, are_open, codes, finding, gaps, learner};
use super::outcome_taught;
use crate::case::{Case, PlanCase};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "outcome-assessed",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, each learning outcome is assessed by more than attendance.",
            et: "Mida õppija ka ei valiks, iga õpiväljundit hinnatakse ja mitte ainult osalemise järgi.",
        },
        why: Phrase {
            en: "The certificate says that the outcomes have been achieved; somebody must have seen it.",
            et: "Tunnistus kinnitab, et õpiväljundid on saavutatud; keegi peab seda olema hinnanud.",
        },
        mend: Phrase {
            en: "Write how the course is assessed: assessment exam; a course that teaches an outcome and has an assessment assesses it.",
            et: "Kirjuta, kuidas ainet hinnatakse: assessment exam; aine, mis õpiväljundit õpetab ja mida hinnatakse, hindab ka õpiväljundit.",
        },
        example: Example {
            block: "programme",
            wrong: "outcomes {\n  explain et \"selgitab tulemusi\"\n          en \"explains results\"\n}\nplan {\n  course A1 teaches explain { credits 6 ECTS }\n  course A2 { credits 6 ECTS }\n}",
            right: "outcomes {\n  explain et \"selgitab tulemusi\"\n          en \"explains results\"\n}\nplan {\n  course A1 teaches explain { credits 6 ECTS\n    assessment exam }\n  course A2 { credits 6 ECTS }\n}",
        },
    },
    check,
};

static ASSESSING: Service = Service {
    served: |leaf| &leaf.assesses,
    open: |plan, outcomes, leaf| {
        let NodeKind::Leaf(resolved) = &plan.resolved.plan.node(leaf).kind else {
            return false;
        };
        let (Some(course), Some(line)) = (
            plan.resolved.course(resolved.item),
            plan.resolved.line(leaf),
        ) else {
            return true;
        };
        let names = line.assesses.or(&line.teaches);
        let mut assessment = course.assessment.iter();
        assessment.any(|assessment| assessment.is_open() || are_open(names, outcomes))
    },
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(plan) = &case.plan else { return };
    let gaps = gaps(&ASSESSING, case, report);
    if gaps.is_empty() {
        return;
    }
    let said = untaught(case, report);
    for gap in gaps {
        if !said.contains(&*gap.outcome.code.text) {
            report.findings.push(unassessed(plan, asked, gap));
        }
    }
}

/// The outcomes that `outcome-taught` reports: what is not taught need not be said to be unassessed.
fn untaught<'c>(case: &Case<'c>, report: &mut Report) -> BTreeSet<&'c str> {
    let reported = case
        .policy
        .rules_for(case.kind())
        .iter()
        .any(|line| line.code == outcome_taught::RULE.code);
    match reported {
        true => outcome_taught::untaught(case, report)
            .iter()
            .map(|gap| &*gap.outcome.code.text)
            .collect(),
        false => BTreeSet::new(),
    }
}

fn unassessed(plan: &PlanCase<'_>, asked: &Asked<'_>, gap: Gap<'_>) -> Finding {
    let message = message(plan, &gap);
    let only = (!gap.serving.is_empty()).then(|| {
        say!(
            en "it is assessed only by {courses}",
            et "seda hindab ainult {courses}",
            courses = codes(plan, &gap.serving)
        )
    });
    let silent = without_assessment(plan, gap.outcome.code.text.as_ref());
    let mut finding = finding(asked, plan, gap, message);
    finding.notes.extend(only);
    let compulsory = plan.compulsory();
    for leaf in silent.iter().filter(|leaf| compulsory.contains(leaf)) {
        finding = or_assessed_there(plan, finding, *leaf);
    }
    if !silent.is_empty() {
        finding.help.push(say!(
            en "taught but not assessed by {courses}: write there, for example, assessment exam",
            et "õpetab, aga ei hinda: {courses}; kirjuta sinna näiteks assessment exam",
            courses = codes(plan, &silent)
        ));
    }
    finding.note(asked.asks(say!(
        en "the achievement of all outcomes, whatever a learner chooses",
        et "kõigi õpiväljundite saavutamine, mida õppija ka ei valiks"
    )))
}

/// Offers to keep the assessment of a course open that says nothing of it.
pub(super) fn or_assessed_there(plan: &PlanCase<'_>, finding: Finding, leaf: NodeId) -> Finding {
    let course = plan.course_of(leaf);
    let silent = course.filter(|course| course.assessment.is_empty());
    match silent.and_then(|course| Some((course, course.room?))) {
        Some((course, room)) => finding.fix_all(
            say!(
                en "add “assessment todo” to {course}, to be filled in later",
                et "lisa ainele {course} „assessment todo“, mida hiljem täita",
                course = course.name
            ),
            vec![room.line("assessment todo")],
        ),
        None => finding,
    }
}

/// The leaves that teach an outcome and do not assess it.
fn without_assessment(plan: &PlanCase<'_>, outcome: &str) -> Vec<NodeId> {
    let teaches = |id: NodeId| {
        let names = plan.resolved.line(id).and_then(|line| line.teaches.known());
        names.is_some_and(|names| names.0.iter().any(|name| &*name.text == outcome))
    };
    let leaves = plan.resolved.plan.leaves();
    leaves
        .filter(|(id, leaf)| leaf.assesses.is_empty() && teaches(*id))
        .map(|(id, _)| id)
        .collect()
}

fn message(plan: &PlanCase<'_>, gap: &Gap<'_>) -> Words {
    let code = &gap.outcome.code;
    match &gap.missed {
        None => say!(
            en "nothing assesses outcome “{code}”",
            et "õpiväljundit „{code}“ ei hinnata kuskil",
            code = code
        ),
        Some(missed) => say!(
            en "{learner} is never assessed in outcome “{code}”",
            et "õppijal, {learner}, jääb õpiväljund „{code}“ hindamata",
            learner = learner(plan, &missed.story), code = code
        ),
    }
}

//! `unsatisfiable-choice`, `never-chosen`, `not-decided`: what the plan lets a learner choose at all.

use kava_diagnostics::{Example, Finding, Page, Phrase, say};
use kava_model::fields::Moment;
use kava_model::plan::NodeKind;

use crate::case::{Case, PlanCase};
use crate::paths::Answer;
use crate::rule::{BuiltIn, Report};

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[
        (
            "unsatisfiable-choice",
            Page {
                asks: Phrase {
                    en: "Every group of the plan can be satisfied by some choice of its members.",
                    et: "Õppeplaani iga rühma tingimust saab mõne valikuga täita.",
                },
                why: Phrase {
                    en: "A group that nobody can satisfy means that nobody can complete the programme.",
                    et: "Kui rühma tingimust ei saa keegi täita, ei saa keegi programmi lõpetada.",
                },
                mend: Phrase {
                    en: "Change what is asked of the group, or the courses it offers.",
                    et: "Muuda rühma tingimust või selles pakutavaid aineid.",
                },
                example: Example {
                    block: "plan",
                    wrong: "choose 5 of {\n  course A1 { credits 6 ECTS }\n}",
                    right: "choose 1 of {\n  course A1 { credits 6 ECTS }\n}",
                },
            },
        ),
        (
            "never-chosen",
            Page {
                asks: Phrase {
                    en: "Every member of a choice can be part of some legal selection.",
                    et: "Iga valiku liige saab kuuluda mõnda lubatud valikusse.",
                },
                why: Phrase {
                    en: "What can never be chosen misleads learners.",
                    et: "Aine, mida ei saa kunagi valida, eksitab õppijat.",
                },
                mend: Phrase {
                    en: "Change its credits, the volume to be chosen, or take it out.",
                    et: "Muuda selle mahtu, valitavat mahtu või võta see välja.",
                },
                example: Example {
                    block: "plan",
                    wrong: "choose 6 ECTS from {\n  course A1 { credits 6 ECTS }\n  course A2 { credits 5 ECTS }\n}",
                    right: "choose 6 ECTS from {\n  course A1 { credits 6 ECTS }\n  course A2 { credits 6 ECTS }\n}",
                },
            },
        ),
    ],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(plan) = &case.plan else { return };
    for group in plan.prover.unsatisfiable() {
        report.findings.push(Finding::error(
            "unsatisfiable-choice",
            plan.resolved.plan.node(group).place,
            say!(
                en "nobody can satisfy this group: no choice of its members meets what it asks",
                et "selle rühma tingimust ei saa keegi täita: ükski liikmete valik ei sobi"
            ),
        ));
    }
    let members = decided(case, plan, plan.prover.never_chosen(), report);
    for member in members.unwrap_or_default() {
        report.findings.push(never_chosen(plan, member));
    }
}

fn never_chosen(plan: &PlanCase<'_>, member: kava_model::plan::NodeId) -> Finding {
    let node = plan.resolved.plan.node(member);
    let message = match &node.kind {
        NodeKind::Leaf(leaf) => say!(
            en "{code} can never be chosen",
            et "ainet {code} ei saa kunagi valida",
            code = plan.resolved.plan.item(leaf.item).code
        ),
        _ => say!(en "this group can never be chosen", et "seda rühma ei saa kunagi valida"),
    };
    Finding::warning("never-chosen", node.place, message)
}

/// What is known and decided. What is too much work is reported, whichever rule asked.
pub(super) fn decided<T>(
    case: &Case<'_>,
    plan: &PlanCase<'_>,
    answer: Answer<T>,
    report: &mut Report,
) -> Option<T> {
    if matches!(answer, Answer::Undecided) {
        report.findings.push(not_decided(case, plan));
    }
    answer.known()
}

/// Not decided never counts as met.
fn not_decided(case: &Case<'_>, plan: &PlanCase<'_>) -> Finding {
    let message = say!(
        en "this plan offers too many ways through it to be decided",
        et "sellel õppeplaanil on otsustamiseks liiga palju võimalikke teid"
    );
    let finding = match case.moment {
        Moment::Draft => Finding::warning("not-decided", plan.place, message),
        Moment::Submission | Moment::Publication => {
            Finding::error("not-decided", plan.place, message)
        }
    };
    finding.help(say!(
        en "fewer courses that stand in several groups make it decidable",
        et "kui vähem aineid kordub mitmes rühmas, saab otsustada"
    ))
}

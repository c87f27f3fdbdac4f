//! `LearningOutcome`

use kava_model::fields::{Course, Outcome, Programme};
use serde::Serialize;

use super::Common;
use super::value::{Code, Text, typed};
use crate::Subject;
use crate::canonical::Wording;
use crate::id::Id;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LearningOutcome<'a> {
    learning_outcome_id: Id,
    primary_code: Code<'a>,
    name: Text<'a>,
}

impl<'a> LearningOutcome<'a> {
    pub fn new(
        common: &Common<'a>,
        subject: &'a Subject<'a>,
        outcome: &'a Outcome,
    ) -> Option<LearningOutcome<'a>> {
        let code = format!("{}/{}", subject.programme.name.text, outcome.code.text);
        Some(LearningOutcome {
            learning_outcome_id: outcome_id(common, subject, outcome),
            primary_code: Code::new("x-learning_outcome_code", code),
            name: typed(Wording::of(outcome.text.known()?)?),
        })
    }
}

/// The outcomes of a programme in its order.
pub fn listed(programme: &Programme) -> impl Iterator<Item = &Outcome> {
    let outcomes = programme.outcomes.known();
    outcomes.into_iter().flat_map(|outcomes| &outcomes.list)
}

pub fn ids(common: &Common<'_>, subject: &Subject<'_>) -> Vec<Id> {
    listed(subject.programme)
        .map(|outcome| outcome_id(common, subject, outcome))
        .collect()
}

/// Those that a course teaches in a programme.
pub fn taught(common: &Common<'_>, subject: &Subject<'_>, course: &Course) -> Vec<Id> {
    let Some(plan) = subject.plan else {
        return Vec::new();
    };
    let of_course = plan.plan.leaves().filter(|(_, leaf)| {
        plan.course(leaf.item)
            .is_some_and(|it| std::ptr::eq(it, course))
    });
    let mut taught: Vec<usize> = of_course
        .flat_map(|(_, leaf)| &leaf.teaches)
        .map(|at| *at as usize)
        .collect();
    taught.sort_unstable();
    taught.dedup();
    let all: Vec<&Outcome> = listed(subject.programme).collect();
    let known = taught.into_iter().filter_map(|at| all.get(at).copied());
    known
        .map(|outcome| outcome_id(common, subject, outcome))
        .collect()
}

fn outcome_id(common: &Common<'_>, subject: &Subject<'_>, outcome: &Outcome) -> Id {
    common
        .editions
        .id(subject)
        .part("outcome", &outcome.code.text)
}

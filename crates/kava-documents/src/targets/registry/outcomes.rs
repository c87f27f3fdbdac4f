//! Learning outcomes, one by one and as the one text that the register keeps.

use kava_model::codelist::assessments::Assessment as Method;
use kava_model::fields::{Course, Programme};
use kava_model::plan::ResolvedPlan;
use schemars::JsonSchema;
use serde::Serialize;

use super::entry::in_estonian;
use crate::Subject;
use crate::canonical::{Coded, estonian};

/// A learning outcome.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Outcome<'a> {
    pub id: &'a str,
    pub text: Option<&'a str>,
    /// How the courses that assess it do so; null where the plan does not say.
    pub assessment: Option<Vec<Assessment<'a>>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OutcomeAssessment")]
pub struct Assessment<'a> {
    /// The course's id in the plan.
    pub course: &'a str,
    pub method: Coded<Method>,
    pub criteria: Option<&'a str>,
}

/// The outcomes as far as they are written; nothing where none are.
pub fn listed<'a>(subject: &Subject<'a>) -> Option<Vec<Outcome<'a>>> {
    let outcomes = subject.programme.outcomes.known()?;
    let listed = (0..).zip(&outcomes.list).map(|(at, outcome)| Outcome {
        id: &outcome.code.text,
        text: in_estonian(&outcome.text),
        assessment: subject.plan.map(|plan| assessments(&assessing(plan, at))),
    });
    Some(listed.collect())
}

/// The courses that assess an outcome, each once, in the plan's order.
fn assessing<'a>(plan: &ResolvedPlan<'a>, outcome: u32) -> Vec<&'a Course> {
    let mut courses: Vec<&Course> = Vec::new();
    for (_, leaf) in plan
        .plan
        .leaves()
        .filter(|(_, leaf)| leaf.assesses.contains(&outcome))
    {
        let course = plan.course(leaf.item);
        courses.extend(
            course.filter(|course| !courses.iter().any(|known| std::ptr::eq(*known, *course))),
        );
    }
    courses
}

fn assessments<'a>(courses: &[&'a Course]) -> Vec<Assessment<'a>> {
    let of_course = |course: &'a Course| {
        let methods = course
            .assessment
            .iter()
            .filter_map(|assessment| assessment.known());
        methods.map(|assessment| Assessment {
            course: &course.name.text,
            method: Coded(assessment.method),
            criteria: assessment.criteria.as_ref().and_then(estonian),
        })
    };
    courses.iter().copied().flat_map(of_course).collect()
}

/// `Õppekava läbinud õppija:` and a numbered line for each outcome; nothing while one of them is
/// not known.
pub fn as_one_text(programme: &Programme) -> Option<String> {
    let outcomes = programme.outcomes.known()?;
    if outcomes.open || outcomes.list.is_empty() {
        return None;
    }
    let mut text = "Õppekava läbinud õppija:".to_owned();
    for (number, outcome) in (1..).zip(&outcomes.list) {
        let words = in_estonian(&outcome.text)?
            .split_whitespace()
            .collect::<Vec<_>>();
        text.push_str(&format!("\n{number}. {}", words.join(" ")));
    }
    Some(text)
}

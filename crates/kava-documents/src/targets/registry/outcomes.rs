//! Learning outcomes, one by one and as the one text that the register keeps.

use kava_model::codelist::assessments::Assessment as Method;
use kava_model::fields::{Course, Programme};
use schemars::JsonSchema;
use serde::Serialize;

use super::entry::in_estonian;
use crate::Subject;
use crate::canonical::{Coded, estonian};
use crate::outcomes::served;

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
    let served = served(subject);
    let listed = outcomes.list.iter().enumerate().map(|(at, outcome)| Outcome {
        id: &outcome.code.text,
        text: in_estonian(&outcome.text),
        assessment: served.as_ref().and_then(|served| served.get(at)).map(|it| assessments(&it.assessed)),
    });
    Some(listed.collect())
}

fn assessments<'a>(courses: &[&'a Course]) -> Vec<Assessment<'a>> {
    let of_course = |course: &'a Course| {
        let methods = course.assessment.iter().filter_map(|assessment| assessment.known());
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
        let words = in_estonian(&outcome.text)?.split_whitespace().collect::<Vec<_>>();
        text.push_str(&format!("\n{number}. {}", words.join(" ")));
    }
    Some(text)
}

//! A programme's courses, where its plan can be told from them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::found::{Found, ids};
use super::said::name;
use crate::feed::blocks::member;
use crate::feed::json::Node;
use crate::feed::lines::{Line, Lines};

/// All courses, where they give the programme's credits; else some are chosen, and which is not said.
pub fn plan(node: &Node<'_>, found: &Found<'_>, lines: &mut Lines) {
    let own: BTreeSet<&str> = ids(node, "learningOutcomeIds").into_iter().collect();
    let id = node.value.get("programmeId").and_then(Value::as_str);
    let of_this =
        |course: &&Node<'_>| id.is_some_and(|id| ids(course, "programmeIds").contains(&id));
    let courses: Vec<&Node<'_>> = found.courses.values().filter(of_this).collect();
    let mut members = Vec::new();
    for course in &courses {
        let Some(code) = name(course) else { continue };
        let teaches: Vec<String> = ids(course, "learningOutcomeIds")
            .into_iter()
            .filter(|id| own.contains(id))
            .filter_map(|id| name(found.outcomes.get(id)?))
            .collect();
        members.push(member(&code, &teaches));
    }
    if members.is_empty() {
        return;
    }
    let mut plan = Lines::default();
    if adds_up(node, &courses) {
        plan.0.extend(members.into_iter().map(Line::Fact));
    } else {
        plan.fact("todo", "\"which of these courses are chosen\"");
        members.iter().for_each(|member| plan.comment(member));
    }
    lines.block("plan".to_owned(), plan);
    lines.blank();
}

fn adds_up(programme: &Node<'_>, courses: &[&Node<'_>]) -> bool {
    let all: Option<u64> = courses.iter().map(|course| hundredths(course)).sum();
    match hundredths(programme) {
        Some(declared) => all == Some(declared),
        None => true,
    }
}

/// Credits in hundredths, so that halves add up exactly.
fn hundredths(node: &Node<'_>) -> Option<u64> {
    let loads = node.value.get("studyLoad")?.as_array()?;
    let load = loads
        .iter()
        .find(|load| load.get("studyLoadUnit").and_then(Value::as_str) == Some("ects"))?;
    let number = load.get("value")?.as_number()?.to_string();
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    let part: u64 = format!("{part:0<2}").get(..2)?.parse().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part)
}

//! When a programme is offered, and how it is studied.

use super::course::{each, own};
use super::fee::fee;
use super::said::{because, limits, span, when, word, words};
use crate::feed::json::Node;
use crate::feed::lines::{Line, Lines};
use crate::feed::spelling::text;

/// `from 2026-06-15 to 2026-08-21`, `always`, `none because "…"`
pub fn apply(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    match kind.as_str() {
        "window" => span(node),
        _ => Some(kind + &because(node)),
    }
}

/// `compulsory`, `none`, `at least 80 %`
pub fn attendance(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    match kind.as_str() {
        "share" => node.get("limits").and_then(|it| limits(&it, "%")),
        _ => Some(kind),
    }
}

pub fn span_of_days(node: &Node<'_>) -> Option<String> {
    span(node)
}

/// `10..14 hours`
pub fn weekly_load(node: &Node<'_>) -> Option<String> {
    let unit = node.get("unit").and_then(|unit| word(&unit))?;
    node.get("limits").and_then(|it| limits(&it, &unit))
}

/// Texts behind one word, with commas between them.
pub fn texts(node: &Node<'_>) -> Option<String> {
    let texts: Option<Vec<String>> = node.items().map(|item| text(&item)).collect();
    texts
        .filter(|texts| !texts.is_empty())
        .map(|texts| texts.join(", "))
}

/// How it is studied: of a programme, or where an intake differs from it.
pub fn offer(node: &Node<'_>, lines: &mut Lines) {
    lines.maybe("study", own(node, "study", word));
    lines.maybe("delivery", own(node, "delivery", words));
    lines.maybe("schedule", own(node, "schedule", words));
    lines.maybe("place", own(node, "locations", texts));
    lines.maybe("county", own(node, "counties", words));
    lines.maybe("attendance", own(node, "attendance", attendance));
    lines.maybe("weekly-load", own(node, "weeklyLoad", weekly_load));
}

pub fn intake(node: &Node<'_>) -> Option<(String, Lines)> {
    let code = node.get("code").and_then(|code| word(&code))?;
    node.skip_all(&["withdrawn", "feeTotals"]);
    let mut lines = Lines::default();
    let day = |key: &str| node.get(key).and_then(|day| when(&day));
    lines.maybe("announced", day("announced"));
    lines.maybe("apply", node.get("apply").and_then(|it| apply(&it)));
    lines.maybe("notify", day("notifyBy").map(|day| format!("by {day}")));
    lines.maybe("declare", day("declareBy").map(|day| format!("by {day}")));
    lines.maybe("starts", day("starts"));
    lines.maybe("ends", day("ends"));
    each(node, "places", "places", places, &mut lines);
    lines.maybe("cohort", node.get("cohort").and_then(|it| cohort(&it)));
    offer(node, &mut lines);
    lines.maybe("language", own(node, "languages", words));
    each(node, "fees", "fee", fee, &mut lines);
    if let Some(meetings) = node.get("meetings") {
        let meetings = meetings.items().filter_map(|it| meeting(&it));
        let meetings = Lines(meetings.map(Line::Fact).collect());
        lines.block("meetings".to_owned(), meetings);
    }
    Some((code, lines))
}

fn places(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    match kind.as_str() {
        "number" => node.get("limits").and_then(|it| limits(&it, "")),
        _ => Some(kind),
    }
}

fn cohort(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    let group = node.get("group").and_then(|group| text(&group));
    Some(group.map_or_else(|| kind.clone(), |group| format!("{kind} {group}")))
}

/// `2026-09-01 17:00 to 20:15 "Tallinn"`
fn meeting(node: &Node<'_>) -> Option<String> {
    let mut said = node.get("day").and_then(|day| word(&day))?;
    let clock = |key: &str| node.get(key).and_then(|it| time(&it));
    if let Some(from) = clock("from") {
        said.push_str(&format!(" {from}"));
    }
    if let Some(to) = clock("to") {
        said.push_str(&format!(" to {to}"));
    }
    if let Some(at) = node.get("at") {
        at.skip_all(&["kind"]);
        let place = at.get("place").and_then(|place| text(&place));
        said.push_str(&format!(" {}", place.as_deref().unwrap_or("online")));
    }
    Some(said)
}

/// `17:00`
fn time(node: &Node<'_>) -> Option<String> {
    let time = node.text()?;
    let is_time = time
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b':');
    if !is_time {
        node.give_back();
    }
    is_time.then(|| time.to_owned())
}

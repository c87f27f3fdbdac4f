//! A programme: its facts, its outcomes, and the code it is registered by.

use super::found::{Found, answered, ids};
use super::offering::offerings;
use super::plan::plan;
use super::said::{day, delivery, languages, load, name, texts};
use crate::feed::json::Node;
use crate::feed::lines::{Line, Lines};
use crate::feed::spelling::{is_code, url};
use crate::feed::{Imported, blocks};

pub fn programme_lines(
    node: &Node<'_>,
    found: &Found<'_>,
    to: &mut Imported,
) -> Option<(String, Lines)> {
    let code = name(node)?;
    let mut lines = Lines::default();
    blocks::open_kind(&code, "programmeType", &mut lines, to);
    lines.maybe("title", texts(node, "name"));
    lines.maybe("field", isced(node));
    lines.maybe("level", level(node));
    lines.maybe("language", languages(node));
    let from = day(node, "validFrom");
    let end = day(node, "validTo").map_or_else(String::new, |to| format!(" to {to}"));
    lines.maybe("in-force", from.map(|from| format!("from {from}{end}")));
    lines.maybe("aim", texts(node, "description"));
    lines.maybe("completion", texts(node, "qualificationRequirements"));
    outcomes(node, found, &mut lines);
    load(node, "volume", &mut lines);
    plan(node, found, &mut lines);
    lines.maybe("duration", duration(node));
    lines.maybe("delivery", delivery(node));
    lines.maybe("requires", texts(node, "admissionRequirements"));
    lines.maybe("awards", awards(node));
    lines.maybe("website", node.get("link").and_then(|it| url(&it)));
    offerings(node, found, &mut lines);
    registered(node, &mut lines);
    node.skip_all(&["programmeId", "organisationId"]);
    Some((code, lines))
}

fn isced(node: &Node<'_>) -> Option<String> {
    let field = node.get("fieldsOfStudy")?;
    let code = field.text()?;
    let is_code = (2..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    if !is_code {
        field.give_back();
    }
    is_code.then(|| format!("ISCED-F {code}"))
}

fn level(node: &Node<'_>) -> Option<String> {
    let level = node.get("levelOfQualification")?;
    let number = level.text()?.strip_prefix("eqf_").filter(|it| is_code(it));
    if number.is_none() {
        level.give_back();
    }
    number.map(|number| format!("EQF {number}"))
}

/// `P5M`
fn duration(node: &Node<'_>) -> Option<String> {
    node.get("duration")?.reads(|duration| {
        let said = duration.strip_prefix('P')?;
        let (number, unit) = said.split_at_checked(said.len().checked_sub(1)?)?;
        let unit = match unit {
            "M" => "month",
            "W" => "week",
            "Y" => "year",
            _ => return None,
        };
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let plural = if number == "1" { "" } else { "s" };
        is_number.then(|| format!("{number} {unit}{plural}"))
    })
}

fn awards(node: &Node<'_>) -> Option<String> {
    let award = node.get("qualificationAwarded")?;
    award
        .reads(|it| (it == "certificate").then(|| it.to_owned()))
        .inspect(|_| node.skip_all(&["formalDocument"]))
}

fn outcomes(node: &Node<'_>, found: &Found<'_>, lines: &mut Lines) {
    let mut block = Lines::default();
    for id in ids(node, "learningOutcomeIds") {
        let Some(outcome) = found.outcomes.get(id) else {
            continue;
        };
        if let (Some(code), Some(said)) = (name(outcome), texts(outcome, "name")) {
            block.0.push(Line::Fact(format!("{code} {said}")));
            outcome.skip_all(&["learningOutcomeId"]);
        }
    }
    answered(node, "learningOutcomeIds", found);
    blocks::outcomes(block, lines);
}

fn registered(node: &Node<'_>, lines: &mut Lines) {
    for other in node.get("otherCodes").iter().flat_map(Node::items) {
        let kind = other.get("codeType").and_then(|kind| kind.text());
        let code = other.get("code").and_then(|code| code.text());
        match (kind, code) {
            (Some("x-ehis" | "x-ehis-kood"), Some(code)) if is_code(code) => {
                let mut record = Lines::default();
                record.fact("registered", &format!("code {code}"));
                lines.blank();
                lines.block("record".to_owned(), record);
            }
            _ => other.give_back(),
        }
    }
}

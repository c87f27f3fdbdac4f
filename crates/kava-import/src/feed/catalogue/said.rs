//! The values of the feed as the language says them.

use crate::feed::json::Node;
use crate::feed::lines::quoted;
use crate::feed::spelling::{is_code, text};

/// A word of the language, a code: what may stand without quotation marks.
pub fn word(node: &Node<'_>) -> Option<String> {
    let word = node.text()?;
    if is_code(word) {
        Some(word.to_owned())
    } else {
        node.give_back();
        None
    }
}

pub fn words(node: &Node<'_>) -> Option<String> {
    let words: Option<Vec<String>> = node.items().map(|item| word(&item)).collect();
    words
        .filter(|words| !words.is_empty())
        .map(|words| words.join(", "))
}

/// Between quotation marks: a name, a number of a document.
pub fn plain(node: &Node<'_>) -> Option<String> {
    let spelt = node.text().and_then(quoted);
    if spelt.is_none() {
        node.give_back();
    }
    spelt
}

/// A day, a month, or a semester.
pub fn when(node: &Node<'_>) -> Option<String> {
    match node.get("semester") {
        Some(semester) => {
            node.skip_all(&["from", "to"]);
            word(&semester)
        }
        None => word(node),
    }
}

/// `from 2026-06-15 to 2026-08-21`, as much of it as there is.
pub fn span(node: &Node<'_>) -> Option<String> {
    let from = node.get("from").and_then(|from| when(&from));
    let to = node.get("to").and_then(|to| when(&to));
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("from {from} to {to}")),
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(to)) => Some(format!("by {to}")),
        (None, None) => None,
    }
}

/// `6`, `6..30`, `at least 6`, with the unit after it.
pub fn limits(node: &Node<'_>, unit: &str) -> Option<String> {
    let end = |key: &str| node.get(key).and_then(|end| amount(&end));
    let (min, max) = (end("min"), end("max"));
    let (above, below) = (end("above"), end("below"));
    let unit = if unit.is_empty() {
        String::new()
    } else {
        format!(" {unit}")
    };
    Some(match (min, max, above, below) {
        (Some(min), Some(max), _, _) if min == max => format!("{min}{unit}"),
        (Some(min), Some(max), _, _) => format!("{min}..{max}{unit}"),
        (Some(min), None, _, None) => format!("at least {min}{unit}"),
        (None, Some(max), None, _) => format!("at most {max}{unit}"),
        (_, _, Some(above), None) => format!("more than {above}{unit}"),
        (_, _, None, Some(below)) => format!("less than {below}{unit}"),
        _ => return None,
    })
}

/// A number, or the percentage of a share.
fn amount(node: &Node<'_>) -> Option<String> {
    match node.get("percent") {
        Some(percent) => {
            node.skip_all(&["exact"]);
            word(&percent)
        }
        None => node.number(),
    }
}

/// `contact 64 hours, practical 32 hours, independent 60 hours`, or the total.
pub fn workload(node: &Node<'_>) -> Option<String> {
    let unit = word(&node.get("unit")?)?;
    let part = |name: &str| {
        let number = node.get(name)?.number()?;
        Some(format!("{name} {number} {unit}"))
    };
    let parts: Vec<String> = ["contact", "practical", "independent"]
        .into_iter()
        .filter_map(part)
        .collect();
    let total = node.get("total").and_then(|total| total.number());
    let total = total.map(|total| format!("{total} {unit}"));
    let all: Vec<String> = total.into_iter().chain(parts).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// A mail address; what could end it is none.
fn address(node: &Node<'_>) -> Option<String> {
    let mail = node.text()?;
    let is_inside =
        |char: char| !char.is_whitespace() && !char.is_control() && !"<>\"{}".contains(char);
    if mail.contains('@') && mail.chars().all(is_inside) {
        return Some(mail.to_owned());
    }
    node.give_back();
    None
}

/// `"Name" <mail> phone "…" responsible`
pub fn person(node: &Node<'_>) -> Option<String> {
    let mut said = node.get("name").and_then(|name| plain(&name))?;
    if let Some(mail) = node.get("email").and_then(|mail| address(&mail)) {
        said.push_str(&format!(" <{mail}>"));
    }
    if let Some(phone) = node.get("phone").and_then(|phone| plain(&phone)) {
        said.push_str(&format!(" phone {phone}"));
    }
    if node.get("responsible").and_then(|it| it.flag()) == Some(true) {
        said.push_str(" responsible");
    }
    Some(said)
}

/// `ISCED-F 0613, 0413 from 2025-09-01`
pub fn study_groups(node: &Node<'_>) -> Option<String> {
    let codes = node.get("codes").and_then(|codes| words(&codes))?;
    let from = node.get("from").and_then(|from| word(&from));
    let from = from.map_or_else(String::new, |from| format!(" from {from}"));
    Some(format!("ISCED-F {codes}{from}"))
}

pub fn because(node: &Node<'_>) -> String {
    let because = node.get("because").and_then(|because| text(&because));
    because.map_or_else(String::new, |because| format!(" because {because}"))
}

//! The values of OOAPI as the language says them.

use crate::feed::json::Node;
use crate::feed::lines::{Lines, quoted};
use crate::feed::spelling::{self, is_tag};

/// `[{"language":"et-EE","value":"…"}]` as `et "…"`.
pub fn texts(node: &Node<'_>, key: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in node.get(key)?.items() {
        let language = part.get("language").and_then(|tag| tag.text())?;
        let said = part.get("value").and_then(|value| value.text());
        let Some(said) = said.and_then(quoted) else {
            part.give_back();
            continue;
        };
        match tag(language) {
            Some(tag) => parts.push(format!("{tag} {said}")),
            None if language == "und" => parts.push(said),
            None => part.give_back(),
        }
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// `et-EE` is `et`.
fn tag(language: &str) -> Option<&str> {
    let tag = language.split(['-', '_']).next()?;
    is_tag(tag).then_some(tag)
}

pub fn primary<'a>(node: &Node<'a>) -> Option<&'a str> {
    let code = node.get("primaryCode")?;
    code.skip_all(&["codeType"]);
    code.get("code")?.text()
}

/// The last part of a code that names its programme too.
pub fn name(node: &Node<'_>) -> Option<String> {
    let code = primary(node)?;
    let last = code.rsplit('/').next().unwrap_or(code);
    spelling::code(last)
}

pub fn languages(node: &Node<'_>) -> Option<String> {
    let list = node.get("teachingLanguages")?;
    let tags = list.items().filter_map(|it| it.reads(tag));
    let tags: Vec<&str> = tags.collect();
    (!tags.is_empty()).then(|| tags.join(", "))
}

/// Credits, and hours as they are declared.
pub fn load(node: &Node<'_>, credits_word: &str, lines: &mut Lines) {
    let mut hours = Vec::new();
    for load in node.get("studyLoad").iter().flat_map(Node::items) {
        let unit = load.get("studyLoadUnit").and_then(|unit| unit.text());
        let value = load.get("value").and_then(|value| value.number());
        match (unit, value) {
            (Some("ects"), Some(value)) => lines.fact(credits_word, &format!("{value} ECTS")),
            (Some("hour"), Some(value)) => hours.push(format!("{value} hours")),
            (Some("contact_time"), Some(value)) => hours.push(format!("contact {value} hours")),
            _ => load.give_back(),
        }
    }
    if !hours.is_empty() {
        lines.fact("workload", &hours.join(", "));
    }
}

pub fn delivery(node: &Node<'_>) -> Option<String> {
    let list = node.get("modesOfDelivery")?;
    let word = |mode: &str| match mode {
        "presential" => Some("on-site"),
        "online" => Some("online"),
        "hybrid" => Some("hybrid"),
        "blended" => Some("blended"),
        _ => None,
    };
    let words = list.items().filter_map(|it| it.reads(word));
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

pub fn day(node: &Node<'_>, key: &str) -> Option<String> {
    node.get(key)?.reads(spelling::day)
}

//! The values of the model as the language says them.

use kava_model::codelist::{deliveries, languages as known_languages};
use serde_json::Value;

use super::graph::{id_of, known};
use crate::feed::json::Node;
use crate::feed::spelling::{self, is_code, sum};

const CREDITS: &str = "http://data.europa.eu/snb/education-credit/";
const ECTS: &str = "6fcec5c5af";
const LANGUAGES: &str = "http://publications.europa.eu/resource/authority/language/";

/// Its own identifier, else the end of its id.
pub fn code(node: &Node<'_>) -> String {
    let identifier = node.get("identifier").and_then(|identifier| {
        let first = match identifier.value {
            Value::Array(_) => identifier.items().next()?,
            _ => identifier,
        };
        let notation = first.get("notation")?;
        let said = notation.text()?;
        known(&first);
        Some(said.to_owned())
    });
    let id = || id_of(node).map(str::to_owned);
    let said = identifier.or_else(id).unwrap_or_default();
    let last = said.rsplit(['/', '#', ':']).next().unwrap_or_default();
    spelling::code(last).unwrap_or_else(|| "imported".to_owned())
}

/// What stands behind the scheme of a concept.
pub fn concept(node: &Node<'_>, key: &str, scheme: &str) -> Option<String> {
    let member = node.get(key)?;
    let one = match member.value {
        Value::Array(_) => member.items().next()?,
        _ => member,
    };
    let one = match one.value {
        Value::Object(_) => one.get("id").or_else(|| one.get("@id"))?,
        _ => one,
    };
    let code = one.value.as_str()?.strip_prefix(scheme)?;
    if !is_code(code) {
        return None;
    }
    one.skip();
    Some(code.to_owned())
}

pub fn languages(node: &Node<'_>, key: &str) -> Option<String> {
    let code = concept(node, key, LANGUAGES)?.to_lowercase();
    let language = known_languages::all().iter().find(|it| it.alpha3 == code);
    if language.is_none() {
        node.get(key)?.give_back();
    }
    language.map(|it| it.code.to_owned())
}

/// Where one mode stands for two words, neither is said.
pub fn delivery(node: &Node<'_>) -> Option<String> {
    let mode = node.get("mode")?;
    let one = match mode.value {
        Value::Array(_) => mode.items().next()?,
        _ => mode,
    };
    let uri = one.value.as_str()?;
    let words = deliveries::all().iter().filter(|it| it.elm == uri);
    let words: Vec<&str> = words.map(|it| it.code).collect();
    match words.as_slice() {
        [word] => {
            one.skip();
            Some((*word).to_owned())
        }
        _ => None,
    }
}

pub fn credits(node: &Node<'_>) -> Option<String> {
    let points = node.get("creditPoint")?;
    let one = match points.value {
        Value::Array(_) => points.items().next()?,
        _ => points,
    };
    let point = one.get("point")?;
    // Points of another system are no ECTS credits, and stay.
    if let Some(framework) = one.get("framework")
        && concept(&one, "framework", CREDITS).as_deref() != Some(ECTS)
    {
        framework.give_back();
        return None;
    }
    let credits = amount(&point)?;
    known(&one);
    Some(format!("{credits} ECTS"))
}

/// A number, which may also stand as a string.
pub fn amount(node: &Node<'_>) -> Option<String> {
    match node.value.is_string() {
        true => node.reads(|said| sum(said).map(str::to_owned)),
        false => {
            let number = node.number()?;
            let said = sum(&number).map(str::to_owned);
            if said.is_none() {
                node.give_back();
            }
            said
        }
    }
}

/// `PT156H`
pub fn hours(node: &Node<'_>) -> Option<String> {
    node.get("volumeOfLearning")?.reads(|volume| {
        let hours = volume.strip_prefix("PT")?.strip_suffix('H')?;
        Some(format!("{} hours", sum(hours)?))
    })
}

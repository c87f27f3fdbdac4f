//! Whether a condition holds of a programme: yes, no, or nobody knows.
//!
//! Of several values, such as the languages or the intakes, one is enough. A value that differs with the
//! courses a learner chooses is compared over all legal selections: `credits >= 12` holds where every one of
//! them has 12 ECTS, `not credits < 12` where some has. What is not known makes nothing hold, and its
//! opposite neither.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::condition::{Node, Value};
use super::facts::{Facts, Known};
use super::token::Sign;

pub(super) fn holds(node: &Node, facts: &Facts<'_>) -> Option<bool> {
    match node {
        Node::All(parts) => each(parts, facts, false),
        Node::Any(parts) => each(parts, facts, true),
        Node::Not(inner) => holds(inner, facts).map(|held| !held),
        Node::Compare(asked, sign, value) => {
            let known = facts.known(asked.word)?;
            match sign {
                Sign::IsNot => compared(&known, Sign::Is, value).map(|is| !is),
                sign => compared(&known, *sign, value),
            }
        }
    }
}

/// What decides, decides whatever is not known beside it.
fn each(parts: &[Node], facts: &Facts<'_>, decisive: bool) -> Option<bool> {
    let mut is_known = true;
    for part in parts {
        match holds(part, facts) {
            Some(held) if held == decisive => return Some(decisive),
            Some(_) => {}
            None => is_known = false,
        }
    }
    is_known.then_some(!decisive)
}

fn compared(known: &Known, sign: Sign, value: &Value) -> Option<bool> {
    match (known, value) {
        (Known::Numbers(numbers), Value::Number(number, currency)) => {
            let mut fitting = numbers
                .iter()
                .filter(|(_, own)| currency.is_none() || own.as_deref() == currency.as_deref());
            Some(fitting.any(|(range, _)| is_so((range.min, range.max), sign, (*number, *number))))
        }
        (Known::Days(days), Value::Days(first, last)) => Some(
            days.iter()
                .any(|range| is_so(*range, sign, (*first, *last))),
        ),
        (Known::Texts(texts), Value::Text(text)) => Some(match sign {
            Sign::Contains => {
                let sought = folded(text);
                texts.iter().any(|own| folded(own).contains(&sought))
            }
            _ => texts.iter().any(|own| own.nfc().eq(text.nfc())),
        }),
        _ => None,
    }
}

/// Whatever it is within its range: before, in, or after what stands in the condition.
fn is_so<T: Ord>(own: (T, T), sign: Sign, value: (T, T)) -> bool {
    match sign {
        Sign::Is => own.0 >= value.0 && own.1 <= value.1,
        Sign::Below => own.1 < value.0,
        Sign::AtMost => own.1 <= value.1,
        Sign::Above => own.0 > value.1,
        Sign::AtLeast => own.0 >= value.0,
        Sign::IsNot | Sign::Contains => false,
    }
}

/// Without case and accents.
fn folded(text: &str) -> String {
    let plain = text.nfd().filter(|char| !is_combining_mark(*char));
    plain.flat_map(char::to_lowercase).collect()
}

//! What is supposed of a course, as arguments that a file could hold.

use kava::diagnostics::say;

use crate::usage::BadValue;

/// `7`, `2.5 ECTS`, `2,5 EAP`, `none`, as a file writes it.
pub(super) fn credits(text: &str) -> Result<String, BadValue> {
    let number = text.trim();
    if number == "none" {
        return Ok(number.to_owned());
    }
    let units = ["ECTS", "EAP"];
    let bare = units.iter().find_map(|unit| number.strip_suffix(unit));
    let number = bare.unwrap_or(number).trim().replace(',', ".");
    let (whole, rest) = number.split_once('.').unwrap_or((&number, "0"));
    let is_number = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    match is_number(whole) && is_number(rest) && rest.len() <= 2 {
        true => Ok(format!("{number} ECTS")),
        false => Err(BadValue(say!(
            en "credits are written as 7 or 2.5, or as none",
            et "maht kirjutatakse kujul 7 või 2,5 või none"
        ))),
    }
}

/// `continuing`, `unlinked`, `degree IAIM`, as a file writes it.
pub(super) fn origin(text: &str) -> Result<String, BadValue> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let is_code = |word: &str| {
        word.chars()
            .all(|char| char.is_alphanumeric() || "-._".contains(char))
    };
    let first = words.next().unwrap_or_default();
    let rest: Vec<&str> = words.collect();
    match first {
        "continuing" | "unlinked" if rest.is_empty() => Ok(first.to_owned()),
        "degree" if rest.iter().all(|word| is_code(word)) => {
            Ok(format!("degree {}", rest.join(", ")).trim_end().to_owned())
        }
        _ => Err(BadValue(say!(
            en "an origin is written as continuing, unlinked, or \"degree IAIM\"",
            et "päritolu kirjutatakse kujul continuing, unlinked või \"degree IAIM\""
        ))),
    }
}

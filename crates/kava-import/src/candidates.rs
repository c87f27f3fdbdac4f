//! How the text of a cell may be written as a value, the likeliest way first. The field table
//! decides which of them is a value; nothing is guessed that it would not read.

use kava_model::table::FieldInfo;

use crate::columns::{Slot, is_text};
use crate::quoted::quoted;

pub fn candidates(slot: Slot, field: &FieldInfo, cell: &str) -> Vec<String> {
    let mut all = Vec::new();
    all.extend(words(field, cell));
    all.extend(written(slot, cell));
    if field.word == "kind" {
        return all;
    }
    if is_safe(cell) && !is_text(field) {
        all.push(cell.to_owned());
    }
    if is_text(field) && !slot.sub.is_empty() {
        all.push(format!("{} {}", slot.sub, quoted(cell)));
    }
    if !is_text(field) {
        all.push(quoted(cell));
    }
    all
}

/// Kinds belong to guidelines; of a list that names another, its author must say which is meant.
const KINDS: [&str; 2] = ["micro-degree", "micro-credential"];

/// One of the field's own words, by any of its names; several between commas.
fn words(field: &FieldInfo, cell: &str) -> Option<String> {
    let known = (field.shape)().words;
    let word = |part: &str| {
        let part = part.trim().to_lowercase().replace(' ', "-");
        let usual = usual(&part).unwrap_or(&part).to_owned();
        let same = |name: &str| name.to_lowercase().replace(' ', "-") == part;
        let listed = known
            .iter()
            .find(|word| word.word == usual || same(word.name.en) || same(word.name.et));
        match listed {
            Some(word) => Some(word.word.to_owned()),
            None if field.word == "kind" => KINDS.contains(&&*usual).then_some(usual),
            None => (field.word == "language").then_some(usual),
        }
    };
    let parts: Option<Vec<String>> = cell.split([',', ';', '/']).map(word).collect();
    let parts = parts.filter(|parts| parts.iter().all(|part| !part.is_empty()))?;
    Some(parts.join(", "))
}

/// What lists write for words of the language.
fn usual(word: &str) -> Option<&'static str> {
    Some(match word {
        "mikrokraad" | "mikrokraadiprogramm" | "microdegree" => "micro-degree",
        "mikrokvalifikatsioon" | "microcredential" => "micro-credential",
        "eesti" | "eesti-keel" | "eesti-keeles" | "estonian" => "et",
        "inglise" | "inglise-keel" | "inglise-keeles" | "english" => "en",
        "vene" | "vene-keel" | "vene-keeles" | "russian" => "ru",
        "kontaktõpe" | "auditoorne" => "on-site",
        "e-õpe" | "veebipõhine" | "distance" => "online",
        _ => return None,
    })
}

fn written(slot: Slot, cell: &str) -> Vec<String> {
    match (slot.word, slot.sub) {
        ("volume" | "credits", _) => {
            let credits = amount(cell, &CREDITS);
            credits
                .map(|number| format!("{number} ECTS"))
                .into_iter()
                .collect()
        }
        ("level", _) if is_digits(cell) => vec![format!("EQF {cell}")],
        ("places", _) if is_digits(cell) => vec![format!("at most {cell}")],
        ("places", _) if ["no limit", "piiramata"].contains(&&*cell.to_lowercase()) => {
            vec!["unlimited".to_owned()]
        }
        ("fee", _) => fee(cell),
        ("field", _) if is_digits(cell) => vec![format!("ISCED-F {cell}")],
        ("duration", _) => duration(cell).into_iter().collect(),
        ("workload", _) => hours(cell).into_iter().collect(),
        ("starts" | "ends" | "announced", _) | ("apply", "from" | "to") | ("registered", "on") => {
            when(cell).into_iter().collect()
        }
        ("registered", "code") if is_digits(cell) => vec![cell.to_owned()],
        ("requires", _)
            if ["none", "puuduvad", "no requirements"].contains(&&*cell.to_lowercase()) =>
        {
            vec!["none".to_owned()]
        }
        ("requires", _) => education(cell).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Nothing in it could end the line or open something.
fn is_safe(cell: &str) -> bool {
    !cell.contains("//")
        && cell
            .chars()
            .all(|letter| letter.is_alphanumeric() || " .,:%@<>-".contains(letter))
        || cell.starts_with("https://")
            && !cell.contains(char::is_whitespace)
            && !cell.contains(['"', '{', '}'])
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

const EURO: [&str; 2] = ["eur", "€"];
const CREDITS: [&str; 4] = ["ects", "eap", "credits", "ainepunkti"];

/// The cell with the unit that its heading names: `Hind (EUR)` over 1 840,00. Without one anywhere a
/// number says nothing.
pub fn with_unit(word: &str, heading: &str, cell: &str) -> String {
    let units = match word {
        "fee" => &EURO[..],
        "volume" | "credits" => &CREDITS[..],
        _ => return cell.to_owned(),
    };
    let heading = heading.to_lowercase();
    match units.iter().find(|unit| heading.contains(**unit)) {
        Some(unit) if number(cell).is_some() => format!("{cell} {unit}"),
        Some(unit) if word == "fee" => priced(cell, unit),
        _ => cell.to_owned(),
    }
}

/// The currency behind the number, where more follows: `2500 + km`.
fn priced(cell: &str, unit: &str) -> String {
    let end = cell.find(|letter: char| !letter.is_ascii_digit() && !" ,.".contains(letter));
    let (sum, rest) = cell.split_at(end.unwrap_or(cell.len()));
    let has_unit = EURO.iter().any(|unit| rest.to_lowercase().contains(unit));
    if number(sum.trim()).is_none() || has_unit {
        return cell.to_owned();
    }
    format!("{} {unit} {rest}", sum.trim())
}

/// `7,5 EAP` as 7.5 and `1 840,00 €` as 1840; nothing where the text is more, or has no unit.
fn amount(cell: &str, units: &[&str]) -> Option<String> {
    let lower = cell.to_lowercase();
    let with = |unit: &&str| lower.strip_suffix(*unit).or(lower.strip_prefix(*unit));
    let bare = units.iter().find_map(with)?;
    number(bare.trim())
}

/// A number as `.kava` writes it, from one with a decimal comma or spaces between thousands.
fn number(text: &str) -> Option<String> {
    let joined: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let (whole, rest) = match joined.split_once([',', '.']) {
        None => (&*joined, ""),
        Some((whole, rest)) if is_digits(rest) => (whole, rest),
        Some(_) => return None,
    };
    // 1,800 may be either: three digits after the mark decide nothing.
    if !is_digits(whole) || rest.len() == 3 {
        return None;
    }
    let grouped = text.split_whitespace().skip(1).all(|group| {
        let digits = group.split([',', '.']).next().unwrap_or_default();
        digits.len() == 3
    });
    if !grouped {
        return None;
    }
    let rest = rest.trim_end_matches('0');
    Some(if rest.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{rest}")
    })
}

fn fee(cell: &str) -> Vec<String> {
    let lower = cell.to_lowercase();
    let (sum, vat) = match ["+ km", "+ vat", "plus vat", "+km"]
        .iter()
        .find_map(|end| lower.strip_suffix(end))
    {
        Some(sum) => (sum.trim().to_owned(), " plus VAT"),
        None => (lower, ""),
    };
    let per = ["/eap", "/ects", " per ects", " per eap"];
    let (sum, per) = match per.iter().find_map(|end| sum.strip_suffix(end)) {
        Some(sum) => (sum.trim().to_owned(), " per ECTS"),
        None => (sum, ""),
    };
    let euros = amount(sum.trim(), &EURO).map(|sum| format!("{sum} EUR{per}{vat}"));
    euros.into_iter().collect()
}

fn duration(cell: &str) -> Option<String> {
    let lower = cell.to_lowercase();
    let (count, unit) = lower.split_once(' ')?;
    let unit = match unit.trim() {
        "semester" | "semesters" | "semestrit" => "semester",
        "month" | "months" | "kuu" | "kuud" => "month",
        "week" | "weeks" | "nädal" | "nädalat" => "week",
        "year" | "years" | "aasta" | "aastat" => "year",
        _ => return None,
    };
    let count = number(count)?;
    let many = if count == "1" { "" } else { "s" };
    Some(format!("{count} {unit}{many}"))
}

/// Hours without a word are hours of 60 minutes only where the list says so.
fn hours(cell: &str) -> Option<String> {
    let lower = cell.to_lowercase();
    let unit = |ends: &[&str]| {
        ends.iter()
            .find_map(|end| lower.strip_suffix(end))
            .and_then(|rest| number(rest.trim()))
    };
    if let Some(count) = unit(&[
        "akadeemilist tundi",
        "ak tundi",
        "academic hours",
        "academic-hours",
        "ak h",
    ]) {
        return Some(format!("{count} academic-hours"));
    }
    let count = unit(&["tundi", "hours", "h"])?;
    Some(format!("{count} hours"))
}

fn education(cell: &str) -> Option<String> {
    let word = match &*cell.to_lowercase() {
        "keskharidus" | "secondary education" => "secondary",
        "bakalaureusekraad" | "bachelor's degree" => "bachelor",
        "magistrikraad" | "master's degree" => "master",
        _ => return None,
    };
    Some(format!("education {word}"))
}

/// A day or a month: 31.08.2026, 2026-08-31, 09.2026, September 2026.
pub fn when(cell: &str) -> Option<String> {
    let numbers: Vec<&str> = cell.split(['.', '-']).map(str::trim).collect();
    let two = |text: &str| {
        is_digits(text)
            .then(|| format!("{text:0>2}"))
            .filter(|text| text.len() == 2)
    };
    let year = |text: &str| is_digits(text) && text.len() == 4;
    match (numbers.as_slice(), cell.contains('.')) {
        ([day, month, y], true) if year(y) => Some(format!("{y}-{}-{}", two(month)?, two(day)?)),
        ([month, y], true) if year(y) => Some(format!("{y}-{}", two(month)?)),
        ([y, month, day], false) if year(y) => Some(format!("{y}-{}-{}", two(month)?, two(day)?)),
        ([y, month], false) if year(y) => Some(format!("{y}-{}", two(month)?)),
        _ => named_month(cell),
    }
}

fn named_month(cell: &str) -> Option<String> {
    const MONTHS: [(&str, &str); 12] = [
        ("january", "jaanuar"),
        ("february", "veebruar"),
        ("march", "märts"),
        ("april", "aprill"),
        ("may", "mai"),
        ("june", "juuni"),
        ("july", "juuli"),
        ("august", "august"),
        ("september", "september"),
        ("october", "oktoober"),
        ("november", "november"),
        ("december", "detsember"),
    ];
    let lower = cell.to_lowercase();
    let (name, year) = lower.split_once(' ')?;
    let at = MONTHS
        .iter()
        .position(|(en, et)| *en == name || *et == name)?;
    (is_digits(year) && year.len() == 4).then(|| format!("{year}-{:02}", at + 1))
}

//! Values as the language spells them, whoever wrote the feed.

use super::json::Node;
use super::lines::quoted;

/// `et "…" en "…"`; a text in no language stands alone.
pub fn text(node: &Node<'_>) -> Option<String> {
    let mut parts = Vec::new();
    for (language, part) in node.members() {
        let Some(spelt) = part.text().and_then(quoted) else {
            node.give_back();
            return None;
        };
        match language {
            "und" => parts.push(spelt),
            tag if is_tag(tag) => parts.push(format!("{tag} {spelt}")),
            _ => {
                node.give_back();
                return None;
            }
        }
    }
    // Estonian first, as people here write.
    parts.sort_by_key(|part| !part.starts_with("et "));
    (!parts.is_empty()).then(|| parts.join(" "))
}

pub fn is_tag(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Letters, digits and the marks that codes have; it ends with its line.
pub fn is_code(word: &str) -> bool {
    let mut chars = word.chars();
    let begins = chars.next().is_some_and(char::is_alphanumeric);
    begins && chars.all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.'))
}

/// The code that is nearest to what another program calls one.
pub fn code(said: &str) -> Option<String> {
    let code: String = said
        .chars()
        .map(|char| {
            if is_code(&format!("a{char}")) {
                char
            } else {
                '-'
            }
        })
        .collect();
    is_code(&code).then_some(code)
}

pub fn url(node: &Node<'_>) -> Option<String> {
    node.reads(|url| {
        let is_url = url.starts_with("https://") || url.starts_with("http://");
        let ends_early =
            |char: char| char.is_whitespace() || char.is_control() || "{}\"".contains(char);
        (is_url && !url.contains(ends_early)).then(|| url.to_owned())
    })
}

/// `540.00` is `540`.
pub fn sum(number: &str) -> Option<&str> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    Some(match part.trim_end_matches('0').len() {
        0 => whole,
        left => &number[..=whole.len() + left],
    })
}

/// The day of an instant, as its own clock shows it.
pub fn day(instant: &str) -> Option<String> {
    let day = instant.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}

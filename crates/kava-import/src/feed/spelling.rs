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
    let url = node.text()?;
    let is_url = url.starts_with("https://") || url.starts_with("http://");
    if is_url
        && !url.contains(|char: char| {
            char.is_whitespace() || char.is_control() || "{}\"".contains(char)
        })
    {
        return Some(url.to_owned());
    }
    node.give_back();
    None
}

pub fn is_sum(number: &str) -> bool {
    !number.is_empty()
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// `540.00` is `540`.
pub fn shortened(number: &str) -> &str {
    match number.contains('.') {
        true => number.trim_end_matches('0').trim_end_matches('.'),
        false => number,
    }
}

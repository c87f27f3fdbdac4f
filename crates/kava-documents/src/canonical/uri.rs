//! Addresses in characters that every standard takes.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The address as a URI (RFC 3986): what is not ASCII, or has no place in one, as its bytes after
/// percent signs. An author may write `https://example.ee/õpe`.
pub fn uri(address: &str) -> Cow<'_, str> {
    escaped(address, is_allowed)
}

/// A path with `/` as a relative reference: what would have a meaning in a URI is written in bytes too.
pub fn path_uri(path: &str) -> Cow<'_, str> {
    escaped(path, |char| is_allowed(char) && !":?#[]%".contains(char))
}

fn escaped(text: &str, is_allowed: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(&is_allowed) {
        return Cow::Borrowed(text);
    }
    let mut uri = String::with_capacity(text.len() + 8);
    let mut bytes = [0; 4];
    for char in text.chars() {
        if is_allowed(char) {
            uri.push(char);
            continue;
        }
        for byte in char.encode_utf8(&mut bytes).bytes() {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    Cow::Owned(uri)
}

/// Unreserved, reserved, or a percent sign.
fn is_allowed(char: char) -> bool {
    char.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_place_in_a_uri_is_written_in_bytes() {
        assert_eq!(
            uri("https://example.ee/a?b=c#d"),
            "https://example.ee/a?b=c#d"
        );
        assert_eq!(
            uri("https://example.ee/õpe|1"),
            "https://example.ee/%C3%B5pe%7C1"
        );
        assert_eq!(
            path_uri("a/50 %: õ?.kava"),
            "a/50%20%25%3A%20%C3%B5%3F.kava"
        );
    }
}

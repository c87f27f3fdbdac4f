//! What every HTML page has in common.

/// HTML has no place for control characters, and ones that turn the writing direction would show
/// another text than is there. The template has none, so they can only come from values.
pub fn visible(page: String) -> String {
    let is_hidden = |char: char| {
        char.is_control() && !matches!(char, '\n' | '\t')
            || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    match page.contains(is_hidden) {
        true => page.replace(is_hidden, "\u{fffd}"),
        false => page,
    }
}

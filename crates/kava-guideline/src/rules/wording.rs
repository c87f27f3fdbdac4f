//! Texts as sequences of words, for rules that look for certain words in them.

/// The words of a text: letters and digits with the hyphens and apostrophes inside them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let inside = |mark: char| mark.is_alphanumeric() || matches!(mark, '-' | '\'' | '’');
    let pieces = text.split(move |mark| !inside(mark));
    pieces
        .map(|word| word.trim_matches(['-', '\'', '’']))
        .filter(|word| !word.is_empty())
}

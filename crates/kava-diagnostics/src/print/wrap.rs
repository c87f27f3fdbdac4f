//! Lines broken between words.

use unicode_width::UnicodeWidthStr;

/// Breaks a text at its spaces so that no line is wider than the columns; a word that is wider
/// stands alone.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for given in text.lines() {
        let mut line = String::new();
        for word in given.split(' ') {
            if !line.is_empty() && line.width() + 1 + word.width() > columns {
                lines.push(std::mem::take(&mut line));
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_spaces_by_columns() {
        assert_eq!(
            wrap("õppija võib lõpetada", 11),
            ["õppija võib", "lõpetada"]
        );
        assert_eq!(wrap("日本 語", 4), ["日本", "語"]);
        assert_eq!(
            wrap("https://example.ee/very-long a", 5),
            ["https://example.ee/very-long", "a"]
        );
        assert_eq!(wrap("one\ntwo", 80), ["one", "two"]);
    }
}

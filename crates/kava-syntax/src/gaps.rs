//! Which characters part words, and which of those should not be in a text at all.
//!
//! The same sets as `space` and `newline` in the grammar; a test holds them together.

/// A blank: parts two words on one line.
pub(crate) fn is_blank(char: char) -> bool {
    match char {
        ' ' | '\t' => true,
        '\n' | '\r' => false,
        '!'..='~' => false,
        _ => is_wide_blank(char) || is_invisible(char),
    }
}

/// A line end or a blank.
pub(crate) fn is_gap(char: char) -> bool {
    matches!(char, '\n' | '\r') || is_blank(char)
}

/// Blanks other than space and tab: accepted without a word, normalised by the formatter.
fn is_wide_blank(char: char) -> bool {
    matches!(
        char,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// A control character, a bidirectional mark or override, or another character nobody can see.
pub(crate) fn is_invisible(char: char) -> bool {
    matches!(char,
        '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// The invisible characters of a text with their offsets.
pub(crate) fn invisibles(source: &str) -> impl Iterator<Item = (usize, char)> {
    let stretches = source.as_bytes().chunks(STRETCH).enumerate();
    let suspects = stretches
        .filter(|(_, stretch)| {
            stretch
                .iter()
                .fold(false, |found, byte| found | is_suspect(*byte))
        })
        .flat_map(|(index, stretch)| (index * STRETCH..).zip(stretch))
        .filter(|(_, byte)| is_suspect(**byte));
    suspects.filter_map(|(at, _)| {
        let char = source.get(at..)?.chars().next()?;
        is_invisible(char).then_some((at, char))
    })
}

/// So many bytes are looked at together: few texts hold anything to be suspicious of.
const STRETCH: usize = 128;

/// May an invisible character begin with this byte?
fn is_suspect(byte: u8) -> bool {
    let control = (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    let wide = [0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3];
    wide.iter()
        .fold(control, |found, first| found | (byte == *first))
}

//! What a terminal may be sent. A text from a file could move the cursor, ring the bell, turn the
//! direction of reading, or hide; none of that reaches the terminal. Each character stays one
//! character, so that a caret under it still stands under it.

/// Stands for a character that has no picture of its own.
const UNSEEN: char = '\u{fffd}';

/// A character as it may be printed.
pub fn visible(char: char) -> char {
    match char {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or(UNSEEN),
        '\u{7f}' => '\u{2421}',
        _ if is_unseen(char) => UNSEEN,
        _ => char,
    }
}

/// A text as it may be printed on one line.
pub fn visible_text(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// Draws nothing, or changes how what is around it is drawn.
fn is_unseen(char: char) -> bool {
    matches!(char,
        // Controls beyond ASCII.
        '\u{80}'..='\u{9f}'
        // Hyphens, joiners and fillers that show nothing.
        | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{3164}' | '\u{ffa0}'
        // Direction of reading.
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Ends of lines and paragraphs.
        | '\u{2028}' | '\u{2029}'
        // Invisible operators, the byte order mark, annotations, musical and language marks.
        | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        // Variations of the character before.
        | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_pictures() {
        assert_eq!(visible_text("a\u{1b}[31m\u{7}\0\u{7f}"), "a␛[31m␇␀␡");
    }

    #[test]
    fn what_turns_or_hides_text_is_shown() {
        for char in [
            '\u{9b}',
            '\u{202e}',
            '\u{2066}',
            '\u{200b}',
            '\u{2028}',
            '\u{e0041}',
        ] {
            assert_eq!(visible(char), UNSEEN, "{char:?}");
        }
    }

    #[test]
    fn letters_stay() {
        let text = "Õppekava „žürii“ — 日本 e\u{301}\u{a0}…";
        assert_eq!(visible_text(text), text);
    }
}

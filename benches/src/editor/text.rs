//! A text as a client keeps it. Positions are counted here anew, apart from the server's counting; what a
//! server says of a place that the text does not have ends the run.

use serde_json::{Value, json};

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    pub const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf32 => "utf-32",
        }
    }

    fn width(self, char: char) -> usize {
        match self {
            Encoding::Utf8 => char.len_utf8(),
            Encoding::Utf16 => char.len_utf16(),
            Encoding::Utf32 => 1,
        }
    }

    /// The position of a byte, which must begin a character.
    pub fn position(self, text: &str, offset: usize) -> Value {
        let before = &text[..offset];
        let line = before.rsplit('\n').next().unwrap_or_default();
        let column: usize = line.chars().map(|char| self.width(char)).sum();
        json!({ "line": before.matches('\n').count(), "character": column })
    }

    pub fn range(self, text: &str, start: usize, end: usize) -> Value {
        json!({ "start": self.position(text, start), "end": self.position(text, end) })
    }

    /// The byte at a position that the server gave: it must be there.
    pub fn offset(self, text: &str, position: &Value) -> usize {
        let line = position["line"].as_u64().expect("a line") as usize;
        let mut left = position["character"].as_u64().expect("a column") as usize;
        let start = match line {
            0 => 0,
            _ => {
                text.match_indices('\n')
                    .nth(line - 1)
                    .expect("a line of the text")
                    .0
                    + 1
            }
        };
        let mut offset = start;
        for char in text[start..].chars().take_while(|char| *char != '\n') {
            if left == 0 {
                break;
            }
            let width = self.width(char);
            assert!(
                width <= left,
                "the position {position} is inside the character {char:?}"
            );
            left -= width;
            offset += char.len_utf8();
        }
        assert_eq!(
            left, 0,
            "the position {position} is past the end of its line"
        );
        offset
    }

    pub fn span(self, text: &str, range: &Value) -> std::ops::Range<usize> {
        self.offset(text, &range["start"])..self.offset(text, &range["end"])
    }

    /// Applies the edits of one answer, which all speak of the text before them.
    pub fn apply(self, text: &str, edits: &[Value]) -> String {
        let spans = edits.iter().map(|edit| {
            let new = edit["newText"].as_str().expect("a new text");
            (self.span(text, &edit["range"]), new)
        });
        let mut spans: Vec<_> = spans.collect();
        spans.sort_by_key(|(span, _)| span.start);
        let mut result = text.to_owned();
        for (span, new) in spans.into_iter().rev() {
            result.replace_range(span, new);
        }
        result
    }
}

/// A choice below a limit, the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    /// A place between two characters. A line end of two is one character for an editor.
    pub fn place(&mut self, text: &str) -> usize {
        between(text, self.below(text.len() + 1))
    }
}

/// The place, or the one before the character that it is within.
pub fn between(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n') {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_there_and_back() {
        let text = "a\r\nõ😀e\u{301}\t–\n\nz";
        for encoding in Encoding::ALL {
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let position = encoding.position(text, at);
                assert_eq!(encoding.offset(text, &position), at, "{encoding:?}");
            }
        }
    }
}

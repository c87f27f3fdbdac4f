//! A text as a client keeps it, with positions counted apart from the server. A line ends with a line feed,
//! a carriage return, or both together, as the protocol has it. The fuzz targets have it from here.

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

    fn columns(self, text: &str) -> usize {
        text.chars().map(|char| self.width(char)).sum()
    }

    /// Of a byte that is between two characters an editor knows.
    pub fn position(self, text: &str, at: usize) -> Value {
        let (mut line, mut start) = (0, 0);
        for next in line_starts(text).take_while(|next| *next <= at) {
            (line, start) = (line + 1, next);
        }
        json!({ "line": line, "character": self.columns(&text[start..at]) })
    }

    pub fn range(self, text: &str, start: usize, end: usize) -> Value {
        json!({ "start": self.position(text, start), "end": self.position(text, end) })
    }

    /// The byte at a position that the server gave; nothing where the text has no such place.
    pub fn offset(self, text: &str, position: &Value) -> Option<usize> {
        let part = |key: &str| position[key].as_u64().expect("a number") as usize;
        let start = match part("line") {
            0 => 0,
            line => line_starts(text).nth(line - 1)?,
        };
        let length = text[start..]
            .find(['\n', '\r'])
            .unwrap_or(text.len() - start);
        let mut left = part("character");
        let mut at = start;
        for char in text[start..start + length].chars() {
            if left == 0 {
                break;
            }
            left = left.checked_sub(self.width(char))?;
            at += char.len_utf8();
        }
        (left == 0).then_some(at)
    }

    /// Of a range that the server gave: the text must have it.
    pub fn span(self, text: &str, range: &Value) -> std::ops::Range<usize> {
        let place = |end: &str| {
            let place = self.offset(text, &range[end]);
            place.unwrap_or_else(|| panic!("{range} is no range of {text:?}"))
        };
        place("start")..place("end")
    }

    /// Applies the edits of one answer, which all speak of the text before them.
    pub fn apply(self, text: &str, edits: &[Value]) -> String {
        let spans = edits.iter().map(|edit| {
            let new = edit["newText"].as_str().expect("a new text");
            (self.span(text, &edit["range"]), new)
        });
        let mut spans: Vec<_> = spans.collect();
        spans.sort_by_key(|(span, _)| (span.start, span.end));
        let mut result = text.to_owned();
        for (span, new) in spans.into_iter().rev() {
            result.replace_range(span, new);
        }
        result
    }
}

fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.match_indices(['\n', '\r']);
    ends.filter_map(|(at, end)| match end {
        "\r" if text[at + 1..].starts_with('\n') => None,
        _ => Some(at + 1),
    })
}

/// The nearest place before this one at which an editor can have its cursor.
pub fn cursor(text: &str, mut at: usize) -> usize {
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
        let text = "a\r\nõ😀e\u{301}\t–\n\rz";
        for encoding in Encoding::ALL {
            for at in (0..=text.len()).filter(|at| cursor(text, *at) == *at) {
                let position = encoding.position(text, at);
                assert_eq!(encoding.offset(text, &position), Some(at), "{encoding:?}");
            }
        }
    }
}

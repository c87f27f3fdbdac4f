//! A text beside the server's, and its places in the three encodings.

use super::client::Range;

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

    /// The line and the column of a byte.
    pub fn place(self, text: &str, at: usize) -> [usize; 2] {
        let before = &text[..at];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before[start..].chars().map(|char| self.width(char)).sum();
        [line, column]
    }

    pub fn range(self, text: &str, start: usize, end: usize) -> Range {
        [self.place(text, start), self.place(text, end)]
    }

    /// The byte at a line and a column.
    pub fn byte(self, text: &str, [line, column]: [usize; 2]) -> usize {
        let start = match line {
            0 => 0,
            line => text
                .match_indices('\n')
                .nth(line - 1)
                .map_or(text.len(), |(at, _)| at + 1),
        };
        let mut left = column;
        let mut at = start;
        for char in text[start..].chars() {
            if left < self.width(char) || char == '\n' {
                break;
            }
            left -= self.width(char);
            at += char.len_utf8();
        }
        at
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

    /// A place between two characters.
    pub fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_there_and_back() {
        let text = "a\r\nõ😀e\u{301}\t–\n\nz";
        for encoding in Encoding::ALL {
            let boundaries = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
            for at in boundaries.filter(|at| *at != 2) {
                assert_eq!(
                    encoding.byte(text, encoding.place(text, at)),
                    at,
                    "{encoding:?}"
                );
            }
        }
    }
}

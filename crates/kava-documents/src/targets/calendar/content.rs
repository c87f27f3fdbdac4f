//! Content lines of RFC 5545: escaped, folded, ended with CR LF.

use std::io::{self, Write};

/// No line is longer than this, in octets without its end.
const LONGEST: usize = 75;

pub struct Lines<'w> {
    to: &'w mut dyn Write,
}

impl<'w> Lines<'w> {
    pub fn to(to: &'w mut dyn Write) -> Lines<'w> {
        Lines { to }
    }

    /// A line whose value needs no escapes: a date, a word, an address.
    pub fn raw(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.folded(&format!("{name}:{}", without_control(value)))
    }

    /// A line whose value is a text.
    pub fn text(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.folded(&format!("{name}:{}", escaped(value)))
    }

    /// Breaks between characters only.
    fn folded(&mut self, line: &str) -> io::Result<()> {
        let mut rest = line;
        let mut room = LONGEST;
        while rest.len() > room {
            let cut = boundary(rest, room);
            let (now, later) = rest.split_at(cut);
            self.to.write_all(now.as_bytes())?;
            self.to.write_all(b"\r\n ")?;
            (rest, room) = (later, LONGEST - 1);
        }
        self.to.write_all(rest.as_bytes())?;
        self.to.write_all(b"\r\n")
    }
}

/// The last place, not after `room`, where a character begins.
fn boundary(text: &str, room: usize) -> usize {
    (0..=room)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.replace("\r\n", "\n").chars() {
        match char {
            '\\' | ';' | ',' => escaped.extend(['\\', char]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            char => escaped.push(char),
        }
    }
    without_control(&escaped)
}

/// A calendar shows a summary in one line, where what turns the writing direction would show another
/// text than is there.
fn without_control(text: &str) -> String {
    crate::page::visible(text.replace('\t', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        let mut bytes = Vec::new();
        Lines::to(&mut bytes).text("SUMMARY", text).expect("memory");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_text_stays_in_its_line() {
        assert_eq!(
            line("Esimene; teine, \\kolmas\r\nBEGIN:VEVENT"),
            "SUMMARY:Esimene\\; teine\\, \\\\kolmas\\nBEGIN:VEVENT\r\n"
        );
        assert_eq!(
            line("a\u{202e}b\u{0}c\u{2028}d"),
            "SUMMARY:a\u{fffd}b\u{fffd}c\\nd\r\n"
        );
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let text = "õ".repeat(100);
        let folded = line(&text);
        for one in folded.trim_end().split("\r\n") {
            assert!(one.len() <= LONGEST, "{}", one.len());
        }
        assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
    }
}

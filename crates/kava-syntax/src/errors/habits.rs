//! Signs that people are used to from elsewhere: what is meant is plain, and so is the fix.

use kava_diagnostics::{Edit, Finding, Span, Words, say};

use super::Report;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// `language: et`
    Colon,
    /// `# a remark`
    Hash,
    /// `director@example.ee`
    Address,
}

impl Report<'_> {
    /// The habit that a character which begins nothing comes from.
    pub(super) fn habit(&self, junk: Span) -> Option<Habit> {
        let text = junk.of(self.source);
        let before = self.source.get(..junk.start as usize)?;
        let line = before.rsplit('\n').next()?.trim_start();
        match text {
            ":" if is_word(line) => Some(Habit::Colon),
            "@" => self.address(junk).map(|_| Habit::Address),
            _ if text.starts_with('#') && line.is_empty() => Some(Habit::Hash),
            _ => None,
        }
    }

    pub(super) fn told(&self, habit: Habit, first: Span, all: &[Span]) -> Finding {
        let edits = all.iter().flat_map(|span| self.put_right(habit, *span));
        let (code, message, title) = words(habit);
        let finding = Finding::error(code, first.in_file(self.file), message);
        let finding = match all.len() {
            0 | 1 => finding,
            many => finding.note(say!(
                en "and in {more} more places of this file",
                et "ja veel {more} kohas selles failis",
                more = many - 1
            )),
        };
        finding.certainly(title, edits.collect())
    }

    fn put_right(&self, habit: Habit, junk: Span) -> Vec<Edit> {
        match habit {
            Habit::Colon => vec![self.edit(junk, "")],
            Habit::Hash => {
                let text = junk.of(self.source);
                let marks = text.len() - text.trim_start_matches('#').len();
                let start = junk.start as usize;
                vec![self.edit(Span::new(start, start + marks), "//")]
            }
            Habit::Address => self.address(junk).map_or_else(Vec::new, |address| {
                vec![
                    self.edit(Span::at(address.start as usize), "<"),
                    self.edit(Span::at(address.end as usize), ">"),
                ]
            }),
        }
    }

    /// All that touches an `@`, if there is something on either side.
    fn address(&self, at: Span) -> Option<Span> {
        let before = self.source.get(..at.start as usize)?;
        let after = self.source.get(at.end as usize..)?;
        let name = before.len() - before.trim_end_matches(is_of_address).len();
        let host = after.len() - after.trim_start_matches(is_of_address).len();
        let is_whole = name > 0 && host > 0;
        is_whole.then(|| Span::new(at.start as usize - name, at.end as usize + host))
    }
}

fn words(habit: Habit) -> (&'static str, Words, Words) {
    match habit {
        Habit::Colon => (
            "colon",
            say!(en "no colon stands behind a field's word", et "välja sõna järel ei ole koolonit"),
            say!(en "take out the colons", et "eemalda koolonid"),
        ),
        Habit::Hash => (
            "remark-sign",
            say!(en "a remark begins with //", et "märkus algab märgiga //"),
            say!(en "begin the remarks with //", et "alusta märkusi märgiga //"),
        ),
        Habit::Address => (
            "bare-address",
            say!(en "a mail address stands between < and >", et "e-posti aadress on märkide < ja > vahel"),
            say!(en "put the addresses between < and >", et "pane aadressid märkide < ja > vahele"),
        ),
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text
            .chars()
            .all(|char| char.is_alphanumeric() || char == '-')
}

fn is_of_address(char: char) -> bool {
    char.is_alphanumeric() || ['.', '-', '_', '+'].contains(&char)
}

//! Digits as people write them, with a unit that is glued to them, and counts.

use kava_diagnostics::{Span, say};
use kava_syntax::AtomKind;

use super::Unit;
use crate::help;
use crate::line::Line;
use crate::quantity::Decimal;

/// A number with the place it was read from, and a unit glued to it: `6ECTS`.
pub(super) struct Numeral<'t> {
    pub number: Decimal,
    pub span: Span,
    pub glued: &'t str,
}

impl<'t> Line<'t, '_> {
    pub fn sees_number(&self) -> bool {
        self.peek().is_some_and(|atom| match atom.kind {
            AtomKind::Number => true,
            AtomKind::Code => split_glued(self.text(atom)).is_some(),
            _ => false,
        })
    }

    /// `2.5`; also `2,5` and `1 200`, which are forgiven.
    pub(super) fn numeral(&mut self) -> Option<Numeral<'t>> {
        let atom = self.peek()?;
        let (digits, glued) = match atom.kind {
            AtomKind::Number => (self.text(atom), ""),
            AtomKind::Code => split_glued(self.text(atom))?,
            _ => return None,
        };
        self.take();
        let start = atom.span.start;
        let mut written = digits.to_owned();
        let mut span = Span {
            start,
            end: start + digits.len() as u32,
        };
        while glued.is_empty() && self.continues_grouped(span, &written) {
            let next = self.take()?;
            written.push_str(self.text(next));
            span.end = next.span.end;
            self.forgive("grouped-number", span, written.clone());
        }
        if glued.is_empty() && self.continues_after_comma(span) {
            self.take();
            let next = self.take()?;
            written = format!("{written}.{}", self.text(next));
            span.end = next.span.end;
            self.forgive("decimal-comma", span, written.clone());
        }
        let number = help::decimal(self, &written, span)?;
        Some(Numeral {
            number,
            span,
            glued,
        })
    }

    /// `1 200`: three digits follow after one space.
    fn continues_grouped(&self, so_far: Span, written: &str) -> bool {
        let Some(next) = self.peek() else {
            return false;
        };
        let digits = self.text(next);
        let gap = Span {
            start: so_far.end,
            end: next.span.start,
        }
        .of(self.item.source());
        next.kind == AtomKind::Number
            && written.len() <= 12
            && gap.chars().count() == 1
            && digits.len() == 3
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// `2,5`: a comma and digits follow without a space.
    fn continues_after_comma(&self, so_far: Span) -> bool {
        match (self.peek(), self.peek_after(1)) {
            (Some(comma), Some(next)) => {
                comma.kind == AtomKind::Comma
                    && next.kind == AtomKind::Number
                    && comma.span.start == so_far.end
                    && next.span.start == comma.span.end
            }
            _ => false,
        }
    }

    /// A number that needs no unit, because the word before says what it counts.
    pub fn count(&mut self) -> Option<u32> {
        let Some(atom) = self.peek().filter(|atom| atom.kind == AtomKind::Number) else {
            return self.expected(say!(en "a whole number", et "täisarv"));
        };
        self.take();
        match self.text(atom).parse() {
            Ok(number) if number <= 1_000_000 => Some(number),
            _ => {
                help::not_whole(self, atom);
                None
            }
        }
    }
}

/// `6ECTS` into `6` and `ECTS`.
fn split_glued(text: &str) -> Option<(&str, &str)> {
    let digits = text.find(|char: char| !char.is_ascii_digit() && char != '.')?;
    let (number, unit) = text.split_at(digits);
    let known = unit == "€" || Unit::from_word(unit).is_some();
    (known && !number.ends_with('.')).then_some((number, unit))
}

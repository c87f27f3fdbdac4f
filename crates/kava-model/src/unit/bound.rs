//! Reading bounds on amounts and on counts: one grammar for all of them.

use kava_diagnostics::Span;
use kava_syntax::AtomKind;

use super::Unit;
use super::amount::fits;
use crate::help;
use crate::line::Line;
use crate::quantity::{Bound, Decimal, Limit};
use crate::sought::Sought;

impl Line<'_, '_> {
    /// `6 ECTS`, `6..30 ECTS`, `at least 6 ECTS`, `more than 50 %`: one grammar of bounds.
    pub fn bound(&mut self, fitting: &'static [Unit]) -> Option<(Bound<Decimal>, Unit)> {
        self.seek(Sought::Amount(fitting));
        if let Some(limit) = self.limit_words() {
            let amount = self.amount(fitting)?;
            return Some((limit(amount.number), amount.unit));
        }
        let start = self.here().span.start;
        let Some(low) = self.numeral() else {
            return self.no_number(start, fitting);
        };
        if !self.take_range() {
            let unit = self.unit(&low, fitting)?;
            if !fits(unit, fitting) {
                return help::wrong_unit(self, self.place_from(start), unit, fitting);
            }
            return Some((Bound::exactly(low.number), unit));
        }
        let high = self.amount(fitting)?;
        let bound = Bound::between(low.number, high.number);
        if bound.is_impossible() {
            return help::impossible_bound(self, self.place_from(start));
        }
        Some((bound, high.unit))
    }

    /// A bound on a count: `2`, `1..2`, `at least 2`.
    pub fn count_bound(&mut self) -> Option<Bound<u32>> {
        if let Some(limit) = self.count_limit_words() {
            return Some(limit(self.count()?));
        }
        let start = self.here().span.start;
        let low = self.count()?;
        if !self.take_range() {
            return Some(Bound::exactly(low));
        }
        let bound = Bound::between(low, self.count()?);
        if bound.is_impossible() {
            return help::impossible_bound(self, self.place_from(start));
        }
        Some(bound)
    }

    /// `..`, or a dash that stands for it.
    pub fn take_range(&mut self) -> bool {
        let Some(atom) = self.take_kind(AtomKind::Range) else {
            return false;
        };
        if self.text(atom) != ".." {
            let source = self.item.source();
            let before = source.get(..atom.span.start as usize).unwrap_or("");
            let after = source.get(atom.span.end as usize..).unwrap_or("");
            let start = before
                .trim_end_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}'])
                .len();
            let end = source.len()
                - after
                    .trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}'])
                    .len();
            self.forgive("dash-range", Span::new(start, end), "..");
        }
        true
    }

    fn limit_words<T: Copy>(&mut self) -> Option<fn(T) -> Bound<T>> {
        for words in ["at least", "at most", "more than", "less than"] {
            self.seek(Sought::Word(words));
        }
        let first = self.peek_text();
        let second = self.peek_after(1).map_or("", |atom| self.text(atom));
        let limit: fn(T) -> Bound<T> = match (first, second) {
            ("at", "least") => |low| Bound {
                low: Limit::Closed(low),
                high: Limit::Open,
            },
            ("at", "most") => |high| Bound {
                low: Limit::Open,
                high: Limit::Closed(high),
            },
            ("more", "than") => |low| Bound {
                low: Limit::Beyond(low),
                high: Limit::Open,
            },
            ("less", "than") => |high| Bound {
                low: Limit::Open,
                high: Limit::Beyond(high),
            },
            _ => return None,
        };
        self.take();
        self.take();
        Some(limit)
    }

    fn count_limit_words(&mut self) -> Option<fn(u32) -> Bound<u32>> {
        self.limit_words()
    }
}

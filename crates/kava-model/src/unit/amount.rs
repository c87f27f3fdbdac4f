//! Reading a number and the unit behind it.

use kava_diagnostics::Span;
use kava_syntax::{Atom, AtomKind};

use super::numeral::Numeral;
use super::words::mended;
use super::{Amount, Currency, Unit};
use crate::help;
use crate::line::Line;
use crate::sought::Sought;

impl<'t> Line<'t, '_> {
    /// A number with one of the units that fit.
    pub fn amount(&mut self, fitting: &'static [Unit]) -> Option<Amount> {
        self.seek(Sought::Amount(fitting));
        let start = self.here().span.start;
        let Some(numeral) = self.numeral() else {
            return self.no_number(start, fitting);
        };
        let unit = self.unit(&numeral, fitting)?;
        if !fits(unit, fitting) {
            return help::wrong_unit(self, self.place_from(start), unit, fitting);
        }
        Some(Amount {
            number: numeral.number,
            unit,
        })
    }

    pub(super) fn unit(&mut self, numeral: &Numeral<'t>, fitting: &'static [Unit]) -> Option<Unit> {
        self.seek(Sought::Unit(fitting));
        if !numeral.glued.is_empty() {
            let end = self.previous_end();
            let start = end - numeral.glued.len() as u32;
            let unit = self.known_unit(numeral.glued, Span { start, end });
            if unit.is_some() {
                self.forgive("glued-unit", Span { start, end: start }, " ");
            }
            return unit.or_else(|| help::no_unit(self, numeral.span, fitting));
        }
        let Some(atom) = self.peek() else {
            return help::no_unit(self, numeral.span, fitting);
        };
        let unit = match atom.kind {
            AtomKind::Percent => Some(Unit::Percent),
            AtomKind::Euro => {
                let gap = if self.is_glued(atom) { " " } else { "" };
                self.forgive("currency-sign", atom.span, format!("{gap}EUR"));
                Some(Unit::Money(Currency::EUR))
            }
            AtomKind::Word => self.known_unit(self.text(atom), atom.span),
            _ => None,
        };
        if unit.is_none() {
            return help::no_unit(self, numeral.span, fitting);
        }
        self.take();
        unit
    }

    fn known_unit(&mut self, word: &str, span: Span) -> Option<Unit> {
        let unit = Unit::from_word(word)?;
        if let Some(mended) = mended(word) {
            self.forgive("estonian-word", span, mended);
        }
        Some(unit)
    }

    fn is_glued(&self, atom: Atom) -> bool {
        let before = self
            .item
            .source()
            .get(..atom.span.start as usize)
            .unwrap_or("");
        !before.ends_with(char::is_whitespace)
    }

    fn previous_end(&self) -> u32 {
        self.place_from(0).span.end
    }

    /// A number that is there and cannot be meant has been reported.
    pub(super) fn no_number<T>(&mut self, start: u32, fitting: &[Unit]) -> Option<T> {
        match self.here().span.start == start {
            true => help::no_number(self, fitting),
            false => None,
        }
    }
}

/// Any currency fits where one does.
pub(super) fn fits(unit: Unit, fitting: &[Unit]) -> bool {
    fitting.contains(&unit)
        || (matches!(unit, Unit::Money(_))
            && fitting.iter().any(|unit| matches!(unit, Unit::Money(_))))
}

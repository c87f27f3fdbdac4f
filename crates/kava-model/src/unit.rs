//! Units, and reading quantities that carry them.

use kava_diagnostics::{Phrase, Span, say};
use kava_syntax::{Atom, AtomKind};

use crate::help;
use crate::line::Line;
use crate::quantity::{Bound, Credits, Decimal, Hours, Limit, Ratio};
use crate::sought::Sought;
use crate::stated::Value;
use crate::table::Shape;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Ects,
    Hours,
    AcademicHours,
    Days,
    Weeks,
    Months,
    Semesters,
    Years,
    Percent,
    Characters,
    /// By its ISO 4217 code.
    Money(Currency),
}

/// An ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    pub const EUR: Currency = Currency(*b"EUR");

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

/// A unit's words: how a file writes it, what else is understood, how people read it.
struct UnitWords {
    unit: Unit,
    word: &'static str,
    understood: &'static [&'static str],
    /// Behind the number one.
    one: Phrase,
    /// Behind any other.
    name: Phrase,
}

const UNITS: [UnitWords; 10] = [
    UnitWords {
        unit: Unit::Ects,
        word: "ECTS",
        understood: &["EAP", "ects", "EC", "eap", "credits", "ainepunkti"],
        one: Phrase {
            en: "ECTS",
            et: "EAP",
        },
        name: Phrase {
            en: "ECTS",
            et: "EAP",
        },
    },
    UnitWords {
        unit: Unit::Hours,
        word: "hours",
        understood: &["hour", "h", "tundi", "tund"],
        one: Phrase {
            en: "hour",
            et: "tund",
        },
        name: Phrase {
            en: "hours",
            et: "tundi",
        },
    },
    UnitWords {
        unit: Unit::AcademicHours,
        word: "academic-hours",
        understood: &["academic-hour"],
        one: Phrase {
            en: "academic hour",
            et: "akadeemiline tund",
        },
        name: Phrase {
            en: "academic hours",
            et: "akadeemilist tundi",
        },
    },
    UnitWords {
        unit: Unit::Days,
        word: "days",
        understood: &["day", "päeva", "päev"],
        one: Phrase {
            en: "day",
            et: "päev",
        },
        name: Phrase {
            en: "days",
            et: "päeva",
        },
    },
    UnitWords {
        unit: Unit::Weeks,
        word: "weeks",
        understood: &["week", "nädalat", "nädal"],
        one: Phrase {
            en: "week",
            et: "nädal",
        },
        name: Phrase {
            en: "weeks",
            et: "nädalat",
        },
    },
    UnitWords {
        unit: Unit::Months,
        word: "months",
        understood: &["month", "kuud", "kuu"],
        one: Phrase {
            en: "month",
            et: "kuu",
        },
        name: Phrase {
            en: "months",
            et: "kuud",
        },
    },
    UnitWords {
        unit: Unit::Semesters,
        word: "semesters",
        understood: &["semester", "semestrit"],
        one: Phrase {
            en: "semester",
            et: "semester",
        },
        name: Phrase {
            en: "semesters",
            et: "semestrit",
        },
    },
    UnitWords {
        unit: Unit::Years,
        word: "years",
        understood: &["year", "aastat", "aasta"],
        one: Phrase {
            en: "year",
            et: "aasta",
        },
        name: Phrase {
            en: "years",
            et: "aastat",
        },
    },
    UnitWords {
        unit: Unit::Percent,
        word: "%",
        understood: &["percent", "protsenti"],
        one: Phrase { en: "%", et: "%" },
        name: Phrase { en: "%", et: "%" },
    },
    UnitWords {
        unit: Unit::Characters,
        word: "characters",
        understood: &["character", "tähemärki"],
        one: Phrase {
            en: "character",
            et: "tähemärk",
        },
        name: Phrase {
            en: "characters",
            et: "tähemärki",
        },
    },
];

/// Singular forms that are right in English and need no mending.
const SINGULARS: [&str; 7] = [
    "hour",
    "academic-hour",
    "day",
    "week",
    "month",
    "semester",
    "year",
];

impl Unit {
    /// From a word that is written for it, or understood.
    pub fn from_word(word: &str) -> Option<Unit> {
        let is_it = |words: &&UnitWords| words.word == word || words.understood.contains(&word);
        if let Some(words) = UNITS.iter().find(is_it) {
            return Some(words.unit);
        }
        let currency = crate::codelist::currencies::find(word)?;
        let code = currency.code.as_bytes().try_into().ok()?;
        Some(Unit::Money(Currency(code)))
    }

    /// How a file writes it.
    pub fn word(self) -> String {
        match self {
            Unit::Money(currency) => currency.code().to_owned(),
            unit => words_of(unit).map_or("", |words| words.word).to_owned(),
        }
    }

    pub fn name(self) -> kava_diagnostics::Words {
        match self {
            Unit::Money(currency) => kava_diagnostics::Words::same(currency.code()),
            unit => words_of(unit).map_or_else(Default::default, |words| words.name.words()),
        }
    }

    /// As it stands behind a number: `1 week`, `2 weeks`.
    pub fn behind(self, number: Decimal) -> kava_diagnostics::Words {
        match words_of(self) {
            Some(words) if number == Decimal::whole(1) => words.one.words(),
            _ => self.name(),
        }
    }

    /// As it stands behind a bound: `at least 1 semester`, `1..2 weeks`.
    pub fn behind_bound(self, bound: Bound<Decimal>) -> kava_diagnostics::Words {
        bound
            .last()
            .map_or_else(|| self.name(), |number| self.behind(number))
    }
}

fn words_of(unit: Unit) -> Option<&'static UnitWords> {
    UNITS.iter().find(|words| words.unit == unit)
}

/// A number and its unit as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub number: Decimal,
    pub unit: Unit,
}

/// A number with the place it was read from, and a unit glued to it: `6ECTS`.
struct Numeral<'t> {
    number: Decimal,
    span: Span,
    glued: &'t str,
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
    fn numeral(&mut self) -> Option<Numeral<'t>> {
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

    fn unit(&mut self, numeral: &Numeral<'t>, fitting: &'static [Unit]) -> Option<Unit> {
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

    fn known_unit(&mut self, word: &str, span: Span) -> Option<Unit> {
        let unit = Unit::from_word(word)?;
        let known = UNITS.iter().find(|words| words.understood.contains(&word));
        if let Some(words) = known.filter(|_| !SINGULARS.contains(&word)) {
            self.forgive("estonian-word", span, words.word);
        }
        Some(unit)
    }

    /// A number that is there and cannot be meant has been reported.
    fn no_number<T>(&mut self, start: u32, fitting: &[Unit]) -> Option<T> {
        match self.here().span.start == start {
            true => help::no_number(self, fitting),
            false => None,
        }
    }

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

/// Any currency fits where one does.
fn fits(unit: Unit, fitting: &[Unit]) -> bool {
    fitting.contains(&unit)
        || (matches!(unit, Unit::Money(_))
            && fitting.iter().any(|unit| matches!(unit, Unit::Money(_))))
}

/// `6ECTS` into `6` and `ECTS`.
fn split_glued(text: &str) -> Option<(&str, &str)> {
    let digits = text.find(|char: char| !char.is_ascii_digit() && char != '.')?;
    let (number, unit) = text.split_at(digits);
    let known = unit == "%"
        || unit == "€"
        || UNITS
            .iter()
            .any(|words| words.word == unit || words.understood.contains(&unit))
        || crate::codelist::currencies::find(unit).is_some();
    (known && !number.ends_with('.')).then_some((number, unit))
}

impl Value for Credits {
    fn shape() -> Shape {
        Shape::written("6 ECTS")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Credits> {
        line.amount(&[Unit::Ects])
            .map(|amount| Credits(amount.number))
    }
}

impl Value for Hours {
    fn shape() -> Shape {
        Shape::written("26 hours")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Hours> {
        line.amount(&[Unit::Hours])
            .map(|amount| Hours(amount.number))
    }
}

impl Value for Bound<Credits> {
    fn shape() -> Shape {
        Shape::forms(&[
            "18 ECTS",
            "15..18 ECTS",
            "at least 6 ECTS",
            "at most 30 ECTS",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Bound<Credits>> {
        let (bound, _) = line.bound(&[Unit::Ects])?;
        Some(bound.map(Credits))
    }
}

/// `at least 60 %`
impl Value for Bound<Ratio> {
    fn shape() -> Shape {
        Shape::forms(&["at least 60 %", "more than 50 %", "60..80 %"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Bound<Ratio>> {
        let (bound, _) = line.bound(&[Unit::Percent])?;
        Some(bound.map(|number| Ratio::percent(number).unwrap_or(Ratio::ZERO)))
    }
}

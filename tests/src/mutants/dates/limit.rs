//! The last good day of a date, and the next.

use kava::Day;
use kava::diagnostics::Severity;
use kava_diagnostics::Span;

use super::super::catalogue::{Catalogue, Dated, Fact};
use super::super::mutant::{Codes, Expected, Kind, Mutant};

/// Who says so, and how gravely.
#[derive(Clone, Copy)]
pub struct Limit {
    pub of: &'static str,
    pub codes: Codes,
    pub severity: Severity,
    /// A day later is too late, or a day earlier too early.
    pub beyond: i64,
}

pub const LATEST: i64 = 1;
pub const EARLIEST: i64 = -1;

pub const fn limit(of: &'static str, codes: Codes, severity: Severity, beyond: i64) -> Limit {
    Limit {
        of,
        codes,
        severity,
        beyond,
    }
}

pub const ORDER: Codes = &["date-order"];

/// Where a day is written: in place of one, or in a line that is added.
#[derive(Clone)]
pub struct Spot {
    pub file: usize,
    pub span: Span,
    pub before: String,
    pub after: &'static str,
}

impl From<Dated> for Spot {
    fn from(date: Dated) -> Spot {
        Spot {
            file: date.file,
            span: date.span,
            before: String::new(),
            after: "",
        }
    }
}

impl Spot {
    /// The field's date, or a new line with it.
    pub fn field(block: Fact<'_>, word: &'static str) -> Option<Spot> {
        match block.field(word) {
            Some(field) => field.date(None).map(Spot::from),
            None => Some(Spot {
                file: block.file,
                span: block.inside()?.0,
                before: format!("\n{word} "),
                after: "\n",
            }),
        }
    }
}

/// The mutants of one limit: the last good day, and the next.
pub fn brought<'c>(
    catalogue: &'c Catalogue,
    limit: Limit,
    spot: &Spot,
    last_good: Day,
) -> [Mutant<'c>; 2] {
    let on = |day: Day, expected| {
        let text = format!("{}{day}{}", spot.before, spot.after);
        Mutant::new(catalogue, Kind::Date, limit.of, expected).replace(spot.file, spot.span, text)
    };
    [
        on(last_good, Expected::Quiet(limit.codes, limit.severity)),
        on(
            last_good.plus_days(limit.beyond),
            Expected::Caught(limit.codes, limit.severity),
        ),
    ]
}

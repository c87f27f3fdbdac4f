//! Units, and reading quantities that carry them.

mod amount;
mod bound;
mod numeral;
mod values;
mod words;

use crate::quantity::Decimal;

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

/// A number and its unit as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub number: Decimal,
    pub unit: Unit,
}

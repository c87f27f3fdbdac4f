//! Volume and duration as the register takes them.

use kava_model::coded::Duration;
use kava_model::quantity::{Credits, Decimal};
use kava_model::unit::{Amount, Unit};
use schemars::JsonSchema;
use serde::Serialize;

use crate::canonical::{Number, Span};
use crate::{Subject, volume};

/// Credits and hours.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Volume {
    /// Whole ECTS: the same whatever a learner chooses, or the least of a declared range.
    pub ects: Option<i64>,
    /// ECTS, the least and the most that a learner can reach.
    pub range: Option<Span>,
    /// ECTS by the guideline's hours of one.
    pub hours: Option<Number>,
    pub hour_kind: HourKind,
    /// Of the total and of its parts.
    pub hour_unit: HourUnit,
    pub contact: Option<Number>,
    pub practical: Option<Number>,
    pub independent: Option<Number>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum HourKind {
    /// Never converted between clock hours and academic hours.
    AsDeclared,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum HourUnit {
    /// Clock hours, in which the guideline measures one ECTS.
    Hours,
}

impl Volume {
    pub fn new(subject: &Subject<'_>) -> Volume {
        let summary = subject.summary();
        let ects = volume::registered(subject.programme, summary);
        let hours = || {
            volume::hours(
                Credits(Decimal(ects?.checked_mul(100)?)),
                summary.terms.one_ects?,
            )
        };
        // Parts in academic hours would not add up to a total in hours.
        let split = summary.split.filter(|split| split.unit == Unit::Hours);
        Volume {
            ects,
            range: summary.credits.map(Span::from),
            hours: hours().map(Number::from),
            hour_kind: HourKind::AsDeclared,
            hour_unit: HourUnit::Hours,
            contact: split.map(|split| Number(split.contact)),
            practical: split.map(|split| Number(split.practical)),
            independent: split.map(|split| Number(split.independent)),
        }
    }
}

/// The nominal duration. The register counts a semester as five months and knows no weeks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Length {
    pub years: Option<i64>,
    #[schemars(range(min = 0, max = 11))]
    pub months: Option<i64>,
    pub declared: Declared,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "DeclaredLength")]
pub struct Declared {
    pub number: Number,
    pub unit: LengthUnit,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LengthUnit {
    Weeks,
    Months,
    Semesters,
    Years,
}

const MONTHS_OF_A_SEMESTER: i64 = 5;
const MONTHS_OF_A_YEAR: i64 = 12;

impl Length {
    pub fn new(Duration(Amount { number, unit }): &Duration) -> Option<Length> {
        let (unit, months) = match unit {
            Unit::Weeks => (LengthUnit::Weeks, None),
            Unit::Months => (LengthUnit::Months, Some(1)),
            Unit::Semesters => (LengthUnit::Semesters, Some(MONTHS_OF_A_SEMESTER)),
            Unit::Years => (LengthUnit::Years, Some(MONTHS_OF_A_YEAR)),
            _ => return None,
        };
        let hundredths = months.and_then(|months| number.0.checked_mul(months));
        let months = hundredths
            .filter(|hundredths| hundredths % 100 == 0)
            .map(|hundredths| hundredths / 100);
        Some(Length {
            years: months.map(|months| months / MONTHS_OF_A_YEAR),
            months: months.map(|months| months % MONTHS_OF_A_YEAR),
            declared: Declared {
                number: Number(*number),
                unit,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_semester_is_five_months_and_weeks_are_not_converted() {
        let length = |hundredths, unit| {
            let duration = Duration(Amount {
                number: Decimal(hundredths),
                unit,
            });
            Length::new(&duration).map(|length| (length.years, length.months))
        };
        assert_eq!(length(200, Unit::Semesters), Some((Some(0), Some(10))));
        assert_eq!(length(300, Unit::Semesters), Some((Some(1), Some(3))));
        assert_eq!(length(150, Unit::Years), Some((Some(1), Some(6))));
        assert_eq!(length(250, Unit::Months), Some((None, None)));
        assert_eq!(length(1_000, Unit::Weeks), Some((None, None)));
        assert_eq!(length(100, Unit::Hours), None);
    }
}

//! Hours and durations, as declared.

use kava_model::coded::{self, Duration};
use kava_model::fields;
use kava_model::quantity::Decimal;
use kava_model::unit::{Amount, Unit};
use kava_model::verdict::HoursSplit;
use schemars::JsonSchema;
use serde::Serialize;

use crate::canonical::{Limits, Number};

/// Hours of work in one unit, as declared and never converted; a part that is not stated is left out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Workload {
    unit: HourUnit,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Number")]
    total: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Number")]
    contact: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Number")]
    practical: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Number")]
    independent: Option<Number>,
}

impl From<&coded::Workload> for Workload {
    fn from(load: &coded::Workload) -> Workload {
        let number = |amount: Option<Amount>| amount.map(|amount| Number(amount.number));
        Workload {
            unit: HourUnit::of(load.unit()),
            total: number(load.total),
            contact: number(load.contact),
            practical: number(load.practical),
            independent: number(load.independent),
        }
    }
}

/// Clock hours, or academic hours of 45 minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HourUnit {
    Hours,
    AcademicHours,
}

impl HourUnit {
    pub fn of(unit: Option<Unit>) -> HourUnit {
        match unit {
            Some(Unit::AcademicHours) => HourUnit::AcademicHours,
            _ => HourUnit::Hours,
        }
    }
}

/// A nominal duration as declared.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Length {
    number: Number,
    unit: LengthUnit,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum LengthUnit {
    Weeks,
    Months,
    Semesters,
    Years,
}

impl Length {
    pub fn new(Duration(amount): &Duration) -> Option<Length> {
        let unit = match amount.unit {
            Unit::Weeks => LengthUnit::Weeks,
            Unit::Months => LengthUnit::Months,
            Unit::Semesters => LengthUnit::Semesters,
            Unit::Years => LengthUnit::Years,
            _ => return None,
        };
        Some(Length {
            number: Number(amount.number),
            unit,
        })
    }
}

impl From<HoursSplit> for Workload {
    fn from(split: HoursSplit) -> Workload {
        Workload {
            unit: HourUnit::of(Some(split.unit)),
            total: None,
            contact: Some(Number(split.contact)),
            practical: Some(Number(split.practical)),
            independent: Some(Number(split.independent)),
        }
    }
}

/// How many hours a week a learner needs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WeeklyLoad {
    unit: HourUnit,
    limits: Limits<Decimal>,
}

impl From<&fields::WeeklyLoad> for WeeklyLoad {
    fn from(load: &fields::WeeklyLoad) -> WeeklyLoad {
        WeeklyLoad {
            unit: HourUnit::of(Some(load.unit)),
            limits: Limits(load.hours),
        }
    }
}

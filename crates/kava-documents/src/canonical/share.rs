//! Shares: exact fractions, with a rounded percentage beside them.

use kava_model::quantity::{Decimal, Ratio};
use kava_model::verdict::Range;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A share of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Share {
    /// In lowest terms: `11/24`.
    #[serde(serialize_with = "shown")]
    #[schemars(with = "String", regex(pattern = r"^\d+/[1-9]\d*$"))]
    exact: Ratio,
    /// Rounded to hundredths, half up: `45.83`.
    #[serde(serialize_with = "shown")]
    #[schemars(with = "String", regex(pattern = r"^\d+(\.\d{1,2})?$"))]
    percent: Decimal,
}

impl From<Ratio> for Share {
    fn from(ratio: Ratio) -> Share {
        Share {
            exact: ratio,
            percent: ratio.in_percent(),
        }
    }
}

fn shown<T: std::fmt::Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// The least and the greatest share over everything that a learner may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Shares {
    pub min: Share,
    pub max: Share,
}

impl From<Range<Ratio>> for Shares {
    fn from(range: Range<Ratio>) -> Shares {
        Shares {
            min: range.min.into(),
            max: range.max.into(),
        }
    }
}

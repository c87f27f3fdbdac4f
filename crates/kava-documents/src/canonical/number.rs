//! Exact decimals.

use std::borrow::Cow;

use kava_model::quantity::{Credits, Decimal, Hours};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A decimal as a JSON number with its exact digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl From<Credits> for Number {
    fn from(credits: Credits) -> Number {
        Number(credits.0)
    }
}

impl From<Hours> for Number {
    fn from(hours: Hours) -> Number {
        Number(hours.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_whole() {
            return serializer.serialize_i64(self.0.0 / 100);
        }
        RawValue::from_string(self.0.to_string())
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_exact() {
        for (hundredths, json) in [
            (600, "6"),
            (250, "2.5"),
            (6_667, "66.67"),
            (5, "0.05"),
            (0, "0"),
        ] {
            assert_eq!(
                serde_json::to_string(&Number(Decimal(hundredths))).unwrap(),
                json
            );
        }
        let largest = Number(Decimal(i64::MAX));
        assert_eq!(
            serde_json::to_string(&largest).unwrap(),
            "92233720368547758.07"
        );
    }
}

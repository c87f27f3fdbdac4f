//! Bounds as the author stated them, and spans that were computed.

use std::borrow::Cow;

use kava_model::quantity::{Bound, Credits, Decimal, Limit, Ratio};
use kava_model::verdict::Range;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Number, Share};

/// What can be bounded, and how it stands in JSON.
pub trait Measure: Copy {
    type Json: Serialize + JsonSchema;

    /// What the schema calls a bound on it.
    const LIMITS: &'static str;

    fn json(self) -> Self::Json;
}

impl Measure for Credits {
    type Json = Number;
    const LIMITS: &'static str = "NumberLimits";

    fn json(self) -> Number {
        self.into()
    }
}

impl Measure for Decimal {
    type Json = Number;
    const LIMITS: &'static str = "NumberLimits";

    fn json(self) -> Number {
        Number(self)
    }
}

impl Measure for u32 {
    type Json = u32;
    const LIMITS: &'static str = "CountLimits";

    fn json(self) -> u32 {
        self
    }
}

impl Measure for Ratio {
    type Json = Share;
    const LIMITS: &'static str = "ShareLimits";

    fn json(self) -> Share {
        self.into()
    }
}

/// `{"min":6,"max":30}`: a stated bound. An open end is left out; `above` and `below` are ends that
/// are themselves excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits<T>(pub Bound<T>);

impl<T: Measure> Serialize for Limits<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.0.low {
            Limit::Open => {}
            Limit::Closed(low) => map.serialize_entry("min", &low.json())?,
            Limit::Beyond(low) => map.serialize_entry("above", &low.json())?,
        }
        match self.0.high {
            Limit::Open => {}
            Limit::Closed(high) => map.serialize_entry("max", &high.json())?,
            Limit::Beyond(high) => map.serialize_entry("below", &high.json())?,
        }
        map.end()
    }
}

impl<T: Measure> JsonSchema for Limits<T> {
    fn schema_name() -> Cow<'static, str> {
        T::LIMITS.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T::Json>();
        json_schema!({
            "description": "A stated bound. An open end is left out; `above` and `below` are excluded themselves.",
            "type": "object",
            "properties": { "min": value, "above": value, "max": value, "below": value },
            "minProperties": 1,
            "maxProperties": 2,
            "not": { "anyOf": [{ "required": ["min", "above"] }, { "required": ["max", "below"] }] }
        })
    }
}

/// The least and the most over everything that a learner may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Span {
    pub min: Number,
    pub max: Number,
}

impl<T: Into<Number>> From<Range<T>> for Span {
    fn from(range: Range<T>) -> Span {
        Span {
            min: range.min.into(),
            max: range.max.into(),
        }
    }
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Number {
        Number(decimal)
    }
}

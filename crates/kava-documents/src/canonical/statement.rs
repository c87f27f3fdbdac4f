//! Facts of which `none` is a statement.

use std::borrow::Cow;

use kava_model::choice::NoneOr;
use kava_model::stated::Stated;
use kava_model::text::Remark;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::Text;

/// `"none"`, which the author said, or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOrNone<'a>(pub &'a NoneOr<Remark>);

impl<'a> TextOrNone<'a> {
    pub fn of(stated: &'a Stated<NoneOr<Remark>>) -> Option<TextOrNone<'a>> {
        stated.known().map(TextOrNone)
    }
}

impl Serialize for TextOrNone<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            NoneOr::None => serializer.serialize_str("none"),
            NoneOr::Some(Remark(text)) => Text(text).serialize(serializer),
        }
    }
}

impl JsonSchema for TextOrNone<'_> {
    fn schema_name() -> Cow<'static, str> {
        "TextOrNone".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text<'_>>();
        json_schema!({
            "description": "A text, or the statement that there is none.",
            "anyOf": [{ "const": "none" }, text]
        })
    }
}

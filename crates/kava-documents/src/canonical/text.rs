//! Texts in several languages.

use std::borrow::Cow;

use kava_model::choice::List;
use kava_model::coded;
use kava_model::stated::Stated;
use kava_model::text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The tag of a text that carries no language, after BCP 47.
pub(super) const UNDETERMINED: &str = "und";

/// `{"et":"…","en":"…"}`, in the order of the author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a>(pub &'a text::Text);

/// The text, unless nothing is in it.
pub fn translated(text: &Stated<text::Text>) -> Option<Text<'_>> {
    text.known().and_then(Text::new)
}

impl<'a> Text<'a> {
    pub fn new(text: &'a text::Text) -> Option<Text<'a>> {
        let filled = text.0.iter().any(|part| !part.text.is_empty());
        filled.then_some(Text(text))
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.0.0.iter().filter(|part| !part.text.is_empty());
        let mut map = serializer.serialize_map(None)?;
        for part in parts {
            let language = if part.language.is_empty() {
                UNDETERMINED
            } else {
                &part.language
            };
            map.serialize_entry(language, &part.text)?;
        }
        map.end()
    }
}

impl JsonSchema for Text<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text by language (ISO 639-1); `und` where the author named none.",
            "type": "object",
            "patternProperties": { "^([a-z]{2}|und)$": { "type": "string", "minLength": 1 } },
            "minProperties": 1
        })
    }
}

/// A list of texts.
pub fn texts(list: &List<text::Remark>) -> Vec<Text<'_>> {
    list.0.iter().map(|remark| Text(&remark.0)).collect()
}

/// In Estonian, or in no particular language.
pub fn estonian(text: &text::Text) -> Option<&str> {
    text.get("et").or_else(|| text.get(""))
}

/// Languages by their ISO 639-1 codes.
pub fn languages(list: &List<coded::Language>) -> Vec<&'static str> {
    list.0.iter().map(|language| language.0.code).collect()
}

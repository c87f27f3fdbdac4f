//! The published JSON Schemas, generated from the structs that are written.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

use crate::targets::{catalogue, portfolio, registry};

/// The schema of a programme's entry in the register.
pub fn registry() -> Schema {
    of::<registry::Entry<'_>>()
}

/// The schema of the feed; its definition `Programme` is that of a line of the NDJSON.
pub fn catalogue() -> Schema {
    of::<catalogue::Feed<'_>>()
}

/// The schema of a line of the feed's index.
pub fn catalogue_index() -> Schema {
    of::<catalogue::Entry<'_>>()
}

/// The schema of the portfolio.
pub fn portfolio() -> Schema {
    of::<portfolio::Sheet<'_>>()
}

fn of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings
        .with_transform(RecursiveTransform(closed))
        .with_transform(RecursiveTransform(plain));
    settings.into_generator().into_root_schema_for::<T>()
}

/// How Rust keeps a whole number is nobody's business.
fn plain(schema: &mut Schema) {
    let format = schema
        .get("format")
        .and_then(|format| format.as_str())
        .unwrap_or_default();
    if format.starts_with("uint") || format.starts_with("int") {
        schema.remove("format");
    }
}

/// Nothing stands in a document that its schema does not name.
fn closed(schema: &mut Schema) {
    let names = schema.get("properties").is_some() || schema.get("patternProperties").is_some();
    if names && schema.get("additionalProperties").is_none() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}

//! JSON as a Pkl value, as people write it: a line for each fact.

use serde_json::Value;

pub fn value(value: &Value, depth: usize) -> String {
    let (indent, inner) = ("  ".repeat(depth), "  ".repeat(depth + 1));
    match value {
        Value::Object(fields) => {
            let lines = fields
                .iter()
                .map(|(name, one)| format!("{inner}{}\n", property(name, one, depth + 1)));
            format!("new {{\n{}{indent}}}", lines.collect::<String>())
        }
        Value::Array(items) => {
            let lines = items
                .iter()
                .map(|one| format!("{inner}{}\n", self::value(one, depth + 1)));
            format!("new Listing {{\n{}{indent}}}", lines.collect::<String>())
        }
        other => other.to_string(),
    }
}

/// In quotation marks of Pkl, since `record` and others are its own words.
pub fn property(name: &str, of: &Value, depth: usize) -> String {
    format!("`{name}` = {}", value(of, depth))
}

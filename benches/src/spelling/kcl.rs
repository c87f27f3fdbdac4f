//! JSON as a KCL value, as people write it: a line for each fact.

use serde_json::Value;

pub fn value(value: &Value, depth: usize) -> String {
    let (indent, inner) = ("    ".repeat(depth), "    ".repeat(depth + 1));
    match value {
        Value::Object(fields) => {
            let lines = fields.iter().map(|(name, one)| {
                format!("{inner}\"{name}\" = {}\n", self::value(one, depth + 1))
            });
            format!("{{\n{}{indent}}}", lines.collect::<String>())
        }
        Value::Array(items) => {
            let lines = items
                .iter()
                .map(|one| format!("{inner}{}\n", self::value(one, depth + 1)));
            format!("[\n{}{indent}]", lines.collect::<String>())
        }
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Null => "None".to_owned(),
        other => other.to_string(),
    }
}

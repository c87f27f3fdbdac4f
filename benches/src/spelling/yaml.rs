//! JSON as YAML, as people write it: a line for each fact.

use serde_json::Value;

pub fn text(value: &Value) -> String {
    let mut to = String::new();
    block(value, 0, &mut to);
    to
}

fn block(value: &Value, depth: usize, to: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                to.push_str(&format!("{indent}{name}:"));
                after(value, depth + 1, to);
            }
        }
        Value::Array(items) => {
            for item in items {
                to.push_str(&format!("{indent}-"));
                after(item, depth + 1, to);
            }
        }
        _ => {}
    }
}

/// On the same line where it is one value, else below.
fn after(value: &Value, depth: usize, to: &mut String) {
    let is_empty = match value {
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => true,
    };
    if is_empty {
        to.push_str(&format!(" {value}\n"));
    } else {
        to.push('\n');
        block(value, depth, to);
    }
}

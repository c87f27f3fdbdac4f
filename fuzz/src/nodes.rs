//! Mutation of JSON: what is changed stays JSON, so that an importer gets past its parser.

use serde_json::{Map, Value};

use crate::random::Random;

pub fn changed(input: &str, seed: u32, words: &[String]) -> Option<String> {
    let mut random = Random::new(seed);
    if random.below(4) == 0 {
        return None;
    }
    let mut document: Value = serde_json::from_str(input).ok()?;
    for _ in 0..=random.below(3) {
        let donor = node(&mut document, &mut random).clone();
        change(node(&mut document, &mut random), donor, &mut random, words);
    }
    Some(document.to_string())
}

/// Some node: from the top on, one of the children or the node itself.
fn node<'v>(top: &'v mut Value, random: &mut Random) -> &'v mut Value {
    let mut at = top;
    while random.below(8) > 0 && children(at) > 0 {
        let next = random.below(children(at));
        at = match at {
            Value::Array(list) => &mut list[next],
            Value::Object(map) => map.values_mut().nth(next).expect("a child"),
            _ => unreachable!("a leaf has no children"),
        };
    }
    at
}

fn children(node: &Value) -> usize {
    match node {
        Value::Array(list) => list.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    }
}

fn change(node: &mut Value, donor: Value, random: &mut Random, words: &[String]) {
    match (random.below(6), node) {
        (0, Value::Array(list)) => list.push(donor),
        (0, Value::Object(map)) => rename(map, random),
        (1, Value::Array(list)) if !list.is_empty() => {
            list.remove(random.below(list.len()));
        }
        (1, Value::Object(map)) => {
            let key = map.keys().nth(random.below(map.len())).cloned();
            key.and_then(|key| map.remove(&key));
        }
        (2, Value::String(text)) => {
            *text += random.one_of(words).map_or("", String::as_str);
        }
        (3, node) => *node = leaf(random, words),
        (_, node) => *node = donor,
    }
}

/// A key gets another's name.
fn rename(map: &mut Map<String, Value>, random: &mut Random) {
    let keys: Vec<String> = map.keys().cloned().collect();
    if let (Some(one), Some(other)) = (random.one_of(&keys), random.one_of(&keys))
        && let Some(value) = map.remove(one)
    {
        map.insert(other.clone(), value);
    }
}

fn leaf(random: &mut Random, words: &[String]) -> Value {
    match random.below(9) {
        0 => Value::Null,
        1 => true.into(),
        2 => (random.below(1000) as u64).into(),
        3 => (-1).into(),
        4 => u64::MAX.into(),
        5 => 0.1.into(),
        6 => Value::Array(Vec::new()),
        7 => Value::Object(Map::new()),
        _ => random.one_of(words).cloned().unwrap_or_default().into(),
    }
}

//! Answers of the protocol as a person reads them: places as lines of the text with what is meant
//! underlined, all else as an outline.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use kava_benches::editor::text::Encoding;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

use crate::scenario::{escaped, unpercented};

/// The texts as the client has them.
#[derive(Default)]
pub struct Texts {
    /// Before the names in their addresses.
    pub folder: String,
    pub by_name: BTreeMap<String, String>,
}

impl Texts {
    pub fn named(&self, uri: &str) -> String {
        let name = uri.strip_prefix(&self.folder).map(unpercented);
        name.unwrap_or_else(|| uri.to_owned())
    }

    /// The first and the last line of a range, underlined. An empty range has one mark.
    pub fn place(&self, name: &str, span: Range<usize>) -> String {
        let text = &self.by_name[name];
        let line_of = |offset: usize| text[..offset].matches('\n').count();
        let (first, last) = (line_of(span.start), line_of(span.end));
        if first == last {
            return underlined(name, text, first, span);
        }
        let (head, tail) = (line(text, first), line(text, last));
        let mut shown = underlined(name, text, first, span.start..head.end);
        if last > first + 1 {
            let _ = writeln!(shown, "{:>1$} │", "⋮", name.width() + 5);
        }
        shown + &underlined(name, text, last, tail.start..span.end)
    }
}

/// The bytes of a line, without its end.
fn line(text: &str, number: usize) -> Range<usize> {
    let start = match number {
        0 => 0,
        _ => text.match_indices('\n').nth(number - 1).expect("a line").0 + 1,
    };
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    start..end
}

fn underlined(name: &str, text: &str, number: usize, span: Range<usize>) -> String {
    let line = line(text, number);
    let width = |range: Range<usize>| escaped(&text[range]).width();
    let label = format!("{name}:{}", number + 1);
    let margin = name.width() + 5;
    let blank = " ".repeat(width(line.start..span.start));
    let marks = match width(span) {
        0 => "‸".to_owned(),
        width => "^".repeat(width),
    };
    let text = escaped(&text[line]);
    format!(
        "{label:>margin$} │ {text}\n{:>margin$} │ {blank}{marks}\n",
        ""
    )
}

pub struct Outline<'t> {
    texts: &'t Texts,
    encoding: Encoding,
    legend: &'t Value,
    /// The tokens that a delta changes.
    pub last_tokens: Value,
}

impl<'t> Outline<'t> {
    pub fn new(texts: &'t Texts, encoding: Encoding, begun: &'t Value) -> Outline<'t> {
        Outline {
            texts,
            encoding,
            legend: &begun["capabilities"]["semanticTokensProvider"]["legend"],
            last_tokens: Value::Null,
        }
    }

    /// An answer about a file at an address, which is meant wherever the answer names no other.
    pub fn of(&self, home: &str, answer: &Value) -> String {
        self.value(home, answer).trim_end().to_owned()
    }

    /// A delta as the tokens that it leads to, so that the next delta may follow.
    pub fn with_tokens(&self, answer: Value) -> Value {
        match self.changed_tokens(&answer) {
            Some(data) => json!({ "resultId": answer["resultId"], "data": data }),
            None => answer,
        }
    }

    fn value(&self, home: &str, value: &Value) -> String {
        match value {
            Value::Array(list) if list.is_empty() => "nothing\n".to_owned(),
            Value::Array(list) => list.iter().map(|it| self.item(home, it)).collect(),
            Value::Object(object) => self.object(home, value, object),
            Value::String(text) => self.text(text),
            Value::Null => "null\n".to_owned(),
            other => format!("{other}\n"),
        }
    }

    fn item(&self, home: &str, value: &Value) -> String {
        let shown = self.value(home, value);
        let lines = shown.lines().enumerate();
        let indented = lines.map(|(at, line)| format!("{}{line}\n", ["- ", "  "][at.min(1)]));
        indented.collect()
    }

    fn text(&self, text: &str) -> String {
        let name = self.texts.named(text);
        match text.contains('\n') {
            true => text
                .split('\n')
                .map(|line| format!("│{}\n", escaped(line)))
                .collect(),
            false => format!("{}\n", escaped(&name.replace(&self.texts.folder, ""))),
        }
    }

    fn object(&self, home: &str, value: &Value, object: &Map<String, Value>) -> String {
        if let Some(range) = self.range(home, value) {
            return self.place(home, &range);
        }
        if let Some(tokens) = self.tokens(home, value) {
            return tokens;
        }
        let here = address(value).unwrap_or(home);
        let mut shown = String::new();
        for (key, part) in object {
            let home = match &**key {
                "originSelectionRange" => home,
                // The keys of the changes of several files.
                key if key.starts_with("file:") => key,
                _ => here,
            };
            let part = self.value(home, part);
            let key = self.texts.named(key);
            match part.trim_end() {
                line if !line.contains('\n') => {
                    let _ = writeln!(shown, "{key}: {line}");
                }
                lines => {
                    let _ = writeln!(shown, "{key}");
                    lines
                        .lines()
                        .for_each(|line| shown += &format!("  {line}\n"));
                }
            }
        }
        shown
    }

    /// A range, a position, or the lines of a fold.
    fn range(&self, home: &str, value: &Value) -> Option<Value> {
        if value["start"].is_object() && value["end"].is_object() {
            return Some(value.clone());
        }
        if value["line"].is_u64() {
            return Some(json!({ "start": value, "end": value }));
        }
        let (first, last) = (value["startLine"].as_u64()?, value["endLine"].as_u64()?);
        let text = self.texts.by_name.get(&self.texts.named(home))?;
        let last_line = line(text, last as usize);
        let shown = text[last_line.clone()].trim_end_matches('\r');
        let end = self.encoding.position(text, last_line.start + shown.len());
        Some(json!({
            "start": { "line": first, "character": value["startCharacter"].as_u64().unwrap_or(0) },
            "end": {
                "line": last,
                "character": value["endCharacter"].as_u64().or(end["character"].as_u64()),
            },
        }))
    }

    fn place(&self, home: &str, range: &Value) -> String {
        let name = self.texts.named(home);
        let text = self
            .texts
            .by_name
            .get(&name)
            .expect("a text of the scenario");
        self.texts.place(&name, self.encoding.span(text, range))
    }

    /// Semantic tokens, each under its place.
    fn tokens(&self, home: &str, value: &Value) -> Option<String> {
        let data = match value
            .get("edits")
            .filter(|_| value.get("resultId").is_some())
        {
            Some(_) => self.changed_tokens(value)?,
            None => value.get("data").filter(|data| is_numbers(data))?.clone(),
        };
        let numbers: Vec<usize> = data
            .as_array()?
            .iter()
            .map(|it| it.as_u64().expect("a number") as usize)
            .collect();
        let name = self.texts.named(home);
        let text = &self.texts.by_name[&name];
        let (mut row, mut column) = (0, 0);
        let mut shown = self.told(value);
        for token in numbers.chunks(5) {
            row += token[0];
            column = if token[0] > 0 {
                token[1]
            } else {
                column + token[1]
            };
            let range = json!({
                "start": { "line": row, "character": column },
                "end": { "line": row, "character": column + token[2] },
            });
            let span = self.encoding.span(text, &range);
            let kind = self.legend["tokenTypes"][token[3]]
                .as_str()
                .expect("a type");
            let modifiers = self.legend["tokenModifiers"].as_array().expect("a legend");
            let modifiers = modifiers.iter().enumerate();
            let modifiers: String = modifiers
                .filter(|(at, _)| token[4] >> at & 1 == 1)
                .map(|(_, it)| format!(" {}", it.as_str().expect("a modifier")))
                .collect();
            let _ = writeln!(
                shown,
                "{:>4} │ {:<30} {kind}{modifiers}",
                row + 1,
                escaped(&text[span])
            );
        }
        Some(shown)
    }

    /// How much a delta says.
    fn told(&self, value: &Value) -> String {
        let edits = value["edits"].as_array().into_iter().flatten();
        let lines = edits.map(|edit| {
            let count = |key: &str| edit[key].as_u64().unwrap_or_default() / 5;
            let come = edit["data"].as_array().map_or(0, Vec::len) / 5;
            let (gone, at) = (count("deleteCount"), count("start"));
            format!("after {at} tokens {gone} become {come}\n")
        });
        match lines.collect::<String>() {
            none if none.is_empty() && value.get("edits").is_some() => "no change\n".to_owned(),
            told => told,
        }
    }

    fn changed_tokens(&self, delta: &Value) -> Option<Value> {
        let edits = delta["edits"].as_array()?;
        let mut data = self.last_tokens.as_array()?.clone();
        for edit in edits.iter().rev() {
            let start = edit["start"].as_u64()? as usize;
            let end = start + edit["deleteCount"].as_u64()? as usize;
            let new = edit["data"].as_array().cloned().unwrap_or_default();
            data.splice(start..end, new);
        }
        Some(json!(data))
    }
}

fn is_numbers(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|list| list.iter().all(Value::is_u64))
}

/// Of which file the ranges in an object are.
fn address(object: &Value) -> Option<&str> {
    let places = [
        "/uri",
        "/targetUri",
        "/textDocument/uri",
        "/from/uri",
        "/location/uri",
    ];
    places
        .into_iter()
        .find_map(|at| object.pointer(at)?.as_str())
}

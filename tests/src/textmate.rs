//! The grammar by which VS Code colours a text, written from the field table: what a word means
//! depends on the block it stands in, and so does its colour.
//!
//! `KAVA_UPDATE_GRAMMAR=1 cargo test -p kava-tests textmate` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use kava_model::choice::Choice;
use kava_model::codelist::education;
use kava_model::fields::{Confidence, Moment, Strictness, blocks};
use kava_model::table::{Block, FieldInfo, Members, Word};
use kava_model::unit::Unit;
use serde_json::{Value, json};

use crate::folder::root;

#[test]
fn the_grammar_of_textmate_follows_the_field_table() {
    let written = format!("{:#}\n", grammar());
    let path = root().join("editors/vscode/syntaxes/kava.tmLanguage.json");
    if std::env::var_os("KAVA_UPDATE_GRAMMAR").is_some() {
        fs::write(&path, &written).expect("the grammar can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let message = "the grammar differs: KAVA_UPDATE_GRAMMAR=1 cargo test -p kava-tests textmate";
    assert!(committed == written, "{message}");
}

fn grammar() -> Value {
    let blocks = blocks();
    let mut repository: BTreeMap<String, Value> = blocks
        .iter()
        .filter(|block| !block.word.is_empty())
        .map(|block| (key(block), braces(&content(block))))
        .collect();
    repository.extend(shapes());
    let file = blocks.iter().find(|block| block.word.is_empty());
    json!({
        "name": "Kava",
        "scopeName": "source.kava",
        "information_for_contributors": [
            "Written by KAVA_UPDATE_GRAMMAR=1 cargo test -p kava-tests textmate."
        ],
        "patterns": file.map(|file| content(file)),
        "repository": repository,
    })
}

/// All groups of a plan hold the same.
fn key(block: &Block) -> String {
    match block.members {
        Members::PlanLines => "block-plan".to_owned(),
        _ => format!("block-{}", block.word),
    }
}

/// What may stand in a block: comments, its fields, its members, and what belongs to no word of it.
fn content(block: &Block) -> Vec<Value> {
    let mut patterns = vec![include("comment")];
    for field in (block.fields)() {
        patterns.extend(opening(field));
        patterns.push(line(field));
    }
    patterns.extend(members(block.members));
    patterns.extend(["continued", "value", "braces"].map(include));
    patterns
}

/// A field whose brace stands on the same line: it ends with the block.
fn opening(field: &FieldInfo) -> Option<Value> {
    let shape = (field.shape)();
    let inner = include(&key(shape.block?));
    let named = shape.forms.iter().any(|form| begins_with_code(form));
    let name = if named { NAME } else { "()" };
    let begin = format!(r"{START}({}){END}{name}{BRACE_AHEAD}", words_of(field));
    let mut patterns = vec![inner];
    patterns.extend(after(field));
    Some(json!({
        "begin": begin,
        "beginCaptures": {
            "1": { "name": "keyword.control.kava" },
            "2": { "name": "entity.name.type.kava" },
        },
        "end": r"(?<=\})",
        "patterns": patterns,
    }))
}

/// `CODE of SCHOOL`, `autumn-2026`; not `6 ECTS from`, `any of`.
fn begins_with_code(form: &str) -> bool {
    let first = form.split(' ').next().unwrap_or_default();
    let has = |kind: fn(char) -> bool| first.contains(kind);
    has(char::is_uppercase) || has(char::is_alphabetic) && has(char::is_numeric)
}

fn line(field: &FieldInfo) -> Value {
    let word = match (field.shape)().block {
        Some(_) => "keyword.control.kava",
        None => "support.type.property-name.kava",
    };
    json!({
        "begin": format!(r"{START}({}){END}", words_of(field)),
        "beginCaptures": { "1": { "name": word } },
        "end": r"$|(?=[{}])",
        "patterns": after(field),
    })
}

/// What follows a field's word.
fn after(field: &FieldInfo) -> Vec<Value> {
    let shape = (field.shape)();
    let closed: BTreeSet<&str> = shape.words.iter().map(|word| word.word).collect();
    let linking = shape.forms.iter().flat_map(|form| linking(form));
    let linking: BTreeSet<&str> = linking.filter(|word| !closed.contains(word)).collect();
    let mut patterns = vec![include("value")];
    patterns.extend(one_of("constant.language.kava", closed));
    patterns.extend(one_of("keyword.operator.word.kava", linking));
    patterns
}

/// The words of a form that are the language's own: no texts, codes, tags and levels of education.
fn linking(form: &str) -> impl Iterator<Item = &str> {
    let outside = form.split('"').step_by(2);
    let words = outside.flat_map(|part| part.split([' ', ',']));
    words.filter(|word| {
        let is_word = word
            .chars()
            .all(|char| char.is_ascii_lowercase() || char == '-');
        let is_level = education::words().iter().any(|level| level.word == *word);
        is_word && !["", "et", "en"].contains(word) && !is_level
    })
}

fn members(members: Members) -> Vec<Value> {
    match members {
        Members::Nothing | Members::Meetings => Vec::new(),
        Members::Outcomes => vec![json!({
            "match": format!(r#"{START}({CODE})(?=\s+(?:[a-z]{{2}}\s*["„«]|todo{END}))"#),
            "captures": { "1": { "name": "entity.name.label.kava" } },
        })],
        Members::PlanLines => vec![json!({
            "begin": format!(r"{START}(?!todo{END})({CODE})"),
            "beginCaptures": { "1": { "name": "variable.other.constant.kava" } },
            "end": r"$|(?=[{}])",
            "patterns": [include("value"), operators(&["semester", "teaches", "assesses", "study", "or"])],
        })],
        Members::Rules => rules(),
    }
}

/// `must degree-share at least 50 % clause "1.1"`, `title draft should, submission must`
fn rules() -> Vec<Value> {
    let strictness = alternatives(words(Strictness::WORDS));
    let moments = alternatives(words(Moment::WORDS));
    let known = words(Confidence::WORDS);
    let mut after = vec![include("value")];
    after.extend(one_of("keyword.control.kava", words(Strictness::WORDS)));
    after.extend(one_of(
        "constant.language.kava",
        words(Moment::WORDS).chain(known),
    ));
    after.push(operators(&[
        "at", "least", "most", "more", "less", "than", "by", "days", "before", "clause", "point",
        "known",
    ]));
    vec![
        json!({
            "begin": format!(r"{START}({strictness}){END}\s+({CODE})"),
            "beginCaptures": {
                "1": { "name": "keyword.control.kava" },
                "2": { "name": "entity.name.function.kava" },
            },
            "end": r"$|(?=[{}])",
            "patterns": after,
        }),
        json!({
            "begin": format!(r"{START}({CODE})(?=\s+(?:{moments}){END})"),
            "beginCaptures": { "1": { "name": "entity.name.function.kava" } },
            "end": r"$|(?=[{}])",
            "patterns": after,
        }),
    ]
}

fn words(words: &'static [Word]) -> impl Iterator<Item = &'static str> {
    words.iter().map(|word| word.word)
}

/// At the beginning of a line or of a block.
const START: &str = r"(?:^|\G)\s*";
const END: &str = r"(?![\w-]|\.\w)";
const CODE: &str = r"\w(?:[\w-]|\.(?=\w))*";
const NAME: &str = r"(?:\s+(?!of\s|for\s)(\w(?:[\w-]|\.(?=\w))*))?";
/// Texts and comments aside, a brace stands on this line.
const BRACE_AHEAD: &str = r#"(?=(?:[^{}"/\n]|"[^"\n]*"|/(?!/))*\{)"#;

fn words_of(field: &FieldInfo) -> String {
    alternatives([field.word, field.et])
}

fn alternatives<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words: Vec<&str> = words.into_iter().collect();
    words.dedup();
    words.join("|")
}

fn one_of<'w>(scope: &str, words: impl IntoIterator<Item = &'w str>) -> Option<Value> {
    let words = alternatives(words);
    let whole = format!(r"(?<![\w-])(?:{words}){END}");
    (!words.is_empty()).then(|| json!({ "match": whole, "name": scope }))
}

fn operators(words: &[&str]) -> Value {
    let words = alternatives(words.iter().copied());
    json!({
        "match": format!(r"(?<![\w-])(?:{words}){END}"),
        "name": "keyword.operator.word.kava",
    })
}

fn include(name: &str) -> Value {
    json!({ "include": format!("#{name}") })
}

fn braces(patterns: &[Value]) -> Value {
    json!({
        "begin": r"\{",
        "beginCaptures": { "0": { "name": "punctuation.section.block.begin.kava" } },
        "end": r"\}",
        "endCaptures": { "0": { "name": "punctuation.section.block.end.kava" } },
        "patterns": patterns,
    })
}

/// What looks the same in every block.
fn shapes() -> [(String, Value); 5] {
    let comment = json!({ "match": "//.*$", "name": "comment.line.double-slash.kava" });
    let continued = json!({
        "match": format!(r"{START}(because|for|by|clause|from|to|until|or){END}"),
        "captures": { "1": { "name": "keyword.operator.word.kava" } },
    });
    let value = json!({ "patterns": values() });
    let unknown = [include("comment"), include("value"), include("braces")];
    [
        ("comment", comment),
        ("continued", continued),
        ("text", json!({ "patterns": texts() })),
        ("value", value),
        ("braces", braces(&unknown)),
    ]
    .map(|(name, pattern)| (name.to_owned(), pattern))
}

fn texts() -> [Value; 4] {
    let string = "string.quoted.double.kava";
    [
        json!({ "begin": "\"\"\"", "end": "\"\"\"", "name": "string.quoted.triple.kava" }),
        json!({ "match": "\"[^\"\\n]*\"?", "name": string }),
        json!({ "match": "„[^“”\"\\n]*[“”\"]?", "name": string }),
        json!({ "match": "«[^»\\n]*»?", "name": string }),
    ]
}

const UNITS: [Unit; 10] = [
    Unit::Ects,
    Unit::AcademicHours,
    Unit::Hours,
    Unit::Days,
    Unit::Weeks,
    Unit::Months,
    Unit::Semesters,
    Unit::Years,
    Unit::Percent,
    Unit::Characters,
];

fn values() -> Vec<Value> {
    let units = UNITS.map(|unit| match unit.word() {
        word if word.ends_with('s') => word + "?",
        word => word,
    });
    let unit = format!("{}|EAP|[A-Z]{{3}}", units.join("|"));
    vec![
        include("comment"),
        json!({
            "match": r#"(?<![\w-])[a-z]{2}(?=\s*["„«])"#,
            "name": "entity.other.attribute-name.language.kava",
        }),
        include("text"),
        json!({ "match": r"https?://[^\s<>{}]+", "name": "markup.underline.link.kava" }),
        json!({ "match": r#"<[^\s<>"{}]+>"#, "name": "markup.underline.link.mail.kava" }),
        json!({ "match": format!(r"(?<![\w-])todo{END}"), "name": "keyword.other.todo.kava" }),
        json!({ "match": r"\b(?:ISCED-F|EQF)\b", "name": "keyword.other.unit.kava" }),
        json!({ "match": r"(?<![\w.-])\d{4}-\d\d(?:-\d\d)?(?![\w-])", "name": "constant.numeric.date.kava" }),
        json!({ "match": r"(?<![\w.-])\d{1,2}:\d\d(?![\w-])", "name": "constant.numeric.time.kava" }),
        json!({
            "match": format!(r"(?<![\w-])(\d+(?:[.,]\d+)?)(?:\s*(€|{unit}){END}|(?![\w-]))"),
            "captures": {
                "1": { "name": "constant.numeric.kava" },
                "2": { "name": "keyword.other.unit.kava" },
            },
        }),
        json!({ "match": r"\.\.|–|,", "name": "punctuation.separator.kava" }),
    ]
}

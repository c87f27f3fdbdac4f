//! Feeds that other programs write, made into `.kava` text: Kava's own catalogue, OOAPI v6, the European
//! Learning Model.
//!
//! Every value of a document is in a text, in the list of what found no place, or one that Kava works
//! out itself. Total: what cannot be read is a fault.

mod blocks;
mod catalogue;
mod elm;
mod file_names;
mod json;
mod lines;
mod ooapi;
mod spelling;

use kava_diagnostics::{Words, say};
use serde_json::Value;

use json::Node;
use lines::{Lines, visible};

/// A file as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// For messages.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

#[derive(Clone, Debug, Default)]
pub struct Options {
    /// There is a catalogue already: none is written.
    pub into_catalogue: bool,
}

/// The texts, and what a reader of them should know.
#[derive(Debug, Default)]
pub struct Imported {
    pub files: Vec<TextFile>,
    pub programmes: usize,
    pub courses: usize,
    pub missing: Vec<Missing>,
    pub unplaced: Vec<Unplaced>,
    /// What kept a document, or a part of it, from being read.
    pub faults: Vec<Fault>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// `data-mining.kava`
    pub name: String,
    pub text: String,
}

/// A field that the source leaves open; `todo` stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The programme, course or unit whose it is.
    pub of: String,
    /// The field's word.
    pub field: &'static str,
    /// The source's name for it.
    pub source: String,
}

/// A value for which the language, or this importer, has no place. It stands in the text as a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The programme it was found with; nothing where it belongs to none.
    pub programme: Option<String>,
    /// The source's key.
    pub source: String,
    /// A JSON pointer, behind the file where there are several.
    pub place: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub place: String,
    pub words: Words,
}

impl Missing {
    pub fn words(&self) -> Words {
        let Missing { of, field, source } = self;
        say!(
            en "{of}: {field} is still to do; the source has “{source}”",
            et "{of}: {field} on veel lahtine; allikas on „{source}“",
            of = of, field = field, source = source
        )
    }
}

impl Unplaced {
    pub fn words(&self) -> Words {
        let (place, value) = (&self.place, lines::visible(&self.value));
        say!(
            en "{place}: no place for “{value}”; it is kept as a comment",
            et "{place}: „{value}“ jaoks pole kohta; see on alles märkusena",
            place = place, value = value
        )
    }
}

impl Fault {
    fn new(place: impl Into<String>, words: Words) -> Fault {
        Fault {
            place: place.into(),
            words,
        }
    }

    pub fn words(&self) -> Words {
        let (place, words) = (&self.place, &self.words);
        say!(en "{place}: {words}", et "{place}: {words}", place = place, words = words.clone())
    }
}

/// Looks like JSON and not like a table.
pub fn is_feed(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'{' | b'['))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Catalogue,
    Ooapi,
    Elm,
}

/// Reads the documents of one feed: OOAPI has one for each kind of thing.
pub fn import(sources: &[Source<'_>], options: &Options) -> Imported {
    let mut to = Imported::default();
    let mut documents = Vec::new();
    for source in sources {
        match parsed(source) {
            Ok(parsed) => documents.extend(parsed),
            Err(fault) => to.faults.push(fault),
        }
    }
    let formats: Vec<Option<Format>> = documents.iter().map(|(_, it)| format(it)).collect();
    let Some(Some(first)) = formats.first().copied() else {
        if to.faults.is_empty() {
            let name = sources.first().map_or("", |source| source.name);
            to.faults.push(Fault::new(name, unknown()));
        }
        return to;
    };
    match first {
        Format::Catalogue => catalogue::import(&documents, &mut to),
        Format::Ooapi => ooapi::import(&documents, &mut to),
        Format::Elm => elm::import(&documents, &mut to),
    }
    if options.into_catalogue {
        to.files.retain(|file| file.name != file_names::CATALOGUE);
    }
    to
}

fn unknown() -> Words {
    say!(
        en "this JSON is none that is known: a catalogue of Kava, OOAPI v6 or the European Learning Model",
        et "seda JSON-i ei tunta: see pole Kava kataloog, OOAPI v6 ega Euroopa õppemudel"
    )
}

/// One document, or a document on each line.
fn parsed(source: &Source<'_>) -> Result<Vec<(String, Value)>, Fault> {
    let bytes = source.bytes.strip_prefix(b"\xEF\xBB\xBF");
    let bytes = bytes.unwrap_or(source.bytes);
    let error = match serde_json::from_slice::<Value>(bytes) {
        Ok(document) => return Ok(vec![(source.name.to_owned(), document)]),
        Err(error) => error,
    };
    lines_of(source.name, bytes).ok_or_else(|| {
        let place = format!("{}:{}:{}", source.name, error.line(), error.column());
        Fault::new(place, say!(en "this is not JSON", et "see ei ole JSON"))
    })
}

fn lines_of(name: &str, bytes: &[u8]) -> Option<Vec<(String, Value)>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let lines = (1..).zip(text.lines());
    let filled = lines.filter(|(_, line)| !line.trim().is_empty());
    let documents: Option<Vec<(String, Value)>> = filled
        .map(|(number, line)| Some((format!("{name}:{number}"), serde_json::from_str(line).ok()?)))
        .collect();
    documents.filter(|documents| documents.len() > 1)
}

fn format(document: &Value) -> Option<Format> {
    let schema = document.get("schema").and_then(Value::as_str);
    if schema.is_some_and(|schema| schema.starts_with("kava.")) {
        return Some(Format::Catalogue);
    }
    if document.get("@context").is_some() || document.get("@graph").is_some() {
        return Some(Format::Elm);
    }
    ooapi::is_known(document).then_some(Format::Ooapi)
}

/// What nobody took of a programme's node.
fn left(node: &Node<'_>, programme: &str) -> Vec<Unplaced> {
    let left = node.left().into_iter().map(|left| Unplaced {
        programme: Some(programme.to_owned()),
        source: left.name,
        place: left.pointer,
        value: left.value,
    });
    left.collect()
}

/// What nobody took of a whole document.
fn rest(document: &Node<'_>, place: &str) -> Vec<Unplaced> {
    let left = document.left().into_iter().map(|left| Unplaced {
        programme: None,
        source: left.name,
        place: format!("{place}{}", left.pointer),
        value: left.value,
    });
    left.collect()
}

/// Comments for what found no place.
fn note(lines: &mut Lines, left: &[Unplaced]) {
    for it in left {
        let value = visible(&it.value);
        lines.comment(&format!("{} ({}): {value}", it.source, it.place));
    }
}

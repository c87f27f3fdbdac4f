//! The fields of a block that are not said yet.

use kava_diagnostics::{Words, say};
use kava_model::table::{Block, FieldInfo, STAND_INS};
use kava_syntax::AtomKind;

use super::{About, Completion, Written, literal};
use crate::editor::Parsed;
use crate::editor::cursor::Cursor;

pub(super) fn of(block: &'static Block, said: Vec<&str>) -> impl Iterator<Item = Completion> {
    let fields = (block.fields)().into_iter();
    fields
        .filter(move |field| {
            let is_said = said.contains(&field.word) || said.contains(&field.et);
            field.repeats || !is_said
        })
        .map(|field| completion(block, field))
}

/// The words with which other lines of the block around the place begin.
pub(super) fn said<'t>(parsed: &'t Parsed<'_>, cursor: &Cursor<'t>) -> Vec<&'t str> {
    let own = cursor.line().map(|step| step.item.span());
    let around = cursor
        .steps
        .iter()
        .rev()
        .find(|step| Some(step.item.span()) != own);
    let lines = match around {
        Some(step) => step.item.children(),
        None => parsed.tree.roots(&parsed.source.text),
    };
    lines
        .filter(|line| Some(line.span()) != own)
        .map(|line| line.head())
        .collect()
}

fn completion(block: &Block, field: &FieldInfo) -> Completion {
    let shape = (field.shape)();
    let kind = if shape.block.is_some() {
        Written::Block
    } else {
        Written::Field
    };
    let (et, doc) = (field.et, field.doc);
    let detail = say!(en "{et}: {doc}", et "{et}: {doc}", et = et, doc = doc);
    Completion {
        found_by: vec![et.to_owned()],
        insert: insert(field),
        about: Some(About::new("field", field.word, block.word)),
        ..Completion::new(kind, field.word, detail)
    }
}

/// The field in its usual form, with a stop at each value.
fn insert(field: &FieldInfo) -> String {
    let shape = (field.shape)();
    let mut stops = 0;
    let head = match (shape.words.is_empty(), shape.forms.first()) {
        (true, Some(form)) => format!("{} {}", field.word, with_stops(form, &mut stops)),
        (false, _) => format!("{} ", field.word),
        (true, None) => field.word.to_owned(),
    };
    match shape.block {
        Some(_) => format!("{} {{\n  $0\n}}", head.trim_end()),
        None => head,
    }
}

/// `et "${1}" en "${2}"`: texts are empty stops; codes, numbers and dates are stops to be replaced.
fn with_stops(form: &str, stops: &mut u32) -> String {
    let tree = kava_syntax::parse(form, &kava_model::Vocabulary);
    let mut text = String::new();
    let mut from = 0;
    for atom in &tree.atoms {
        let written = atom.text(form);
        let mut stop = |shown: &str| {
            *stops += 1;
            format!("${{{stops}:{}}}", literal(shown))
        };
        let put = match atom.kind {
            AtomKind::Text => format!("\"{}\"", stop("")),
            AtomKind::Number | AtomKind::Date | AtomKind::Month | AtomKind::Code => stop(written),
            AtomKind::Word if STAND_INS.contains(&written) => stop(written),
            _ => literal(written),
        };
        text.push_str(form.get(from..atom.span.start as usize).unwrap_or(""));
        text.push_str(&put);
        from = atom.span.end as usize;
    }
    text
}

/// What the field table says of a field, for [`super::About`].
pub(super) fn about(block: &str, word: &str) -> Option<Words> {
    let homes = kava_model::fields::blocks().into_iter();
    let mut fields = homes
        .filter(|home| home.word == block)
        .flat_map(|home| (home.fields)());
    let field = fields.find(|field| field.word == word)?;
    Some(crate::editor::hover::field_card(field).words())
}

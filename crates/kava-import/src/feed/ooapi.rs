//! OOAPI v6: programmes, courses, learning outcomes, offerings and organisations, in pages or together.
//!
//! OOAPI knows nothing of a plan's choices: its courses are listed, and all are taken.

mod course;
mod found;
mod issuer;
mod offering;
mod plan;
mod programme;
mod said;

use serde_json::Value;

use super::file_names::{CATALOGUE, COURSES, FileNames};
use super::json::{Node, Seen};
use super::lines::Lines;
use super::{Imported, TextFile, left, note, rest};
use course::course_block;
use found::Found;
use issuer::{catalogue, root};
use programme::programme_lines;

pub fn is_known(document: &Value) -> bool {
    let seen = Seen::default();
    let mut found = Found::default();
    found.gather(&Node::root(document, "", &seen));
    let nodes = [
        &found.programmes,
        &found.courses,
        &found.outcomes,
        &found.organisations,
    ];
    !found.offerings.is_empty() || nodes.iter().any(|nodes| !nodes.is_empty())
}

pub fn import(documents: &[(String, Value)], to: &mut Imported) {
    let seen: Vec<Seen> = documents.iter().map(|_| Seen::default()).collect();
    let mut found = Found::default();
    for ((_, document), seen) in documents.iter().zip(&seen) {
        found.gather(&Node::root(document, "", seen));
    }
    let mut names = FileNames::default();
    let issuer = found.organisations.values().find(|it| root(it));
    let issuer = issuer.or(found.organisations.values().next());
    let catalogue = catalogue(issuer);
    let mut courses = Lines::default();
    for course in found.courses.values() {
        courses.blank();
        course_block(course, &found, &mut courses);
    }
    let mut files = Vec::new();
    for programme in found.programmes.values() {
        let Some((code, mut lines)) = programme_lines(programme, &found, to) else {
            continue;
        };
        let left = left(programme, &code);
        note(&mut lines, &left);
        to.unplaced.extend(left);
        programme.skip();
        let mut block = Lines::default();
        block.block(format!("programme {code}"), lines);
        files.push(TextFile {
            name: names.of(&code),
            text: block.text(),
        });
    }
    to.programmes += files.len();
    to.courses += found.courses.len();
    files.insert(0, file(CATALOGUE, &catalogue));
    if !courses.is_empty() {
        files.push(file(COURSES, &courses));
    }
    to.files.extend(files);
    for ((place, document), seen) in documents.iter().zip(&seen) {
        to.unplaced
            .extend(rest(&Node::root(document, "", seen), place));
    }
}

fn file(name: &str, lines: &Lines) -> TextFile {
    TextFile {
        name: name.to_owned(),
        text: lines.text(),
    }
}

//! Courses: declared once, however many programmes name them.

use std::collections::BTreeMap;

use super::block::block;
use super::names::{Names, slug};
use super::{of, told};
use crate::columns::{CODE, Part};
use crate::gather::{Fact, Given};
use crate::list::{Fate, Told};
use crate::quoted::{comment, quoted};
use crate::reading::is_code;

#[derive(Debug, Default)]
pub struct Courses {
    names: Names,
    /// What was written, by the words it was written of.
    known: BTreeMap<String, String>,
    pub text: String,
}

impl Courses {
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// Writes a course unless the same is there already; answers its name.
    pub fn declare(&mut self, facts: &[Fact], all: &mut Vec<Told>) -> String {
        let mut left = Vec::new();
        let mut lines = block(Part::Course, facts, all, &mut left);
        let given = of(facts, Part::Course, CODE).next().map(|fact| &fact.given);
        let name = given.filter(|given| is_code(&given.cell.text));
        lines.push_str(&code_line(given, name, all));
        let wanted = match name {
            Some(given) => given.cell.text.clone(),
            None => slug(title(facts), "course"),
        };
        let key = format!("{wanted}\n{lines}");
        all.extend(left.iter().map(|given| told(given, Fate::Comment)));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let name = self.names.take(&wanted);
        let remarks: String = left
            .iter()
            .map(|given| comment(&given.heading, &given.cell.text))
            .collect();
        self.text
            .push_str(&format!("{remarks}course {name} {{\n{lines}}}\n\n"));
        self.known.insert(key, name.clone());
        name
    }
}

/// The official code where the course's name does not say it.
fn code_line(given: Option<&Given>, name: Option<&Given>, all: &mut Vec<Told>) -> String {
    let Some(given) = given else {
        return "code todo \"course code\"\n".to_owned();
    };
    let line = match name {
        Some(name) => format!("course {}", name.cell.text),
        None => format!("code {}", quoted(&given.cell.text)),
    };
    all.push(told(given, Fate::Placed(line.clone())));
    if name.is_some() {
        String::new()
    } else {
        format!("{line}\n")
    }
}

fn title(facts: &[Fact]) -> &str {
    let of_language = |sub| of(facts, Part::Course, "title").find(|fact| fact.slot.sub == sub);
    let title = of_language("en").or(of_language("et"));
    title.map_or("course", |fact| &fact.given.cell.text)
}

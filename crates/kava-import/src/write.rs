//! Programmes to `.kava` text.

mod block;
mod catalogue;
mod course;
mod names;
mod plan;

use kava_model::Vocabulary;
use kava_syntax::format;

use crate::Imported;
use crate::columns::{CHOOSE, CODE, NAME, PROVIDER, Part};
use crate::gather::{Fact, Gathered, Given, Programme};
use crate::list::{Fate, Told};
use crate::quoted::comment;
use block::block;
use course::Courses;
use names::{Names, slug};

pub fn write(gathered: Gathered, has_catalogue: bool) -> Imported {
    let provider = catalogue::provider(&gathered.programmes).filter(|_| !has_catalogue);
    let mut writer = Writer {
        has_one_provider: provider.is_some(),
        ..Writer::default()
    };
    for programme in &gathered.programmes {
        writer.programme(programme);
    }
    let remarks: String = gathered
        .remarks
        .iter()
        .map(|given| comment(&given.heading, &given.cell.text))
        .collect();
    let beside = gathered
        .remarks
        .iter()
        .map(|given| told(given, Fate::Comment));
    writer.told.extend(beside);
    let text = format!("{}\n{}\n{remarks}", writer.courses.text, writer.text);
    writer.told.sort_by(|one, other| one.spot.cmp(&other.spot));
    Imported {
        text: format(text.trim_start(), &Vocabulary),
        catalogue: (!has_catalogue).then(|| format(&catalogue::text(provider), &Vocabulary)),
        told: writer.told,
        programmes: gathered.programmes.len(),
        courses: writer.courses.count(),
    }
}

#[derive(Default)]
struct Writer {
    has_one_provider: bool,
    names: Names,
    courses: Courses,
    text: String,
    told: Vec<Told>,
}

impl Writer {
    fn programme(&mut self, programme: &Programme) {
        let mut left = programme.remarks.clone();
        let name = self.name(programme, &mut left);
        self.provider(programme, &mut left);
        let mut lines = block(Part::Programme, &programme.facts, &mut self.told, &mut left);
        if let Some(plan) = self.courses.plan(programme, &mut self.told, &mut left) {
            lines.push_str(&plan);
        }
        lines.push_str(&self.intake(programme, &mut left));
        let record = block(Part::Record, &programme.facts, &mut self.told, &mut left);
        if is_stated(programme, Part::Record) {
            lines.push_str(&format!("record {{\n{record}}}\n"));
        }
        let remarks: String = left
            .iter()
            .map(|given| comment(&given.heading, &given.cell.text))
            .collect();
        self.told
            .extend(left.into_iter().map(|given| told(&given, Fate::Comment)));
        self.text
            .push_str(&format!("{remarks}programme {name} {{\n{lines}}}\n\n"));
    }

    fn name(&mut self, programme: &Programme, left: &mut Vec<Given>) -> String {
        let mut wanted = None;
        for fact in of(&programme.facts, Part::Programme, CODE) {
            let text = &fact.given.cell.text;
            if wanted.is_none() && crate::reading::is_code(text) && self.names.is_free(text) {
                wanted = Some(text.clone());
                self.told
                    .push(told(&fact.given, Fate::Placed(format!("programme {text}"))));
            } else {
                left.push(fact.given.clone());
            }
        }
        let title = |sub| {
            let titles = of(&programme.facts, Part::Programme, "title");
            titles
                .filter(|fact| fact.slot.sub == sub)
                .map(|fact| &*fact.given.cell.text)
                .next()
        };
        let title = title("en").or(title("et")).unwrap_or("programme");
        self.names
            .take(&wanted.unwrap_or_else(|| slug(title, "programme")))
    }

    fn provider(&mut self, programme: &Programme, left: &mut Vec<Given>) {
        for fact in of(&programme.facts, Part::Programme, PROVIDER) {
            if self.has_one_provider {
                self.told
                    .push(told(&fact.given, Fate::Placed(catalogue::name_line(fact))));
            } else {
                left.push(fact.given.clone());
            }
        }
    }

    fn intake(&mut self, programme: &Programme, left: &mut Vec<Given>) -> String {
        let mut name = None;
        for fact in of(&programme.facts, Part::Intake, NAME) {
            let text = &fact.given.cell.text;
            if name.is_none() && crate::reading::is_code(text) {
                name = Some(text.clone());
                self.told
                    .push(told(&fact.given, Fate::Placed(format!("intake {text}"))));
            } else {
                left.push(fact.given.clone());
            }
        }
        let lines = block(Part::Intake, &programme.facts, &mut self.told, left);
        if !is_stated(programme, Part::Intake) {
            return String::new();
        }
        let name = name.unwrap_or_else(|| "intake-1".to_owned());
        format!("intake {name} {{\n{lines}}}\n")
    }
}

/// Facts of one field that say something.
fn of<'f>(facts: &'f [Fact], part: Part, word: &'f str) -> impl Iterator<Item = &'f Fact> {
    facts.iter().filter(move |fact| {
        (fact.slot.part, fact.slot.word) == (part, word) && !fact.given.cell.text.is_empty()
    })
}

fn is_stated(programme: &Programme, part: Part) -> bool {
    let mut facts = programme.facts.iter();
    facts.any(|fact| fact.slot.part == part && !fact.given.cell.text.is_empty())
}

/// What has no field and is laid out by other means.
fn is_beside(word: &str, part: Part) -> bool {
    match part {
        Part::Programme => [CODE, PROVIDER, CHOOSE].contains(&word),
        Part::Intake => word == NAME,
        Part::Course => [CODE, crate::columns::GROUP].contains(&word),
        Part::Record => false,
    }
}

fn told(given: &Given, fate: Fate) -> Told {
    Told {
        spot: given.cell.spot.clone(),
        heading: given.heading.clone(),
        value: given.cell.text.clone(),
        fate,
    }
}

//! The clauses of a guideline in words, and what becomes of each.

use kava_diagnostics::Place;

use super::Guideline;
use crate::line::Line;
use crate::name::Name;
use crate::stated::{Stated, Value};
use crate::table::Shape;
use crate::text::{Plain, Remark, Text};

/// A clause, or one point of it, in words: `checked "2.1" point c et "…" en "…"`. Its fate is the
/// field's word, since a line that begins with `clause` would belong to the line before.
#[derive(Clone, Debug)]
pub struct Clause {
    pub id: Plain,
    pub point: Option<Name>,
    pub text: Text,
    pub because: Option<Stated<Text>>,
}

/// What becomes of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Checked,
    Manual,
    Statement,
    Outside,
}

impl Value for Clause {
    fn shape() -> Shape {
        Shape::forms(&[
            "\"2.1\" et \"…\" en \"…\"",
            "\"2.1\" point c et \"…\" en \"…\"",
            "\"2.1\" et \"…\" en \"…\" because et \"…\" en \"…\"",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Clause> {
        let id = Plain::read(line)?;
        let point = if line.take_word("point") {
            Some(Name::read(line)?)
        } else {
            None
        };
        let Remark(text) = Remark::read(line)?;
        Some(Clause {
            id,
            point,
            text,
            because: line.reason("because"),
        })
    }
}

impl Guideline {
    /// Every clause with what becomes of it and its place, in the order of the file.
    pub fn clauses(&self) -> Vec<(Fate, &Clause, Place)> {
        let lists = [
            (Fate::Checked, &self.checked),
            (Fate::Manual, &self.manual),
            (Fate::Statement, &self.statement),
            (Fate::Outside, &self.outside),
        ];
        let mut all: Vec<(Fate, &Clause, Place)> = lists
            .into_iter()
            .flat_map(|(fate, list)| list.iter().map(move |stated| (fate, stated)))
            .filter_map(|(fate, stated)| Some((fate, stated.known()?, stated.place()?)))
            .collect();
        all.sort_by_key(|(_, _, place)| *place);
        all
    }
}

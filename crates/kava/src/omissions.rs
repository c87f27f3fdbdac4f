//! What the documents of a target leave out.
//!
//! The table is found out and not thought up: a field has no place in a target when leaving it open
//! everywhere in an example that uses every field changes no document. A test holds the table to that.

use kava_diagnostics::Phrase;
use kava_documents::Target;
use kava_model::fields::blocks;
use kava_model::table::{Block, Members};

use crate::build::Order;
use crate::trace::{Experiment, facts_by_field};
use crate::workspace::Workspace;

/// A line for a target and a block: the target, the word that opens the block, its fields.
const TABLE: &str = include_str!("omissions.txt");

/// A field that has no place in the documents of a target.
#[derive(Clone, Copy, Debug)]
pub struct Omission {
    pub target: &'static str,
    /// The word that opens the block it stands in.
    pub block: &'static str,
    pub field: &'static str,
    /// What it means.
    pub meaning: Phrase,
}

/// What a target leaves out, in the order of the field table.
pub fn omissions(target: &'static dyn Target) -> Vec<Omission> {
    let lines = TABLE
        .lines()
        .map(|line| line.split(' ').collect::<Vec<_>>());
    let lines: Vec<Vec<&str>> = lines
        .filter(|line| line.first() == Some(&target.name()))
        .collect();
    let is_omitted = |block: &str, field: &str| {
        let mut of_block = lines.iter().filter(|line| line.get(1) == Some(&block));
        of_block.any(|line| line.iter().skip(2).any(|word| *word == field))
    };
    let mut omitted = Vec::new();
    for block in described() {
        for info in (block.fields)() {
            if is_omitted(block.word, info.word) {
                omitted.push(Omission {
                    target: target.name(),
                    block: block.word,
                    field: info.word,
                    meaning: info.doc,
                });
            }
        }
    }
    omitted
}

/// The blocks that describe programmes. A guideline is no part of a document, only its stamp is; groups
/// of a plan hold no facts but its lines.
fn described() -> Vec<&'static Block> {
    let of_guidelines = blocks_below("guideline");
    let mut described = blocks();
    described.retain(|block| {
        let is_group = block.members == Members::PlanLines;
        !block.word.is_empty() && !is_group && !of_guidelines.contains(&block.word)
    });
    described
}

fn blocks_below(word: &str) -> Vec<&'static str> {
    let all = blocks();
    let mut below: Vec<&'static str> = Vec::new();
    let mut found: Vec<&Block> = all
        .iter()
        .copied()
        .filter(|block| block.word == word)
        .collect();
    while let Some(block) = found.pop() {
        if below.contains(&block.word) {
            continue;
        }
        below.push(block.word);
        found.extend(
            (block.fields)()
                .iter()
                .filter_map(|info| (info.shape)().block),
        );
    }
    below
}

/// What experiment says of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Shown,
    Omitted,
    /// The catalogue does not state it.
    Unstated,
}

impl Workspace {
    /// For each field whether the documents of a target are other when it is left open everywhere.
    pub fn shown(
        &mut self,
        order: &Order,
        target: &'static dyn Target,
    ) -> Vec<(&'static str, &'static str, Shown)> {
        let Some(experiment) = Experiment::of(self, order, target) else {
            return Vec::new();
        };
        let facts = facts_by_field(self);
        let mut fields = Vec::new();
        for block in described() {
            for info in (block.fields)() {
                let shown = match facts.get(&(block.word, info.word)) {
                    None => Shown::Unstated,
                    Some(probes) if experiment.shows(self, probes) => Shown::Shown,
                    Some(_) => Shown::Omitted,
                };
                fields.push((block.word, info.word, shown));
            }
        }
        fields
    }
}

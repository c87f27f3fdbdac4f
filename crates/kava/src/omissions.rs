//! What the documents of a target leave out.

use std::collections::BTreeMap;

use kava_diagnostics::Phrase;
use kava_documents::Target;
use kava_model::fields::blocks;
use kava_model::table::Block;

use crate::build::Order;
use crate::trace::{Experiment, facts_by_field};
use crate::workspace::Workspace;

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

/// By target, in the order of the field table.
pub fn omissions(targets: &[&'static dyn Target]) -> Vec<Omission> {
    let mut all = Vec::new();
    for target in targets {
        for block in described() {
            for info in (block.fields)() {
                let omits = |omitted: &&kava_documents::Omitted| {
                    omitted.block == block.word && omitted.fields.contains(&info.word)
                };
                if target.omits().iter().any(|omitted| omits(&omitted)) {
                    all.push(Omission {
                        target: target.name(),
                        block: block.word,
                        field: info.word,
                        meaning: info.doc,
                    });
                }
            }
        }
    }
    all
}

/// The blocks that describe programmes; a guideline is no part of a document, only its stamp is.
pub fn described() -> Vec<&'static Block> {
    let of_guidelines = blocks_below("guideline");
    let mut described = blocks();
    described.retain(|block| !block.word.is_empty() && !of_guidelines.contains(&block.word));
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

impl Workspace {
    /// The fields that this catalogue states and that change nothing in the documents of a target when
    /// they are left open everywhere: by experiment what [`Target::omits`] declares.
    pub fn unshown(
        &mut self,
        order: &Order,
        target: &'static dyn Target,
    ) -> Vec<(&'static str, &'static str)> {
        let Some(experiment) = Experiment::of(self, order, target) else {
            return Vec::new();
        };
        let facts: BTreeMap<_, _> = facts_by_field(self);
        let mut unshown = Vec::new();
        for block in described() {
            for info in (block.fields)() {
                let Some(probes) = facts.get(&(block.word, info.word)) else {
                    continue;
                };
                if !experiment.shows(self, probes) {
                    unshown.push((block.word, info.word));
                }
            }
        }
        unshown
    }
}

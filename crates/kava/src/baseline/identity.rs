//! By what a finding is known again after the lines around it have moved.

use std::collections::BTreeMap;

use kava_diagnostics::{FileId, Finding, Place, Severity, Sources, Words, say};
use kava_model::Vocabulary;
use kava_syntax::{AtomKind, Item, Tree};

/// What is found, by which clause, and in what. Neither the message nor the measured value belongs
/// to it: a volume that was too large and has grown is no new finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The block at the top of a file, such as `programme data-basics`; for what stands in none, the
    /// file's name.
    pub block: String,
    /// The way from there to the fact: `intake autumn-2026 / notify`; empty for the block itself.
    pub at: String,
    pub code: String,
    pub severity: Severity,
    /// The guideline and its clause. The edition does not belong to it: a new one that asks the same
    /// finds the same.
    pub clause: Option<(String, String)>,
}

impl Identity {
    /// `volume (taltech 2.1) in programme data-basics, plan`
    pub fn words(&self) -> Words {
        let clause = match &self.clause {
            Some((guideline, clause)) => format!(" ({guideline} {clause})"),
            None => String::new(),
        };
        let comma = if self.at.is_empty() { "" } else { ", " };
        say!(
            en "{code}{clause} in {block}{comma}{at}",
            et "{code}{clause}: {block}{comma}{at}",
            code = self.code, clause = clause, block = self.block, comma = comma, at = self.at
        )
    }
}

/// The trees of the files in which findings stand, each parsed once.
pub struct Trees<'s> {
    sources: &'s Sources,
    parsed: BTreeMap<FileId, Tree>,
}

impl<'s> Trees<'s> {
    pub fn new(sources: &'s Sources) -> Trees<'s> {
        Trees {
            sources,
            parsed: BTreeMap::new(),
        }
    }

    pub fn identity(&mut self, finding: &Finding) -> Identity {
        let mut way = self.way(finding.place).into_iter();
        let name = &self.sources.get(finding.place.file).name;
        let citation = finding.citation.as_ref();
        Identity {
            block: way.next().unwrap_or_else(|| name.to_string()),
            at: way.collect::<Vec<_>>().join(" / "),
            code: finding.code.to_owned(),
            severity: finding.severity,
            clause: citation.map(|citation| (citation.guideline.clone(), citation.clause.clone())),
        }
    }

    /// The names of the items around a place, the outermost first.
    fn way(&mut self, place: Place) -> Vec<String> {
        let text = &*self.sources.get(place.file).text;
        let tree = self
            .parsed
            .entry(place.file)
            .or_insert_with(|| kava_syntax::parse(text, &Vocabulary));
        let mut way = Vec::new();
        let mut items = tree.roots(text);
        while let Some(item) = items.find(|item| holds(*item, place)) {
            way.push(name_of(item, way.is_empty()));
            items = item.children();
        }
        way
    }
}

fn holds(item: Item<'_>, place: Place) -> bool {
    let (outer, at) = (item.span(), place.span.start);
    outer.start <= at && at < outer.end
}

/// A block's word and name: `intake autumn-2026`, `record of data-basics`; of a line within a block
/// its word alone, since what follows is its value.
fn name_of(item: Item<'_>, is_top: bool) -> String {
    let words = item
        .atoms()
        .iter()
        .take_while(|atom| atom.kind == AtomKind::Word);
    let mut words = words.map(|atom| atom.text(item.source()));
    let mut name = words.next().unwrap_or(item.head()).to_owned();
    if !(is_top || item.has_block()) {
        return name;
    }
    for word in words {
        name.push(' ');
        name.push_str(word);
        if !["of", "for"].contains(&word) {
            break;
        }
    }
    name
}

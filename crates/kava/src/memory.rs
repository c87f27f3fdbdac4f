//! What a check keeps for the next one. With it or without it the answer is the same: it saves work.
//!
//! What was worked out of a block is kept with each question that was asked of the catalogue for it,
//! and holds until a block comes or goes that has a part in an answer. It is kept with the blocks it
//! points into too: where one of those has moved, so do its places.

use std::sync::Arc;

use kava_diagnostics::{FileId, Finding, Place, Source};
use kava_guideline::{Guidelines, Judge, Question};
use kava_model::names::asked::{Ask, answered_by};
use kava_model::names::{Catalogue, Noticed};
use kava_model::stated::Stated;
use kava_model::verdict::Verdict;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::file::{Block, File, Serial};
use crate::layout::{Layout, Stand};

#[derive(Debug, Default)]
pub(crate) struct Memory {
    grounds: Option<Grounds>,
    parts: FxHashMap<Serial, Part>,
}

/// On what programmes are judged. Where it is not the same, nothing is remembered.
#[derive(Clone, Debug)]
pub(crate) struct Grounds {
    pub question: Question,
    /// The guideline that the catalogue names.
    pub named: Option<Box<str>>,
    pub law: Arc<Law>,
}

/// All guidelines, with the catalogue's own texts from which they were read.
#[derive(Debug)]
pub(crate) struct Law {
    pub own: Vec<(FileId, Arc<Source>)>,
    pub guidelines: Guidelines,
    pub findings: Vec<Finding>,
}

/// What was worked out of one block.
#[derive(Debug)]
struct Part {
    answered: Box<[Ask]>,
    noticed: Kept<Noticed>,
    /// Of its programmes, in their order.
    verdicts: Vec<Kept<Verdict>>,
}

#[derive(Debug)]
struct Kept<T> {
    it: Arc<T>,
    asked: Box<[Ask]>,
    /// The blocks it points into, as they stood.
    stands: Vec<Stand>,
}

/// What points to places.
trait Placed: Clone {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut Place));
}

impl Placed for Verdict {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        Verdict::each_place(self, visit);
    }
}

impl Placed for Noticed {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        let findings = self.findings.iter_mut();
        findings.for_each(|finding| finding.each_place(visit));
    }
}

impl Memory {
    /// The guidelines, unless the catalogue's own were read from other texts.
    pub fn law(&self, own: &[(FileId, Arc<Source>)]) -> Option<Arc<Law>> {
        let law = &self.grounds.as_ref()?.law;
        let is_same = law.own.len() == own.len()
            && law
                .own
                .iter()
                .zip(own)
                .all(|((one, text), (other, now))| one == other && Arc::ptr_eq(text, now));
        is_same.then(|| law.clone())
    }
}

impl Grounds {
    fn is_same(&self, other: &Grounds) -> bool {
        self.question == other.question
            && self.named == other.named
            && Arc::ptr_eq(&self.law, &other.law)
    }
}

/// What was worked out of all blocks, in the order of the files.
#[derive(Default)]
pub(crate) struct Worked {
    pub noticed: Vec<Arc<Noticed>>,
    pub verdicts: Vec<Arc<Verdict>>,
    pub memory: Memory,
}

/// Works out what is not remembered.
pub(crate) fn work<'f>(
    files: &[&'f File],
    catalogue: &'f Catalogue<'f>,
    judge: &Judge<'f>,
    grounds: Grounds,
    memory: Memory,
) -> Worked {
    let remembers = memory.grounds.is_some_and(|was| was.is_same(&grounds));
    let mut known = match remembers {
        true => memory.parts,
        false => FxHashMap::default(),
    };
    let layout = Layout::of(files);
    let desk = Desk {
        catalogue,
        judge,
        changed: changed(files, &layout, &known),
        layout,
    };
    let mut worked = Worked::default();
    for block in files.iter().flat_map(|file| &file.blocks) {
        let part = desk.part(block, known.remove(&block.serial));
        worked.noticed.push(part.noticed.it.clone());
        let verdicts = part.verdicts.iter().map(|kept| kept.it.clone());
        worked.verdicts.extend(verdicts);
        worked.memory.parts.insert(block.serial, part);
    }
    worked.memory.grounds = Some(grounds);
    worked
}

/// The questions whose answers may be others than they were: a block has come or gone.
fn changed(
    files: &[&File],
    layout: &Layout<'_>,
    known: &FxHashMap<Serial, Part>,
) -> FxHashSet<Ask> {
    if known.is_empty() {
        return FxHashSet::default();
    }
    let blocks = files.iter().flat_map(|file| &file.blocks);
    let come = blocks.filter(|block| !known.contains_key(&block.serial));
    let come = come.flat_map(|block| answered_by(&block.facts));
    let gone = known.iter().filter(|(serial, _)| !layout.has(**serial));
    let gone = gone.flat_map(|(_, part)| part.answered.iter().copied());
    come.chain(gone).collect()
}

/// Where blocks are worked on.
struct Desk<'f, 'j> {
    catalogue: &'f Catalogue<'f>,
    judge: &'j Judge<'f>,
    layout: Layout<'f>,
    changed: FxHashSet<Ask>,
}

impl<'f> Desk<'f, '_> {
    fn part(&self, block: &'f Block, was: Option<Part>) -> Part {
        let facts = &block.facts;
        let (answered, noticed, verdicts) = match was {
            Some(was) => (was.answered, Some(was.noticed), was.verdicts),
            None => (answered_by(facts), None, Vec::new()),
        };
        let mut verdicts = verdicts.into_iter();
        let programmes = facts.programmes.iter().filter_map(Stated::known);
        Part {
            answered,
            noticed: self.keep(noticed, || self.catalogue.notice(facts)),
            verdicts: programmes
                .map(|it| self.keep(verdicts.next(), || self.judge.programme(it)))
                .collect(),
        }
    }

    fn keep<T: Placed>(&self, was: Option<Kept<T>>, work: impl FnOnce() -> T) -> Kept<T> {
        if let Some(kept) = was.filter(|kept| self.holds(kept)) {
            return self.where_it_stands(kept);
        }
        let (mut it, asked) = self.catalogue.overhear(work);
        let mut stands = Vec::new();
        it.each_place(&mut |place| stands.extend(self.layout.stand_of(*place)));
        stands.sort_unstable();
        stands.dedup();
        Kept {
            it: Arc::new(it),
            asked,
            stands,
        }
    }

    fn holds<T>(&self, kept: &Kept<T>) -> bool {
        let is_changed = |ask: &Ask| self.changed.contains(ask);
        let stands = |stand: &Stand| self.layout.has(stand.serial);
        !(!self.changed.is_empty() && kept.asked.iter().any(is_changed))
            && kept.stands.iter().all(stands)
    }

    fn where_it_stands<T: Placed>(&self, mut kept: Kept<T>) -> Kept<T> {
        let now = |stand: &Stand| self.layout.stand(stand.serial);
        if kept.stands.iter().all(|was| now(was) == Some(*was)) {
            return kept;
        }
        let it = Arc::make_mut(&mut kept.it);
        it.each_place(&mut |place| {
            let stands = kept.stands.iter().rev();
            if let Some(was) = stands.into_iter().find(|was| was.is_before(*place))
                && let Some(now) = now(was)
            {
                place.span = place.span.since(was.start).after(now.start);
            }
        });
        for stand in &mut kept.stands {
            *stand = now(stand).unwrap_or(*stand);
        }
        kept
    }
}

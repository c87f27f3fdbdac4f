//! What a check keeps for the next one. With it or without it the answer is the same: it saves work.
//!
//! What was worked out of a block is kept with each question that was asked of the catalogue for it,
//! and holds until a block comes or goes that has a part in an answer. It is kept with the blocks it
//! points into too: where one of those has moved, so do its places.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use kava_diagnostics::{FileId, Finding, Place, Source};
use kava_guideline::{Guidelines, Judge, Question};
use kava_model::fields::{FileFacts, Programme};
use kava_model::names::asked::{Ask, answered_by, overhear};
use kava_model::names::{Catalogue, Ledger, Noticed};
use kava_model::stated::Stated;
use kava_model::verdict::Verdict;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::file::{Block, File, Serial};

#[derive(Debug, Default)]
pub(crate) struct Memory {
    grounds: Option<Grounds>,
    parts: FxHashMap<Serial, Part>,
    /// What the names of all parts come to.
    pub ledger: Ledger,
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
    stand: Stand,
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
    /// What is wrong with names within blocks.
    pub findings: Vec<Finding>,
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
    let remembers = memory
        .grounds
        .as_ref()
        .is_some_and(|was| was.is_same(&grounds));
    let mut memory = match remembers {
        true => memory,
        false => Memory::default(),
    };
    let change = memory.change(files);
    for serial in &change.gone {
        memory.forget(*serial);
    }
    let desk = Desk {
        catalogue,
        judge,
        files: files.iter().map(|file| (file.id, *file)).collect(),
        change,
    };
    let (mut findings, mut verdicts) = (Vec::new(), Vec::new());
    let Memory { parts, ledger, .. } = &mut memory;
    let mut new = desk.new_parts(files, parts).into_iter();
    for file in files {
        for block in &file.blocks {
            let part = match parts.entry(block.serial) {
                Entry::Occupied(known) => {
                    let part = known.into_mut();
                    desk.again(Stand::of(file, block), part, &block.facts, ledger);
                    part
                }
                Entry::Vacant(place) => {
                    let Some(part) = new.next() else {
                        continue;
                    };
                    ledger.add(&part.noticed.it);
                    place.insert(part)
                }
            };
            findings.extend(part.noticed.it.findings.iter().cloned());
            verdicts.extend(part.verdicts.iter().map(|kept| kept.it.clone()));
        }
    }
    memory.grounds = Some(grounds);
    Worked {
        findings,
        verdicts,
        memory,
    }
}

/// The same for who will not ask again: there is nothing to remember but what the names come to.
pub(crate) fn work_once<'f>(
    files: &[&'f File],
    catalogue: &'f Catalogue<'f>,
    judge: &Judge<'f>,
) -> Worked {
    let mut done = Worked::default();
    let facts: Vec<&FileFacts> = files.iter().flat_map(|file| file.facts()).collect();
    for facts in facts.chunks(AT_ONCE) {
        let worked: Vec<(Noticed, Vec<Verdict>)> = facts
            .par_iter()
            .map(|facts| {
                let judged = programmes(facts).map(|it| judge.programme(it));
                (catalogue.notice(facts), judged.collect())
            })
            .collect();
        for (noticed, judged) in worked {
            done.memory.ledger.add(&noticed);
            done.findings.extend(noticed.findings);
            done.verdicts.extend(judged.into_iter().map(Arc::new));
        }
    }
    done
}

/// How many blocks are worked on before what is no longer needed of them is dropped.
const AT_ONCE: usize = 1024;

/// What is other than at the last check.
#[derive(Default)]
struct Change {
    gone: Vec<Serial>,
    /// Where blocks stand now that stood elsewhere.
    moved: FxHashMap<Serial, Stand>,
    /// The questions whose answers may be others, since a block has come or gone.
    asks: FxHashSet<Ask>,
}

impl Memory {
    fn change(&self, files: &[&File]) -> Change {
        let mut change = Change::default();
        if self.parts.is_empty() {
            return change;
        }
        let mut stayed = FxHashSet::default();
        for file in files {
            for block in &file.blocks {
                let now = Stand::of(file, block);
                match self.parts.get(&block.serial) {
                    None => change.asks.extend(answered_by(&block.facts)),
                    Some(part) => {
                        stayed.insert(block.serial);
                        if part.stand != now {
                            change.moved.insert(block.serial, now);
                        }
                    }
                }
            }
        }
        if stayed.len() < self.parts.len() {
            for (serial, part) in self.parts.iter().filter(|(it, _)| !stayed.contains(it)) {
                change.asks.extend(part.answered.iter().copied());
                change.gone.push(*serial);
            }
        }
        change
    }

    fn forget(&mut self, serial: Serial) {
        if let Some(part) = self.parts.remove(&serial) {
            self.ledger.take(&part.noticed.it);
        }
    }
}

/// Where blocks are worked on.
struct Desk<'f, 'j> {
    catalogue: &'f Catalogue<'f>,
    judge: &'j Judge<'f>,
    files: FxHashMap<FileId, &'f File>,
    change: Change,
}

impl<'f> Desk<'f, '_> {
    /// Those of all blocks that are not known, in their order.
    fn new_parts(&self, files: &[&'f File], known: &FxHashMap<Serial, Part>) -> Vec<Part> {
        let blocks = files.iter().flat_map(|file| {
            let blocks = file.blocks.iter();
            blocks.map(|block| (Stand::of(file, block), &block.facts))
        });
        let new: Vec<(Stand, &FileFacts)> = blocks
            .filter(|(stand, _)| !known.contains_key(&stand.serial))
            .collect();
        new.into_par_iter()
            .map(|(stand, facts)| self.first(stand, facts))
            .collect()
    }

    fn first(&self, stand: Stand, facts: &'f FileFacts) -> Part {
        Part {
            stand,
            answered: answered_by(facts),
            noticed: self.work_out(|| self.catalogue.notice(facts)),
            verdicts: programmes(facts)
                .map(|it| self.work_out(|| self.judge.programme(it)))
                .collect(),
        }
    }

    fn again(&self, stand: Stand, part: &mut Part, facts: &'f FileFacts, ledger: &mut Ledger) {
        part.stand = stand;
        if !self.holds(&mut part.noticed) {
            ledger.take(&part.noticed.it);
            part.noticed = self.work_out(|| self.catalogue.notice(facts));
            ledger.add(&part.noticed.it);
        }
        for (verdict, programme) in part.verdicts.iter_mut().zip(programmes(facts)) {
            if !self.holds(verdict) {
                *verdict = self.work_out(|| self.judge.programme(programme));
            }
        }
    }

    fn work_out<T: Placed>(&self, work: impl FnOnce() -> T) -> Kept<T> {
        let (mut it, asked) = overhear(work);
        let mut stands = Vec::new();
        it.each_place(&mut |place| stands.extend(self.stand_of(*place)));
        stands.sort_unstable();
        stands.dedup();
        Kept {
            it: Arc::new(it),
            asked,
            stands,
        }
    }

    /// The block in which a place is; none in a shipped guideline, which never moves.
    fn stand_of(&self, place: Place) -> Option<Stand> {
        let file = *self.files.get(&place.file)?;
        let after = (file.blocks).partition_point(|it| it.span().start <= place.span.start);
        let block = file.blocks.get(after.checked_sub(1)?)?;
        Some(Stand::of(file, block))
    }

    /// Is it still true? Its places are then where they are now.
    fn holds<T: Placed>(&self, kept: &mut Kept<T>) -> bool {
        let Change { gone, moved, asks } = &self.change;
        let is_lost = |stand: &Stand| gone.contains(&stand.serial);
        if have_one(&kept.asked, asks) || !gone.is_empty() && kept.stands.iter().any(is_lost) {
            return false;
        }
        if !moved.is_empty() && kept.stands.iter().any(|it| moved.contains_key(&it.serial)) {
            kept.move_along(moved);
        }
        true
    }
}

/// The first are in order; mostly the others are few.
fn have_one(asked: &[Ask], changed: &FxHashSet<Ask>) -> bool {
    match changed.len() < asked.len() / 2 {
        true => changed.iter().any(|ask| asked.binary_search(ask).is_ok()),
        false => asked.iter().any(|ask| changed.contains(ask)),
    }
}

impl<T: Placed> Kept<T> {
    fn move_along(&mut self, moved: &FxHashMap<Serial, Stand>) {
        let stands = &self.stands;
        Arc::make_mut(&mut self.it).each_place(&mut |place| {
            let was = stands.iter().rev().find(|was| was.is_before(*place));
            if let Some((was, now)) = was.and_then(|was| Some((was, moved.get(&was.serial)?))) {
                place.span = place.span.since(was.start).after(now.start);
            }
        });
        for stand in &mut self.stands {
            *stand = moved.get(&stand.serial).copied().unwrap_or(*stand);
        }
    }
}

fn programmes(facts: &FileFacts) -> impl Iterator<Item = &Programme> {
    facts.programmes.iter().filter_map(Stated::known)
}

/// A block at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stand {
    file: FileId,
    start: u32,
    serial: Serial,
}

impl Stand {
    fn of(file: &File, block: &Block) -> Stand {
        Stand {
            file: file.id,
            start: block.span().start,
            serial: block.serial,
        }
    }

    fn is_before(&self, place: Place) -> bool {
        self.file == place.file && self.start <= place.span.start
    }
}

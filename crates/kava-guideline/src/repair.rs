//! The least change of a plan after which a refuted rule holds for every legal selection.
//!
//! A **repair** is a set of elementary changes of one [`Kind`], at most [`MOST_CHANGES`] of them and
//! at most one of each course, line or group, after which
//!
//! - the plan has a legal selection, and the rule holds for all of them: the prover says so;
//! - every other rule about the plan that held still does;
//! - no more groups than before are beyond satisfying, and no more members beyond choosing.
//!
//! Its **size** is the sum of its changes' sizes:
//!
//! | kind | elementary change | its size |
//! |---|---|---|
//! | credits | a course has whole ECTS more or fewer, or a whole number of them, up to [`MOST_ECTS`] away and more than none | those ECTS |
//! | origin | a course comes from elsewhere | 1 course, then its ECTS |
//! | out | a line that no other course of the plan requires is taken out | 1 line, then its ECTS |
//! | choice | the ends of a group's bound move by whole ECTS or members, up to [`MOST_ECTS`]; one exact number stays one | the greater of the two moves |
//! | serve | a line teaches or assesses the outcome too | 1 line |
//!
//! The **least** repair of a kind has the least size; of equals the fewest changes; then the first in
//! the order of the file, smaller volumes and bounds that stay nearer first. Kinds are not weighed against each other:
//! the author is told the least of each.
//!
//! Sets of changes are tried from the smallest upwards. A selection that broke one of them mostly
//! breaks the next, which costs a glance; only a set that no such selection breaks is proved. Where
//! the limits are passed nothing is offered, so that what is offered is the least.

mod ask;
mod changed;
mod changes;
mod sets;

use kava_model::fields::Origin;
use kava_model::plan::{Choice, ItemId, NodeId, Plan};
use kava_model::quantity::Credits;

pub use ask::Ask;

use ask::Proof;
use changed::Changed;
use changes::Sized;

/// So many changes can be told in a sentence.
pub const MOST_CHANGES: usize = 3;
/// A course or a bound that is further off is not a matter of repair.
pub const MOST_ECTS: i64 = 12;

/// A plan, and where its items come from.
#[derive(Clone, Debug)]
pub struct Subject {
    pub plan: Plan,
    /// For each item.
    pub origins: Vec<Option<Origin>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Credits,
    Origin,
    Out,
    Choice,
    Serve,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Credits(ItemId, Credits),
    Origin(ItemId, Origin),
    Out(NodeId),
    Choice(NodeId, Choice),
    Serve(NodeId),
}

/// A least repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    pub changes: Vec<Change>,
    pub size: u64,
}

impl Repair {
    /// The plan with the changes made.
    pub fn made(&self, subject: &Subject) -> Subject {
        Changed::new(subject, &self.changes).subject()
    }
}

/// How much may be tried.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Sets of changes that are looked at.
    pub sets: usize,
    /// Sets that are proved.
    pub proofs: usize,
    /// Work of the prover, in the unit of [`MOST_WORK`](crate::MOST_WORK).
    pub work: u64,
}

/// While a person waits.
pub const IN_PASSING: Limits = Limits {
    sets: 3_000,
    proofs: 40,
    work: 200_000,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Least(Repair),
    /// No set of changes of this kind is a repair.
    Nothing,
    /// Past the limits.
    GivenUp,
}

impl Found {
    pub fn least(self) -> Option<Repair> {
        match self {
            Found::Least(repair) => Some(repair),
            Found::Nothing | Found::GivenUp => None,
        }
    }
}

/// What is to hold, and of what.
pub struct Wanted<'w> {
    pub subject: &'w Subject,
    pub ask: &'w Ask,
    /// What holds and is to go on holding.
    pub kept: &'w [Ask],
    /// Which changes the author can make.
    pub allowed: &'w dyn Fn(&Change) -> bool,
}

impl Wanted<'_> {
    /// The least repair of a kind.
    pub fn least(&self, kind: Kind, limits: Limits) -> Found {
        let mut changes = changes::all(self.subject, self.ask, kind);
        changes.retain(|sized| (self.allowed)(&sized.change));
        if changes.is_empty() {
            return Found::Nothing;
        }
        let Some(before) = self.unchoosable_now(limits) else {
            return Found::GivenUp;
        };
        let mut trial = Trial {
            wanted: self,
            before,
            seen: Vec::new(),
            left: limits,
        };
        trial.first(&changes)
    }

    /// A set of changes is a repair, whatever its size.
    pub fn is_mended_by(&self, changes: &[Change], limits: Limits) -> bool {
        let Some(before) = self.unchoosable_now(limits) else {
            return false;
        };
        let mut trial = Trial {
            wanted: self,
            before,
            seen: Vec::new(),
            left: limits,
        };
        trial.is_repair(changes)
    }

    /// How much of the plan cannot be chosen; nothing where that, or the rule itself, is so much work
    /// that one proof of many would take all that may be taken.
    fn unchoosable_now(&self, limits: Limits) -> Option<usize> {
        let most = limits.work / 8;
        let untouched = Changed::new(self.subject, &[]);
        let (_, work) = self.ask.prove(self.subject, &untouched);
        if work >= most {
            return None;
        }
        let (before, more) = ask::unchoosable(&self.subject.plan);
        before.filter(|_| work + more < most)
    }

    fn asks(&self) -> impl Iterator<Item = &Ask> {
        std::iter::once(self.ask).chain(self.kept)
    }
}

struct Trial<'w> {
    wanted: &'w Wanted<'w>,
    /// How much of the plan cannot be chosen as it stands.
    before: usize,
    /// Selections that broke what is asked by a set of changes, by the number of the asking.
    seen: Vec<(usize, Vec<NodeId>)>,
    left: Limits,
}

impl Trial<'_> {
    fn first(&mut self, changes: &[Sized]) -> Found {
        let mut sets = sets::Sets::of(changes);
        while let Some(set) = sets.next() {
            if self.left.sets == 0 || self.left.proofs == 0 || self.left.work == 0 {
                return Found::GivenUp;
            }
            self.left.sets -= 1;
            let chosen: Vec<Change> = set.iter().map(|sized| sized.change.clone()).collect();
            if self.is_repair(&chosen) {
                return Found::Least(Repair {
                    size: set.iter().map(|sized| sized.size).sum(),
                    changes: chosen,
                });
            }
        }
        Found::Nothing
    }

    fn is_repair(&mut self, changes: &[Change]) -> bool {
        let changed = Changed::new(self.wanted.subject, changes);
        let asks: Vec<&Ask> = self.wanted.asks().collect();
        if asks.iter().any(|ask| ask.is_broken_by_itself(&changed)) {
            return false;
        }
        let breaks = |(at, leaves): &(usize, Vec<NodeId>)| {
            changed.is_legal(leaves) && asks[*at].is_broken_by(&changed, leaves)
        };
        // What broke the last set is the likeliest to break this one.
        if let Some(at) = self.seen.iter().rposition(breaks) {
            let known = self.seen.remove(at);
            self.seen.push(known);
            return false;
        }
        self.left.proofs -= 1;
        let after = changed.subject();
        for (at, ask) in asks.iter().enumerate() {
            let (proof, work) = ask.prove(&after, &changed);
            self.left.work = self.left.work.saturating_sub(work);
            match proof {
                Proof::Holds => {}
                Proof::Open => return false,
                Proof::Fails(leaves) => {
                    self.seen.push((at, leaves));
                    return false;
                }
            }
        }
        let (number, work) = ask::unchoosable(&after.plan);
        self.left.work = self.left.work.saturating_sub(work);
        number.is_some_and(|number| number <= self.before)
    }
}

//! What holds for every path a learner may take through a plan.
//!
//! A plan's legal selections are too many to list, so they are searched by dynamic programming: each
//! group has a table of partial selections with one row for all that the rest of the plan cannot tell
//! apart, and members are merged one by one as in a knapsack. The answers are exact. Work grows with
//! the lines of the plan and the square of the credit bounds; only courses that one selection can
//! reach twice double it, each for itself. Past [`MOST_WORK`] the answer is [`Answer::Undecided`].
//!
//! Where several selections answer a question, the witness is the worst for it; of equals the one
//! with the fewest courses; then the first in the file, that is the one which has the earliest leaf
//! that not both have.

mod answer;
mod faults;
mod repeats;
mod search;
mod selection;
mod sight;
mod survey;
mod table;

use std::cell::{Cell, OnceCell};

use kava_model::plan::{ItemId, NodeId, Plan};
use kava_model::quantity::Ratio;

pub use answer::{Answer, Extreme, Extremes};
pub use selection::Selection;

use answer::Halt;
use search::{Allowance, Found, Question, Share};
use survey::Survey;

/// The work after which a question stays undecided: merges of two rows, and at least eight for each
/// row that is kept.
pub const MOST_WORK: u64 = 4_000_000;

const ROOT: NodeId = NodeId(0);

/// Answers questions about all legal selections of one plan.
///
/// The plan should have no `todo`, and the credits of the items below a credit bound should be known;
/// otherwise the answers are [`Answer::Unknown`].
pub struct Prover<'p> {
    plan: &'p Plan,
    survey: Result<Survey, Halt>,
    single: Option<Selection>,
    legal: OnceCell<Result<(), Halt>>,
    /// A sum was too much work. Work does not depend on the weights, so every other sum is, too.
    sums_given_up: Cell<bool>,
    shares_given_up: Cell<bool>,
    work: Cell<u64>,
}

impl<'p> Prover<'p> {
    pub fn new(plan: &'p Plan) -> Prover<'p> {
        let survey = Survey::new(plan, ROOT);
        let single = survey.as_ref().ok().and_then(|survey| survey.single(plan));
        Prover {
            plan,
            survey,
            single,
            legal: OnceCell::new(),
            sums_given_up: Cell::new(false),
            shares_given_up: Cell::new(false),
            work: Cell::new(0),
        }
    }

    /// The only selection of a plan in which nothing is chosen.
    pub fn single(&self) -> Option<Selection> {
        self.single.clone()
    }

    /// The least and the greatest sum of a weight over the distinct items of a selection: credits in
    /// hundredths, a number of courses, a fee in cents.
    pub fn extremes(&self, weight: &dyn Fn(ItemId) -> i64) -> Answer<Extremes<i64>> {
        self.extreme_sums(weight).into()
    }

    /// The least and the greatest share that the credits of the items in `part` have in all credits.
    ///
    /// A selection without credits has no share and is passed over; nothing if every selection is.
    pub fn shares(&self, part: &dyn Fn(ItemId) -> bool) -> Answer<Option<Extremes<Ratio>>> {
        self.extreme_shares(part).into()
    }

    /// A legal selection that reaches none of these leaves.
    ///
    /// Where only to find the first such selection is too much work, any is told.
    pub fn avoiding(&self, barred: &[NodeId]) -> Answer<Option<Selection>> {
        self.reaching(&[], barred).into()
    }

    /// A legal selection that reaches this leaf and none of those; told as by [`Prover::avoiding`].
    pub fn taking(&self, leaf: NodeId, barred: &[NodeId]) -> Answer<Option<Selection>> {
        self.reaching(&[leaf], barred).into()
    }

    /// The members of choosing groups that no legal selection contains, ascending; of a member that
    /// is named, what is inside is not.
    pub fn never_chosen(&self) -> Answer<Vec<NodeId>> {
        self.find_never_chosen().into()
    }

    /// The groups that nobody can satisfy, even if everything around them were different, ascending;
    /// not those that hold another such group. Groups that hold something unknown, or that are too
    /// much work to decide, are not claimed to be among them.
    pub fn unsatisfiable(&self) -> Vec<NodeId> {
        self.find_unsatisfiable()
    }

    /// The work of all questions so far, in the unit of [`MOST_WORK`].
    pub fn work(&self) -> u64 {
        self.work.get()
    }

    fn survey(&self) -> Result<&Survey, Halt> {
        self.survey.as_ref().map_err(|halt| *halt)
    }

    fn book(&self, left: &Allowance) {
        self.work.set(self.work.get() + (MOST_WORK - left.0));
    }

    fn ask(&self, survey: &Survey, question: &Question<'_>) -> Result<Option<Found>, Halt> {
        if self.single.is_some() {
            return Ok(Some(Found::default()));
        }
        let mut allowance = Allowance(MOST_WORK);
        let found = search::first(self.plan, survey, question, &mut allowance);
        self.book(&allowance);
        found
    }

    fn selection(&self, survey: &Survey, found: &Found) -> Selection {
        self.single.clone().unwrap_or_else(|| {
            let mut leaves = [&survey.fixed[..], &found.electives[..]].concat();
            leaves.sort_unstable();
            Selection::new(self.plan, leaves)
        })
    }

    /// Of all legal selections the one with the least sum or share.
    fn least(
        &self,
        survey: &Survey,
        weight: &dyn Fn(ItemId) -> i64,
        share: Option<Share>,
    ) -> Result<Option<Found>, Halt> {
        // Shares need all rows that sums need, and more.
        let given_up = match share {
            Some(_) if !self.sums_given_up.get() => &self.shares_given_up,
            _ => &self.sums_given_up,
        };
        if given_up.get() {
            return Err(Halt::Undecided);
        }
        let question = Question {
            weight,
            share,
            leaf_by_leaf: false,
            ..Question::ANY
        };
        let found = self.ask(survey, &question);
        given_up.set(matches!(found, Err(Halt::Undecided)));
        found
    }

    fn extreme_sums(&self, weight: &dyn Fn(ItemId) -> i64) -> Result<Extremes<i64>, Halt> {
        let survey = self.survey()?;
        // Two parts of a selection are added before the items that both have are taken away.
        let twice = |item: &ItemId| weight(*item).checked_abs()?.checked_mul(2);
        let bounded = survey
            .items
            .iter()
            .try_fold(0_i64, |sum, item| sum.checked_add(twice(item)?));
        bounded.ok_or(Halt::Unknown)?;
        let least = self.least_sum(survey, weight)?;
        let mut most = self.least_sum(survey, &|item| -weight(item))?;
        most.value = -most.value;
        Ok(Extremes { least, most })
    }

    fn least_sum(
        &self,
        survey: &Survey,
        weight: &dyn Fn(ItemId) -> i64,
    ) -> Result<Extreme<i64>, Halt> {
        let found = self.least(survey, weight, None)?.ok_or(Halt::NoSelection)?;
        Ok(Extreme {
            value: sum(&survey.fixed_items, weight) + found.weight,
            selection: self.selection(survey, &found),
        })
    }

    fn extreme_shares(
        &self,
        part: &dyn Fn(ItemId) -> bool,
    ) -> Result<Option<Extremes<Ratio>>, Halt> {
        let survey = self.survey()?;
        let known = |item: &ItemId| self.plan.item(*item).credits.is_some();
        if !survey.items.iter().all(known) {
            return Err(Halt::Unknown);
        }
        let least = self.least_share(survey, &|item| i64::from(part(item)))?;
        let most = self.least_share(survey, &|item| -i64::from(part(item)))?;
        let both = least.zip(most);
        Ok(both.map(|(least, most)| Extremes { least, most }))
    }

    /// `sign` is 0 for an item outside the part; else 1, or -1 where the greatest share is sought.
    fn least_share(
        &self,
        survey: &Survey,
        sign: &dyn Fn(ItemId) -> i64,
    ) -> Result<Option<Extreme<Ratio>>, Halt> {
        let credits = |item| {
            let credits = self.plan.item(item).credits;
            credits.map_or(0, |credits| credits.0.0)
        };
        let part = |item| sign(item) * credits(item);
        let fixed = Share {
            part: sum(&survey.fixed_items, &part),
            total: sum(&survey.fixed_items, &credits),
        };
        let Some(found) = self.least(survey, &part, Some(fixed))? else {
            return self.legal(survey).map(|()| None);
        };
        let part = (fixed.part + found.weight).unsigned_abs();
        let total = (fixed.total + found.total).unsigned_abs();
        let value = Ratio::new(part.into(), total.into());
        Ok(value.map(|value| Extreme {
            value,
            selection: self.selection(survey, &found),
        }))
    }

    /// There is a legal selection.
    fn legal(&self, survey: &Survey) -> Result<(), Halt> {
        let judge = || {
            let found = self.ask(survey, &Question::ANY)?;
            found.map(|_| ()).ok_or(Halt::NoSelection)
        };
        *self.legal.get_or_init(judge)
    }

    fn reaching(&self, wanted: &[NodeId], barred: &[NodeId]) -> Result<Option<Selection>, Halt> {
        let survey = self.survey()?;
        let found = self.find_reaching(survey, wanted, barred)?;
        if found.is_none() {
            self.legal(survey)?;
        }
        Ok(found.map(|found| self.selection(survey, &found)))
    }

    fn find_reaching(
        &self,
        survey: &Survey,
        wanted: &[NodeId],
        barred: &[NodeId],
    ) -> Result<Option<Found>, Halt> {
        let inside = |node: &NodeId| survey.spot(*node).is_some();
        let fixed = |node: &NodeId| survey.spot(*node).is_some_and(|spot| spot.fixed);
        if barred.iter().any(fixed) || !wanted.iter().all(inside) {
            return Ok(None);
        }
        let upwards = |node: &NodeId| survey.upwards(*node);
        let path: Vec<NodeId> = wanted.iter().flat_map(upwards).collect();
        let rough = Question {
            barred,
            wanted: &path,
            ..Question::ANY
        };
        let found = self.ask(survey, &rough)?;
        if found.is_none() || survey.repeated.is_empty() {
            return Ok(found);
        }
        let exact = Question {
            leaf_by_leaf: false,
            ..rough
        };
        match self.ask(survey, &exact) {
            Err(Halt::Undecided) => Ok(found),
            answer => answer,
        }
    }
}

fn sum(items: &[ItemId], weight: &dyn Fn(ItemId) -> i64) -> i64 {
    items.iter().map(|item| weight(*item)).sum()
}

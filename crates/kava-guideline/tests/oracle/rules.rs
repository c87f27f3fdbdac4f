//! Rules as a guideline would have them, judged by the prover and by looking at all ways.

use std::collections::BTreeMap;
use std::fmt;

use kava_guideline::{Answer, Prover, Selection};
use kava_model::plan::{Leaf, NodeId, Plan};
use kava_model::quantity::Ratio;
use proptest::prelude::*;

use crate::brute::{self, Way};
use crate::plans::{ITEMS, OUTCOMES, SEMESTERS};
use crate::questions::share;

/// The numbers in the rules.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    volume: (i64, i64),
    /// In per cent, of the items whose bit is set.
    share: (u32, u32),
    courses: i64,
    outcome: u32,
    semester: u32,
}

pub fn limits() -> impl Strategy<Value = Limits> {
    let volume = (0..8_i64, 4..20_i64).prop_map(|(low, more)| (low * 100, (low + more) * 100));
    let share = (
        prop::sample::select(vec![10, 25, 33, 50, 60]),
        0..1_u32 << ITEMS,
    );
    (volume, share, 0..5_i64, 0..OUTCOMES, 1..=SEMESTERS).prop_map(
        |(volume, share, courses, outcome, semester)| Limits {
            volume,
            share,
            courses,
            outcome,
            semester,
        },
    )
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Proved,
    Refuted,
    Undecided,
}

/// How many rules were proved, refuted and left undecided.
#[derive(Debug, Default)]
pub struct Tally {
    plans: u32,
    without_selection: u32,
    with_many_selections: u32,
    with_a_course_met_twice: u32,
    rules: BTreeMap<&'static str, [u32; 3]>,
}

impl Tally {
    fn note(&mut self, rule: &'static str, verdict: Verdict) {
        self.rules.entry(rule).or_default()[verdict as usize] += 1;
    }

    fn sums(&self) -> [u32; 3] {
        [0, 1, 2].map(|verdict| self.rules.values().map(|counts| counts[verdict]).sum())
    }

    pub fn assert_that_it_tells_something(&self, plans: u32) {
        let [proved, refuted, undecided] = self.sums();
        let all = proved + refuted + undecided;
        assert!(self.plans >= plans && plans >= 10_000, "{self}");
        assert!(self.without_selection * 3 <= self.plans, "{self}");
        assert!(self.with_many_selections * 4 >= self.plans, "{self}");
        assert!(self.with_a_course_met_twice * 4 >= self.plans, "{self}");
        assert!(
            proved * 10 >= all && refuted * 10 >= all && undecided == 0,
            "{self}"
        );
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            to,
            "{} plans: {} without selection, {} with 8 and more, {} that meet a course twice",
            self.plans,
            self.without_selection,
            self.with_many_selections,
            self.with_a_course_met_twice
        )?;
        for (rule, [proved, refuted, undecided]) in &self.rules {
            writeln!(
                to,
                "{rule}: {proved} proved, {refuted} refuted, {undecided} not decided"
            )?;
        }
        let [proved, refuted, undecided] = self.sums();
        write!(
            to,
            "all: {proved} proved, {refuted} refuted, {undecided} not decided"
        )
    }
}

pub fn compare(
    plan: &Plan,
    ways: &[Way],
    limits: &Limits,
    tally: &mut Tally,
) -> Result<(), TestCaseError> {
    tally.plans += 1;
    tally.with_many_selections += u32::from(ways.len() >= 8);
    tally.with_a_course_met_twice += u32::from(ways.iter().any(|way| meets_twice(plan, way)));
    if ways.is_empty() {
        tally.without_selection += 1;
        return Ok(());
    }
    let prover = Prover::new(plan);
    for (rule, proof, holds) in rules(plan, &prover, limits) {
        let expected = if ways.iter().all(holds) {
            Verdict::Proved
        } else {
            Verdict::Refuted
        };
        prop_assert_eq!(proof, expected, "{}", rule);
        tally.note(rule, proof);
    }
    Ok(())
}

fn meets_twice(plan: &Plan, way: &Way) -> bool {
    brute::items(plan, way.leaves).len() < way.leaves.count_ones() as usize
}

/// A rule, what the prover says of it, and what it asks of one way.
type Rule<'r> = (&'static str, Verdict, Box<dyn Fn(&Way) -> bool + 'r>);

fn rules<'r>(plan: &'r Plan, prover: &Prover<'_>, limits: &'r Limits) -> Vec<Rule<'r>> {
    let (low, high) = limits.volume;
    let (percent, part) = limits.share;
    let half = Ratio::new(u128::from(percent), 100).expect("not over zero");
    let in_part = move |item: kava_model::plan::ItemId| part >> item.0 & 1 == 1;
    let outcome = limits.outcome;
    vec![
        (
            "volume",
            within(
                prover.extremes(&|item| plan.item(item).credits.map_or(0, |c| c.0.0)),
                low,
                high,
            ),
            Box::new(move |way| (low..=high).contains(&brute::credits(plan, way.leaves))),
        ),
        (
            "courses",
            within(
                prover.extremes(&|item| i64::from(plan.item(item).is_course)),
                limits.courses,
                i64::MAX,
            ),
            Box::new(|way| brute::courses(plan, way.leaves) as i64 >= limits.courses),
        ),
        (
            "degree-share",
            decided(prover.shares(&in_part), |shares| {
                shares.is_none_or(|shares| shares.least.value >= half)
            }),
            Box::new(move |way| {
                let (numerator, denominator) = share(plan, way, &in_part);
                numerator * 100 >= denominator * u128::from(percent)
            }),
        ),
        (
            "outcome-taught",
            nowhere(prover.avoiding(&leaves_with(plan, |leaf| leaf.teaches.contains(&outcome)))),
            Box::new(move |way| reached(plan, way).any(|leaf| leaf.teaches.contains(&outcome))),
        ),
        (
            "outcome-assessed",
            nowhere(prover.avoiding(&leaves_with(plan, |leaf| leaf.assesses.contains(&outcome)))),
            Box::new(move |way| reached(plan, way).any(|leaf| leaf.assesses.contains(&outcome))),
        ),
        (
            "last-semester",
            each(
                leaves_with(plan, |leaf| leaf.semester > Some(limits.semester)),
                |late| nowhere(prover.taking(late, &[])),
            ),
            Box::new(|way| reached(plan, way).all(|leaf| leaf.semester <= Some(limits.semester))),
        ),
        (
            "prerequisites-met",
            prerequisites(plan, prover),
            Box::new(|way| {
                reached(plan, way).all(|leaf| {
                    let required = &plan.item(leaf.item).requires;
                    required.iter().all(|item| {
                        reached(plan, way)
                            .any(|other| other.item == *item && is_before(other, leaf))
                    })
                })
            }),
        ),
    ]
}

fn reached<'p>(plan: &'p Plan, way: &Way) -> impl Iterator<Item = &'p Leaf> {
    let set = way.leaves;
    let leaves = plan
        .leaves()
        .filter(move |(id, _)| set & brute::bit(*id) != 0);
    leaves.map(|(_, leaf)| leaf)
}

fn leaves_with(plan: &Plan, wanted: impl Fn(&Leaf) -> bool) -> Vec<NodeId> {
    plan.leaves()
        .filter(|(_, leaf)| wanted(leaf))
        .map(|(id, _)| id)
        .collect()
}

/// Where a semester is not known the order is not judged.
fn is_before(one: &Leaf, other: &Leaf) -> bool {
    one.semester.is_none() || other.semester.is_none() || one.semester < other.semester
}

fn prerequisites(plan: &Plan, prover: &Prover<'_>) -> Verdict {
    let steps: Vec<(NodeId, Vec<NodeId>)> = plan
        .leaves()
        .flat_map(|(id, leaf)| {
            let required = plan.item(leaf.item).requires.iter();
            required.map(move |item| {
                let serves = |other: &Leaf| other.item == *item && is_before(other, leaf);
                (id, leaves_with(plan, serves))
            })
        })
        .collect();
    each(steps, |(leaf, before)| {
        nowhere(prover.taking(leaf, &before))
    })
}

fn decided<T>(answer: Answer<T>, holds: impl Fn(T) -> bool) -> Verdict {
    match answer.known().map(holds) {
        Some(true) => Verdict::Proved,
        Some(false) => Verdict::Refuted,
        None => Verdict::Undecided,
    }
}

fn within(answer: Answer<kava_guideline::Extremes<i64>>, low: i64, high: i64) -> Verdict {
    decided(answer, |sums| {
        sums.least.value >= low && sums.most.value <= high
    })
}

fn nowhere(answer: Answer<Option<Selection>>) -> Verdict {
    decided(answer, |selection| selection.is_none())
}

fn each<T>(parts: Vec<T>, judge: impl Fn(T) -> Verdict) -> Verdict {
    let verdicts: Vec<Verdict> = parts.into_iter().map(judge).collect();
    [Verdict::Undecided, Verdict::Refuted]
        .into_iter()
        .find(|verdict| verdicts.contains(verdict))
        .unwrap_or(Verdict::Proved)
}

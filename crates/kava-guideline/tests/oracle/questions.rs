//! Every question the prover answers, answered again by looking at all ways.

use std::cmp::Ordering;

use kava_guideline::{Answer, Extreme, Extremes, Prover, Selection};
use kava_model::plan::{ItemId, NodeId, NodeKind, Plan};
use kava_model::quantity::Ratio;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::brute::{self, Way};
use crate::plans::ITEMS;

/// What is asked of a plan.
#[derive(Clone, Debug)]
pub struct Doubts {
    pub weights: Vec<i64>,
    part: Vec<bool>,
    barred: Vec<prop::sample::Index>,
    wanted: prop::sample::Index,
}

pub fn doubts() -> impl Strategy<Value = Doubts> {
    let items = ITEMS as usize;
    let weights = vec(-3..=8_i64, items);
    let part = vec(any::<bool>(), items);
    (
        weights,
        part,
        vec(any::<prop::sample::Index>(), 0..4),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(weights, part, barred, wanted)| Doubts {
            weights,
            part,
            barred,
            wanted,
        })
}

type Compared = Result<(), TestCaseError>;

pub fn compare(plan: &Plan, ways: &[Way], doubts: &Doubts) -> Compared {
    let prover = Prover::new(plan);
    let item = |item: ItemId| plan.item(item);
    compare_sums(plan, &prover, ways, |at| {
        item(at).credits.map_or(0, |credits| credits.0.0)
    })?;
    compare_sums(plan, &prover, ways, |at| i64::from(item(at).is_course))?;
    compare_sums(plan, &prover, ways, |at| doubts.weights[at.0 as usize])?;
    compare_shares(plan, &prover, ways, |at| doubts.part[at.0 as usize])?;
    compare_reach(plan, &prover, ways, doubts)?;
    compare_faults(plan, &prover, ways)?;
    let chooses = plan
        .nodes
        .iter()
        .any(|node| matches!(node.kind, NodeKind::Choose(..)));
    prop_assert_eq!(prover.single().is_some(), !chooses);
    if let Some(selection) = prover.single() {
        same(plan, &selection, &ways[0])?;
    }
    Ok(())
}

fn same(plan: &Plan, selection: &Selection, way: &Way) -> Compared {
    prop_assert_eq!(selection.leaves(), brute::leaves(plan, way.leaves));
    prop_assert_eq!(selection.items(), brute::items(plan, way.leaves));
    Ok(())
}

fn compare_sums(
    plan: &Plan,
    prover: &Prover<'_>,
    ways: &[Way],
    weight: impl Fn(ItemId) -> i64,
) -> Compared {
    let sum = |way: &Way| {
        brute::items(plan, way.leaves)
            .into_iter()
            .map(&weight)
            .sum::<i64>()
    };
    let rising = |one: &Way, other: &Way| sum(one).cmp(&sum(other));
    let falling = |one: &Way, other: &Way| sum(other).cmp(&sum(one));
    let least = brute::told(plan, ways, rising).map(|way| (sum(way), way));
    let most = brute::told(plan, ways, falling).map(|way| (sum(way), way));
    match prover.extremes(&weight) {
        Answer::Known(extremes) => same_extremes(plan, &extremes, least, most),
        answer => {
            prop_assert_eq!(answer, Answer::NoSelection);
            prop_assert!(ways.is_empty());
            Ok(())
        }
    }
}

fn compare_shares(
    plan: &Plan,
    prover: &Prover<'_>,
    ways: &[Way],
    part: impl Fn(ItemId) -> bool,
) -> Compared {
    let share = |way: &Way| {
        let (numerator, denominator) = share(plan, way, &part);
        Ratio::new(numerator, denominator)
    };
    let with_share: Vec<Way> = ways
        .iter()
        .copied()
        .filter(|way| share(way).is_some())
        .collect();
    let rising = |one: &Way, other: &Way| share(one).cmp(&share(other));
    let falling = |one: &Way, other: &Way| -> Ordering { share(other).cmp(&share(one)) };
    let valued = |way| Some((share(way)?, way));
    let least = brute::told(plan, &with_share, rising).and_then(valued);
    let most = brute::told(plan, &with_share, falling).and_then(valued);
    match prover.shares(&part) {
        Answer::Known(Some(extremes)) => same_extremes(plan, &extremes, least, most),
        answer => {
            prop_assert!(with_share.is_empty());
            let expected = if ways.is_empty() {
                Answer::NoSelection
            } else {
                Answer::Known(None)
            };
            prop_assert_eq!(answer, expected);
            Ok(())
        }
    }
}

/// Credits of the part and of all, in hundredths.
pub fn share(plan: &Plan, way: &Way, part: &impl Fn(ItemId) -> bool) -> (u128, u128) {
    let (mut numerator, mut denominator) = (0, 0);
    for item in brute::items(plan, way.leaves) {
        let credits = plan.item(item).credits.expect("all credits are drawn").0.0 as u128;
        denominator += credits;
        numerator += if part(item) { credits } else { 0 };
    }
    (numerator, denominator)
}

fn same_extremes<T: Copy + PartialEq + std::fmt::Debug>(
    plan: &Plan,
    extremes: &Extremes<T>,
    least: Option<(T, &Way)>,
    most: Option<(T, &Way)>,
) -> Compared {
    let same_extreme = |extreme: &Extreme<T>, expected: Option<(T, &Way)>| {
        prop_assert_eq!(Some(extreme.value), expected.map(|(value, _)| value));
        expected.map_or(Ok(()), |(_, way)| same(plan, &extreme.selection, way))
    };
    same_extreme(&extremes.least, least)?;
    same_extreme(&extremes.most, most)
}

fn compare_reach(plan: &Plan, prover: &Prover<'_>, ways: &[Way], doubts: &Doubts) -> Compared {
    let leaves: Vec<NodeId> = plan.leaves().map(|(id, _)| id).collect();
    if leaves.is_empty() {
        return Ok(());
    }
    let barred: Vec<NodeId> = doubts.barred.iter().map(|at| *at.get(&leaves)).collect();
    let wanted = *doubts.wanted.get(&leaves);
    let shut: u64 = barred.iter().fold(0, |set, leaf| set | brute::bit(*leaf));
    let open = |way: &&Way| way.leaves & shut == 0;
    let taking = |way: &&Way| open(way) && way.leaves & brute::bit(wanted) != 0;
    let avoiding: Vec<Way> = ways.iter().filter(open).copied().collect();
    same_reach(plan, prover.avoiding(&barred), ways, &avoiding)?;
    let taking: Vec<Way> = ways.iter().filter(taking).copied().collect();
    same_reach(plan, prover.taking(wanted, &barred), ways, &taking)
}

fn same_reach(
    plan: &Plan,
    answer: Answer<Option<Selection>>,
    ways: &[Way],
    found: &[Way],
) -> Compared {
    match (answer, brute::told(plan, found, |_, _| Ordering::Equal)) {
        (Answer::Known(Some(selection)), Some(way)) => same(plan, &selection, way),
        (answer, way) => {
            prop_assert!(way.is_none());
            let expected = if ways.is_empty() {
                Answer::NoSelection
            } else {
                Answer::Known(None)
            };
            prop_assert_eq!(answer, expected);
            Ok(())
        }
    }
}

fn compare_faults(plan: &Plan, prover: &Prover<'_>, ways: &[Way]) -> Compared {
    let Some(unsatisfiable) = brute::unsatisfiable(plan) else {
        return Err(TestCaseError::reject("too many selections to list"));
    };
    prop_assert_eq!(prover.unsatisfiable(), unsatisfiable);
    let expected = if ways.is_empty() {
        Answer::NoSelection
    } else {
        let mut never = brute::never_chosen(plan, ways, NodeId(0));
        never.sort();
        Answer::Known(never)
    };
    prop_assert_eq!(prover.never_chosen(), expected);
    Ok(())
}

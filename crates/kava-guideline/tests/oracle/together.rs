//! Two plans completed both: the prover on [`Together`] against every pair of their selections.

use std::collections::BTreeSet;

use kava_guideline::{Answer, Prover};
use kava_model::plan::{ItemId, NodeId, Plan, Together};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::{brute, plans};

const PAIRS: u32 = 2_000;
const MOST_PAIRS_OF_WAYS: usize = 40_000;

#[test]
fn what_two_plans_come_to_together_is_what_every_pair_of_selections_comes_to() {
    let config = Config {
        cases: PAIRS,
        failure_persistence: None,
        max_global_rejects: PAIRS,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, rng)
        .run(&(plans::drafts(), plans::drafts()), |(one, other)| {
            let mut one = one.plan();
            let mut other = other.plan();
            name_alike(&mut one, &mut other);
            prop_assume!(one.nodes.len() <= 64 && other.nodes.len() <= 64);
            compare(&one, &other)
        })
        .unwrap();
}

/// Items of one number are one course, and so have the same credits.
fn name_alike(one: &mut Plan, other: &mut Plan) {
    for (at, item) in one.items.iter_mut().enumerate() {
        item.code = format!("C{at}");
    }
    for (at, item) in other.items.iter_mut().enumerate() {
        item.code = format!("C{at}");
        if let Some(same) = one.items.get(at) {
            item.credits = same.credits;
        }
    }
}

fn compare(one: &Plan, other: &Plan) -> Result<(), TestCaseError> {
    let listed = brute::ways(one, NodeId(0)).zip(brute::ways(other, NodeId(0)));
    let Some((ones, others)) = listed else {
        return Err(TestCaseError::reject("too many selections to list"));
    };
    prop_assume!(ones.len() * others.len() <= MOST_PAIRS_OF_WAYS);
    let sums = ones.iter().flat_map(|first| {
        others
            .iter()
            .map(|second| distinct(one, first.leaves, other, second.leaves))
    });
    let sums: BTreeSet<i64> = sums.collect();

    let together = Together::of([one, other]);
    let prover = Prover::new(&together.plan);
    let weight = |item: ItemId| credits(&together.plan, item);
    match prover.extremes(&weight) {
        Answer::Known(extremes) => {
            prop_assert_eq!(Some(&extremes.least.value), sums.first());
            prop_assert_eq!(Some(&extremes.most.value), sums.last());
            for leaf in extremes.least.selection.leaves() {
                prop_assert!(together.part_of(*leaf).is_some());
            }
        }
        Answer::NoSelection => prop_assert!(sums.is_empty()),
        answer => prop_assert!(false, "{answer:?}"),
    }
    Ok(())
}

fn distinct(one: &Plan, first: u64, other: &Plan, second: u64) -> i64 {
    let codes = |plan: &Plan, set| -> Vec<(String, i64)> {
        let items = brute::items(plan, set).into_iter();
        items
            .map(|item| (plan.item(item).code.clone(), credits(plan, item)))
            .collect()
    };
    let mut all = codes(one, first);
    all.extend(codes(other, second));
    all.sort();
    all.dedup();
    all.iter().map(|(_, credits)| credits).sum()
}

fn credits(plan: &Plan, item: ItemId) -> i64 {
    plan.item(item).credits.expect("all credits are drawn").0.0
}

//! The prover against brute force: on every small plan both must say the same.
//!
//! The brute force is written from the language's definition of a legal selection and shares nothing
//! with the prover but the plan.

#[path = "oracle/brute.rs"]
mod brute;
#[path = "oracle/edges.rs"]
mod edges;
#[path = "oracle/large.rs"]
mod large;
#[path = "oracle/padded.rs"]
mod padded;
#[path = "oracle/plans.rs"]
mod plans;
#[path = "oracle/questions.rs"]
mod questions;
#[path = "oracle/repairs.rs"]
mod repairs;
#[path = "oracle/rules.rs"]
mod rules;
#[path = "oracle/together.rs"]
mod together;
#[path = "oracle/work.rs"]
mod work;
#[path = "oracle/written.rs"]
mod written;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use rules::Tally;

/// Unless `KAVA_PLANS` asks for another number.
const PLANS: u32 = 14_000;
/// Each of them is repaired in every way that there is.
const REPAIRED: u32 = 250;
/// The lines of a plan of which every set can be tried.
const FEW_NODES: usize = 11;

fn number_of_plans() -> u32 {
    std::env::var("KAVA_PLANS").map_or(PLANS, |number| number.parse().expect("a number of plans"))
}

#[test]
fn the_prover_agrees_with_brute_force() {
    let number = number_of_plans();
    let config = Config {
        cases: number,
        failure_persistence: None,
        max_global_rejects: number,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let tally = RefCell::new(Tally::default());
    let drawn = (
        plans::drafts(),
        questions::doubts(),
        rules::limits(),
        padded::lengths(),
    );
    TestRunner::new_with_rng(config, rng)
        .run(&drawn, |(draft, doubts, limits, length)| {
            let plan = draft.plan();
            prop_assume!(plan.nodes.len() <= 64);
            let Some(ways) = brute::ways(&plan, kava_model::plan::NodeId(0)) else {
                return Err(TestCaseError::reject("too many selections to list"));
            };
            questions::compare(&plan, &ways, &doubts)?;
            padded::compare(&plan, |item| doubts.weights[item.0 as usize], length)?;
            rules::compare(&plan, &ways, &limits, &mut tally.borrow_mut())
        })
        .unwrap();
    let tally = tally.into_inner();
    println!("{tally}");
    tally.assert_that_it_tells_something(number);
}

#[test]
fn no_smaller_repair_is_found_by_trying_all() {
    let config = Config {
        cases: REPAIRED,
        failure_persistence: None,
        max_global_rejects: REPAIRED * 20,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let tally = RefCell::new(repairs::Tally::default());
    TestRunner::new_with_rng(config, rng)
        .run(&(plans::drafts(), repairs::askings()), |(draft, asking)| {
            let plan = draft.plan();
            prop_assume!(plan.nodes.len() <= FEW_NODES);
            let Some(ways) = brute::ways(&plan, kava_model::plan::NodeId(0)) else {
                return Err(TestCaseError::reject("too many selections to list"));
            };
            repairs::compare(&plan, &ways, &asking, &mut tally.borrow_mut())
        })
        .unwrap();
    let tally = tally.into_inner();
    println!("{tally}");
    tally.assert_that_it_tells_something();
}

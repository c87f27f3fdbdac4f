//! What a question costs, counted by hand, and what is not asked twice.

use kava_guideline::{Answer, MOST_WORK, Prover};
use kava_model::plan::{Choice, ItemId, NodeId, Plan};
use kava_model::quantity::{Bound, Ratio};

use crate::written::{Part, all, choose, course, plan};

fn one_of(members: Vec<Part>) -> Part {
    choose(Choice::Count(Bound::exactly(1)), members)
}

fn any_of(members: Vec<Part>) -> Part {
    choose(Choice::Any, members)
}

fn courses(ids: std::ops::Range<u32>) -> Vec<Part> {
    ids.map(course).collect()
}

/// The least and the greatest number of courses.
fn lengths(prover: &Prover<'_>) -> Answer<(i64, i64)> {
    match prover.extremes(&|_| 1) {
        Answer::Known(both) => Answer::Known((both.least.value, both.most.value)),
        Answer::Undecided => Answer::Undecided,
        other => panic!("{other:?}"),
    }
}

/// Each member of the pool is merged with one row, in one way, and one row is kept; so is the pool
/// with the rest of the plan. It is asked for the least and for the greatest.
#[test]
fn a_merge_costs_one_for_the_row_one_for_each_way_and_more_for_what_is_kept() {
    for (length, keeping) in [(3, 6 + 2), (65, 6 + 2 * 2)] {
        let plan = plan(|_| 300, any_of(courses(0..length)));
        let prover = Prover::new(&plan);
        assert_eq!(lengths(&prover), Answer::Known((0, i64::from(length))));
        let merges = u64::from(length) + 1;
        assert_eq!(prover.work(), 2 * merges * (1 + 1 + keeping));
    }
}

/// Every set of these courses has credits of its own.
#[test]
fn sums_are_known_where_shares_are_too_much_work() {
    let plan = plan(|item| 1 << item, any_of(courses(0..24)));
    let prover = Prover::new(&plan);
    let first = |item: ItemId| item.0 == 0;
    assert_eq!(prover.shares(&first), Answer::Undecided);
    assert_eq!(lengths(&prover), Answer::Known((0, 24)));
    let before = prover.work();
    assert_eq!(prover.shares(&first), Answer::Undecided);
    assert_eq!(prover.work(), before);
}

#[test]
fn where_sums_are_too_much_work_shares_are_not_even_tried() {
    let pool = || any_of(courses(0..24));
    let plan = plan(|item| 100 + i64::from(item), all(vec![pool(), pool()]));
    let prover = Prover::new(&plan);
    assert_eq!(lengths(&prover), Answer::Undecided);
    assert_eq!(prover.shares(&|item| item.0 == 0), Answer::Undecided);
    assert_eq!(prover.work(), MOST_WORK);
}

/// As many as a word has bits, each met twice within a choice of its own and forgotten behind it.
#[test]
fn what_cannot_be_met_again_is_forgotten() {
    let twice = |item| any_of(vec![any_of(vec![course(item)]), any_of(vec![course(item)])]);
    for group in [all, any_of] {
        let plan = plan(|_| 300, group((0..64).map(twice).collect()));
        let prover = Prover::new(&plan);
        assert_eq!(lengths(&prover), Answer::Known((0, 64)));
        assert!(prover.work() < 20_000, "{}", prover.work());
    }
}

/// Of a course in two of several alternatives nothing need be remembered.
#[test]
fn a_course_in_two_alternatives_costs_no_more_than_two_courses() {
    let alternatives = |other| {
        let pairs = vec![
            all(vec![course(0), course(1)]),
            all(vec![course(other), course(2)]),
        ];
        plan(|_| 300, one_of(pairs))
    };
    let work = |plan: &Plan| {
        let prover = Prover::new(plan);
        let found = prover.taking(NodeId(2), &[]);
        assert!(matches!(found, Answer::Known(Some(_))), "{found:?}");
        let share = prover.shares(&|item| item.0 == 1).known().flatten();
        assert_eq!(share.map(|share| share.most.value), Ratio::new(1, 2));
        prover.work()
    };
    assert_eq!(work(&alternatives(0)), work(&alternatives(3)));
}

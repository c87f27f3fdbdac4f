//! Plans written by hand: the examples of the language, and what is no plan at all.

use kava_guideline::{Answer, Prover};
use kava_model::plan::{Choice, ItemId, NodeId, NodeKind, Plan};
use kava_model::quantity::{Bound, Credits, Decimal, Limit, Ratio};

use crate::written::{Part, all, choose, course, plan};

fn ects(bound: Bound<i64>) -> Choice {
    let credits = |limit| match limit {
        Limit::Open => Limit::Open,
        Limit::Closed(end) => Limit::Closed(Credits::whole(end)),
        Limit::Beyond(end) => Limit::Beyond(Credits::whole(end)),
    };
    Choice::Credits(Bound {
        low: credits(bound.low),
        high: credits(bound.high),
    })
}

fn one_of(members: Vec<Part>) -> Part {
    choose(Choice::Count(Bound::exactly(1)), members)
}

fn courses(ids: std::ops::Range<u32>) -> Vec<Part> {
    ids.map(course).collect()
}

fn known<T: std::fmt::Debug>(answer: Answer<T>) -> T {
    match answer {
        Answer::Known(value) => value,
        other => panic!("{other:?}"),
    }
}

fn volume(plan: &Plan) -> Option<(i64, i64)> {
    let credits = |item| plan.item(item).credits.map_or(0, |credits| credits.0.0);
    let extremes = Prover::new(plan).extremes(&credits).known()?;
    Some((extremes.least.value, extremes.most.value))
}

fn nodes(ids: &[u32]) -> Vec<NodeId> {
    ids.iter().copied().map(NodeId).collect()
}

/// ITI8730 6 and ITS8080 6, `choose 3 ECTS from` ITI8740 3 and AUT0010 3; ITS8080 and AUT0010 are
/// continuing education.
#[test]
fn the_example_of_the_language_has_six_of_fifteen_credits_from_degree_study() {
    let three = ects(Bound::exactly(3));
    let pool = choose(three, vec![course(2), course(3)]);
    let plan = plan(
        |item| [600, 600, 300, 300][item as usize],
        all(vec![course(0), course(1), pool]),
    );
    let degree = |item: ItemId| item.0.is_multiple_of(2);
    let shares = known(Prover::new(&plan).shares(&degree)).expect("a share");
    assert_eq!(Some(shares.least.value), Ratio::new(6, 15));
    assert_eq!(shares.least.selection.items(), [0, 1, 3].map(ItemId));
    assert_eq!(Some(shares.most.value), Ratio::new(9, 15));
    assert_eq!(volume(&plan), Some((1_500, 1_500)));
}

#[test]
fn at_least_has_no_upper_end() {
    let pool = choose(ects(Bound::at_least(6)), courses(0..9));
    assert_eq!(volume(&plan(|_| 400, pool)), Some((800, 3_600)));
}

/// Both groups are filled by the same course, which counts once.
#[test]
fn a_course_in_two_groups_fills_both_and_counts_once() {
    let pool = |other| choose(ects(Bound::exactly(6)), vec![course(0), course(other)]);
    let plan = plan(|_| 600, all(vec![pool(1), pool(2)]));
    assert_eq!(volume(&plan), Some((600, 1_200)));
}

/// Within one choosing group, too: a module that holds the course, and the course itself.
#[test]
fn a_course_through_two_members_counts_twice_in_the_bound() {
    let module = all(vec![course(0), course(1)]);
    let root = choose(ects(Bound::exactly(9)), vec![module, course(0)]);
    assert_eq!(volume(&plan(|_| 300, root)), Some((600, 600)));
}

#[test]
fn of_equals_the_fewest_courses_then_the_first_in_the_file_is_told() {
    let pairs = vec![all(courses(0..2)), all(courses(2..4)), course(4), course(5)];
    let plan = plan(|item| if item < 4 { 300 } else { 600 }, one_of(pairs));
    let found = known(Prover::new(&plan).avoiding(&[])).expect("a selection");
    assert_eq!(found.items(), [ItemId(4)]);
    let without = plan
        .leaves()
        .filter(|(_, leaf)| leaf.item.0 > 3)
        .map(|(id, _)| id);
    let found = known(Prover::new(&plan).avoiding(&without.collect::<Vec<_>>()));
    assert_eq!(found.expect("a selection").items(), [0, 1].map(ItemId));
}

/// Node 5 is the module; what is inside it is not named. The course of node 8 is too large.
#[test]
fn members_that_cannot_be_chosen_are_named_from_outside() {
    let module = choose(Choice::Any, vec![]);
    let impossible = all(vec![choose(
        Choice::Count(Bound::exactly(3)),
        courses(0..1),
    )]);
    let members = vec![course(0), course(1), module, impossible, course(2)];
    let plan = plan(
        |item| [300, 300, 900][item as usize],
        choose(ects(Bound::exactly(6)), members),
    );
    assert_eq!(known(Prover::new(&plan).never_chosen()), nodes(&[4, 7]));
    assert_eq!(Prover::new(&plan).unsatisfiable(), nodes(&[5]));
}

#[test]
fn an_empty_plan_has_one_selection_without_credits() {
    for plan in [
        Plan::default(),
        plan(|_| 0, all(vec![])),
        plan(|_| 0, course(0)),
    ] {
        assert_eq!(volume(&plan), Some((0, 0)));
        assert_eq!(Prover::new(&plan).shares(&|_| true), Answer::Known(None));
        assert!(Prover::new(&plan).single().is_some());
    }
}

#[test]
fn nobody_satisfies_a_bound_without_values() {
    let plan = plan(|_| 300, choose(ects(Bound::between(30, 6)), courses(0..20)));
    let prover = Prover::new(&plan);
    assert_eq!(prover.extremes(&|_| 1), Answer::NoSelection);
    assert_eq!(prover.shares(&|_| true), Answer::NoSelection);
    assert_eq!(prover.avoiding(&[]), Answer::NoSelection);
    assert_eq!(prover.never_chosen(), Answer::NoSelection);
    assert_eq!(prover.unsatisfiable(), nodes(&[0]));
}

/// The second group is faulty whatever will stand for the `todo`.
#[test]
fn with_a_todo_nothing_is_claimed_but_faults_elsewhere() {
    let pair = |asked| choose(ects(Bound::exactly(asked)), courses(0..2));
    let mut plan = plan(|_| 300, all(vec![pair(5), pair(5)]));
    plan.nodes[2].kind = NodeKind::Todo;
    let prover = Prover::new(&plan);
    assert_eq!(prover.extremes(&|_| 1), Answer::Unknown);
    assert_eq!(prover.avoiding(&[]), Answer::Unknown);
    assert_eq!(prover.never_chosen(), Answer::Unknown);
    assert_eq!(prover.unsatisfiable(), nodes(&[4]));
}

#[test]
fn unknown_credits_matter_only_where_they_are_asked_for() {
    let mut free = plan(|_| 300, one_of(courses(0..2)));
    free.items[1].credits = None;
    assert!(Prover::new(&free).extremes(&|_| 1).known().is_some());
    assert_eq!(Prover::new(&free).shares(&|_| true), Answer::Unknown);
    let mut bounded = plan(|_| 300, choose(ects(Bound::at_least(3)), courses(0..2)));
    bounded.items[1].credits = None;
    assert_eq!(Prover::new(&bounded).extremes(&|_| 1), Answer::Unknown);
}

#[test]
fn numbers_out_of_range_are_not_added() {
    let plan = plan(|_| Decimal::LARGEST.0, choose(Choice::Any, courses(0..20)));
    assert_eq!(volume(&plan), Some((0, 20 * Decimal::LARGEST.0)));
    let prover = Prover::new(&plan);
    for weight in [i64::MAX, i64::MIN, i64::MAX / 3] {
        assert_eq!(prover.extremes(&|_| weight), Answer::Unknown);
    }
    for credits in [-1, i64::MAX / 2] {
        let mut plan = plan.clone();
        for item in &mut plan.items {
            item.credits = Some(Credits::hundredths(credits));
        }
        assert_eq!(Prover::new(&plan).extremes(&|_| 1), Answer::Unknown);
    }
}

#[test]
fn what_is_no_tree_is_no_plan() {
    let sound = plan(
        |_| 300,
        all(vec![one_of(courses(0..2)), one_of(courses(2..4))]),
    );
    assert!(Prover::new(&sound).avoiding(&[]).known().is_some());
    for members in [&[1, 99][..], &[0], &[1, 1], &[4, 1], &[1, 2, 4]] {
        let mut plan = sound.clone();
        plan.nodes[0].kind = NodeKind::All(nodes(members));
        assert_eq!(
            Prover::new(&plan).avoiding(&[]),
            Answer::Unknown,
            "{members:?}"
        );
        assert_eq!(Prover::new(&plan).unsatisfiable(), []);
    }
    let mut plan = sound;
    plan.items.truncate(3);
    assert_eq!(Prover::new(&plan).avoiding(&[]), Answer::Unknown);
}

#[test]
fn unknown_leaves_are_reached_by_nobody() {
    for root in [all(courses(0..3)), choose(Choice::Any, courses(0..3))] {
        let plan = plan(|_| 300, root);
        let prover = Prover::new(&plan);
        assert_eq!(prover.taking(NodeId(77), &[]), Answer::Known(None));
        assert!(known(prover.avoiding(&[NodeId(77)])).is_some());
    }
}

/// Repeated courses are remembered as bits of a word; what needs no memory is known beyond it.
#[test]
fn more_repeated_courses_than_can_be_remembered_are_not_decided() {
    let pool = || choose(ects(Bound::at_most(6)), courses(0..70));
    let plan = plan(|_| 300, all(vec![pool(), pool()]));
    let prover = Prover::new(&plan);
    assert_eq!(prover.extremes(&|_| 1), Answer::Undecided);
    assert_eq!(known(prover.never_chosen()), []);
    assert_eq!(
        known(prover.taking(NodeId(2), &[]))
            .expect("a selection")
            .leaves(),
        nodes(&[2])
    );
}

#[test]
fn more_electives_than_a_set_holds_are_not_decided() {
    let pool = |length| {
        plan(
            |_| 100,
            choose(ects(Bound::exactly(30)), courses(0..length)),
        )
    };
    assert_eq!(volume(&pool(900)), Some((3_000, 3_000)));
    let plan = pool(2_000);
    assert_eq!(Prover::new(&plan).extremes(&|_| 1), Answer::Undecided);
    assert_eq!(Prover::new(&plan).never_chosen(), Answer::Undecided);
}

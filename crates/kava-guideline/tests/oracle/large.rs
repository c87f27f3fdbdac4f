//! Plans too large to list. What they cost is asserted in the prover's own unit, which is the same on
//! every machine; the time is printed.

use std::time::{Duration, Instant};

use kava_guideline::{Answer, MOST_WORK, Prover};
use kava_model::plan::{Choice, ItemId, NodeId, Plan};
use kava_model::quantity::{Bound, Credits};

use crate::written::{Part, all, choose, course, plan};

fn ects(low: i64, high: i64) -> Choice {
    Choice::Credits(Bound::between(Credits::whole(low), Credits::whole(high)))
}

fn courses(ids: std::ops::Range<u32>) -> Vec<Part> {
    ids.map(course).collect()
}

/// From 1.5 to 6 credits.
fn credits_of(item: u32) -> i64 {
    150 + i64::from(item * 7 % 4) * 150
}

fn degree(item: ItemId) -> bool {
    !item.0.is_multiple_of(3)
}

/// Every question of a full check: how many of them were asked, all decided.
fn ask_everything(plan: &Plan) -> u64 {
    let prover = Prover::new(plan);
    let started = Instant::now();
    let leaves: Vec<NodeId> = plan.leaves().map(|(id, _)| id).collect();
    let mut questions = 5;
    let credits = |item| plan.item(item).credits.map_or(0, |credits| credits.0.0);
    known(prover.extremes(&credits));
    known(prover.extremes(&|item| i64::from(plan.item(item).is_course)));
    known(prover.extremes(&|item| i64::from(item.0) * 1_000));
    known(prover.shares(&degree)).expect("a share");
    assert_eq!(known(prover.never_chosen()), []);
    assert_eq!(prover.unsatisfiable(), []);
    for outcome in 0..4 {
        let teaching = leaves.iter().copied().filter(|leaf| leaf.0 % 4 == outcome);
        known(prover.avoiding(&teaching.collect::<Vec<_>>()));
        questions += 1;
    }
    for (leaf, line) in plan.leaves() {
        for required in &plan.item(line.item).requires {
            let before = plan.leaves().filter(|(_, other)| other.item == *required);
            known(prover.taking(leaf, &before.map(|(id, _)| id).collect::<Vec<_>>()));
            questions += 1;
        }
    }
    println!(
        "{questions} questions: {} units of work, {:?}",
        prover.work(),
        started.elapsed()
    );
    prover.work()
}

fn known<T: std::fmt::Debug>(answer: Answer<T>) -> T {
    match answer {
        Answer::Known(value) => value,
        other => panic!("{other:?}"),
    }
}

/// The number of sets of these courses whose credits lie in the range.
fn sets(courses: impl Iterator<Item = u32>, low: i64, high: i64) -> u64 {
    let mut by_credits = std::collections::BTreeMap::from([(0, 1_u64)]);
    for course in courses {
        for (credits, sets) in by_credits.clone() {
            *by_credits.entry(credits + credits_of(course)).or_default() += sets;
        }
    }
    by_credits.range(low..=high).map(|(_, sets)| sets).sum()
}

#[test]
fn thirty_electives_in_nested_choices_are_decided() {
    let pools = (0..3).map(|pool| choose(Choice::Any, courses(pool * 10..pool * 10 + 10)));
    let plan = plan(
        credits_of,
        all(vec![
            course(30),
            course(31),
            choose(ects(30, 60), pools.collect()),
        ]),
    );
    let selections = sets(0..30, 3_000, 6_000);
    println!("{selections} selections");
    assert!(selections > 100_000_000);
    assert!(ask_everything(&plan) < 200_000);
}

#[test]
fn thirty_electives_in_deep_choices_are_decided() {
    let three = |ids| choose(Choice::Count(Bound::exactly(3)), courses(ids));
    let some = |ids| choose(ects(3, 9), courses(ids));
    let inner = choose(
        ects(9, 21),
        vec![three(0..6), some(6..12), three(12..18), course(18)],
    );
    let outer = choose(
        Choice::Count(Bound::at_least(2)),
        vec![inner, some(19..25), three(25..30)],
    );
    let plan = plan(credits_of, all(vec![course(30), outer]));
    assert!(ask_everything(&plan) < 200_000);
}

#[test]
fn ten_courses_that_occur_twice_with_prerequisites_are_decided() {
    let pool = |choice| choose(choice, courses(0..10));
    let mut narrow = plan(
        credits_of,
        all(vec![
            pool(ects(6, 12)),
            pool(ects(12, 18)),
            choose(ects(3, 6), courses(10..16)),
        ]),
    );
    let mut wide = plan(credits_of, all(vec![pool(Choice::Any), pool(Choice::Any)]));
    let mut beneath = plan(
        credits_of,
        choose(
            ects(12, 30),
            vec![
                pool(ects(0, 18)),
                pool(Choice::Any),
                choose(Choice::Any, courses(10..20)),
            ],
        ),
    );
    for plan in [&mut narrow, &mut wide, &mut beneath] {
        for item in 1..10 {
            plan.items[item].requires = vec![ItemId(item as u32 - 1)];
        }
        ask_everything(plan);
    }
}

#[test]
fn twenty_four_courses_that_occur_twice_are_too_much_work() {
    let pool = || choose(Choice::Any, courses(0..24));
    let plan = plan(credits_of, all(vec![pool(), pool()]));
    let prover = Prover::new(&plan);
    let started = Instant::now();
    let credits = |item| plan.item(item).credits.map_or(0, |credits| credits.0.0);
    for _ in 0..10 {
        assert_eq!(prover.shares(&degree), Answer::Undecided);
        assert_eq!(prover.extremes(&credits), Answer::Undecided);
    }
    assert_eq!(prover.work(), 2 * MOST_WORK);
    println!("given up after {:?}", started.elapsed());
    // What needs no memory of the courses is known all the same.
    assert_eq!(known(prover.never_chosen()), []);
    let first = NodeId(2);
    assert!(known(prover.taking(first, &[])).is_some_and(|found| found.reaches(first)));
}

/// Prints what a question takes, too.
#[test]
fn everyday_plans_cost_next_to_nothing() {
    let fixed = plan(credits_of, all(courses(0..8)));
    let mut members = courses(0..5);
    members.push(choose(
        ects(6, 6),
        vec![course(5), course(6), all(courses(7..9))],
    ));
    let one_choice = plan(credits_of, all(members));
    for (name, plan, most_work) in [("no choice", &fixed, 0), ("one choice", &one_choice, 1_000)] {
        let prover = Prover::new(plan);
        let credits = |item| plan.item(item).credits.map_or(0, |credits| credits.0.0);
        let leaf = NodeId(plan.nodes.len() as u32 - 1);
        let ask: [(&str, &dyn Fn()); 7] = [
            ("reading", &|| drop(Prover::new(plan))),
            ("extremes", &|| drop(known(prover.extremes(&credits)))),
            ("shares", &|| drop(known(prover.shares(&degree)))),
            ("avoiding", &|| drop(known(prover.avoiding(&[leaf])))),
            ("taking", &|| drop(known(prover.taking(leaf, &[])))),
            ("never chosen", &|| drop(known(prover.never_chosen()))),
            ("unsatisfiable", &|| assert_eq!(prover.unsatisfiable(), [])),
        ];
        for (_, ask) in ask {
            ask();
        }
        let work = prover.work();
        assert!(work <= most_work, "{name}: {work}");
        assert_eq!(work > 0, most_work > 0, "{name}: {work}");
        for (question, ask) in ask {
            println!("{name}, {question}: {:?}", time(ask));
        }
    }
}

fn time(ask: &dyn Fn()) -> Duration {
    let rounds = 10_000;
    let started = Instant::now();
    for _ in 0..rounds {
        ask();
    }
    started.elapsed() / rounds
}

//! A plan behind a long pool of which nothing may be taken is the same plan, its lines further down.

use kava_guideline::{Answer, Extremes, Prover, Selection};
use kava_model::plan::{Choice, ItemId, Leaf, Node, NodeId, NodeKind, Plan};
use kava_model::quantity::Bound;
use proptest::prelude::*;

/// Lines of the pool; more of them take the prover through every width of its sets.
pub fn lengths() -> impl Strategy<Value = u32> {
    prop_oneof![6 => Just(0_u32), 1 => prop::sample::select(vec![50, 61, 100, 200, 500])]
}

type Compared = Result<(), TestCaseError>;

pub fn compare(plan: &Plan, weight: impl Fn(ItemId) -> i64, length: u32) -> Compared {
    if length == 0 || plan.items.is_empty() {
        return Ok(());
    }
    let shift = length + 2;
    let padded = padded(plan, length);
    let (near, far) = (Prover::new(plan), Prover::new(&padded));
    same_extremes(near.extremes(&weight), far.extremes(&weight), shift)?;
    let part = |item: ItemId| weight(item) > 1;
    match (near.shares(&part), far.shares(&part)) {
        (Answer::Known(Some(near)), Answer::Known(Some(far))) => {
            same_extremes(Answer::Known(near), Answer::Known(far), shift)?;
        }
        (near, far) => prop_assert_eq!(near, far),
    }
    for (leaf, _) in plan.leaves() {
        let moved = NodeId(leaf.0 + shift);
        same_reach(near.taking(leaf, &[]), far.taking(moved, &[]), shift)?;
        same_reach(near.avoiding(&[leaf]), far.avoiding(&[moved]), shift)?;
    }
    let never = near.never_chosen();
    let pool = (2..shift).map(NodeId);
    match (never, far.never_chosen()) {
        (Answer::Known(near), Answer::Known(far)) => {
            let moved = near.iter().map(|node| NodeId(node.0 + shift));
            prop_assert_eq!(pool.chain(moved).collect::<Vec<_>>(), far);
        }
        (near, far) => prop_assert_eq!(near, far),
    }
    Ok(())
}

fn padded(plan: &Plan, length: u32) -> Plan {
    let shift = length + 2;
    let node = |kind| Node {
        kind,
        place: Default::default(),
    };
    let line = |at: u32| {
        let item = ItemId(at % plan.items.len() as u32);
        node(NodeKind::Leaf(Leaf {
            item,
            semester: None,
            teaches: vec![],
            assesses: vec![],
        }))
    };
    let nothing = Choice::Count(Bound::exactly(0));
    let pool = NodeKind::Choose(nothing, (2..shift).map(NodeId).collect());
    let mut nodes = vec![
        node(NodeKind::All(vec![NodeId(1), NodeId(shift)])),
        node(pool),
    ];
    nodes.extend((0..length).map(line));
    nodes.extend(plan.nodes.iter().map(|node| moved(node, shift)));
    Plan {
        nodes,
        items: plan.items.clone(),
    }
}

fn moved(node: &Node, shift: u32) -> Node {
    let mut node = node.clone();
    if let NodeKind::All(members) | NodeKind::Choose(_, members) = &mut node.kind {
        for member in members {
            member.0 += shift;
        }
    }
    node
}

fn same(near: &Selection, far: &Selection, shift: u32) -> Compared {
    let moved: Vec<NodeId> = near
        .leaves()
        .iter()
        .map(|leaf| NodeId(leaf.0 + shift))
        .collect();
    prop_assert_eq!(&moved, far.leaves());
    prop_assert_eq!(near.items(), far.items());
    Ok(())
}

fn same_extremes<T: PartialEq + std::fmt::Debug>(
    near: Answer<Extremes<T>>,
    far: Answer<Extremes<T>>,
    shift: u32,
) -> Compared {
    match (near, far) {
        (Answer::Known(near), Answer::Known(far)) => {
            prop_assert_eq!(near.least.value, far.least.value);
            prop_assert_eq!(near.most.value, far.most.value);
            same(&near.least.selection, &far.least.selection, shift)?;
            same(&near.most.selection, &far.most.selection, shift)
        }
        (near, far) => {
            prop_assert_eq!(near, far);
            Ok(())
        }
    }
}

fn same_reach(
    near: Answer<Option<Selection>>,
    far: Answer<Option<Selection>>,
    shift: u32,
) -> Compared {
    match (near, far) {
        (Answer::Known(Some(near)), Answer::Known(Some(far))) => same(&near, &far, shift),
        (near, far) => {
            prop_assert_eq!(near, far);
            Ok(())
        }
    }
}

//! Every legal selection of a small plan, listed one by one as the language defines them.

use kava_model::plan::{Choice, ItemId, NodeId, NodeKind, Plan};
use kava_model::quantity::Credits;

/// Plans with more ways than this are too large to list.
const MOST_WAYS: usize = 3_000;

/// One way to go through a plan or a part of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Way {
    /// The reached leaves; see [`bit`].
    pub leaves: u64,
    /// All reached nodes.
    pub nodes: u64,
}

/// The earlier the node, the higher the bit: the greater of two sets is the first in the file.
pub fn bit(node: NodeId) -> u64 {
    1 << (63 - node.0)
}

/// All ways through a node; nothing if they are too many.
pub fn ways(plan: &Plan, id: NodeId) -> Option<Vec<Way>> {
    let itself = Way {
        leaves: 0,
        nodes: bit(id),
    };
    match &plan.node(id).kind {
        NodeKind::Leaf(_) => Some(vec![Way {
            leaves: bit(id),
            nodes: bit(id),
        }]),
        NodeKind::All(members) => together(plan, itself, members),
        NodeKind::Choose(choice, members) => {
            let mut found = Vec::new();
            for subset in 0..1_u32 << members.len() {
                let chosen: Vec<NodeId> = members
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| subset >> at & 1 == 1)
                    .map(|(_, member)| *member)
                    .collect();
                found.extend(chosen_ways(plan, itself, choice, &chosen)?);
                if found.len() > MOST_WAYS {
                    return None;
                }
            }
            Some(found)
        }
        NodeKind::Todo => panic!("no todo is drawn"),
    }
}

fn chosen_ways(plan: &Plan, itself: Way, choice: &Choice, chosen: &[NodeId]) -> Option<Vec<Way>> {
    let legal = |way: &Way| match choice {
        // Leaf by leaf: a course that is reached through two members counts in both.
        Choice::Credits(bound) => bound.holds(credits_of_leaves(plan, way.leaves)),
        Choice::Count(bound) => bound.holds(chosen.len() as u32),
        Choice::Any => true,
    };
    let mut ways = together(plan, itself, chosen)?;
    ways.retain(legal);
    Some(ways)
}

/// The ways to take all of these.
fn together(plan: &Plan, itself: Way, members: &[NodeId]) -> Option<Vec<Way>> {
    let mut found = vec![itself];
    for member in members {
        let more = ways(plan, *member)?;
        if found.len() * more.len() > MOST_WAYS {
            return None;
        }
        let joined = |one: &Way, other: &Way| Way {
            leaves: one.leaves | other.leaves,
            nodes: one.nodes | other.nodes,
        };
        found = found
            .iter()
            .flat_map(|one| more.iter().map(move |other| joined(one, other)))
            .collect();
    }
    Some(found)
}

pub fn leaves(plan: &Plan, set: u64) -> Vec<NodeId> {
    plan.leaves()
        .map(|(id, _)| id)
        .filter(|id| set & bit(*id) != 0)
        .collect()
}

fn credits_of_leaves(plan: &Plan, set: u64) -> Credits {
    let leaves = plan.leaves().filter(|(id, _)| set & bit(*id) != 0);
    leaves
        .map(|(_, leaf)| plan.item(leaf.item).credits.expect("all credits are drawn"))
        .sum()
}

/// The distinct items on these leaves, ascending.
pub fn items(plan: &Plan, set: u64) -> Vec<ItemId> {
    let leaves = plan.leaves().filter(|(id, _)| set & bit(*id) != 0);
    let mut items: Vec<ItemId> = leaves.map(|(_, leaf)| leaf.item).collect();
    items.sort();
    items.dedup();
    items
}

/// In hundredths, each distinct item once.
pub fn credits(plan: &Plan, set: u64) -> i64 {
    let items = items(plan, set).into_iter();
    items
        .map(|item| plan.item(item).credits.expect("all credits are drawn").0.0)
        .sum()
}

pub fn courses(plan: &Plan, set: u64) -> usize {
    items(plan, set)
        .into_iter()
        .filter(|item| plan.item(*item).is_course)
        .count()
}

/// The way that is told: of the worst the one with the fewest courses, then the first in the file.
pub fn told<'w>(
    plan: &Plan,
    ways: &'w [Way],
    worse: impl Fn(&Way, &Way) -> std::cmp::Ordering,
) -> Option<&'w Way> {
    ways.iter().min_by(|one, other| {
        worse(one, other)
            .then_with(|| courses(plan, one.leaves).cmp(&courses(plan, other.leaves)))
            .then_with(|| other.leaves.cmp(&one.leaves))
    })
}

fn is_group(plan: &Plan, id: NodeId) -> bool {
    matches!(plan.node(id).kind, NodeKind::All(_) | NodeKind::Choose(..))
}

/// Groups without a way, unless a group inside has none either.
pub fn unsatisfiable(plan: &Plan) -> Option<Vec<NodeId>> {
    let mut found = Vec::new();
    for at in 0..plan.nodes.len() {
        let id = NodeId(at as u32);
        if is_group(plan, id) && !holds_a_dead_end(plan, id)? && ways(plan, id)?.is_empty() {
            found.push(id);
        }
    }
    Some(found)
}

fn holds_a_dead_end(plan: &Plan, id: NodeId) -> Option<bool> {
    for member in plan.members(id) {
        if is_group(plan, *member)
            && (ways(plan, *member)?.is_empty() || holds_a_dead_end(plan, *member)?)
        {
            return Some(true);
        }
    }
    Some(false)
}

/// Members of choosing groups that are in none of these ways, from the outside in.
pub fn never_chosen(plan: &Plan, ways: &[Way], id: NodeId) -> Vec<NodeId> {
    let seen = |id: NodeId| ways.iter().any(|way| way.nodes & bit(id) != 0);
    let chooses = matches!(plan.node(id).kind, NodeKind::Choose(..));
    let mut found = Vec::new();
    for member in plan.members(id) {
        if chooses && !seen(*member) {
            found.push(*member);
        } else {
            found.extend(never_chosen(plan, ways, *member));
        }
    }
    found
}

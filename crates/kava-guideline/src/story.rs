//! A selection told as what a learner did.

use kava_diagnostics::{Place, Words, say};
use kava_model::plan::{ItemId, NodeId, NodeKind};

use crate::case::PlanCase;
use crate::paths::Selection;

/// The place to point at for a selection: the first group in which a learner chose, else the plan.
pub struct Story {
    pub place: Place,
    /// `with AUT0010 chosen here, beside ITI8730 and ITS8080`; empty where nothing is chosen.
    pub label: Words,
}

pub fn of(plan: &PlanCase<'_>, selection: &Selection) -> Story {
    let Some((group, chosen)) = first_choice(plan, selection) else {
        return Story {
            place: plan.place,
            label: Words::default(),
        };
    };
    Story {
        place: plan.resolved.plan.node(group).place,
        label: label(plan, selection, &chosen),
    }
}

/// What a learner chose who goes without some leaves.
pub struct Omission {
    /// The first group in which the learner chose something else.
    pub place: Place,
    pub label: Words,
    /// What was chosen where one of the leaves was offered; empty where nothing had to be.
    pub chosen: Vec<ItemId>,
}

/// Tells how a selection goes without leaves that it does not reach.
pub fn without(plan: &PlanCase<'_>, selection: &Selection, leaves: &[NodeId]) -> Omission {
    let parents = plan.parents();
    let turned_down = |leaf: &NodeId| turned_down(plan, &parents, selection, *leaf);
    let mut groups: Vec<NodeId> = leaves.iter().filter_map(turned_down).collect();
    groups.sort_unstable();
    let mut chosen: Vec<ItemId> = groups
        .iter()
        .flat_map(|group| chosen_in(plan, *group, selection))
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    match groups.first() {
        Some(group) => Omission {
            place: plan.resolved.plan.node(*group).place,
            label: label(plan, selection, &chosen),
            chosen,
        },
        None => Omission {
            place: plan.place,
            label: Words::default(),
            chosen,
        },
    }
}

/// The outermost choosing group in which a selection passed over the member with this leaf.
fn turned_down(
    plan: &PlanCase<'_>,
    parents: &[Option<NodeId>],
    selection: &Selection,
    leaf: NodeId,
) -> Option<NodeId> {
    let mut found = None;
    let mut node = leaf;
    while let Some(Some(parent)) = parents.get(node.0 as usize) {
        let chooses = matches!(plan.resolved.plan.node(*parent).kind, NodeKind::Choose(..));
        if chooses && chosen_in(plan, node, selection).is_empty() {
            found = Some(*parent);
        }
        node = *parent;
    }
    found
}

/// `with AUT0010 chosen here, beside ITI8730 and ITS8080`
fn label(plan: &PlanCase<'_>, selection: &Selection, chosen: &[ItemId]) -> Words {
    let others: Vec<ItemId> = selection
        .items()
        .iter()
        .copied()
        .filter(|item| !chosen.contains(item))
        .collect();
    let chosen = match chosen.is_empty() {
        true => say!(en "with nothing chosen here", et "kui siin midagi ei valita"),
        false => {
            let chosen = list(plan, chosen);
            say!(en "with {chosen} chosen here", et "kui siin valida {chosen}", chosen = chosen)
        }
    };
    match others.is_empty() {
        true => chosen,
        false => say!(
            en "{chosen}, beside {others}",
            et "{chosen}, lisaks {others}",
            chosen = chosen, others = list(plan, &others)
        ),
    }
}

/// The first choosing group of the file in which the selection takes something.
fn first_choice(plan: &PlanCase<'_>, selection: &Selection) -> Option<(NodeId, Vec<ItemId>)> {
    let nodes = plan.resolved.plan.nodes.iter().enumerate();
    nodes
        .filter(|(_, node)| matches!(node.kind, NodeKind::Choose(..)))
        .map(|(at, _)| NodeId(at as u32))
        .map(|group| (group, chosen_in(plan, group, selection)))
        .find(|(_, chosen)| !chosen.is_empty())
}

/// The items that a selection takes below a group.
fn chosen_in(plan: &PlanCase<'_>, group: NodeId, selection: &Selection) -> Vec<ItemId> {
    let mut chosen = Vec::new();
    let mut open = vec![group];
    while let Some(node) = open.pop() {
        match &plan.resolved.plan.node(node).kind {
            NodeKind::Leaf(leaf) if selection.leaves().contains(&node) => chosen.push(leaf.item),
            NodeKind::Leaf(_) | NodeKind::Todo => {}
            NodeKind::All(members) | NodeKind::Choose(_, members) => {
                open.extend(members.iter().rev())
            }
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// `ITI8730 and ITS8080`
pub fn list(plan: &PlanCase<'_>, items: &[ItemId]) -> Words {
    let codes: Vec<&str> = items
        .iter()
        .map(|item| &*plan.resolved.plan.item(*item).code)
        .collect();
    match codes.split_last() {
        None => say!(en "nothing", et "mitte midagi"),
        Some((last, [])) => say!(en "{last}", et "{last}", last = *last),
        Some((last, rest)) => {
            let rest = rest.join(", ");
            say!(en "{rest} and {last}", et "{rest} ja {last}", rest = rest, last = *last)
        }
    }
}

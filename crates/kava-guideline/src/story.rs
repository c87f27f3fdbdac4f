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
        return Story { place: plan.place, label: Words::default() };
    };
    let place = plan.resolved.plan.node(group).place;
    let others: Vec<ItemId> =
        selection.items().iter().copied().filter(|item| !chosen.contains(item)).collect();
    let chosen = list(plan, &chosen);
    let label = match others.is_empty() {
        true => say!(en "with {chosen} chosen here", et "kui siin valida {chosen}", chosen = chosen),
        false => say!(
            en "with {chosen} chosen here, beside {others}",
            et "kui siin valida {chosen}, lisaks {others}",
            chosen = chosen, others = list(plan, &others)
        ),
    };
    Story { place, label }
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
            NodeKind::All(members) | NodeKind::Choose(_, members) => open.extend(members.iter().rev()),
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// `ITI8730 and ITS8080`
pub fn list(plan: &PlanCase<'_>, items: &[ItemId]) -> Words {
    let codes: Vec<&str> = items.iter().map(|item| &*plan.resolved.plan.item(*item).code).collect();
    match codes.split_last() {
        None => say!(en "nothing", et "mitte midagi"),
        Some((last, [])) => say!(en "{last}", et "{last}", last = *last),
        Some((last, rest)) => {
            let rest = rest.join(", ");
            say!(en "{rest} and {last}", et "{rest} ja {last}", rest = rest, last = *last)
        }
    }
}

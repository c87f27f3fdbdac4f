//! Several plans taken together, as by a learner who completes each of them.

use std::ops::Range;

use kava_diagnostics::Place;
use rustc_hash::FxHashMap;

use super::{Item, ItemId, Leaf, Node, NodeId, NodeKind, Plan};

/// One plan whose legal selections are a legal selection of each.
#[derive(Clone, Debug, Default)]
pub struct Together {
    /// A course that several of the plans name is one item of it, so its credits count once.
    pub plan: Plan,
    /// For each of the plans, in their order, its nodes.
    pub parts: Vec<Range<u32>>,
}

impl Together {
    pub fn of<'p>(plans: impl IntoIterator<Item = &'p Plan>) -> Together {
        let mut build = Build::default();
        build.out.plan.nodes.push(Node {
            kind: NodeKind::All(Vec::new()),
            place: Place::default(),
        });
        let mut roots = Vec::new();
        for plan in plans {
            roots.push(NodeId(build.next_node()));
            build.add(plan);
        }
        if let Some(root) = build.out.plan.nodes.first_mut() {
            root.kind = NodeKind::All(roots);
        }
        build.out
    }

    /// Which of the plans a node comes from.
    pub fn part_of(&self, node: NodeId) -> Option<usize> {
        self.parts.iter().position(|part| part.contains(&node.0))
    }
}

#[derive(Default)]
struct Build {
    items: FxHashMap<String, ItemId>,
    out: Together,
}

impl Build {
    fn next_node(&self) -> u32 {
        self.out.plan.nodes.len() as u32
    }

    fn add(&mut self, plan: &Plan) {
        let first = self.next_node();
        let items: Vec<ItemId> = plan.items.iter().map(|item| self.item(item)).collect();
        let moved = |id: &ItemId| items.get(id.0 as usize).copied();
        for (item, id) in plan.items.iter().zip(&items) {
            let requires: Vec<ItemId> = item.requires.iter().filter_map(moved).collect();
            if let Some(item) = self.out.plan.items.get_mut(id.0 as usize) {
                item.requires.extend(requires);
                item.requires.sort_unstable();
                item.requires.dedup();
            }
        }
        for node in &plan.nodes {
            self.out.plan.nodes.push(Node {
                kind: shifted(&node.kind, first, &items),
                place: node.place,
            });
        }
        self.out.parts.push(first..self.next_node());
    }

    fn item(&mut self, item: &Item) -> ItemId {
        let next = ItemId(self.out.plan.items.len() as u32);
        let id = *self.items.entry(item.code.clone()).or_insert(next);
        if id == next {
            self.out.plan.items.push(Item {
                requires: Vec::new(),
                ..item.clone()
            });
        }
        id
    }
}

fn shifted(kind: &NodeKind, by: u32, items: &[ItemId]) -> NodeKind {
    let all = |members: &[NodeId]| members.iter().map(|id| NodeId(id.0 + by)).collect();
    match kind {
        NodeKind::All(members) => NodeKind::All(all(members)),
        NodeKind::Choose(choice, members) => NodeKind::Choose(*choice, all(members)),
        NodeKind::Todo => NodeKind::Todo,
        // Outcomes are those of each plan's own programme: together they have none.
        NodeKind::Leaf(leaf) => NodeKind::Leaf(Leaf {
            item: items
                .get(leaf.item.0 as usize)
                .copied()
                .unwrap_or(leaf.item),
            semester: leaf.semester,
            teaches: Vec::new(),
            assesses: Vec::new(),
        }),
    }
}

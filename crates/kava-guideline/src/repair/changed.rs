//! A plan as some changes would leave it, without making them.

use kava_model::fields::Origin;
use kava_model::plan::{Choice, ItemId, NodeId, NodeKind};
use kava_model::quantity::Credits;

use super::{Change, Subject};

pub(super) struct Changed<'s> {
    before: &'s Subject,
    changes: &'s [Change],
}

impl<'s> Changed<'s> {
    pub fn new(before: &'s Subject, changes: &'s [Change]) -> Changed<'s> {
        Changed { before, changes }
    }

    pub fn credits(&self, item: ItemId) -> Credits {
        let changed = self.changes.iter().find_map(|change| match change {
            Change::Credits(of, credits) if *of == item => Some(*credits),
            _ => None,
        });
        changed.unwrap_or_else(|| self.before.plan.item(item).credits.unwrap_or_default())
    }

    pub fn origin(&self, item: ItemId) -> Option<&Origin> {
        let changed = self.changes.iter().find_map(|change| match change {
            Change::Origin(of, origin) if *of == item => Some(origin),
            _ => None,
        });
        changed.or_else(|| self.before.origin(item))
    }

    pub fn is_course(&self, item: ItemId) -> bool {
        self.before.plan.item(item).is_course
    }

    /// The leaf serves the outcome by a change.
    pub fn serves(&self, leaf: NodeId) -> bool {
        self.changes.contains(&Change::Serve(leaf))
    }

    pub fn newly_serving(&self) -> impl Iterator<Item = NodeId> {
        self.changes.iter().filter_map(|change| match change {
            Change::Serve(leaf) => Some(*leaf),
            _ => None,
        })
    }

    fn is_out(&self, leaf: NodeId) -> bool {
        self.changes.contains(&Change::Out(leaf))
    }

    fn choice(&self, group: NodeId, written: Choice) -> Choice {
        let changed = self.changes.iter().find_map(|change| match change {
            Change::Choice(of, choice) if *of == group => Some(*choice),
            _ => None,
        });
        changed.unwrap_or(written)
    }

    /// The items on these leaves, each once.
    pub fn items(&self, leaves: &[NodeId]) -> Vec<ItemId> {
        let mut items: Vec<ItemId> = leaves.iter().filter_map(|leaf| self.item(*leaf)).collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    fn item(&self, leaf: NodeId) -> Option<ItemId> {
        match &self.before.plan.node(leaf).kind {
            NodeKind::Leaf(leaf) => Some(leaf.item),
            _ => None,
        }
    }

    /// The items on the leaves that are left, in the order of the plan.
    pub fn items_left(&self) -> Vec<ItemId> {
        let leaves = self.before.plan.leaves().map(|(id, _)| id);
        let left: Vec<NodeId> = leaves.filter(|leaf| !self.is_out(*leaf)).collect();
        self.items(&left)
    }

    /// A learner can take these leaves, ascending, and no others.
    pub fn is_legal(&self, leaves: &[NodeId]) -> bool {
        !leaves.iter().any(|leaf| self.is_out(*leaf)) && self.can_be(NodeId(0), leaves)
    }

    /// A node can be gone through so that of what is below it these leaves are taken.
    fn can_be(&self, node: NodeId, leaves: &[NodeId]) -> bool {
        match &self.before.plan.node(node).kind {
            NodeKind::Leaf(_) => leaves.binary_search(&node).is_ok(),
            NodeKind::All(members) => self.left(members).all(|member| self.can_be(member, leaves)),
            NodeKind::Choose(choice, members) => {
                self.can_choose(self.choice(node, *choice), members, leaves)
            }
            NodeKind::Todo => false,
        }
    }

    fn left(&self, members: &[NodeId]) -> impl Iterator<Item = NodeId> {
        let members = members.iter().copied();
        members.filter(|member| !self.is_out(*member))
    }

    /// Members with a taken leaf are chosen; one without may be, if nothing of it need be taken.
    fn can_choose(&self, choice: Choice, members: &[NodeId], leaves: &[NodeId]) -> bool {
        let (mut chosen, mut perhaps, mut credits) = (0, 0, 0);
        for member in self.left(members) {
            let below = self.taken_below(member, leaves);
            let can_be = self.can_be(member, leaves);
            match (below.is_empty(), can_be) {
                (true, true) => perhaps += 1,
                (true, false) => {}
                (false, true) => chosen += 1,
                (false, false) => return false,
            }
            let of = |leaf: &NodeId| self.item(*leaf).map_or(0, |item| self.credits(item).0.0);
            credits += below.iter().map(of).sum::<i64>();
        }
        match choice {
            Choice::Credits(bound) => bound.holds(Credits::hundredths(credits)),
            Choice::Count(bound) => (chosen..=chosen + perhaps).any(|number| bound.holds(number)),
            Choice::Any => true,
        }
    }

    fn taken_below(&self, node: NodeId, leaves: &[NodeId]) -> Vec<NodeId> {
        match &self.before.plan.node(node).kind {
            NodeKind::Leaf(_) if leaves.binary_search(&node).is_ok() => vec![node],
            NodeKind::Leaf(_) | NodeKind::Todo => Vec::new(),
            NodeKind::All(members) | NodeKind::Choose(_, members) => members
                .iter()
                .flat_map(|member| self.taken_below(*member, leaves))
                .collect(),
        }
    }

    /// The plan with the changes made.
    pub fn subject(&self) -> Subject {
        let mut after = self.before.clone();
        for (at, item) in after.plan.items.iter_mut().enumerate() {
            let id = ItemId(at as u32);
            item.credits = item.credits.map(|_| self.credits(id));
        }
        for (at, origin) in after.origins.iter_mut().enumerate() {
            *origin = self.origin(ItemId(at as u32)).cloned();
        }
        for (at, node) in after.plan.nodes.iter_mut().enumerate() {
            match &mut node.kind {
                NodeKind::All(members) => members.retain(|member| !self.is_out(*member)),
                NodeKind::Choose(choice, members) => {
                    *choice = self.choice(NodeId(at as u32), *choice);
                    members.retain(|member| !self.is_out(*member));
                }
                NodeKind::Leaf(_) | NodeKind::Todo => {}
            }
        }
        after
    }
}

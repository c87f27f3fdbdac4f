//! A legal selection as a witness.

use std::sync::Arc;

use kava_model::plan::{ItemId, NodeId, NodeKind, Plan};

/// What one learner takes: the leaves of the plan that are reached, and their courses and components.
///
/// Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    leaves: Arc<[NodeId]>,
    items: Arc<[ItemId]>,
}

impl Selection {
    /// `leaves` ascending.
    pub(super) fn new(plan: &Plan, leaves: Vec<NodeId>) -> Selection {
        let items = distinct_items(plan, &leaves);
        Selection {
            leaves: leaves.into(),
            items: items.into(),
        }
    }

    /// Ascending, which is the order of the file.
    pub fn leaves(&self) -> &[NodeId] {
        &self.leaves
    }

    /// Ascending. An item that stands on two reached leaves is here once.
    pub fn items(&self) -> &[ItemId] {
        &self.items
    }

    pub fn reaches(&self, leaf: NodeId) -> bool {
        self.leaves.binary_search(&leaf).is_ok()
    }
}

/// Ascending.
pub(super) fn distinct_items(plan: &Plan, leaves: &[NodeId]) -> Vec<ItemId> {
    let item = |leaf: &NodeId| match &plan.node(*leaf).kind {
        NodeKind::Leaf(leaf) => Some(leaf.item),
        _ => None,
    };
    let mut items: Vec<ItemId> = leaves.iter().filter_map(item).collect();
    items.sort_unstable();
    items.dedup();
    items
}

//! A plan with its names resolved: a tree of groups over leaves, as the prover and the documents see it.
//!
//! What a legal selection is: at every reached group a set of members within the group's bounds; all
//! members of a group that takes all. Members are taken whole. `optional` groups are not in here.

mod resolve;
mod together;

use kava_diagnostics::Place;

pub use resolve::ResolvedPlan;
pub use together::Together;

use crate::quantity::{Bound, Credits};

/// A node of [`Plan::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A course or component of [`Plan::items`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

/// A plan. The root is the first node; members stand after their group, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub nodes: Vec<Node>,
    /// Distinct courses and components in the order in which the plan first names them. A course
    /// that stands on two lines is one item with two leaves.
    pub items: Vec<Item>,
}

#[derive(Clone, Debug)]
pub struct Node {
    pub kind: NodeKind,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub enum NodeKind {
    Leaf(Leaf),
    /// Every member is taken.
    All(Vec<NodeId>),
    /// Some members are taken, each whole.
    Choose(Choice, Vec<NodeId>),
    /// `todo`: what stands here is not known yet.
    Todo,
}

/// How many members, or members of how many credits, a group takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The sum of the members' credits; a course reached through two members counts in both.
    Credits(Bound<Credits>),
    Count(Bound<u32>),
    Any,
}

/// One line of the plan.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub item: ItemId,
    /// From 1; of the line, else of the nearest group.
    pub semester: Option<u32>,
    /// Indices into the programme's outcomes.
    pub teaches: Vec<u32>,
    pub assesses: Vec<u32>,
}

/// A course or component as the proof sees it.
#[derive(Clone, Debug)]
pub struct Item {
    pub code: String,
    /// `credits none` is zero; left out, `todo` or not understood is unknown.
    pub credits: Option<Credits>,
    /// A component that is not a course counts in the volume, not in the number of courses.
    pub is_course: bool,
    /// Items of this plan that must be taken in an earlier semester.
    pub requires: Vec<ItemId>,
    pub place: Place,
}

impl Plan {
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    pub fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0 as usize]
    }

    pub fn members(&self, id: NodeId) -> &[NodeId] {
        match &self.node(id).kind {
            NodeKind::All(members) | NodeKind::Choose(_, members) => members,
            NodeKind::Leaf(_) | NodeKind::Todo => &[],
        }
    }

    /// The leaves in the order of the file.
    pub fn leaves(&self) -> impl Iterator<Item = (NodeId, &Leaf)> {
        self.nodes
            .iter()
            .enumerate()
            .filter_map(|(at, node)| match &node.kind {
                NodeKind::Leaf(leaf) => Some((NodeId(at as u32), leaf)),
                _ => None,
            })
    }

    pub fn has_todo(&self) -> bool {
        self.nodes
            .iter()
            .any(|node| matches!(node.kind, NodeKind::Todo))
    }
}

//! What one plan adds up to, with the selections that show it: for whoever asks about a programme.
//! The numbers are those of its verdict, from the same sums.

use kava_diagnostics::{Place, Words};
use kava_model::fields::Programme;
use kava_model::names::Catalogue;
use kava_model::plan::{ItemId, NodeId, NodeKind, ResolvedPlan};
use kava_model::quantity::Credits;
use kava_model::verdict::Range;

use crate::case::PlanCase;
use crate::metrics::{credit_sums, degree_shares};
use crate::paths::Prover;
use crate::rules::degree_share;

/// What a plan comes to. Nothing where it is not known, or not decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// `6 + 6 + 3 = 15 ECTS`, of the least and of the greatest selection.
    pub credits: Option<Range<Words>>,
    /// `6 of 15 ECTS (40 %) come from degree study: …`, of the worst and of the best selection.
    pub degree_share: Option<Range<Words>>,
    /// In the order of the file, the plan itself first.
    pub groups: Vec<GroupTotal>,
}

/// What learners take from a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupTotal {
    /// The group, from its first word to its brace.
    pub place: Place,
    /// The least and the most over all legal selections.
    pub credits: Range<Credits>,
}

/// Of a programme without a plan, nothing.
pub fn totals(programme: &Programme, catalogue: &Catalogue<'_>) -> Option<Totals> {
    let resolved = ResolvedPlan::of(programme, catalogue)?;
    let plan = PlanCase {
        resolved: &resolved,
        prover: Prover::new(&resolved.plan),
        place: programme.plan.place()?,
    };
    Some(Totals {
        credits: credit_sums(&plan).map(|sums| Range {
            min: plan.arithmetic(&sums.least.selection),
            max: plan.arithmetic(&sums.most.selection),
        }),
        degree_share: degree_shares(&plan).map(|shares| Range {
            min: degree_share::account(&plan, &shares.least),
            max: degree_share::account(&plan, &shares.most),
        }),
        groups: groups(&plan),
    })
}

fn groups(plan: &PlanCase<'_>) -> Vec<GroupTotal> {
    if !plan.totals_known() {
        return Vec::new();
    }
    let nodes = plan.resolved.plan.nodes.iter().enumerate();
    let groups =
        nodes.filter(|(_, node)| matches!(node.kind, NodeKind::All(_) | NodeKind::Choose(..)));
    let totals = groups.filter_map(|(at, node)| {
        let inside = items_below(plan, NodeId(at as u32));
        let weight = |item| match inside.binary_search(&item) {
            Ok(_) => plan.credits(item),
            Err(_) => 0,
        };
        let sums = plan.prover.extremes(&weight).known()?;
        Some(GroupTotal {
            place: node.place,
            credits: Range {
                min: Credits::hundredths(sums.least.value),
                max: Credits::hundredths(sums.most.value),
            },
        })
    });
    totals.collect()
}

/// Ascending.
fn items_below(plan: &PlanCase<'_>, group: NodeId) -> Vec<ItemId> {
    let mut items = Vec::new();
    let mut open = vec![group];
    while let Some(node) = open.pop() {
        match &plan.resolved.plan.node(node).kind {
            NodeKind::Leaf(leaf) => items.push(leaf.item),
            NodeKind::Todo => {}
            NodeKind::All(members) | NodeKind::Choose(_, members) => open.extend(members),
        }
    }
    items.sort_unstable();
    items
}

//! What `outcome-taught` and `outcome-assessed` have in common: the leaves that serve an outcome,
//! those that may, and the selection that meets none of them.

use kava_diagnostics::{Finding, Words, say};
use kava_model::fields::{Outcome, Outcomes};
use kava_model::name::Names;
use kava_model::plan::{Leaf, NodeId};
use kava_model::stated::Stated;

use super::selectable::decided;
use crate::case::{Case, PlanCase};
use crate::paths::Selection;
use crate::rule::{Asked, Report};
use crate::story::{self, Omission};

/// An outcome that the plan does not give every learner.
pub(super) struct Gap<'c> {
    pub outcome: &'c Outcome,
    /// The leaves that serve it; a learner may go without them.
    pub serving: Vec<NodeId>,
    /// A learner who goes without; nothing where no leaf serves it at all.
    pub missed: Option<Missed>,
}

pub(super) struct Missed {
    pub selection: Selection,
    pub story: Omission,
}

/// A way in which leaves serve outcomes.
pub(super) struct Service {
    pub served: fn(&Leaf) -> &[u32],
    /// Whether the leaf may serve outcomes that it does not name yet.
    pub open: fn(&PlanCase<'_>, &Outcomes, NodeId) -> bool,
}

/// Every outcome that some legal selection does not meet. Where `todo`, or a name that nothing bears,
/// may hide a leaf that serves it, nothing is claimed.
pub(super) fn gaps<'c>(service: &Service, case: &Case<'c>, report: &mut Report) -> Vec<Gap<'c>> {
    let (Some(outcomes), Some(plan)) = (case.programme.outcomes.known(), &case.plan) else {
        return Vec::new();
    };
    let leaves = || plan.resolved.plan.leaves();
    let open: Vec<NodeId> = leaves()
        .map(|(id, _)| id)
        .filter(|id| (service.open)(plan, outcomes, *id))
        .collect();
    let mut gaps = Vec::new();
    for (number, outcome) in (0..)
        .zip(&outcomes.list)
        .filter(|(_, outcome)| is_last(outcomes, outcome))
    {
        let serves = |leaf: &Leaf| (service.served)(leaf).contains(&number);
        let serving: Vec<NodeId> = leaves()
            .filter(|(_, leaf)| serves(leaf))
            .map(|(id, _)| id)
            .collect();
        let barred = [&serving[..], &open[..]].concat();
        if barred.is_empty() {
            if !plan.resolved.plan.has_todo() {
                gaps.push(Gap {
                    outcome,
                    serving,
                    missed: None,
                });
            }
        } else if let Some(Some(selection)) =
            decided(case, plan, plan.prover.avoiding(&barred), report)
        {
            let story = story::without(plan, &selection, &barred);
            gaps.push(Gap {
                outcome,
                serving,
                missed: Some(Missed { selection, story }),
            });
        }
    }
    gaps
}

/// Of outcomes with the same code the last is the one that names refer to; that they are two is
/// reported where they stand.
fn is_last(outcomes: &Outcomes, outcome: &Outcome) -> bool {
    let named = outcomes
        .list
        .iter()
        .rfind(|other| other.code.text == outcome.code.text);
    named.is_some_and(|last| std::ptr::eq(last, outcome))
}

/// Names that are `todo`, not understood, or no outcome of this programme.
pub(super) fn are_open(names: &Stated<Names>, outcomes: &Outcomes) -> bool {
    let is_outcome = |text: &str| {
        outcomes
            .list
            .iter()
            .any(|outcome| &*outcome.code.text == text)
    };
    names.is_open()
        || names
            .known()
            .is_some_and(|names| !names.0.iter().all(|name| is_outcome(&name.text)))
}

/// `a learner who chooses AUT0010`; in Estonian the clause `kes valib AUT0010`.
pub(super) fn learner(plan: &PlanCase<'_>, story: &Omission) -> Words {
    match story.chosen.is_empty() {
        true => say!(en "a learner who chooses nothing here", et "kes siit midagi ei vali"),
        false => {
            let chosen = story::list(plan, &story.chosen);
            say!(en "a learner who chooses {chosen}", et "kes valib {chosen}", chosen = chosen)
        }
    }
}

/// The finding for a gap.
pub(super) fn finding(
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    gap: Gap<'_>,
    message: Words,
) -> Finding {
    let code = &gap.outcome.code;
    let Some(Missed { selection, story }) = gap.missed else {
        return asked.wrong(code.place, message);
    };
    let mut finding = asked
        .wrong(story.place, message)
        .label(story.label)
        .related(
            code.place,
            say!(en "the outcome “{code}”", et "õpiväljund „{code}“", code = code),
        );
    finding.selection = Some(plan.codes(&selection));
    finding
}

/// The codes of the lines, each once: `ITI8730 and ITI8740`.
pub(super) fn codes(plan: &PlanCase<'_>, leaves: &[NodeId]) -> Words {
    story::list(plan, &plan.items_of(leaves))
}

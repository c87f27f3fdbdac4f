//! Items on several elective leaves: which of them one selection can reach twice, and after which
//! member no more of their leaves can come.

use std::collections::BTreeMap;

use kava_model::plan::{ItemId, NodeId};

use super::survey::{Counting, Survey};

/// Fills in [`Survey::repeated`], how each elective counts and what each member completes.
pub(super) fn find(survey: &mut Survey) {
    let mut lines: Vec<(ItemId, usize)> = survey
        .electives
        .iter()
        .enumerate()
        .map(|(at, elective)| (elective.item, at))
        .collect();
    lines.sort_unstable();
    for lines in lines.chunk_by(|one, other| one.0 == other.0) {
        let Some((item, _)) = lines.first() else {
            continue;
        };
        if survey.fixed_items.binary_search(item).is_ok() {
            count(survey, lines, Counting::Already);
        } else {
            remember_if_met_twice(survey, *item, lines);
        }
    }
}

fn remember_if_met_twice(survey: &mut Survey, item: ItemId, lines: &[(ItemId, usize)]) {
    let meeting = meeting(survey, lines);
    if meeting.at_once <= 1 {
        return;
    }
    let slot = survey.repeated.len() as u32;
    survey.repeated.push(item);
    count(survey, lines, Counting::Once(slot));
    if let (Some(last), Some(bit)) = (meeting.last, 1_u64.checked_shl(slot)) {
        survey.complete(last, bit);
    }
}

fn count(survey: &mut Survey, lines: &[(ItemId, usize)], counting: Counting) {
    for (_, at) in lines {
        if let Some(elective) = survey.electives.get_mut(*at) {
            elective.counting = counting;
        }
    }
}

/// Some leaves of one item as they come together in a group.
#[derive(Clone, Copy, Default)]
struct Meeting {
    leaves: usize,
    /// How many of them one selection reaches at most, bounds on credits left aside.
    at_once: usize,
    /// The last member of the group through which one of them is reached.
    last: Option<NodeId>,
}

/// Where all leaves of an item come together. Groups are left upwards, the last of the file first,
/// so that a group's members have all arrived before it is left, the last member first.
fn meeting(survey: &Survey, lines: &[(ItemId, usize)]) -> Meeting {
    let leaf = Meeting {
        leaves: 1,
        at_once: 1,
        last: None,
    };
    let mut open: BTreeMap<NodeId, Meeting> = lines
        .iter()
        .filter_map(|(_, at)| Some((survey.electives.get(*at)?.leaf, leaf)))
        .collect();
    let mut top = Meeting::default();
    while let Some((node, here)) = open.pop_last() {
        if here.leaves == lines.len() {
            return here;
        }
        let Some(spot) = survey.spot(node) else {
            continue;
        };
        let outer = match spot.parent {
            Some(parent) => open.entry(parent).or_default(),
            None => &mut top,
        };
        let one_of = spot.parent.is_some_and(|parent| survey.takes_one(parent));
        outer.leaves += here.leaves;
        outer.at_once = if one_of {
            outer.at_once.max(here.at_once)
        } else {
            outer.at_once + here.at_once
        };
        outer.last = outer.last.or(Some(node));
    }
    top
}

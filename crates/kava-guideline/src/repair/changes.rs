//! The elementary changes of a plan, each with its size.

use kava_model::fields::Origin;
use kava_model::plan::{Choice, ItemId, Leaf, NodeId, NodeKind};
use kava_model::quantity::{Bound, Credits, Limit};

use super::{Ask, Change, Kind, MOST_ECTS, Subject};

/// One thing weighs more than all ECTS that it can have.
const ONE: u64 = 1_000_000_000;
const ECTS: i64 = 100;

/// A change with its size, and the number of what it changes: an item or a node.
#[derive(Clone, Debug)]
pub(super) struct Sized {
    pub change: Change,
    pub size: u64,
    pub site: u32,
}

/// All changes of a kind, by size and then in the order of the file.
pub(super) fn all(subject: &Subject, ask: &Ask, kind: Kind) -> Vec<Sized> {
    let mut changes = match kind {
        Kind::Credits => each_item(subject, credits),
        Kind::Origin => each_item(subject, |subject, item| origin(subject, ask, item)),
        Kind::Out => each_leaf(subject, out),
        Kind::Choice => choices(subject),
        Kind::Serve => each_leaf(subject, |_, id, _| serve(ask, id)),
    };
    changes.sort_by_key(|sized| sized.size);
    changes
}

fn each_item(subject: &Subject, of: impl Fn(&Subject, ItemId) -> Vec<Sized>) -> Vec<Sized> {
    let items = (0..).map(ItemId).take(subject.plan.items.len());
    items.flat_map(|item| of(subject, item)).collect()
}

fn each_leaf(
    subject: &Subject,
    of: impl Fn(&Subject, NodeId, &Leaf) -> Option<Sized>,
) -> Vec<Sized> {
    let leaves = subject.plan.leaves();
    leaves
        .filter_map(|(id, leaf)| of(subject, id, leaf))
        .collect()
}

/// The whole ECTS that something may be moved by, downwards first.
fn moves() -> impl Iterator<Item = i64> {
    (-MOST_ECTS..=MOST_ECTS).map(|ects| ects * ECTS)
}

fn credits(subject: &Subject, item: ItemId) -> Vec<Sized> {
    let Some(Credits(now)) = subject.plan.item(item).credits else {
        return Vec::new();
    };
    let by_whole = moves().map(|by| now.0 + by);
    let floor = now.0 - now.0.rem_euclid(ECTS);
    let to_whole = moves().map(|by| floor + by);
    let mut volumes: Vec<i64> = by_whole
        .chain(to_whole)
        .filter(|to| *to > 0 && *to != now.0 && (to - now.0).abs() <= MOST_ECTS * ECTS)
        .collect();
    volumes.sort_unstable();
    volumes.dedup();
    let sized = volumes.into_iter().map(|to| Sized {
        change: Change::Credits(item, Credits::hundredths(to)),
        size: (to - now.0).unsigned_abs(),
        site: item.0,
    });
    sized.collect()
}

/// Into the part whose share is asked for, or out of it.
fn origin(subject: &Subject, ask: &Ask, item: ItemId) -> Vec<Sized> {
    let (Ask::Share(counts, _), Some(now)) = (ask, subject.origin(item)) else {
        return Vec::new();
    };
    let sources = [
        Origin::Degree(Vec::new()),
        Origin::Unlinked,
        Origin::Continuing,
    ];
    let other = sources
        .into_iter()
        .find(|source| counts(source) != counts(now));
    let sized = other.map(|origin| Sized {
        change: Change::Origin(item, origin),
        size: ONE + subject.weight(item),
        site: item.0,
    });
    let is_course = subject.plan.item(item).is_course;
    sized.into_iter().filter(|_| is_course).collect()
}

fn out(subject: &Subject, id: NodeId, leaf: &Leaf) -> Option<Sized> {
    let mut others = subject.plan.leaves().filter(|(other, _)| *other != id);
    let is_required = others.any(|(_, other)| {
        let required = &subject.plan.item(other.item).requires;
        required.contains(&leaf.item)
    });
    (!is_required).then(|| Sized {
        change: Change::Out(id),
        size: ONE + subject.weight(leaf.item),
        site: id.0,
    })
}

fn serve(ask: &Ask, id: NodeId) -> Option<Sized> {
    let Ask::Met(serving) = ask else { return None };
    (!serving.contains(&id)).then_some(Sized {
        change: Change::Serve(id),
        size: 1,
        site: id.0,
    })
}

fn choices(subject: &Subject) -> Vec<Sized> {
    let nodes = (0..).map(NodeId).zip(&subject.plan.nodes);
    let groups = nodes.filter_map(|(id, node)| match &node.kind {
        NodeKind::Choose(choice, members) => Some((id, choice, members.len())),
        _ => None,
    });
    groups
        .flat_map(|(id, choice, members)| moved(id, *choice, members))
        .collect()
}

/// Both ends moved, the nearer first, and an end that is open left so.
fn moved(group: NodeId, choice: Choice, members: usize) -> Vec<Sized> {
    let mut found = Vec::new();
    for low in moves() {
        for high in moves() {
            let changed = match choice {
                Choice::Credits(bound) => credits_moved(bound, low, high).map(Choice::Credits),
                Choice::Count(bound) => {
                    count_moved(bound, low / ECTS, high / ECTS, members).map(Choice::Count)
                }
                Choice::Any => None,
            };
            let changed =
                changed.filter(|it| *it != choice && (is_exact(*it) || !is_exact(choice)));
            found.extend(changed.map(|changed| {
                (
                    low.abs() + high.abs(),
                    Sized {
                        change: Change::Choice(group, changed),
                        size: low.unsigned_abs().max(high.unsigned_abs()),
                        site: group.0,
                    },
                )
            }));
        }
    }
    found.sort_by_key(|(by, _)| *by);
    found.into_iter().map(|(_, sized)| sized).collect()
}

/// One number is asked for.
fn is_exact(choice: Choice) -> bool {
    match choice {
        Choice::Credits(bound) => bound.low == bound.high,
        Choice::Count(bound) => bound.low == bound.high,
        Choice::Any => false,
    }
}

fn credits_moved(bound: Bound<Credits>, low: i64, high: i64) -> Option<Bound<Credits>> {
    let by = |end: Limit<Credits>, by: i64| {
        limit_moved(end, by, |Credits(now), by| {
            let moved = now.0 + by;
            (moved > 0).then(|| Credits::hundredths(moved))
        })
    };
    let moved = Bound {
        low: by(bound.low, low)?,
        high: by(bound.high, high)?,
    };
    (!moved.is_impossible()).then_some(moved)
}

fn count_moved(bound: Bound<u32>, low: i64, high: i64, members: usize) -> Option<Bound<u32>> {
    let by = |end: Limit<u32>, by: i64| {
        limit_moved(end, by, |now, by| {
            let moved = u32::try_from(i64::from(now) + by).ok()?;
            (moved > 0 && moved as usize <= members).then_some(moved)
        })
    };
    let moved = Bound {
        low: by(bound.low, low)?,
        high: by(bound.high, high)?,
    };
    (!moved.is_impossible()).then_some(moved)
}

/// An end that does not move may stand anywhere.
fn limit_moved<T: Copy>(
    end: Limit<T>,
    by: i64,
    to: impl Fn(T, i64) -> Option<T>,
) -> Option<Limit<T>> {
    match end {
        _ if by == 0 => Some(end),
        Limit::Open => None,
        Limit::Closed(now) => to(now, by).map(Limit::Closed),
        Limit::Beyond(now) => to(now, by).map(Limit::Beyond),
    }
}

impl Subject {
    pub(super) fn origin(&self, item: ItemId) -> Option<&Origin> {
        self.origins.get(item.0 as usize)?.as_ref()
    }

    fn weight(&self, item: ItemId) -> u64 {
        let credits = self.plan.item(item).credits;
        credits.map_or(0, |credits| credits.0.0.unsigned_abs())
    }
}

//! Least repairs against every set of elementary changes, tried one by one on small plans.

use std::collections::BTreeMap;
use std::fmt;

use kava_guideline::repair::{Ask, Change, Found, Kind, Limits, Subject, Wanted};
use kava_model::fields::Origin;
use kava_model::plan::{Choice, ItemId, NodeId, NodeKind, Plan};
use kava_model::quantity::{Bound, Credits, Limit, Ratio};
use proptest::prelude::*;

use crate::brute::{self, Way};
use crate::plans::ITEMS;
use crate::questions::share;

const KINDS: [Kind; 5] = [
    Kind::Credits,
    Kind::Origin,
    Kind::Out,
    Kind::Choice,
    Kind::Serve,
];
const ROOT: NodeId = NodeId(0);
const GENEROUS: Limits = Limits {
    sets: 10_000,
    proofs: 4_000,
    work: 200_000_000,
};
/// Changes of more ECTS than these are not tried one by one.
const FEW_ECTS: i64 = 2;

/// What is asked of a plan: the second is to go on holding, if it does.
#[derive(Clone, Debug)]
pub struct Asking {
    degree: u32,
    volume: (i64, i64),
    percent: u32,
    courses: (u32, u32),
    which: usize,
    kept: usize,
}

pub fn askings() -> impl Strategy<Value = Asking> {
    let volume = (0..8_i64, 2..10_i64).prop_map(|(low, more)| (low * 100, (low + more) * 100));
    let percent = prop::sample::select(vec![25, 33, 50, 60]);
    let courses = (0..4_u32, 0..4_u32).prop_map(|(low, more)| (low, low + more));
    let which = prop::sample::select(vec![0, 1, 1, 2, 3, 4, 4]);
    (
        0..1_u32 << ITEMS,
        volume,
        percent,
        courses,
        which.clone(),
        which,
    )
        .prop_map(|(degree, volume, percent, courses, which, kept)| Asking {
            degree,
            volume,
            percent,
            courses,
            which,
            kept,
        })
}

impl Asking {
    fn subject(&self, plan: &Plan) -> Subject {
        let origin = |item: u32| match self.degree >> item & 1 {
            1 => Origin::Degree(Vec::new()),
            _ => Origin::Continuing,
        };
        let items = 0..plan.items.len() as u32;
        Subject {
            plan: plan.clone(),
            origins: items.map(|item| Some(origin(item))).collect(),
        }
    }

    fn ask(&self, plan: &Plan, which: usize) -> Ask {
        let credits = Credits::hundredths;
        match which {
            0 => Ask::Volume(Bound::between(
                credits(self.volume.0),
                credits(self.volume.1),
            )),
            1 => Ask::Share(is_degree, Bound::at_least(half(self.percent))),
            2 => Ask::Courses(Bound::between(self.courses.0, self.courses.1)),
            3 => Ask::CourseVolume(Bound::at_least(credits(self.volume.0 / 2)), None),
            _ => {
                let serves = |teaches: &[u32]| teaches.contains(&0);
                let leaves = plan.leaves().filter(|(_, leaf)| serves(&leaf.teaches));
                Ask::Met(leaves.map(|(id, _)| id).collect())
            }
        }
    }
}

fn is_degree(origin: &Origin) -> bool {
    matches!(origin, Origin::Degree(_))
}

fn half(percent: u32) -> Ratio {
    Ratio::new(u128::from(percent), 100).expect("not over zero")
}

/// How often a repair was found, none is, and the search gave up: then none is near either.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<&'static str, [u32; 3]>);

impl Tally {
    fn note(&mut self, kind: Kind, found: &Found) {
        let name = match kind {
            Kind::Credits => "credits",
            Kind::Origin => "origin",
            Kind::Out => "out",
            Kind::Choice => "choice",
            Kind::Serve => "serve",
        };
        let at = match found {
            Found::Least(_) => 0,
            Found::Nothing => 1,
            Found::GivenUp => 2,
        };
        self.0.entry(name).or_default()[at] += 1;
    }

    pub fn assert_that_it_tells_something(&self) {
        assert_eq!(self.0.len(), KINDS.len(), "{self}");
        for [found, ..] in self.0.values() {
            assert!(*found >= 10, "{self}");
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, [found, none, given_up]) in &self.0 {
            writeln!(
                to,
                "{kind}: {found} found, {none} have none, {given_up} given up"
            )?;
        }
        Ok(())
    }
}

pub fn compare(
    plan: &Plan,
    ways: &[Way],
    asking: &Asking,
    tally: &mut Tally,
) -> Result<(), TestCaseError> {
    let subject = asking.subject(plan);
    let ask = asking.ask(plan, asking.which);
    let other = asking.ask(plan, asking.kept);
    if ways.is_empty() || holds(&subject, &ask, ways, &[]) {
        return Ok(());
    }
    let kept: Vec<Ask> = [other]
        .into_iter()
        .filter(|other| holds(&subject, other, ways, &[]))
        .collect();
    let Some(before) = unchoosable(&subject, ways) else {
        return Ok(());
    };
    let trial = Trial {
        subject: &subject,
        ask: &ask,
        kept: &kept,
        before,
    };
    let wanted = Wanted {
        subject: &subject,
        ask: &ask,
        kept: &kept,
        allowed: &|_| true,
    };
    for kind in KINDS {
        let found = wanted.least(kind, GENEROUS);
        trial.compare(kind, &found)?;
        tally.note(kind, &found);
    }
    Ok(())
}

struct Trial<'t> {
    subject: &'t Subject,
    ask: &'t Ask,
    kept: &'t [Ask],
    before: usize,
}

impl Trial<'_> {
    fn compare(&self, kind: Kind, found: &Found) -> Result<(), TestCaseError> {
        let least = self.by_trying(kind);
        match found {
            Found::GivenUp => prop_assert_eq!(least, None, "{:?}", kind),
            Found::Nothing => prop_assert_eq!(least, None, "{:?}", kind),
            Found::Least(repair) => {
                prop_assert_eq!(self.is_repair(&repair.changes), Some(true), "{:?}", repair);
                let told = size(self.subject, &repair.changes);
                let is_tried = repair.changes.iter().all(|change| self.is_small(change));
                prop_assert!(least.is_some() || !is_tried, "{:?}", repair);
                if let Some(least) = least {
                    prop_assert!(
                        told <= least && (told == least || !is_tried),
                        "{:?}",
                        repair
                    );
                }
            }
        }
        Ok(())
    }

    /// The size of the least repair of small changes.
    fn by_trying(&self, kind: Kind) -> Option<(u64, u64, usize)> {
        let changes: Vec<Change> = self.elementary(kind);
        let mut sets: Vec<_> = sets(&changes)
            .into_iter()
            .map(|set| (size(self.subject, &set), set))
            .collect();
        sets.sort_by_key(|(size, _)| *size);
        let least = sets
            .into_iter()
            .find(|(_, set)| self.is_repair(set) == Some(true));
        least.map(|(size, _)| size)
    }

    fn is_small(&self, change: &Change) -> bool {
        let (_, ects, _) = size(self.subject, std::slice::from_ref(change));
        match change {
            Change::Credits(..) | Change::Choice(..) => ects <= FEW_ECTS as u64 * 100,
            Change::Origin(..) | Change::Out(_) | Change::Serve(_) => true,
        }
    }

    fn elementary(&self, kind: Kind) -> Vec<Change> {
        let plan = &self.subject.plan;
        let items = (0..).map(ItemId).take(plan.items.len());
        match kind {
            Kind::Credits => items.flat_map(|item| self.credits(item)).collect(),
            Kind::Origin => match self.ask {
                Ask::Share(..) => items.filter_map(|item| self.origin(item)).collect(),
                _ => Vec::new(),
            },
            Kind::Out => {
                let needed = |item: ItemId, itself: NodeId| {
                    plan.leaves().any(|(id, leaf)| {
                        id != itself && plan.item(leaf.item).requires.contains(&item)
                    })
                };
                let leaves = plan.leaves();
                let free = leaves.filter(|(id, leaf)| !needed(leaf.item, *id));
                free.map(|(id, _)| Change::Out(id)).collect()
            }
            Kind::Choice => {
                let nodes = (0..plan.nodes.len() as u32).map(NodeId);
                nodes.flat_map(|node| self.choices(node)).collect()
            }
            Kind::Serve => match self.ask {
                Ask::Met(serving) => {
                    let leaves = plan.leaves().map(|(id, _)| id);
                    let others = leaves.filter(|leaf| !serving.contains(leaf));
                    others.map(Change::Serve).collect()
                }
                _ => Vec::new(),
            },
        }
    }

    fn credits(&self, item: ItemId) -> Vec<Change> {
        let now = self.subject.plan.item(item).credits.expect("drawn").0.0;
        let most = FEW_ECTS * 100;
        let is_whole = |new: i64| (new - now) % 100 == 0 || new % 100 == 0;
        let new = (now - most..=now + most).filter(|new| *new > 0 && *new != now);
        new.filter(|new| is_whole(*new))
            .map(|new| Change::Credits(item, Credits::hundredths(new)))
            .collect()
    }

    fn origin(&self, item: ItemId) -> Option<Change> {
        let now = self.subject.origins[item.0 as usize].as_ref()?;
        let to = match is_degree(now) {
            true => Origin::Unlinked,
            false => Origin::Degree(Vec::new()),
        };
        let is_course = self.subject.plan.item(item).is_course;
        is_course.then_some(Change::Origin(item, to))
    }

    fn choices(&self, node: NodeId) -> Vec<Change> {
        let NodeKind::Choose(choice, members) = &self.subject.plan.node(node).kind else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for low in -FEW_ECTS..=FEW_ECTS {
            for high in -FEW_ECTS..=FEW_ECTS {
                let new = match choice {
                    Choice::Credits(bound) => {
                        let low = end(bound.low, low * 100, |it: Credits| it.0.0);
                        let high = end(bound.high, high * 100, |it: Credits| it.0.0);
                        let in_range = |value: i64| value > 0;
                        bounded(low, high, in_range)
                            .map(|bound| Choice::Credits(bound.map(Credits::hundredths)))
                    }
                    Choice::Count(bound) => {
                        let low = end(bound.low, low, i64::from);
                        let high = end(bound.high, high, i64::from);
                        let in_range = |value: i64| value > 0 && value <= members.len() as i64;
                        bounded(low, high, in_range)
                            .map(|bound| Choice::Count(bound.map(|value| value as u32)))
                    }
                    Choice::Any => None,
                };
                let is_one = |choice: &Choice| match choice {
                    Choice::Credits(bound) => bound.low == bound.high,
                    Choice::Count(bound) => bound.low == bound.high,
                    Choice::Any => false,
                };
                let new = new.filter(|new| new != choice && (is_one(new) || !is_one(choice)));
                found.extend(new.map(|new| Change::Choice(node, new)));
            }
        }
        found
    }

    /// Whether the changed plan gives what is asked, way by way; nothing where they are too many.
    fn is_repair(&self, changes: &[Change]) -> Option<bool> {
        let after = made(self.subject, changes);
        let ways = brute::ways(&after.plan, ROOT)?;
        let served: Vec<NodeId> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Serve(leaf) => Some(*leaf),
                _ => None,
            })
            .collect();
        let gives = |ask: &Ask| holds(&after, ask, &ways, &served);
        let all = !ways.is_empty() && gives(self.ask) && self.kept.iter().all(gives);
        Some(all && unchoosable(&after, &ways)? <= self.before)
    }
}

/// An end with how far it is to move; nothing for one that is open and would.
type End = Option<(Limit<i64>, bool)>;

fn end<T>(limit: Limit<T>, by: i64, value: impl Fn(T) -> i64) -> End {
    match limit {
        Limit::Open => (by == 0).then_some((Limit::Open, false)),
        Limit::Closed(now) => Some((Limit::Closed(value(now) + by), by != 0)),
        Limit::Beyond(now) => Some((Limit::Beyond(value(now) + by), by != 0)),
    }
}

fn bounded(low: End, high: End, in_range: impl Fn(i64) -> bool) -> Option<Bound<i64>> {
    let fits = |(limit, moved): (Limit<i64>, bool)| match limit {
        Limit::Closed(value) | Limit::Beyond(value) => !moved || in_range(value),
        Limit::Open => true,
    };
    let (low, high) = (low.filter(|it| fits(*it))?, high.filter(|it| fits(*it))?);
    let bound = Bound {
        low: low.0,
        high: high.0,
    };
    (!bound.is_impossible()).then_some(bound)
}

/// Things, ECTS in hundredths, and changes.
fn size(subject: &Subject, changes: &[Change]) -> (u64, u64, usize) {
    let plan = &subject.plan;
    let credits = |item: ItemId| plan.item(item).credits.expect("drawn").0.0;
    let of = |change: &Change| match change {
        Change::Credits(item, new) => (0, (new.0.0 - credits(*item)).unsigned_abs()),
        Change::Origin(item, _) => (1, credits(*item).unsigned_abs()),
        Change::Out(leaf) => match &plan.node(*leaf).kind {
            NodeKind::Leaf(leaf) => (1, credits(leaf.item).unsigned_abs()),
            _ => unreachable!("only leaves go out"),
        },
        Change::Choice(group, new) => match (&plan.node(*group).kind, new) {
            (NodeKind::Choose(Choice::Credits(old), _), Choice::Credits(new)) => {
                (0, moved(old.map(|it| it.0.0), new.map(|it| it.0.0)))
            }
            (NodeKind::Choose(Choice::Count(old), _), Choice::Count(new)) => {
                (0, moved(old.map(i64::from), new.map(i64::from)) * 100)
            }
            _ => unreachable!("a bound stays of its kind"),
        },
        Change::Serve(_) => (1, 0),
    };
    let sizes = changes.iter().map(of);
    let (things, ects) = sizes.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    (things, ects, changes.len())
}

fn moved(old: Bound<i64>, new: Bound<i64>) -> u64 {
    let value = |limit: Limit<i64>| match limit {
        Limit::Closed(value) | Limit::Beyond(value) => value,
        Limit::Open => 0,
    };
    let by = |old, new| (value(new) - value(old)).unsigned_abs();
    by(old.low, new.low).max(by(old.high, new.high))
}

fn sets(changes: &[Change]) -> Vec<Vec<Change>> {
    let mut sets = Vec::new();
    for (at, one) in changes.iter().enumerate() {
        sets.push(vec![one.clone()]);
        for (next, two) in changes.iter().enumerate().skip(at + 1) {
            if site(one) == site(two) {
                continue;
            }
            sets.push(vec![one.clone(), two.clone()]);
            let others = changes.iter().skip(next + 1);
            let apart = others.filter(|it| ![site(one), site(two)].contains(&site(it)));
            sets.extend(apart.map(|three| vec![one.clone(), two.clone(), three.clone()]));
        }
    }
    sets
}

fn site(change: &Change) -> u32 {
    match change {
        Change::Credits(item, _) | Change::Origin(item, _) => item.0,
        Change::Out(node) | Change::Choice(node, _) | Change::Serve(node) => node.0,
    }
}

fn made(subject: &Subject, changes: &[Change]) -> Subject {
    let mut after = subject.clone();
    for change in changes {
        match change {
            Change::Credits(item, new) => after.plan.items[item.0 as usize].credits = Some(*new),
            Change::Origin(item, new) => after.origins[item.0 as usize] = Some(new.clone()),
            Change::Choice(group, new) => {
                if let NodeKind::Choose(old, _) = &mut after.plan.nodes[group.0 as usize].kind {
                    *old = *new;
                }
            }
            Change::Out(leaf) => {
                for node in &mut after.plan.nodes {
                    if let NodeKind::All(members) | NodeKind::Choose(_, members) = &mut node.kind {
                        members.retain(|member| member != leaf);
                    }
                }
            }
            Change::Serve(_) => {}
        }
    }
    after
}

fn holds(subject: &Subject, ask: &Ask, ways: &[Way], served: &[NodeId]) -> bool {
    let plan = &subject.plan;
    ways.iter().all(|way| match ask {
        Ask::Volume(bound) => bound.holds(Credits::hundredths(brute::credits(plan, way.leaves))),
        Ask::Courses(bound) => bound.holds(brute::courses(plan, way.leaves) as u32),
        Ask::Share(counts, bound) => {
            let inside = |item: ItemId| {
                let origin = subject.origins[item.0 as usize].as_ref();
                origin.is_some_and(counts)
            };
            let (part, all) = share(plan, way, &inside);
            Ratio::new(part, all).is_none_or(|share| bound.holds(share))
        }
        Ask::CourseVolume(bound, _) => standing(plan)
            .into_iter()
            .map(|item| plan.item(item))
            .filter(|item| item.is_course)
            .all(|item| item.credits.is_some_and(|credits| bound.holds(credits))),
        Ask::Met(serving) => {
            let leaves = brute::leaves(plan, way.leaves);
            let mut serving = serving.iter().chain(served);
            serving.any(|leaf| leaves.contains(leaf))
        }
    })
}

/// The items of the lines that stand in some group.
fn standing(plan: &Plan) -> Vec<ItemId> {
    let groups = (0..plan.nodes.len() as u32).map(NodeId);
    let members: Vec<NodeId> = groups.flat_map(|id| plan.members(id).to_vec()).collect();
    let leaves = plan.leaves().filter(|(id, _)| members.contains(id));
    leaves.map(|(_, leaf)| leaf.item).collect()
}

fn unchoosable(subject: &Subject, ways: &[Way]) -> Option<usize> {
    let plan = &subject.plan;
    let never = brute::never_chosen(plan, ways, ROOT);
    Some(never.len() + brute::unsatisfiable(plan)?.len())
}

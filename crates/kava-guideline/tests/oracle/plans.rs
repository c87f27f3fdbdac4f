//! Random small plans.

use kava_diagnostics::Place;
use kava_model::plan::{Choice, Item, ItemId, Leaf, Node, NodeId, NodeKind, Plan};
use kava_model::quantity::{Bound, Credits, Limit};
use proptest::collection::vec;
use proptest::prelude::*;

/// How many items a plan has at most, outcomes and semesters.
pub const ITEMS: u32 = 9;
pub const OUTCOMES: u32 = 3;
pub const SEMESTERS: u32 = 3;

/// A plan before its numbers are fitted to each other.
#[derive(Clone, Debug)]
pub struct Draft {
    items: Vec<Item>,
    root: Sketch,
}

#[derive(Clone, Debug)]
enum Sketch {
    Leaf(Leaf),
    All(Vec<Sketch>),
    Choose(Wish, Vec<Sketch>),
}

/// What a choosing group asks for: about as much as some of its members give.
#[derive(Clone, Copy, Debug)]
struct Wish {
    form: u8,
    some: u8,
    off: i64,
    more: i64,
}

pub fn drafts() -> impl Strategy<Value = Draft> {
    (vec(item(), 3..=ITEMS as usize), tree()).prop_map(|(items, root)| Draft { items, root })
}

fn item() -> impl Strategy<Value = Item> {
    let credits = prop::sample::select(vec![0, 100, 125, 200, 250, 300, 300, 400, 450, 600, 600]);
    let requires = vec((0..ITEMS).prop_map(ItemId), 0..=1);
    (credits, prop::bool::weighted(0.8), requires).prop_map(|(credits, is_course, requires)| Item {
        code: String::new(),
        credits: Some(Credits::hundredths(credits)),
        is_course,
        requires,
        place: Place::default(),
    })
}

fn leaf() -> impl Strategy<Value = Leaf> {
    let outcomes = || prop::sample::subsequence((0..OUTCOMES).collect::<Vec<_>>(), 0..=2);
    let semester = prop::option::weighted(0.8, 1..=SEMESTERS);
    (
        (0..ITEMS).prop_map(ItemId),
        semester,
        outcomes(),
        outcomes(),
    )
        .prop_map(|(item, semester, teaches, assesses)| Leaf {
            item,
            semester,
            teaches,
            assesses,
        })
}

/// A group of several members at the root: plans of one line tell little.
fn tree() -> impl Strategy<Value = Sketch> {
    let part = leaf()
        .prop_map(Sketch::Leaf)
        .prop_recursive(3, 16, 5, |member| {
            prop_oneof![
                1 => leaf().prop_map(Sketch::Leaf),
                2 => group(vec(member, 0..=5)),
            ]
        });
    group(vec(part, 1..=6))
}

fn group(members: impl Strategy<Value = Vec<Sketch>>) -> impl Strategy<Value = Sketch> {
    (prop::option::weighted(0.65, wish()), members).prop_map(|(wish, members)| match wish {
        None => Sketch::All(members),
        Some(wish) => Sketch::Choose(wish, members),
    })
}

fn wish() -> impl Strategy<Value = Wish> {
    let off = prop::sample::select(vec![0, 0, 0, 0, 50, 100, -100, 300]);
    let more = prop::sample::select(vec![0, 1, 100, 200, 300, 600, -100]);
    (0..14_u8, any::<u8>(), off, more).prop_map(|(form, some, off, more)| Wish {
        form,
        some,
        off,
        more,
    })
}

impl Draft {
    /// The plan, its nodes in the order of the file.
    pub fn plan(&self) -> Plan {
        let items = self.items.iter().map(|item| self.fitted(item)).collect();
        let mut plan = Plan {
            nodes: Vec::new(),
            items,
        };
        self.write(&self.root, &mut plan);
        plan
    }

    fn known(&self, item: ItemId) -> ItemId {
        ItemId(item.0 % self.items.len() as u32)
    }

    fn fitted(&self, item: &Item) -> Item {
        let requires = item.requires.iter().map(|item| self.known(*item)).collect();
        Item {
            requires,
            ..item.clone()
        }
    }

    fn write(&self, sketch: &Sketch, plan: &mut Plan) -> NodeId {
        let id = NodeId(plan.nodes.len() as u32);
        plan.nodes.push(Node {
            kind: NodeKind::Todo,
            place: Place::default(),
        });
        let kind = match sketch {
            Sketch::Leaf(leaf) => NodeKind::Leaf(Leaf {
                item: self.known(leaf.item),
                ..leaf.clone()
            }),
            Sketch::All(members) => NodeKind::All(self.write_all(members, plan)),
            Sketch::Choose(wish, members) => {
                NodeKind::Choose(self.choice(*wish, members), self.write_all(members, plan))
            }
        };
        plan.nodes[id.0 as usize].kind = kind;
        id
    }

    fn write_all(&self, members: &[Sketch], plan: &mut Plan) -> Vec<NodeId> {
        members
            .iter()
            .map(|member| self.write(member, plan))
            .collect()
    }

    fn choice(&self, wish: Wish, members: &[Sketch]) -> Choice {
        let sum: i64 = some_of(members, wish.some)
            .map(|member| self.about(member))
            .sum();
        let low = Credits::hundredths(sum + wish.off);
        let high = Credits::hundredths(sum + wish.off + wish.more);
        let few = some_of(members, wish.some).count() as u32;
        let many = few + (wish.more.max(0) / 200) as u32;
        match wish.form {
            0 | 1 => Choice::Credits(Bound::exactly(low)),
            2 => Choice::Credits(Bound::between(low, high)),
            3 => Choice::Credits(Bound::at_least(low)),
            4 => Choice::Credits(Bound::at_most(high)),
            5 => Choice::Credits(Bound {
                low: Limit::Beyond(low),
                high: Limit::Open,
            }),
            6 => Choice::Credits(Bound {
                low: Limit::Open,
                high: Limit::Beyond(high),
            }),
            7 => Choice::Credits(Bound {
                low: Limit::Closed(low),
                high: Limit::Beyond(high),
            }),
            8 => Choice::Count(Bound::exactly(1)),
            9 => Choice::Count(Bound::exactly(few)),
            10 => Choice::Count(Bound::between(few, many)),
            11 => Choice::Count(Bound::at_least(few)),
            12 => Choice::Count(Bound {
                low: Limit::Beyond(few),
                high: Limit::Beyond(many + 2),
            }),
            _ => Choice::Any,
        }
    }

    /// The credits of one way, or almost.
    fn about(&self, sketch: &Sketch) -> i64 {
        match sketch {
            Sketch::Leaf(leaf) => {
                let item = self.items.get(self.known(leaf.item).0 as usize);
                item.and_then(|item| item.credits)
                    .map_or(0, |credits| credits.0.0)
            }
            Sketch::All(members) => members.iter().map(|member| self.about(member)).sum(),
            Sketch::Choose(wish, members) => some_of(members, wish.some)
                .map(|member| self.about(member))
                .sum(),
        }
    }
}

fn some_of(members: &[Sketch], some: u8) -> impl Iterator<Item = &Sketch> {
    let numbered = members.iter().enumerate();
    numbered
        .filter(move |(at, _)| some >> at & 1 == 1)
        .map(|(_, member)| member)
}

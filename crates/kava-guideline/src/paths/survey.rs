//! What can be said of a plan before any question: which lines every selection reaches, which are
//! elective, what each group takes, and how much of a sum the bounds above can tell apart.

use kava_model::plan::{Choice, ItemId, Leaf, Node, NodeId, NodeKind, Plan};

use super::answer::Halt;
use super::repeats;
use super::selection::{Selection, distinct_items};
use super::sight::{Range, Sight};
use super::table::MOST_MARKS;

/// A plan, or a group of it as if it were the whole plan, ready for the search.
#[derive(Debug)]
pub(super) struct Survey {
    /// The leaves that every selection reaches, ascending.
    pub fixed: Vec<NodeId>,
    /// Their items, ascending.
    pub fixed_items: Vec<ItemId>,
    /// The other leaves, ascending.
    pub electives: Vec<Elective>,
    /// Ascending. The first is not of the plan: it takes all choosing groups that every selection reaches.
    pub groups: Vec<Group>,
    /// Items that one selection may reach through two leaves; [`Counting::Once`] is an index.
    pub repeated: Vec<ItemId>,
    /// All items on a leaf, ascending.
    pub items: Vec<ItemId>,
    spots: Vec<Spot>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Elective {
    pub leaf: NodeId,
    pub item: ItemId,
    /// In hundredths, as the bounds above see them; zero where none looks.
    pub credits: i64,
    pub counting: Counting,
}

/// How an elective's item enters a sum over distinct items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// With this leaf: no selection reaches another leaf of the item.
    Here,
    /// Not with this leaf: every selection takes the item anyway.
    Already,
    /// With this leaf unless with another: until its last leaf the search remembers that it is taken.
    Once(u32),
}

#[derive(Debug)]
pub(super) struct Group {
    pub node: NodeId,
    pub members: Vec<Member>,
    pub takes_all: bool,
    /// What the group asks of the sum of its chosen members' credits.
    pub credits: Range,
    /// What it asks of their number.
    pub count: Range,
    /// How the running sum of credits is seen within the group, its own bound included.
    pub seen_inside: Sight,
    /// How the sum is seen by the groups around it.
    pub seen_outside: Sight,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub node: NodeId,
    pub branch: Branch,
    /// Repeated items that cannot be met again once this member is merged, as bits.
    pub completes: u64,
}

/// An index into [`Survey::electives`] or [`Survey::groups`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Branch {
    Elective(usize),
    Group(usize),
}

impl Group {
    /// How the number of chosen members is seen within the group; outside nobody looks.
    pub fn counting(&self) -> Sight {
        Sight::BLIND.and(self.count)
    }
}

/// Where a node of the plan stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Below the root of the survey, or the root itself.
    pub inside: bool,
    /// The group around it; nothing where every selection reaches it.
    pub parent: Option<NodeId>,
    /// Every selection reaches it.
    pub fixed: bool,
    /// The group of [`Survey::groups`] whose member it is.
    pub group: usize,
    /// It is a group that takes at most one member.
    takes_one: bool,
    /// How the group of which it is a member sees the running sum of credits.
    sight: Sight,
}

impl Spot {
    const OUTSIDE: Spot = Spot {
        inside: false,
        parent: None,
        fixed: false,
        group: 0,
        takes_one: false,
        sight: Sight::BLIND,
    };
}

impl Survey {
    /// The plan below `root`. Nothing is said of a plan with a `todo`, without the credits that a
    /// bound asks for, or whose nodes are no tree in the order of the file.
    pub fn new(plan: &Plan, root: NodeId) -> Result<Survey, Halt> {
        let mut survey = Survey::with_root(plan, root);
        for at in root.0 as usize..plan.nodes.len() {
            if let (Some(node), Some(spot)) = (plan.nodes.get(at), survey.spots.get(at).copied())
                && spot.inside
            {
                survey.read(plan, NodeId(at as u32), node, spot)?;
            }
        }
        if survey.electives.len() + survey.groups.len() > MOST_MARKS {
            return Err(Halt::Undecided);
        }
        survey.fixed_items = distinct_items(plan, &survey.fixed);
        survey.count_items(plan)?;
        repeats::find(&mut survey);
        Ok(survey)
    }

    fn with_root(plan: &Plan, root: NodeId) -> Survey {
        let mut spots = vec![Spot::OUTSIDE; plan.nodes.len()];
        if let Some(spot) = spots.get_mut(root.0 as usize) {
            spot.inside = true;
            spot.fixed = true;
        }
        Survey {
            fixed: Vec::new(),
            fixed_items: Vec::new(),
            electives: Vec::new(),
            groups: vec![Group {
                node: root,
                members: Vec::new(),
                takes_all: true,
                credits: Range::ANY,
                count: Range::ANY,
                seen_inside: Sight::BLIND,
                seen_outside: Sight::BLIND,
            }],
            repeated: Vec::new(),
            items: Vec::new(),
            spots,
        }
    }

    fn read(&mut self, plan: &Plan, id: NodeId, node: &Node, spot: Spot) -> Result<(), Halt> {
        match &node.kind {
            NodeKind::Todo => Err(Halt::Unknown),
            NodeKind::Leaf(leaf) if spot.fixed => {
                plan.items.get(leaf.item.0 as usize).ok_or(Halt::Unknown)?;
                self.fixed.push(id);
                Ok(())
            }
            NodeKind::Leaf(leaf) => self.read_elective(plan, id, leaf, spot),
            NodeKind::All(members) if spot.fixed => self.place(members, id, spot),
            NodeKind::All(members) => {
                self.read_group(id, members, spot, true, Range::ANY, Range::ANY)
            }
            NodeKind::Choose(choice, members) => {
                let (credits, count) = match choice {
                    Choice::Credits(bound) => (Range::of(bound, |credits| credits.0.0), Range::ANY),
                    Choice::Count(bound) => (Range::ANY, Range::of(bound, i64::from)),
                    Choice::Any => (Range::ANY, Range::ANY),
                };
                self.read_group(id, members, spot, false, credits, count)
            }
        }
    }

    fn read_elective(
        &mut self,
        plan: &Plan,
        id: NodeId,
        leaf: &Leaf,
        spot: Spot,
    ) -> Result<(), Halt> {
        let item = plan.items.get(leaf.item.0 as usize).ok_or(Halt::Unknown)?;
        let credits = if spot.sight.is_blind() {
            0
        } else {
            item.credits.ok_or(Halt::Unknown)?.0.0
        };
        let branch = Branch::Elective(self.electives.len());
        self.electives.push(Elective {
            leaf: id,
            item: leaf.item,
            credits,
            counting: Counting::Here,
        });
        self.join(id, spot.group, branch);
        Ok(())
    }

    fn read_group(
        &mut self,
        id: NodeId,
        members: &[NodeId],
        spot: Spot,
        takes_all: bool,
        credits: Range,
        count: Range,
    ) -> Result<(), Halt> {
        let seen_inside = spot.sight.and(credits);
        let group = self.groups.len();
        self.groups.push(Group {
            node: id,
            members: Vec::with_capacity(members.len()),
            takes_all,
            credits,
            count,
            seen_inside,
            seen_outside: spot.sight,
        });
        self.join(id, spot.group, Branch::Group(group));
        if let Some(own) = self.spots.get_mut(id.0 as usize) {
            own.takes_one = count.high <= 1;
        }
        let below = Spot {
            fixed: false,
            group,
            sight: seen_inside,
            parent: Some(id),
            ..spot
        };
        self.place(members, id, below)
    }

    fn join(&mut self, node: NodeId, group: usize, branch: Branch) {
        if let Some(group) = self.groups.get_mut(group) {
            group.members.push(Member {
                node,
                branch,
                completes: 0,
            });
        }
    }

    /// Members come after their group, ascending, each in one group only; else the plan is no tree.
    fn place(&mut self, members: &[NodeId], parent: NodeId, below: Spot) -> Result<(), Halt> {
        let mut before = parent;
        for member in members {
            let spot = self.spots.get_mut(member.0 as usize).ok_or(Halt::Unknown)?;
            if *member <= before || spot.inside {
                return Err(Halt::Unknown);
            }
            *spot = below;
            before = *member;
        }
        Ok(())
    }

    /// Takes stock of the items, and sees that no sum of credits can leave the range of `i64`.
    fn count_items(&mut self, plan: &Plan) -> Result<(), Halt> {
        let electives = self.electives.iter().map(|elective| elective.item);
        self.items = self.fixed_items.iter().copied().chain(electives).collect();
        let mut sum = 0_i64;
        for item in &self.items {
            let credits = plan.item(*item).credits.map_or(0, |credits| credits.0.0);
            if credits < 0 {
                return Err(Halt::Unknown);
            }
            sum = sum.checked_add(credits).ok_or(Halt::Unknown)?;
        }
        self.items.sort_unstable();
        self.items.dedup();
        Ok(())
    }

    /// The one selection of a plan in which nothing is chosen.
    pub fn single(&self, plan: &Plan) -> Option<Selection> {
        let chosen = |group: &Group| !group.members.is_empty() || !group.takes_all;
        (!self.groups.iter().any(chosen)).then(|| Selection::new(plan, self.fixed.clone()))
    }

    pub fn spot(&self, node: NodeId) -> Option<&Spot> {
        self.spots.get(node.0 as usize).filter(|spot| spot.inside)
    }

    /// The group takes at most one of its members.
    pub fn takes_one(&self, group: NodeId) -> bool {
        self.spot(group).is_some_and(|spot| spot.takes_one)
    }

    /// Notes that repeated items cannot be met again once this member is merged.
    pub fn complete(&mut self, member: NodeId, items: u64) {
        let Some(group) = self.spot(member).map(|spot| spot.group) else {
            return;
        };
        let members = self.groups.get_mut(group).map(|group| &mut group.members);
        if let Some(member) = members.and_then(|members| {
            let at = members.binary_search_by_key(&member, |known| known.node);
            members.get_mut(at.ok()?)
        }) {
            member.completes |= items;
        }
    }

    /// The node and the groups around it, from the inside out, to the outermost choice.
    pub fn upwards(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let start = self.spot(node).map(|_| node);
        std::iter::successors(start, |node| self.spot(*node)?.parent)
    }
}

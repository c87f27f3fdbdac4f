//! A written plan with its names resolved.

use kava_diagnostics::Place;
use rustc_hash::FxHashMap;

use super::{Item, ItemId, Leaf, Node, NodeId, NodeKind, Plan};
use crate::codelist::assessments::Proof;
use crate::fields::{Course, Group, GroupKind, Member, PlanLine, Programme};
use crate::names::{Catalogue, required};
use crate::plan::Choice;
use crate::quantity::Bound;
use crate::stated::Stated;

/// A plan with the courses and lines it came from.
#[derive(Clone, Debug, Default)]
pub struct ResolvedPlan<'f> {
    pub plan: Plan,
    /// For each item its course; nothing where the name is unknown.
    pub courses: Vec<Option<&'f Course>>,
    /// For each node that is a leaf its line.
    pub lines: Vec<Option<&'f PlanLine>>,
    /// For each node that chooses a number, where that stands.
    pub bounds: Vec<Option<Place>>,
    /// Leaves whose `teaches`, `assesses` or assessment is `todo` or was not understood.
    pub open: Vec<NodeId>,
    /// The courses of `optional` groups, which count in nothing.
    pub extras: Vec<&'f PlanLine>,
}

impl<'f> ResolvedPlan<'f> {
    /// The programme's plan; nothing where none is written or it is `todo`.
    pub fn of(programme: &'f Programme, catalogue: &Catalogue<'f>) -> Option<ResolvedPlan<'f>> {
        let block = programme.plan.known()?;
        let outcomes = programme.outcomes.known();
        let codes = outcomes.iter().flat_map(|outcomes| &outcomes.list);
        let mut build = Build {
            catalogue,
            outcomes: codes
                .enumerate()
                .map(|(at, it)| (&*it.code.text, at as u32))
                .collect(),
            items: FxHashMap::default(),
            out: ResolvedPlan::default(),
        };
        let place = programme.plan.place().unwrap_or_default();
        build.group(&block.members, place, NodeKind::All(Vec::new()), None);
        build.prerequisites();
        Some(build.out)
    }

    pub fn course(&self, item: ItemId) -> Option<&'f Course> {
        self.courses.get(item.0 as usize).copied().flatten()
    }

    /// Where it stands how many members, or members of how many credits, a group takes.
    pub fn bound(&self, group: NodeId) -> Option<Place> {
        self.bounds.get(group.0 as usize).copied().flatten()
    }

    pub fn line(&self, node: NodeId) -> Option<&'f PlanLine> {
        self.lines.get(node.0 as usize).copied().flatten()
    }
}

struct Build<'c, 'f> {
    catalogue: &'c Catalogue<'f>,
    outcomes: FxHashMap<&'f str, u32>,
    items: FxHashMap<&'f str, ItemId>,
    out: ResolvedPlan<'f>,
}

impl<'f> Build<'_, 'f> {
    fn push(&mut self, kind: NodeKind, place: Place, line: Option<&'f PlanLine>) -> NodeId {
        self.out.plan.nodes.push(Node { kind, place });
        self.out.lines.push(line);
        self.out.bounds.push(None);
        NodeId(self.out.plan.nodes.len() as u32 - 1)
    }

    fn group(
        &mut self,
        members: &'f [Member],
        place: Place,
        empty: NodeKind,
        semester: Option<u32>,
    ) -> NodeId {
        let id = self.push(empty, place, None);
        let ids: Vec<NodeId> = members
            .iter()
            .filter_map(|member| self.member(member, semester))
            .collect();
        if let NodeKind::All(slots) | NodeKind::Choose(_, slots) =
            &mut self.out.plan.nodes[id.0 as usize].kind
        {
            *slots = ids;
        }
        id
    }

    fn member(&mut self, member: &'f Member, semester: Option<u32>) -> Option<NodeId> {
        match member {
            Member::Todo(place) => Some(self.push(NodeKind::Todo, *place, None)),
            Member::Line(line) => Some(self.leaf(line, semester)),
            Member::Group(group) => self.written_group(group, semester),
        }
    }

    fn written_group(&mut self, group: &'f Group, outer: Option<u32>) -> Option<NodeId> {
        let semester = group.semester.or(outer);
        let kind = match group.kind {
            GroupKind::Optional => {
                self.extras(&group.members);
                return None;
            }
            GroupKind::All => NodeKind::All(Vec::new()),
            GroupKind::Choose(choice) => NodeKind::Choose(choice, Vec::new()),
            GroupKind::Either => NodeKind::Choose(Choice::Count(Bound::exactly(1)), Vec::new()),
        };
        let id = self.group(&group.members, group.place, kind, semester);
        if let Some(bound) = self.out.bounds.get_mut(id.0 as usize) {
            *bound = group.bound;
        }
        Some(id)
    }

    fn extras(&mut self, members: &'f [Member]) {
        for member in members {
            match member {
                Member::Line(line) => self.out.extras.push(line),
                Member::Group(group) => self.extras(&group.members),
                Member::Todo(_) => {}
            }
        }
    }

    fn leaf(&mut self, line: &'f PlanLine, semester: Option<u32>) -> NodeId {
        let item = self.item(line);
        let course = self.out.course(item);
        let teaches = self.codes(&line.teaches);
        let assessed = course.is_some_and(is_assessed);
        let assesses = match (&line.assesses, assessed) {
            (_, false) => Vec::new(),
            (Stated::Absent, true) => teaches.clone(),
            (stated, true) => self.codes(stated),
        };
        let is_open = line.teaches.is_open()
            || line.assesses.is_open()
            || course.is_none_or(|course| course.assessment.iter().any(Stated::is_open));
        let leaf = Leaf {
            item,
            semester: line.semester.or(semester),
            teaches,
            assesses,
        };
        let id = self.push(NodeKind::Leaf(leaf), line.place, Some(line));
        if is_open {
            self.out.open.push(id);
        }
        id
    }

    fn codes(&self, names: &'f Stated<crate::name::Names>) -> Vec<u32> {
        let names = names.known().map_or(&[][..], |names| &names.0);
        names
            .iter()
            .filter_map(|name| self.outcomes.get(&*name.text).copied())
            .collect()
    }

    fn item(&mut self, line: &'f PlanLine) -> ItemId {
        let name: &'f str = &line.course.text;
        if let Some(id) = self.items.get(name) {
            return *id;
        }
        let id = ItemId(self.out.plan.items.len() as u32);
        let course = self.catalogue.course(name);
        self.out.plan.items.push(Item {
            code: name.to_owned(),
            credits: course.and_then(Course::credits),
            is_course: course.is_none_or(|course| !course.is_component),
            requires: Vec::new(),
            place: line.course.place,
        });
        self.out.courses.push(course);
        self.items.insert(name, id);
        id
    }

    /// Prerequisites that stand in this plan; others are entry requirements.
    fn prerequisites(&mut self) {
        for (item, course) in self.out.plan.items.iter_mut().zip(&self.out.courses) {
            let names = course.iter().flat_map(|course| required(course));
            item.requires = names
                .filter_map(|name| self.items.get(&*name.text).copied())
                .collect();
        }
    }
}

/// By something more than having been there.
fn is_assessed(course: &Course) -> bool {
    let methods = course.assessment.iter().filter_map(Stated::known);
    methods
        .map(|assessment| assessment.method.proof)
        .any(|proof| proof != Proof::Attendance)
}

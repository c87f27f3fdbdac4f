//! A programme as its rules see it.

use kava_diagnostics::{Place, Words, say};
use kava_model::admission::Apply;
use kava_model::date::{Day, Month, When};
use kava_model::fields::{Course, Intake, Moment, Origin, Programme, Record, Semester};
use kava_model::names::{Catalogue, Unit};
use kava_model::plan::{ItemId, NodeId, NodeKind, ResolvedPlan};
use kava_model::quantity::Credits;
use kava_model::stated::Stated;

use crate::days::Days;
use crate::paths::{Prover, Selection};
use crate::policy::Policy;

/// A programme with all that its rules may ask about it.
pub struct Case<'c> {
    pub catalogue: &'c Catalogue<'c>,
    pub programme: &'c Programme,
    pub record: Option<&'c Record>,
    /// The intakes that are judged by this edition.
    pub intakes: Vec<IntakeCase<'c>>,
    pub plan: Option<PlanCase<'c>>,
    pub policy: &'c Policy,
    pub moment: Moment,
    /// The day of the check: what is overdue, and which waivers have run out.
    pub as_of: Day,
}

/// A plan with its prover.
pub struct PlanCase<'c> {
    pub resolved: &'c ResolvedPlan<'c>,
    pub prover: Prover<'c>,
    pub place: Place,
}

/// An intake with the semester it is named after, or that its start falls into.
#[derive(Clone, Copy)]
pub struct IntakeCase<'c> {
    pub intake: &'c Intake,
    pub semester: Option<&'c Semester>,
}

/// When an intake starts, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The intake's own day.
    Own(Day),
    /// The first day of its semester.
    Semester(Day),
    Month(Month),
    Unknown,
}

impl Start {
    pub fn day(self) -> Option<Day> {
        match self {
            Start::Own(day) | Start::Semester(day) => Some(day),
            Start::Month(_) | Start::Unknown => None,
        }
    }
}

impl<'c> IntakeCase<'c> {
    pub fn new(intake: &'c Intake, catalogue: &Catalogue<'c>) -> IntakeCase<'c> {
        let named = catalogue.semester(&intake.name.text);
        let started = || {
            let days = Days::of_start(intake.starts.known()?, catalogue)?;
            let holds = |semester: &&Semester| {
                semester.contains(days.first) && semester.contains(days.last)
            };
            catalogue.semesters().find(holds)
        };
        IntakeCase {
            intake,
            semester: named.or_else(started),
        }
    }

    pub fn place(&self) -> Place {
        self.intake.name.place
    }

    /// When people may apply: the intake's own window, else its semester's.
    pub fn apply(&self) -> &'c Stated<Apply> {
        match self.semester {
            Some(semester) => self.intake.apply.or(&semester.apply),
            None => &self.intake.apply,
        }
    }

    /// `apply none` says that nobody is admitted.
    pub fn admits(&self) -> bool {
        !matches!(self.apply().known(), Some(Apply::None { .. }))
    }

    /// When admission opens and closes, as far as is known.
    pub fn window(&self, catalogue: &Catalogue<'_>) -> (Option<Days>, Option<Days>) {
        let end = |end: fn(&Apply) -> &Stated<When>| {
            Days::of(end(self.apply().known()?).known()?, catalogue)
        };
        (end(Apply::from), end(Apply::to))
    }

    pub fn start(&self, catalogue: &Catalogue<'_>) -> Start {
        match &self.intake.starts {
            Stated::Known(When::Month(month), _) => Start::Month(*month),
            Stated::Known(when, _) => catalogue.first_day(when).map_or(Start::Unknown, Start::Own),
            Stated::Todo(_) | Stated::Broken(_) => Start::Unknown,
            Stated::Absent => match self.semester.and_then(|semester| semester.from.known()) {
                Some(day) => Start::Semester(*day),
                None => Start::Unknown,
            },
        }
    }
}

impl<'c> Case<'c> {
    /// The kind as the guideline names it; where it knows none of that word, as the author does.
    pub fn kind(&self) -> Option<&'c str> {
        let written = &*self.programme.kind.known()?.text;
        let kind = self.policy.kind(written);
        Some(kind.map_or(written, |kind| &*kind.name.text))
    }

    /// Where to point for something the programme does not say.
    pub fn place(&self) -> Place {
        self.programme.name.place
    }

    /// The department, college or School that develops the programme.
    pub fn unit(&self) -> Option<Unit<'c>> {
        self.catalogue.unit(&self.programme.unit.known()?.text)
    }

    /// Courses in the order of the plan, with the item each is; components too.
    pub fn courses(&self) -> impl Iterator<Item = (ItemId, &'c Course)> {
        let courses = self
            .plan
            .as_ref()
            .map_or(&[][..], |plan| &plan.resolved.courses);
        courses
            .iter()
            .enumerate()
            .filter_map(|(at, course)| Some((ItemId(at as u32), (*course)?)))
    }
}

impl<'c> PlanCase<'c> {
    /// Credits of an item in hundredths; unknown ones as nothing.
    pub fn credits(&self, item: ItemId) -> i64 {
        self.resolved
            .plan
            .item(item)
            .credits
            .map_or(0, |credits| credits.0.0)
    }

    /// Every course has its credits and nothing is `todo`: totals and shares can be known.
    pub fn totals_known(&self) -> bool {
        let plan = &self.resolved.plan;
        !plan.has_todo() && plan.items.iter().all(|item| item.credits.is_some())
    }

    /// Every course says where it comes from.
    pub fn origins_known(&self) -> bool {
        self.resolved.courses.iter().all(|course| {
            course.is_some_and(|course| course.is_component || course.origin.known().is_some())
        })
    }

    /// Every course of the plan is declared somewhere.
    pub fn courses_known(&self) -> bool {
        self.resolved.courses.iter().all(Option::is_some)
    }

    /// The course on a leaf, where it is declared.
    pub fn course_of(&self, leaf: NodeId) -> Option<&'c Course> {
        match &self.resolved.plan.node(leaf).kind {
            NodeKind::Leaf(leaf) => self.resolved.course(leaf.item),
            _ => None,
        }
    }

    /// The leaves of an item, in the order of the file.
    pub fn leaves_of(&self, item: ItemId) -> Vec<NodeId> {
        let leaves = self.resolved.plan.leaves();
        leaves
            .filter(|(_, leaf)| leaf.item == item)
            .map(|(id, _)| id)
            .collect()
    }

    /// What stands on these leaves, each once, in the order of the plan.
    pub fn items_of(&self, leaves: &[NodeId]) -> Vec<ItemId> {
        let item = |leaf: &NodeId| match &self.resolved.plan.node(*leaf).kind {
            NodeKind::Leaf(leaf) => Some(leaf.item),
            _ => None,
        };
        let mut items: Vec<ItemId> = leaves.iter().filter_map(item).collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    /// For each node the group it stands in; nothing for the root.
    pub fn parents(&self) -> Vec<Option<NodeId>> {
        let plan = &self.resolved.plan;
        let mut parents = vec![None; plan.nodes.len()];
        for group in (0..).map(NodeId).take(plan.nodes.len()) {
            for member in plan.members(group) {
                if let Some(parent) = parents.get_mut(member.0 as usize) {
                    *parent = Some(group);
                }
            }
        }
        parents
    }

    /// The leaves outside every choice: each legal selection reaches them.
    pub fn compulsory(&self) -> Vec<NodeId> {
        let plan = &self.resolved.plan;
        let mut leaves = Vec::new();
        let mut open: Vec<NodeId> = plan.nodes.first().map(|_| NodeId(0)).into_iter().collect();
        while let Some(node) = open.pop() {
            match &plan.node(node).kind {
                NodeKind::Leaf(_) => leaves.push(node),
                NodeKind::All(members) => open.extend(members),
                NodeKind::Choose(..) | NodeKind::Todo => {}
            }
        }
        leaves.sort_unstable();
        leaves
    }

    pub fn is_degree(&self, item: ItemId) -> bool {
        self.origin(item)
            .is_some_and(|origin| matches!(origin, Origin::Degree(_)))
    }

    pub fn origin(&self, item: ItemId) -> Option<&'c Origin> {
        self.resolved.course(item)?.origin.known()
    }

    pub fn total(&self, selection: &Selection) -> Credits {
        Credits::hundredths(
            selection
                .items()
                .iter()
                .map(|item| self.credits(*item))
                .sum(),
        )
    }

    /// The codes of a selection, for a finding's `selection`.
    pub fn codes(&self, selection: &Selection) -> Vec<String> {
        selection
            .items()
            .iter()
            .map(|item| self.resolved.plan.item(*item).code.clone())
            .collect()
    }

    /// `6 + 6 + 3 = 15 ECTS`
    pub fn arithmetic(&self, selection: &Selection) -> Words {
        let parts: Vec<Words> = selection
            .items()
            .iter()
            .map(|item| {
                let number = Credits::hundredths(self.credits(*item)).0;
                say!(en "{number}", et "{number}", number = number)
            })
            .collect();
        let total = self.total(selection);
        if parts.len() < 2 {
            return say!(en "{total}", et "{total}", total = total);
        }
        let sum = Words::join(parts, " + ");
        say!(en "{sum} = {total}", et "{sum} = {total}", sum = sum, total = total)
    }
}

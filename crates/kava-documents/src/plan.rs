//! A plan as documents show it: the groups as the author wrote them, each line with what it comes to.

use kava_diagnostics::{Words, say};
use kava_model::admission::Study;
use kava_model::fields::{self, Course, Group, GroupKind, PlanLine, Programme};
use kava_model::name::Name;
use kava_model::plan::{Choice, Leaf, NodeId, NodeKind, ResolvedPlan};
use kava_model::quantity::{Bound, Credits};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Subject;
use crate::canonical::{Limits, Override, Word, own};

/// A line or a group of a plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[schemars(rename = "PlanMember")]
pub enum Member<'a> {
    /// A course, or a component such as a final exam.
    Course {
        /// Its id among the courses.
        course: &'a str,
        /// Its own, else its nearest group's.
        #[schemars(range(min = 1))]
        semester: Option<u32>,
        /// Codes of the outcomes it teaches.
        teaches: Option<Vec<&'a str>>,
        /// Codes of the outcomes it assesses.
        assesses: Option<Vec<&'a str>>,
        /// Where it differs from the programme's.
        #[serde(skip_serializing_if = "Option::is_none")]
        study: Override<Word<Study>>,
    },
    /// Every member is taken.
    All {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "&str")]
        name: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "u32", range(min = 1))]
        semester: Option<u32>,
        members: Vec<Member<'a>>,
    },
    /// Some members are taken, each whole.
    Choose {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "&str")]
        name: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "u32", range(min = 1))]
        semester: Option<u32>,
        take: Take,
        members: Vec<Member<'a>>,
    },
    /// Extras outside the award: they count in nothing.
    Optional { members: Vec<Member<'a>> },
    /// What stands here is not known yet.
    Unknown,
}

/// How much of a group is taken.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Take {
    /// Members of this many credits.
    Credits { limits: Limits<Credits> },
    /// This many members.
    Members { limits: Limits<u32> },
    /// Any of them, or none.
    Any,
}

impl Take {
    /// `choose 6 ECTS`, `choose one of these`
    pub fn words(&self) -> Words {
        match self {
            Take::Credits {
                limits: Limits(bound),
            } => say!(en "choose {bound}", et "vali {bound}", bound = bound.clone()),
            Take::Members {
                limits: Limits(bound),
            } if *bound == Bound::exactly(1) => {
                say!(en "choose one of these", et "vali üks järgmistest")
            }
            Take::Members {
                limits: Limits(bound),
            } => {
                say!(en "choose {bound} of these", et "vali {bound} järgmistest", bound = bound.clone())
            }
            Take::Any => say!(en "choose as many as you like", et "vali nii palju kui soovid"),
        }
    }
}

impl From<Choice> for Take {
    fn from(choice: Choice) -> Take {
        match choice {
            Choice::Credits(bound) => Take::Credits {
                limits: Limits(bound),
            },
            Choice::Count(bound) => Take::Members {
                limits: Limits(bound),
            },
            Choice::Any => Take::Any,
        }
    }
}

/// The members of the programme's plan; nothing where no plan is written.
pub fn members<'a>(subject: &Subject<'a>) -> Option<Vec<Member<'a>>> {
    let block = subject.programme.plan.known()?;
    let mut walk = Walk {
        resolved: subject.plan?,
        programme: subject.programme,
        next: 1,
    };
    Some(walk.members(&block.members))
}

/// The courses and components of the plan in its order, those of extras last.
pub fn courses<'a>(subject: &Subject<'a>) -> Vec<&'a Course> {
    let Some(resolved) = subject.plan else {
        return Vec::new();
    };
    let mut courses: Vec<&Course> = resolved.courses.iter().copied().flatten().collect();
    for line in &resolved.extras {
        let course = subject.catalogue.course(&line.course.text);
        courses.extend(
            course.filter(|course| !courses.iter().any(|known| std::ptr::eq(*known, *course))),
        );
    }
    courses
}

/// Goes through the written and the resolved plan side by side: nodes stand in the order in which
/// lines and groups are written, the root first, extras left out.
struct Walk<'a> {
    resolved: &'a ResolvedPlan<'a>,
    programme: &'a Programme,
    next: u32,
}

impl<'a> Walk<'a> {
    fn members(&mut self, members: &'a [fields::Member]) -> Vec<Member<'a>> {
        members.iter().map(|member| self.member(member)).collect()
    }

    fn member(&mut self, member: &'a fields::Member) -> Member<'a> {
        match member {
            fields::Member::Line(line) => self.line(line),
            fields::Member::Group(group) => self.group(group),
            fields::Member::Todo(_) => {
                self.take_node();
                Member::Unknown
            }
        }
    }

    fn take_node(&mut self) -> NodeId {
        self.next += 1;
        NodeId(self.next - 1)
    }

    fn group(&mut self, group: &'a Group) -> Member<'a> {
        let name = group.name.as_ref().map(|name| &*name.text);
        let take = match group.kind {
            GroupKind::Optional => {
                return Member::Optional {
                    members: extras(&group.members),
                };
            }
            GroupKind::All => None,
            GroupKind::Choose(choice) => Some(choice.into()),
            GroupKind::Either => Some(Choice::Count(Bound::exactly(1)).into()),
        };
        self.take_node();
        let (semester, members) = (group.semester, self.members(&group.members));
        match take {
            None => Member::All {
                name,
                semester,
                members,
            },
            Some(take) => Member::Choose {
                name,
                semester,
                take,
                members,
            },
        }
    }

    fn line(&mut self, line: &'a PlanLine) -> Member<'a> {
        let id = self.take_node();
        let node = self.resolved.plan.nodes.get(id.0 as usize);
        let leaf = node.and_then(|node| match &node.kind {
            NodeKind::Leaf(leaf) => Some(leaf),
            _ => None,
        });
        Member::Course {
            course: &line.course.text,
            semester: leaf.and_then(|leaf| leaf.semester),
            teaches: leaf.and_then(|leaf| self.teaches(line, leaf)),
            assesses: leaf.and_then(|leaf| self.assesses(id, line, leaf)),
            study: own(&line.study, |study| Word(*study)),
        }
    }

    fn teaches(&self, line: &PlanLine, leaf: &Leaf) -> Option<Vec<&'a str>> {
        line.teaches.known().map(|_| self.codes(&leaf.teaches))
    }

    /// Known where the line or its teaching says so and it is known how the course is assessed.
    fn assesses(&self, id: NodeId, line: &PlanLine, leaf: &Leaf) -> Option<Vec<&'a str>> {
        let course = self.resolved.course(leaf.item)?;
        let said = line.assesses.known().or(line.teaches.known()).is_some();
        let known = said && !course.assessment.is_empty() && !self.resolved.open.contains(&id);
        known.then(|| self.codes(&leaf.assesses))
    }

    fn codes(&self, outcomes: &[u32]) -> Vec<&'a str> {
        let list = self
            .programme
            .outcomes
            .known()
            .map_or(&[][..], |outcomes| &outcomes.list);
        outcomes
            .iter()
            .filter_map(|at| list.get(*at as usize))
            .map(|it| &*it.code.text)
            .collect()
    }
}

/// Extras are no part of the resolved plan and cover nothing.
fn extras(members: &[fields::Member]) -> Vec<Member<'_>> {
    members.iter().map(extra).collect()
}

fn extra(member: &fields::Member) -> Member<'_> {
    match member {
        fields::Member::Todo(_) => Member::Unknown,
        fields::Member::Line(line) => Member::Course {
            course: &line.course.text,
            semester: line.semester,
            teaches: line.teaches.known().map(|names| texts(&names.0)),
            assesses: line.assesses.known().map(|names| texts(&names.0)),
            study: own(&line.study, |study| Word(*study)),
        },
        fields::Member::Group(group) => {
            let name = group.name.as_ref().map(|name| &*name.text);
            let (semester, members) = (group.semester, extras(&group.members));
            match group.kind {
                GroupKind::Choose(choice) => Member::Choose {
                    name,
                    semester,
                    take: choice.into(),
                    members,
                },
                GroupKind::Either => {
                    let take = Choice::Count(Bound::exactly(1)).into();
                    Member::Choose {
                        name,
                        semester,
                        take,
                        members,
                    }
                }
                GroupKind::All => Member::All {
                    name,
                    semester,
                    members,
                },
                GroupKind::Optional => Member::Optional { members },
            }
        }
    }
}

fn texts(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| &*name.text).collect()
}

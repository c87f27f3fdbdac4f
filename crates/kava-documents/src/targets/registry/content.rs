//! What is learnt: the courses, and the plan with its choices and semesters.

use kava_model::fields::{self, Origin as From};
use kava_model::names::Catalogue;
use kava_model::stated::Stated;
use schemars::JsonSchema;
use serde::Serialize;

use super::entry::in_estonian;
use crate::Subject;
use crate::canonical::Number;
use crate::plan::{self, Member};

/// The courses and components, and how a learner goes through them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Plan<'a> {
    pub courses: Vec<Course<'a>>,
    pub members: Vec<Member<'a>>,
}

impl<'a> Plan<'a> {
    pub fn new(subject: &Subject<'a>) -> Option<Plan<'a>> {
        let members = plan::members(subject)?;
        let courses = plan::courses(subject)
            .into_iter()
            .map(Course::new)
            .collect();
        Some(Plan { courses, members })
    }

    pub fn course(&self, id: &str) -> Option<&Course<'a>> {
        self.courses.iter().find(|course| course.id == id)
    }
}

/// A course, or a component such as a final exam.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PlanCourse")]
pub struct Course<'a> {
    /// By which the members of the plan name it.
    pub id: &'a str,
    /// The official code; null where it has none or it is not known.
    pub code: Option<&'a str>,
    pub title: Option<&'a str>,
    pub ects: Option<Number>,
    pub component: bool,
    pub origin: Option<Origin>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Degree study.
    Degree,
    /// Of degree level, linked to no study programme.
    Unlinked,
    /// Continuing education.
    Continuing,
}

impl<'a> Course<'a> {
    fn new(course: &'a fields::Course) -> Course<'a> {
        Course {
            id: &course.name.text,
            code: course.official_code().filter(|_| !course.is_component),
            title: in_estonian(&course.title),
            ects: course.credits().map(Number::from),
            component: course.is_component,
            origin: course.origin.known().map(|origin| match origin {
                From::Degree(_) => Origin::Degree,
                From::Unlinked => Origin::Unlinked,
                From::Continuing => Origin::Continuing,
            }),
        }
    }
}

/// A course of degree study that the programme is tied to.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LinkedCourse<'a> {
    pub code: Option<&'a str>,
    pub title: Option<&'a str>,
    pub ects: Option<Number>,
    pub origin: DegreeOnly,
    /// Codes of the study programmes it belongs to.
    pub study_programmes: Vec<&'a str>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum DegreeOnly {
    Degree,
}

/// The courses of degree study in the award itself, not those of extras; nothing without a plan.
pub fn linked<'a>(subject: &Subject<'a>) -> Option<Vec<LinkedCourse<'a>>> {
    let courses = subject.plan?.courses.iter().copied().flatten();
    let linked = courses.filter_map(|course| match &course.origin {
        Stated::Known(From::Degree(programmes), _) => Some(LinkedCourse {
            code: course.official_code(),
            title: in_estonian(&course.title),
            ects: course.credits().map(Number::from),
            origin: DegreeOnly::Degree,
            study_programmes: programmes.iter().map(|name| &*name.text).collect(),
        }),
        _ => None,
    });
    Some(linked.collect())
}

/// What the programme was built on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Basis<'a> {
    DegreeProgramme {
        code: &'a str,
        title: Option<&'a str>,
        ehis_code: Option<&'a str>,
    },
    VocationalStandard {
        text: Option<&'a str>,
    },
    Need {
        text: Option<&'a str>,
    },
}

impl<'a> Basis<'a> {
    pub fn new(basis: &'a fields::Basis, catalogue: &Catalogue<'a>) -> Basis<'a> {
        match basis {
            fields::Basis::StudyProgramme(name) => {
                let formal = catalogue.study_programme(&name.text);
                Basis::DegreeProgramme {
                    code: &name.text,
                    title: formal.and_then(|formal| in_estonian(&formal.title)),
                    ehis_code: formal
                        .and_then(|formal| formal.registry_code.known())
                        .map(|code| &*code.0),
                }
            }
            fields::Basis::VocationalStandard(text) => Basis::VocationalStandard {
                text: crate::canonical::estonian(text),
            },
            fields::Basis::Need(text) => Basis::Need {
                text: crate::canonical::estonian(text),
            },
        }
    }
}

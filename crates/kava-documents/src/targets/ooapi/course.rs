//! `Course`: once, whatever number of programmes share it.

use std::borrow::Cow;

use kava_model::choice::Choice;
use kava_model::fields::{self, Requires};
use kava_model::names::Catalogue;
use kava_model::plan::ResolvedPlan;
use kava_model::stated::Stated;
use serde::Serialize;

use super::Common;
use super::value::{Code, StudyLoad, Text, languages, typed};
use crate::Subject;
use crate::canonical::{Wording, uri};
use crate::id::{self, Id};
use crate::offer::list;
use crate::roll::Roll;

/// The courses of all plans by name, each with the programmes that it is part of.
pub struct Courses<'a> {
    /// A course and a programme, as its index; by name of the course, then in the order of programmes.
    uses: Vec<(&'a fields::Course, u32)>,
    /// Where in them each course begins.
    firsts: Vec<u32>,
}

impl<'a> Courses<'a> {
    pub fn of(roll: &Roll<'a>) -> Courses<'a> {
        let mut uses: Vec<(&fields::Course, u32)> = Vec::new();
        for (at, programme) in (0..).zip(roll.programmes.iter()) {
            let plan = ResolvedPlan::of(programme, roll.issue.catalogue);
            uses.extend(plan.iter().flat_map(of).map(|course| (course, at)));
        }
        uses.sort_by_key(|(course, _)| &course.name.text);
        let name = |at: &u32| Some(&uses.get(*at as usize)?.0.name.text);
        let is_first = |at: &u32| {
            at.checked_sub(1)
                .is_none_or(|before| name(at) != name(&before))
        };
        let firsts = (0..).take(uses.len()).filter(is_first).collect();
        Courses { uses, firsts }
    }

    pub fn len(&self) -> usize {
        self.firsts.len()
    }

    /// A course with its programmes.
    fn get(
        &self,
        at: usize,
    ) -> Option<(&'a fields::Course, impl Iterator<Item = usize> + use<'_>)> {
        let end = self.firsts.get(at + 1).map(|end| *end as usize);
        let first = *self.firsts.get(at)? as usize;
        let uses = self.uses.get(first..end.unwrap_or(self.uses.len()))?;
        let (course, _) = uses.first()?;
        Some((*course, uses.iter().map(|(_, by)| *by as usize)))
    }
}

/// The courses of one programme's award; components such as a final exam are no courses.
pub fn of<'a>(plan: &ResolvedPlan<'a>) -> impl Iterator<Item = &'a fields::Course> {
    let courses = plan.courses.iter().flatten().copied();
    courses.filter(|course| !course.is_component)
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Course<'a> {
    course_id: Id,
    primary_code: Code<'a>,
    name: Text<'a>,
    description: Option<Text<'a>>,
    study_load: Vec<StudyLoad>,
    teaching_languages: Option<Vec<&'static str>>,
    learning_outcome_ids: Vec<Id>,
    admission_requirements: Option<Text<'a>>,
    assessment: Option<Text<'a>>,
    link: Option<Cow<'a, str>>,
    programme_ids: Vec<Id>,
    organisation_id: Id,
}

impl<'a> Course<'a> {
    pub fn new(
        common: &Common<'a>,
        courses: &Courses<'a>,
        at: usize,
        roll: &Roll<'a>,
    ) -> Option<Course<'a>> {
        let (course, users) = courses.get(at)?;
        let (mut learning_outcome_ids, mut programme_ids) = (Vec::new(), Vec::new());
        for programme in users.filter_map(|at| roll.programmes.get(at).copied()) {
            roll.issue.judged(programme, |subject| {
                learning_outcome_ids.extend(super::outcome::taught(common, subject, course));
                programme_ids.push(common.editions.id(subject));
            });
        }
        let credits = course.credits().map(StudyLoad::ects);
        let hours = course
            .workload
            .known()
            .map(StudyLoad::of)
            .unwrap_or_default();
        Some(Course {
            course_id: course_id(common, course),
            primary_code: Code::new(
                "x-course_code",
                course.official_code().unwrap_or(&course.name.text),
            ),
            name: typed(Wording::of(course.title.known()?)?),
            description: course.content.known().and_then(Wording::of).map(typed),
            study_load: credits.into_iter().chain(hours).collect(),
            teaching_languages: languages(list(&course.language)),
            learning_outcome_ids,
            admission_requirements: required(course, roll.issue.catalogue).map(typed),
            assessment: Wording::joined(assessed(course), "; ").map(typed),
            link: course.website.known().map(|url| uri(&url.0)),
            programme_ids,
            organisation_id: id::provider(common.issuer),
        })
    }
}

fn course_id(common: &Common<'_>, course: &fields::Course) -> Id {
    id::provider(common.issuer).part("course", &course.name.text)
}

/// The courses that must be passed before it, by title.
fn required<'a>(course: &'a fields::Course, catalogue: &Catalogue<'a>) -> Option<Wording<'a>> {
    let lines = course.requires.iter().filter_map(Stated::known);
    let names = lines.flat_map(|requires| match requires {
        Requires::None => &[][..],
        Requires::Courses(names) => names,
    });
    let courses = names.filter_map(|name| catalogue.course(&name.text));
    Wording::joined(
        courses.filter_map(|it| Wording::of(it.title.known()?)),
        "; ",
    )
}

/// Each method with its criteria, then how it is supervised.
fn assessed<'a>(course: &'a fields::Course) -> impl Iterator<Item = Wording<'a>> {
    let known = course.assessment.iter().filter_map(Stated::known);
    let methods = known.filter_map(|assessment| {
        let method = Wording::said(assessment.method.name.words());
        let criteria = assessment.criteria.as_ref().and_then(Wording::of);
        Wording::joined([Some(method), criteria].into_iter().flatten(), ": ")
    });
    let supervision = course
        .supervision
        .known()
        .map(|it| Wording::said(it.name().words()));
    methods.chain(supervision)
}

/// How the programme's courses and components are assessed.
pub fn assessments<'a>(subject: &'a Subject<'a>) -> Option<Wording<'a>> {
    let courses = subject
        .plan
        .into_iter()
        .flat_map(|plan| plan.courses.iter().flatten());
    let told = courses.filter_map(|course| {
        let title = Wording::of(course.title.known()?)?;
        let how = Wording::joined(assessed(course), ", ")?;
        Wording::joined([title, how], ": ")
    });
    Wording::joined(told, "; ")
}

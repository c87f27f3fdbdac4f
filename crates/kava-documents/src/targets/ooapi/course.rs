//! `Course`: once, whatever number of programmes share it.

use std::borrow::Cow;

use std::collections::BTreeMap;

use kava_model::choice::Choice;
use kava_model::fields::{self, Requires};
use kava_model::stated::Stated;
use serde::Serialize;

use super::Common;
use super::value::{Code, StudyLoad, Text, languages, typed};
use crate::Subject;
use crate::canonical::{Wording, uri};
use crate::id::{self, Id};
use crate::offer::list;

/// A course with the programmes that it is part of, as indices.
pub struct Used<'a> {
    pub course: &'a fields::Course,
    by: Vec<usize>,
}

/// The courses of all plans by name; components such as a final exam are no courses.
pub fn used<'a>(subjects: &[&'a Subject<'a>]) -> Vec<Used<'a>> {
    let mut used: BTreeMap<&str, Used<'a>> = BTreeMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        for course in of(subject) {
            let known = used.entry(&course.name.text);
            known
                .or_insert_with(|| Used {
                    course,
                    by: Vec::with_capacity(1),
                })
                .by
                .push(at);
        }
    }
    used.into_values().collect()
}

/// The courses of one programme's award.
pub fn of<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a fields::Course> {
    let courses = subject
        .plan
        .into_iter()
        .flat_map(|plan| plan.courses.iter().flatten());
    courses.copied().filter(|course| !course.is_component)
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
        used: &Used<'a>,
        subjects: &[&'a Subject<'a>],
    ) -> Option<Course<'a>> {
        let course = used.course;
        let users: Vec<&Subject<'_>> = used
            .by
            .iter()
            .filter_map(|at| subjects.get(*at).copied())
            .collect();
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
            learning_outcome_ids: users
                .iter()
                .flat_map(|subject| super::outcome::taught(common, subject, course))
                .collect(),
            admission_requirements: required(course, users.first()?).map(typed),
            assessment: Wording::joined(assessed(course), "; ").map(typed),
            link: course.website.known().map(|url| uri(&url.0)),
            programme_ids: users
                .iter()
                .map(|subject| common.editions.id(subject))
                .collect(),
            organisation_id: id::provider(common.issuer),
        })
    }
}

fn course_id(common: &Common<'_>, course: &fields::Course) -> Id {
    id::provider(common.issuer).part("course", &course.name.text)
}

/// The courses that must be passed before it, by title.
fn required<'a>(course: &'a fields::Course, subject: &Subject<'a>) -> Option<Wording<'a>> {
    let lines = course.requires.iter().filter_map(Stated::known);
    let names = lines.flat_map(|requires| match requires {
        Requires::None => &[][..],
        Requires::Courses(names) => names,
    });
    let courses = names.filter_map(|name| subject.catalogue.course(&name.text));
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

//! Courses and components.

use kava_model::admission::{self, Study, Supervision};
use kava_model::codelist::assessments;
use kava_model::codelist::education::Education;
use kava_model::fields::{self, Requires};
use kava_model::names::Catalogue;
use kava_model::quantity::Ratio;
use kava_model::stated::Stated;
use kava_model::text;
use schemars::JsonSchema;
use serde::Serialize;

use super::admission::Attendance;
use super::load::Workload;
use crate::canonical::{
    Coded, Limits, Number, Override, Repeated, Text, When, Word, flag, languages, own, repeated,
    translated,
};

/// A course, or a component of a plan such as a final exam.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Course<'a> {
    /// Its name in this catalogue.
    id: &'a str,
    /// Of a component: it counts in the volume, not among the courses.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    component: bool,
    /// The official code; left out where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Option<&'a str>>,
    title: Option<Text<'a>>,
    /// ECTS.
    credits: Option<Number>,
    workload: Option<Workload>,
    origin: Option<Origin<'a>>,
    /// The School, college or department that gives it, where that is not the programme's.
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Override<&'a str>,
    /// EQF.
    #[schemars(range(min = 1, max = 8))]
    level: Option<u8>,
    /// The education it takes, where that differs from its level's usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    education: Override<Coded<Education>>,
    /// ISO 639-1.
    #[schemars(inner(regex(pattern = r"^[a-z]{2}$")))]
    languages: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "bool")]
    project_based: Option<bool>,
    /// Courses that must be passed before it; an empty list says that there are none.
    requires: Repeated<&'a str>,
    /// Courses that are better taken before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Option<&str>>")]
    recommends: Repeated<&'a str>,
    /// Its own dates, where they are not the intake's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Option<Runs<'_>>>")]
    runs: Repeated<Runs<'a>>,
    assessment: Repeated<Assessment<'a>>,
    pass: Option<Pass<'a>>,
    attendance: Option<Attendance>,
    supervision: Option<Word<Supervision>>,
    /// Where it differs from the intake's.
    #[serde(skip_serializing_if = "Option::is_none")]
    study: Override<Word<Study>>,
    content: Option<Text<'a>>,
    #[schemars(url)]
    website: Option<&'a str>,
}

impl<'a> Course<'a> {
    pub fn new(course: &'a fields::Course, catalogue: &Catalogue<'a>) -> Course<'a> {
        Course {
            id: &course.name.text,
            component: course.is_component,
            code: official_code(course),
            title: translated(&course.title),
            credits: course.credits().map(Number::from),
            workload: course.workload.known().map(Workload::from),
            origin: course.origin.known().map(Origin::from),
            school: own(&course.school, |school| &*school.text),
            level: course.level.known().map(|level| level.0),
            education: own(&course.education, |education| Coded(education.0)),
            languages: course.language.known().map(languages),
            project_based: flag(&course.project_based),
            requires: names(&course.requires, |requires| match requires {
                Requires::None => &[],
                Requires::Courses(names) => names,
            }),
            recommends: names(&course.recommends, |names| &names.0),
            runs: repeated(&course.runs, |runs| Runs {
                from: runs.from.known().map(|when| When::new(when, catalogue)),
                to: runs.to.known().map(|when| When::new(when, catalogue)),
            }),
            assessment: repeated(&course.assessment, Assessment::from),
            pass: course.pass.known().map(Pass::from),
            attendance: course.attendance.known().map(|it| Attendance::from(**it)),
            supervision: course.supervision.known().copied().map(Word),
            study: own(&course.study, |study| Word(*study)),
            content: translated(&course.content),
            website: course.website.known().map(|url| &*url.0),
        }
    }
}

/// A component has no code; a course may have none.
fn official_code(course: &fields::Course) -> Option<Option<&str>> {
    let none = matches!(
        course.code,
        Stated::Known(kava_model::choice::NoneOr::None, _)
    );
    (!none && !course.is_component).then(|| course.official_code())
}

/// The names of all lines in one list.
fn names<'a, T>(
    lines: &'a [Stated<T>],
    names: impl Fn(&'a T) -> &'a [kava_model::name::Name],
) -> Repeated<&'a str> {
    if lines.is_empty() {
        return None;
    }
    let mut all = Vec::new();
    for line in lines {
        match line.known() {
            Some(line) => all.extend(names(line).iter().map(|name| Some(&*name.text))),
            None => all.push(None),
        }
    }
    Some(all)
}

/// Where a course comes from.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
enum Origin<'a> {
    /// Degree study, of these study programmes.
    Degree { study_programmes: Vec<&'a str> },
    /// Of degree level, linked to no study programme.
    Unlinked,
    /// Continuing education.
    Continuing,
}

impl<'a> From<&'a fields::Origin> for Origin<'a> {
    fn from(origin: &'a fields::Origin) -> Origin<'a> {
        match origin {
            fields::Origin::Degree(names) => Origin::Degree {
                study_programmes: names.iter().map(|name| &*name.text).collect(),
            },
            fields::Origin::Unlinked => Origin::Unlinked,
            fields::Origin::Continuing => Origin::Continuing,
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
struct Runs<'a> {
    from: Option<When<'a>>,
    to: Option<When<'a>>,
}

/// How something is assessed, and by which criteria.
#[derive(Debug, Serialize, JsonSchema)]
struct Assessment<'a> {
    method: Coded<assessments::Assessment>,
    criteria: Option<Text<'a>>,
}

impl<'a> From<&'a admission::Assessment> for Assessment<'a> {
    fn from(assessment: &'a admission::Assessment) -> Assessment<'a> {
        let criteria = assessment.criteria.as_ref().and_then(Text::new);
        Assessment {
            method: Coded(assessment.method),
            criteria,
        }
    }
}

/// What it takes to pass.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Pass<'a> {
    Share { limits: Limits<Ratio> },
    Text { text: Text<'a> },
}

impl<'a> From<&'a fields::Pass> for Pass<'a> {
    fn from(pass: &'a fields::Pass) -> Pass<'a> {
        match pass {
            fields::Pass::Share(bound) => Pass::Share {
                limits: Limits(*bound),
            },
            fields::Pass::Text(text) => Pass::Text {
                text: Text(text as &text::Text),
            },
        }
    }
}

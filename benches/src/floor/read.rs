//! The JSON file, borrowed: every text is a piece of the file's own.

use serde::{Deserialize, Serialize};

use crate::quantity::{Day, Hundredths};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Catalogue<'a> {
    pub code: &'a str,
    pub title: Text<'a>,
    #[serde(borrow)]
    pub written_in: Vec<&'a str>,
    pub guideline: &'a str,
    pub issuer: Institution<'a>,
    pub schools: Vec<School<'a>>,
    pub departments: Vec<Department<'a>>,
    pub study_programmes: Vec<StudyProgramme<'a>>,
    pub semesters: Vec<Term<'a>>,
    pub price_list: PriceList<'a>,
    pub programmes: Vec<Programme<'a>>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Text<'a> {
    pub et: Option<&'a str>,
    pub en: Option<&'a str>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Institution<'a> {
    pub code: &'a str,
    #[serde(borrow)]
    pub name: Text<'a>,
    pub registry_code: &'a str,
    pub schac: &'a str,
    pub country: &'a str,
    pub website: &'a str,
    pub study_groups: Vec<&'a str>,
    pub quality_assurance: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct School<'a> {
    pub code: &'a str,
    #[serde(borrow)]
    pub name: Text<'a>,
    pub head: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department<'a> {
    pub code: &'a str,
    pub school: &'a str,
    #[serde(borrow)]
    pub name: Text<'a>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StudyProgramme<'a> {
    pub code: &'a str,
    #[serde(borrow)]
    pub title: Text<'a>,
    pub level: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term<'a> {
    pub code: &'a str,
    pub from: Day,
    pub to: Day,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PriceList<'a> {
    pub code: &'a str,
    pub in_force: Day,
    #[serde(borrow)]
    pub per_credit: Vec<Price<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price<'a> {
    pub school: &'a str,
    pub eur: Hundredths,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    MicroDegree,
    MicroCredential,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Programme<'a> {
    pub code: &'a str,
    pub kind: Kind,
    #[serde(borrow)]
    pub title: Text<'a>,
    pub unit: &'a str,
    pub director: Person<'a>,
    pub field: &'a str,
    pub level: u8,
    pub language: &'a str,
    pub in_force: &'a str,
    pub aim: Text<'a>,
    pub need: Text<'a>,
    pub need_source: &'a str,
    pub target_group: Text<'a>,
    pub basis: &'a str,
    pub project_needs: Option<Text<'a>>,
    pub outcomes: Vec<Outcome<'a>>,
    pub volume: Hundredths,
    pub workload: Workload,
    pub plan: Vec<Semester<'a>>,
    pub duration: u8,
    pub study: &'a str,
    pub delivery: &'a str,
    pub schedule: &'a str,
    pub place: &'a str,
    pub county: &'a str,
    pub attendance: &'a str,
    pub weekly_load: u32,
    pub education: &'a str,
    pub awards: Vec<&'a str>,
    pub fee: &'a str,
    pub intake: Intake<'a>,
    pub record: Record<'a>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Person<'a> {
    pub name: &'a str,
    pub mail: &'a str,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome<'a> {
    pub code: &'a str,
    #[serde(borrow)]
    pub text: Text<'a>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Workload {
    pub contact: u32,
    pub practical: u32,
    pub independent: u32,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Semester<'a> {
    pub semester: u8,
    #[serde(borrow)]
    pub members: Vec<Member<'a>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Member<'a> {
    #[serde(borrow)]
    Course(Course<'a>),
    Choose(Choice<'a>),
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice<'a> {
    pub credits: Hundredths,
    #[serde(borrow)]
    pub from: Vec<Course<'a>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Course<'a> {
    pub code: &'a str,
    #[serde(borrow)]
    pub title: Text<'a>,
    pub credits: Hundredths,
    pub origin: Origin<'a>,
    pub assessment: &'a str,
    pub project_based: bool,
    pub teaches: Vec<&'a str>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin<'a> {
    #[serde(borrow)]
    Degree(&'a str),
    Continuing,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Intake<'a> {
    pub semester: &'a str,
    pub announced: Day,
    pub apply: Window,
    pub notify: Day,
    pub places: u32,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    pub from: Day,
    pub to: Day,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Record<'a> {
    pub proposed: Day,
    pub approved: Day,
    pub document: &'a str,
    pub registered: Day,
    pub code: u32,
}

impl<'a> Member<'a> {
    /// The course, or the electives of the choice.
    pub fn courses(&self) -> &[Course<'a>] {
        match self {
            Member::Course(course) => std::slice::from_ref(course),
            Member::Choose(choice) => &choice.from,
        }
    }
}

impl<'a> Programme<'a> {
    pub fn members(&self) -> impl Iterator<Item = &Member<'a>> {
        self.plan.iter().flat_map(|semester| &semester.members)
    }

    pub fn courses(&self) -> impl Iterator<Item = &Course<'a>> {
        self.members().flat_map(Member::courses)
    }
}

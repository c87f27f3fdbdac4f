//! One made-up programme. Its JSON is what serde makes of these types; its `.kava` text is written
//! by `kava_text`. Both state the same facts.

use serde::Serialize;

use crate::quantity::{Day, Hundredths};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    MicroDegree,
    MicroCredential,
}

#[derive(Clone, Debug, Serialize)]
pub struct Bilingual {
    pub et: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    pub code: String,
    pub kind: Kind,
    pub title: Bilingual,
    pub unit: &'static str,
    pub director: Person,
    pub field: &'static str,
    pub level: u8,
    pub language: &'static str,
    pub in_force: &'static str,
    pub aim: Bilingual,
    pub need: Bilingual,
    pub need_source: &'static str,
    pub target_group: Bilingual,
    /// The study programme it is built on.
    pub basis: &'static str,
    /// How its projects serve the learners; asked of micro-degrees alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_needs: Option<Bilingual>,
    pub outcomes: Vec<Outcome>,
    pub volume: Hundredths,
    pub workload: Workload,
    pub plan: Vec<Semester>,
    /// In semesters.
    pub duration: u8,
    pub study: &'static str,
    pub delivery: &'static str,
    pub schedule: &'static str,
    pub place: &'static str,
    pub county: &'static str,
    pub attendance: &'static str,
    /// Hours a week.
    pub weekly_load: u32,
    pub education: &'static str,
    pub awards: &'static [&'static str],
    pub fee: &'static str,
    pub intake: Intake,
    pub record: Record,
}

#[derive(Clone, Debug, Serialize)]
pub struct Person {
    pub name: String,
    pub mail: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    pub code: &'static str,
    pub text: Bilingual,
}

/// Hours of the whole programme; together 26 for each credit.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Workload {
    pub contact: u32,
    pub practical: u32,
    pub independent: u32,
}

#[derive(Clone, Debug, Serialize)]
pub struct Semester {
    pub semester: u8,
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Member {
    Course(Course),
    Choose(Choice),
}

/// Electives: members are taken whole until they give exactly so many credits.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub credits: Hundredths,
    pub from: Vec<Course>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Course {
    pub code: String,
    pub title: Bilingual,
    pub credits: Hundredths,
    pub origin: Origin,
    pub assessment: &'static str,
    pub project_based: bool,
    pub teaches: Vec<&'static str>,
}

/// `"continuing"` or `{"degree":"IAIM"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    Degree(&'static str),
    Continuing,
}

#[derive(Clone, Debug, Serialize)]
pub struct Intake {
    pub semester: &'static str,
    pub announced: Day,
    pub apply: Window,
    pub notify: Day,
    pub places: u32,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Window {
    pub from: Day,
    pub to: Day,
}

#[derive(Clone, Debug, Serialize)]
pub struct Record {
    pub proposed: Day,
    pub approved: Day,
    pub document: String,
    pub registered: Day,
    pub code: u32,
}

impl Programme {
    /// Every course of the plan, electives too, in the order of the plan.
    pub fn courses_mut(&mut self) -> impl Iterator<Item = &mut Course> {
        self.plan
            .iter_mut()
            .flat_map(|semester| &mut semester.members)
            .flat_map(|member| match member {
                Member::Course(course) => std::slice::from_mut(course),
                Member::Choose(choice) => choice.from.as_mut_slice(),
            })
    }

    /// Makes the declared volume and hours agree with the plan. The same credits are chosen on
    /// every path, so the volume is one number.
    pub fn settle(&mut self) {
        let members = self.plan.iter().flat_map(|semester| &semester.members);
        self.volume = Hundredths(members.map(|member| member.credits().0).sum());
        let hours = self.volume.0 * 26 / 100;
        let (contact, practical) = (hours / 5, hours / 4);
        self.workload = Workload {
            contact,
            practical,
            independent: hours - contact - practical,
        };
    }
}

impl Member {
    fn credits(&self) -> Hundredths {
        match self {
            Member::Course(course) => course.credits,
            Member::Choose(choice) => choice.credits,
        }
    }
}

//! What is learnt: the programme, its outcomes, its courses, and how they are assessed.

use kava_diagnostics::Words;
use kava_model::choice::Choice;
use kava_model::fields::Course;
use kava_model::plan::{ItemId, ResolvedPlan};
use kava_model::quantity::{Credits, Decimal};
use kava_model::stated::Stated;

use super::common::{Common, Profile};
use super::concept;
use super::graph::{
    Assessment, AwardingOpportunity, CreditPoint, Identifier, Iri, Note, Outcome, Part, Reference,
    Specification, WebResource,
};
use crate::canonical::{Wording, uri, work};
use crate::editions::in_force_from;
use crate::id::Id;
use crate::offer::list;
use crate::{Subject, told, volume};

const LOQ: &[&str] = &["elm:LearningAchievementSpecification"];
const QUALITY_LINK: &[&str] = &[
    "elm:LearningAchievementSpecification",
    "ql:LearningOpportunitySpecification",
];
const IDENTIFIER: &[&str] = &["elm:Identifier"];

/// The specifications of one programme: its own first, then those of its courses.
pub struct Specifications<'a> {
    common: &'a Common<'a>,
    subject: &'a Subject<'a>,
    id: Id,
}

/// A course of the award with the outcomes that it teaches.
struct Taught<'a> {
    course: &'a Course,
    title: Wording<'a>,
    outcomes: Vec<u32>,
}

impl<'a> Specifications<'a> {
    pub fn of(common: &'a Common<'a>, subject: &'a Subject<'a>) -> Specifications<'a> {
        let id = common.specification_id(subject);
        Specifications {
            common,
            subject,
            id,
        }
    }

    pub fn id(&self) -> Iri {
        self.id.urn()
    }

    /// Nothing where the programme lacks what it cannot do without.
    pub fn all(&self) -> Vec<Specification<'a>> {
        let Some(programme) = self.programme() else {
            return Vec::new();
        };
        let courses = self.courses();
        std::iter::once(programme)
            .chain(courses.into_iter().map(|taught| self.course(taught)))
            .collect()
    }

    fn programme(&self) -> Option<Specification<'a>> {
        let programme = self.subject.programme;
        let summary = self.subject.summary();
        let least = summary.credits.map(|range| range.min);
        let hours = || volume::hours(least?, summary.terms.one_ects?);
        let level = programme.level.known().copied().map(concept::level);
        let (education_level, eqf_level) = self.levels(level);
        Some(Specification {
            id: self.id(),
            types: self.types(),
            identifier: self.identifiers(),
            title: Wording::of(programme.title.known()?)?,
            description: programme.aim.known().and_then(Wording::of),
            additional_note: self.notes(),
            homepage: programme.website.known().map(|url| WebResource {
                content_url: uri(&url.0),
            }),
            modified: self.common.modified(self.subject),
            isced_f_code: concept::fields_of_study(programme),
            volume_of_learning: hours().map(work),
            credit_point: least.map(credit_point),
            education_level,
            eqf_level,
            language: concept::languages(list(&programme.language)),
            mode: concept::modes(list(&programme.delivery)),
            entry_requirement: told::requirements(programme, self.subject.catalogue)
                .map(|note_literal| Note { note_literal }),
            learning_outcome: (0..self.outcomes().len())
                .map(|at| self.outcome_id(at))
                .collect(),
            proven_by: self.assessments().into_iter().map(|it| it.id).collect(),
            has_part: self.parts(),
            is_part_of: Vec::new(),
            awarding_opportunity: Some(AwardingOpportunity {
                awarding_body: vec![self.common.issuer_id()],
                learning_achievement_specification: self.id(),
            }),
            is_active: self.quality_link().map(|()| !self.is_closed()),
            version: self
                .quality_link()
                .and_then(|()| in_force_from(self.subject)),
        })
    }

    fn quality_link(&self) -> Option<()> {
        self.common.profile.is_quality_link().then_some(())
    }

    fn types(&self) -> &'static [&'static str] {
        match self.common.profile {
            Profile::Loq => LOQ,
            Profile::QualityLink => QUALITY_LINK,
        }
    }

    /// A level of education for the one profile, a level of EQF for the other.
    fn levels(&self, level: Option<Iri>) -> (Option<Iri>, Option<Iri>) {
        match self.common.profile {
            Profile::Loq => (level, None),
            Profile::QualityLink => (None, level),
        }
    }

    fn is_closed(&self) -> bool {
        crate::offer::live(self.subject.programme, self.subject.catalogue)
            .next()
            .is_none()
            && !self.subject.programme.withdrawn.is_absent()
    }

    /// QualityLink's first; the code, and the code in the register. In the XML no two are the same: an
    /// older edition bears its day, and the code in the register is the last one's.
    fn identifiers(&self) -> Vec<Identifier<'a>> {
        let is_last = self.common.editions.is_last(self.subject);
        let registered = self
            .subject
            .record
            .and_then(|record| record.registered.known());
        let registered = registered
            .and_then(|it| it.code.as_ref())
            .filter(|_| is_last);
        let registered = registered.map(|code| identifier(&*code.text, Some("EHIS")));
        let unique = self.unique(&self.edition_code());
        unique
            .into_iter()
            .chain([identifier(self.code(), None)])
            .chain(registered)
            .collect()
    }

    /// The code; of an older edition with its day.
    fn code(&self) -> String {
        match self.common.editions.is_last(self.subject) {
            true => self.subject.programme.name.text.to_string(),
            false => self.edition_code(),
        }
    }

    /// `data-basics:2026-08-31`
    fn edition_code(&self) -> String {
        let from = in_force_from(self.subject).unwrap_or_default();
        format!("{}:{from}", self.subject.programme.name.text)
    }

    /// The identifier that QualityLink asks for.
    fn unique(&self, code: &str) -> Option<Identifier<'a>> {
        self.quality_link()?;
        let notation = self.common.course_id(code)?;
        Some(identifier(notation, None))
    }

    /// What has no slot of its own.
    fn notes(&self) -> Vec<Note<'a>> {
        let subject = self.subject;
        let programme = subject.programme;
        [
            told::plan(subject),
            told::credits(subject),
            told::stacks(subject),
            told::awards(programme),
            programme.content.known().and_then(Wording::of),
            programme.target_group.known().and_then(Wording::of),
            programme.completion.known().and_then(Wording::of),
        ]
        .into_iter()
        .flatten()
        .map(|note_literal| Note { note_literal })
        .collect()
    }

    pub fn outcomes(&self) -> Vec<Outcome<'a>> {
        let outcomes = self.subject.programme.outcomes.known();
        let list = outcomes.iter().flat_map(|outcomes| &outcomes.list);
        list.enumerate()
            .filter_map(|(at, outcome)| {
                Some(Outcome {
                    id: self.outcome_id(at),
                    title: Wording::of(outcome.text.known()?)?,
                })
            })
            .collect()
    }

    fn outcome_id(&self, at: usize) -> Iri {
        let outcomes = self.subject.programme.outcomes.known();
        let code = outcomes.and_then(|outcomes| outcomes.list.get(at));
        let code = code.map_or("", |outcome| &*outcome.code.text);
        self.id.part("outcome", code).urn()
    }

    /// The courses of the award that teach an outcome; others are no achievement of their own.
    fn courses(&self) -> Vec<Taught<'a>> {
        let Some(plan) = self.subject.plan else {
            return Vec::new();
        };
        let items = (0..plan.plan.items.len() as u32).map(ItemId);
        items.filter_map(|item| taught(plan, item)).collect()
    }

    fn course(&self, taught: Taught<'a>) -> Specification<'a> {
        let Taught {
            course,
            title,
            outcomes,
        } = taught;
        let programme = self.subject.programme;
        let level = course.level.known().or(programme.level.known());
        let (education_level, eqf_level) = self.levels(level.copied().map(concept::level));
        let languages = match list(&course.language) {
            [] => list(&programme.language),
            own => own,
        };
        Specification {
            id: self.course_id(course),
            types: self.types(),
            identifier: self.course_identifiers(course),
            title,
            description: course.content.known().and_then(Wording::of),
            additional_note: Vec::new(),
            homepage: course.website.known().map(|url| WebResource {
                content_url: uri(&url.0),
            }),
            modified: None,
            isced_f_code: concept::fields_of_study(programme),
            volume_of_learning: course
                .workload
                .known()
                .filter(|load| load.unit() == Some(kava_model::unit::Unit::Hours))
                .and_then(|load| load.sum())
                .map(|hours| work(kava_model::quantity::Hours(hours))),
            credit_point: course
                .credits()
                .filter(|it| it.0 > Decimal(0))
                .map(credit_point),
            education_level,
            eqf_level,
            language: concept::languages(languages),
            mode: Vec::new(),
            entry_requirement: None,
            learning_outcome: outcomes
                .iter()
                .map(|at| self.outcome_id(*at as usize))
                .collect(),
            proven_by: self
                .assessments_of(course)
                .into_iter()
                .map(|it| it.id)
                .collect(),
            has_part: Vec::new(),
            is_part_of: self.whole(),
            awarding_opportunity: None,
            is_active: None,
            version: None,
        }
    }

    fn course_id(&self, course: &Course) -> Iri {
        self.id.part("course", &course.name.text).urn()
    }

    /// In LOQ with the programme's code, as a course may be part of several programmes.
    fn course_identifiers(&self, course: &'a Course) -> Vec<Identifier<'a>> {
        let code = course.official_code().unwrap_or(&course.name.text);
        let own = identifier(format!("{}:{code}", self.code()), None);
        self.unique(code).into_iter().chain([own]).collect()
    }

    fn parts(&self) -> Vec<Part> {
        let part = |taught: Taught<'a>| match self.common.profile {
            Profile::Loq => Part::Id(self.course_id(taught.course)),
            Profile::QualityLink => self.reference(
                taught
                    .course
                    .official_code()
                    .unwrap_or(&taught.course.name.text),
            ),
        };
        self.courses().into_iter().map(part).collect()
    }

    /// The programme that a course is part of.
    fn whole(&self) -> Vec<Part> {
        vec![match self.common.profile {
            Profile::Loq => Part::Id(self.id()),
            Profile::QualityLink => self.reference(&self.edition_code()),
        }]
    }

    fn reference(&self, code: &str) -> Part {
        let notation = self.common.course_id(code).unwrap_or_default();
        Part::Reference(Reference {
            provided_by: self.common.issuer_id(),
            identifier: identifier(notation, None),
        })
    }

    /// How every course of the plan is assessed.
    pub fn assessments(&self) -> Vec<Assessment<'a>> {
        let plan = self.subject.plan;
        let courses = plan.iter().flat_map(|plan| plan.courses.iter().flatten());
        courses
            .flat_map(|course| self.assessments_of(course))
            .collect()
    }

    fn assessments_of(&self, course: &'a Course) -> Vec<Assessment<'a>> {
        let known = course.assessment.iter().filter_map(Stated::known);
        known
            .enumerate()
            .map(|(at, assessment)| Assessment {
                id: self
                    .id
                    .part("assessment", &format!("{}\n{at}", course.name.text))
                    .urn(),
                title: assessment_title(course, assessment.method.name.words()),
                description: assessment.criteria.as_ref().and_then(Wording::of),
                additional_note: course
                    .supervision
                    .known()
                    .map(|supervision| Note {
                        note_literal: Wording::said(supervision.name().words()),
                    })
                    .into_iter()
                    .collect(),
                dc_type: assessment.method.elm,
                proves: vec![self.id()],
            })
            .collect()
    }
}

/// `exam: Data Mining`
fn assessment_title<'a>(course: &'a Course, method: Words) -> Wording<'a> {
    let title = course.title.known().and_then(Wording::of);
    let parts = [Some(Wording::said(method)), title];
    Wording::joined(parts.into_iter().flatten(), ": ").unwrap_or_default()
}

fn taught<'a>(plan: &'a ResolvedPlan<'a>, item: ItemId) -> Option<Taught<'a>> {
    let course = plan.course(item)?;
    let leaves = plan.plan.leaves().filter(|(_, leaf)| leaf.item == item);
    let mut outcomes: Vec<u32> = leaves
        .flat_map(|(_, leaf)| leaf.teaches.iter().copied())
        .collect();
    outcomes.sort_unstable();
    outcomes.dedup();
    let title = Wording::of(course.title.known()?)?;
    (!outcomes.is_empty()).then_some(Taught {
        course,
        title,
        outcomes,
    })
}

fn credit_point(Credits(credits): Credits) -> CreditPoint {
    CreditPoint {
        framework: concept::ECTS,
        point: credits.to_string(),
    }
}

pub fn identifier<'a>(
    notation: impl Into<std::borrow::Cow<'a, str>>,
    scheme_name: Option<&'static str>,
) -> Identifier<'a> {
    Identifier {
        types: IDENTIFIER,
        notation: notation.into(),
        scheme_name,
        scheme_id: None,
    }
}

//! `Programme`

use std::borrow::Cow;

use kava_model::admission::{Schedule, WordOr};
use kava_model::coded::Level;
use kava_model::fields::Award;
use kava_model::quantity::Hours;
use kava_model::unit::Unit;
use serde::Serialize;

use super::value::{Code, StudyLoad, Text, languages, modes, typed};
use super::{Common, organisation};
use crate::canonical::{Wording, period, uri};
use crate::id::Id;
use crate::offer::list;
use crate::{Subject, told, volume};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Programme<'a> {
    programme_id: Id,
    primary_code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_codes: Vec<Code<'a>>,
    /// None of the specification's own types fits.
    programme_type: &'static str,
    name: Text<'a>,
    description: Option<Text<'a>>,
    teaching_languages: Option<Vec<&'static str>>,
    study_load: Vec<StudyLoad>,
    qualification_awarded: Option<&'static str>,
    formal_document: Option<&'static str>,
    mode_of_study: Option<&'static str>,
    modes_of_delivery: Option<Vec<&'static str>>,
    duration: Option<String>,
    level_of_qualification: Option<String>,
    fields_of_study: Option<&'a str>,
    learning_outcome_ids: Vec<Id>,
    assessment: Option<Text<'a>>,
    admission_requirements: Option<Text<'a>>,
    qualification_requirements: Option<Text<'a>>,
    link: Option<Cow<'a, str>>,
    organisation_id: Id,
    valid_from: Option<String>,
    valid_to: Option<String>,
}

impl<'a> Programme<'a> {
    pub fn new(common: &Common<'a>, subject: &'a Subject<'a>) -> Option<Programme<'a>> {
        let programme = subject.programme;
        let is_awarded = |award: Award| {
            list(&programme.awards)
                .iter()
                .any(|it| matches!(it, WordOr::Word(word) if *word == award))
        };
        let certified = is_awarded(Award::Certificate);
        let (valid_from, valid_to) = validity(common, subject);
        Some(Programme {
            programme_id: common.editions.id(subject),
            primary_code: Code::new("programme_code", &*programme.name.text),
            other_codes: registered(subject).into_iter().collect(),
            programme_type: "x-micro-credential",
            name: typed(Wording::of(programme.title.known()?)?),
            description: programme.aim.known().and_then(Wording::of).map(typed),
            teaching_languages: languages(list(&programme.language)),
            study_load: study_load(subject),
            qualification_awarded: certified.then_some("certificate"),
            formal_document: certified.then_some("micro_credential_certificate"),
            mode_of_study: list(&programme.schedule)
                .contains(&Schedule::SelfPaced)
                .then_some("self_paced"),
            modes_of_delivery: modes(
                list(&programme.delivery),
                programme.work_based.known().is_some(),
            ),
            duration: programme.duration.known().and_then(period),
            level_of_qualification: programme
                .level
                .known()
                .map(|Level(level)| format!("eqf_{level}")),
            fields_of_study: programme
                .field
                .known()
                .and_then(|groups| Some(&*groups.codes.first()?.text)),
            learning_outcome_ids: super::outcome::ids(common, subject),
            assessment: super::course::assessments(subject).map(typed),
            admission_requirements: told::requirements(programme, subject.catalogue).map(typed),
            qualification_requirements: qualification(subject).map(typed),
            link: programme.website.known().map(|url| uri(&url.0)),
            organisation_id: organisation::offering(common.issuer, programme, subject.catalogue),
            valid_from,
            valid_to,
        })
    }
}

fn registered<'a>(subject: &'a Subject<'a>) -> Option<Code<'a>> {
    let code = subject.record?.registered.known()?.code.as_ref()?;
    Some(Code::new("x-ehis", &*code.text))
}

/// The least a learner takes; the specification has no slot for a range, which stands in words among
/// the requirements.
fn study_load(subject: &Subject<'_>) -> Vec<StudyLoad> {
    let summary = subject.summary();
    let least = summary.credits.map(|range| range.min);
    let hours = || volume::hours(least?, summary.terms.one_ects?);
    let split = summary.split.filter(|split| split.unit == Unit::Hours);
    [
        least.map(StudyLoad::ects),
        hours().map(StudyLoad::hours),
        split.map(|split| StudyLoad::contact(Hours(split.contact))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What completes it, and what there is to choose from.
fn qualification<'a>(subject: &'a Subject<'a>) -> Option<Wording<'a>> {
    let completion = subject.programme.completion.known().and_then(Wording::of);
    let told = [
        completion,
        told::plan(subject),
        told::credits(subject),
        told::stacks(subject),
    ];
    Wording::joined(told.into_iter().flatten(), "; ")
}

/// From the first day of the edition to its last, or to the day it is withdrawn.
fn validity(common: &Common<'_>, subject: &Subject<'_>) -> (Option<String>, Option<String>) {
    let (catalogue, programme) = (subject.catalogue, subject.programme);
    if !common.clock.is_known() {
        return (None, None);
    }
    let from = catalogue
        .begins(programme)
        .map(|day| common.clock.first_moment(day));
    let withdrawn = programme.withdrawn.known().and_then(|it| it.from.known());
    let withdrawn = withdrawn.and_then(|when| catalogue.first_day(when));
    let end = programme
        .in_force
        .known()
        .and_then(|it| it.to.as_ref()?.day());
    let to = match (withdrawn, end) {
        (Some(withdrawn), Some(end)) if end < withdrawn => Some(common.clock.last_moment(end)),
        (Some(withdrawn), _) => Some(common.clock.first_moment(withdrawn)),
        (None, end) => end.map(|day| common.clock.last_moment(day)),
    };
    (from, to)
}

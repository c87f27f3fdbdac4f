//! `EducationalOccupationalProgram`

use std::borrow::Cow;

use kava_model::choice::Choice;
use kava_model::date::Day;
use kava_model::quantity::Decimal;
use serde::Serialize;

use super::provider::Link;
use super::{Common, course, price};
use crate::canonical::{Date, Number, Wording, period, uri};
use crate::id;
use crate::offer::{self, Offer, list};
use crate::{Subject, told};

#[derive(Serialize)]
#[serde(
    tag = "@type",
    rename = "EducationalOccupationalProgram",
    rename_all = "camelCase"
)]
pub struct Program<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    identifier: Vec<PropertyValue<'a>>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    program_type: String,
    provider: Link,
    #[serde(skip_serializing_if = "Option::is_none")]
    number_of_credits: Option<Credits>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_to_complete: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_deadline: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum_enrollment: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    educational_program_mode: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    program_prerequisites: Option<String>,
    educational_credential_awarded: Credential,
    offers: Vec<price::Offer<'a>>,
    has_course: Link,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "PropertyValue", rename_all = "camelCase")]
pub struct PropertyValue<'a> {
    #[serde(rename = "propertyID")]
    property_id: &'static str,
    value: &'a str,
}

/// Structured, as 7.5 is no integer.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "QuantitativeValue", rename_all = "camelCase")]
pub struct Credits {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_value: Option<Number>,
    unit_text: &'static str,
}

#[derive(Serialize)]
#[serde(
    tag = "@type",
    rename = "EducationalOccupationalCredential",
    rename_all = "camelCase"
)]
pub struct Credential {
    name: String,
    credential_category: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    educational_level: Option<String>,
}

impl<'a> Program<'a> {
    pub fn new(common: &Common<'a>, subject: &'a Subject<'a>) -> Program<'a> {
        let programme = subject.programme;
        let titles = programme
            .title
            .known()
            .and_then(Wording::of)
            .unwrap_or_default();
        let offers: Vec<Offer<'_>> = offer::live(programme, subject.catalogue).collect();
        let next = offer::next(&offers, common.issue.as_of);
        let day = |day: fn(&Offer<'a>) -> Option<Day>| day(next?).map(Date);
        Program {
            id: common.editions.id(subject).urn(),
            url: programme.website.known().map(|url| uri(&url.0)),
            identifier: identifiers(subject),
            alternate_name: common.other(&titles),
            name: common.pick(titles),
            description: programme
                .aim
                .known()
                .and_then(Wording::of)
                .map(|it| common.pick(it)),
            program_type: kind(common, subject),
            provider: Link::to(id::provider(common.issuer).urn()),
            number_of_credits: credits(subject),
            time_to_complete: programme.duration.known().and_then(period),
            start_date: day(Offer::starts),
            end_date: day(Offer::ends),
            application_start_date: day(Offer::opens),
            application_deadline: day(Offer::closes),
            maximum_enrollment: next.and_then(Offer::most_places),
            educational_program_mode: list(&programme.delivery)
                .iter()
                .map(|it| it.word())
                .collect(),
            program_prerequisites: told::requirements(programme, subject.catalogue)
                .map(|it| common.pick(it)),
            educational_credential_awarded: credential(common, subject),
            offers: price::offers(common, subject.summary(), &offers),
            has_course: Link::to(course::id(common, subject)),
        }
    }
}

fn identifiers<'a>(subject: &'a Subject<'a>) -> Vec<PropertyValue<'a>> {
    let own = PropertyValue {
        property_id: "code",
        value: &subject.programme.name.text,
    };
    let registered = subject.record.and_then(|record| record.registered.known());
    let registered = registered
        .and_then(|it| it.code.as_ref())
        .map(|code| PropertyValue {
            property_id: "EHIS",
            value: &code.text,
        });
    [own].into_iter().chain(registered).collect()
}

/// What the guideline calls the kind, else its word.
fn kind(common: &Common<'_>, subject: &Subject<'_>) -> String {
    let word = || {
        subject
            .programme
            .kind
            .known()
            .map(|kind| kind.text.to_string())
    };
    let term = subject
        .summary()
        .terms
        .kind
        .as_deref()
        .and_then(Wording::of);
    term.map(|term| common.pick(term))
        .or_else(word)
        .unwrap_or_default()
}

pub fn credits(subject: &Subject<'_>) -> Option<Credits> {
    let range = subject.summary().credits?;
    let (min, max): (Decimal, Decimal) = (range.min.0, range.max.0);
    let is_one = min == max;
    Some(Credits {
        value: is_one.then_some(Number(min)),
        min_value: (!is_one).then_some(Number(min)),
        max_value: (!is_one).then_some(Number(max)),
        unit_text: "ECTS",
    })
}

pub fn credential(common: &Common<'_>, subject: &Subject<'_>) -> Credential {
    let awards = told::awards(subject.programme).map(|awards| common.pick(awards));
    let kind = kind(common, subject);
    Credential {
        name: awards.unwrap_or_else(|| kind.clone()),
        credential_category: kind,
        educational_level: subject
            .programme
            .level
            .known()
            .map(|level| format!("EQF {}", level.0)),
    }
}

//! `Course`, with an instance for each intake.

use std::borrow::Cow;

use kava_model::admission::Delivery;
use kava_model::codelist::countries;
use serde::Serialize;

use super::provider::Link;
use super::{Common, price, program};
use crate::canonical::{Date, Wording, uri, work};
use crate::offer::{self, Offer, list};
use crate::{Subject, id as ids, told, volume};

/// ISCED-F 2013: a set of terms is named by an address.
const ISCED_F: &str = "http://data.europa.eu/snb/isced-f/25831c2";

#[derive(Serialize)]
#[serde(tag = "@type", rename = "Course", rename_all = "camelCase")]
pub struct Course<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    course_code: &'a str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    provider: Link,
    in_language: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Term<'a>>,
    teaches: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number_of_credits: Option<program::Credits>,
    #[serde(skip_serializing_if = "Option::is_none")]
    course_prerequisites: Option<String>,
    educational_credential_awarded: program::Credential,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<Date>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    syllabus_sections: Vec<Section>,
    offers: Vec<price::Offer<'a>>,
    has_course_instance: Vec<Instance>,
}

/// A field of study: the vocabulary has no slot of its own for it.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "DefinedTerm", rename_all = "camelCase")]
struct Term<'a> {
    term_code: &'a str,
    in_defined_term_set: &'static str,
}

/// A course of the plan.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Syllabus", rename_all = "camelCase")]
struct Section {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "CourseInstance", rename_all = "camelCase")]
struct Instance {
    #[serde(rename = "@id")]
    id: String,
    course_mode: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    course_workload: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Date>,
    in_language: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum_attendee_capacity: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    location: Vec<Place>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Place {
    Place {
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        address: Address,
    },
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "PostalAddress", rename_all = "camelCase")]
struct Address {
    address_country: &'static str,
    address_region: &'static str,
}

/// The course is the programme seen as something one takes.
pub fn id(common: &Common<'_>, subject: &Subject<'_>) -> String {
    common.editions.id(subject).part("course", "").urn()
}

impl<'a> Course<'a> {
    pub fn new(common: &Common<'a>, subject: &'a Subject<'a>) -> Course<'a> {
        let programme = subject.programme;
        let titles = programme
            .title
            .known()
            .and_then(Wording::of)
            .unwrap_or_default();
        let offers: Vec<Offer<'_>> = offer::live(programme, subject.catalogue).collect();
        Course {
            id: id(common, subject),
            url: programme.website.known().map(|url| uri(&url.0)),
            course_code: &programme.name.text,
            alternate_name: common.other(&titles),
            name: common.pick(titles),
            description: programme
                .aim
                .known()
                .and_then(Wording::of)
                .map(|it| common.pick(it)),
            provider: Link::to(ids::provider(common.issuer).urn()),
            in_language: codes(list(&programme.language)),
            about: fields_of_study(subject),
            teaches: outcomes(common, subject),
            number_of_credits: program::credits(subject),
            course_prerequisites: told::requirements(programme, subject.catalogue)
                .map(|it| common.pick(it)),
            educational_credential_awarded: program::credential(common, subject),
            date_modified: crate::record::last_day(subject).map(Date),
            syllabus_sections: sections(common, subject),
            has_course_instance: offers
                .iter()
                .map(|it| instance(common, subject, it))
                .collect(),
            offers: price::offers(common, subject.summary(), &offers),
        }
    }
}

fn codes(languages: &[kava_model::coded::Language]) -> Vec<&'static str> {
    languages.iter().map(|language| language.0.code).collect()
}

fn fields_of_study<'a>(subject: &'a Subject<'a>) -> Vec<Term<'a>> {
    let groups = subject.programme.field.known();
    let codes = groups.into_iter().flat_map(|groups| &groups.codes);
    codes
        .map(|code| Term {
            term_code: &code.text,
            in_defined_term_set: ISCED_F,
        })
        .collect()
}

fn outcomes(common: &Common<'_>, subject: &Subject<'_>) -> Vec<String> {
    let outcomes = subject.programme.outcomes.known();
    let listed = outcomes.into_iter().flat_map(|outcomes| &outcomes.list);
    let texts = listed.filter_map(|outcome| Wording::of(outcome.text.known()?));
    texts.map(|text| common.pick(text)).collect()
}

fn sections(common: &Common<'_>, subject: &Subject<'_>) -> Vec<Section> {
    let courses = subject
        .plan
        .into_iter()
        .flat_map(|plan| plan.courses.iter().flatten());
    let section = |course: &&kava_model::fields::Course| {
        Some(Section {
            name: common.pick(Wording::of(course.title.known()?)?),
            description: course
                .content
                .known()
                .and_then(Wording::of)
                .map(|it| common.pick(it)),
        })
    };
    courses.filter_map(section).collect()
}

fn instance(common: &Common<'_>, subject: &Subject<'_>, offer: &Offer<'_>) -> Instance {
    let summary = subject.summary();
    let least = summary.credits.map(|range| range.min);
    let hours = || volume::hours(least?, summary.terms.one_ects?);
    Instance {
        id: common.editions.intake(subject, offer.code()).urn(),
        course_mode: modes(list(offer.delivery())),
        course_workload: hours().map(work),
        start_date: offer.starts().map(Date),
        end_date: offer.ends().map(Date),
        in_language: codes(list(offer.languages())),
        maximum_attendee_capacity: offer.most_places(),
        location: places(common, offer),
    }
}

/// The three modes that search engines know.
fn modes(delivery: &[Delivery]) -> Vec<&'static str> {
    let mut modes: Vec<&str> = delivery
        .iter()
        .map(|it| match it {
            Delivery::OnSite => "Onsite",
            Delivery::Online => "Online",
            Delivery::Hybrid | Delivery::Blended => "Blended",
        })
        .collect();
    modes.sort_unstable();
    modes.dedup();
    modes
}

/// One a county; the counties are Estonia's.
fn places(common: &Common<'_>, offer: &Offer<'_>) -> Vec<Place> {
    let estonia = countries::find("EE").map_or("", |country| country.code);
    let counties = list(offer.counties()).iter();
    counties
        .map(|county| Place::Place {
            name: told::places(offer).map(|places| common.pick(places)),
            address: Address {
                address_country: estonia,
                address_region: county.0.code,
            },
        })
        .collect()
}

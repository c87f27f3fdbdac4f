//! `MicroCredential` and `Cohort`.

use std::borrow::Cow;

use kava_model::choice::Choice;
use kava_model::codelist::isced;
use kava_model::quantity::Decimal;
use kava_model::stated::Stated;
use kava_model::text::Text;
use serde::{Serialize, Serializer};

use crate::canonical::{Date, Wording, amount, uri};
use crate::editions::Editions;
use crate::offer::{self, Offer, list};
use crate::roll::Roll;
use crate::{Subject, id, told};

#[derive(Serialize)]
#[serde(tag = "@type", rename = "MicroCredential", rename_all = "camelCase")]
pub struct MicroCredential<'a> {
    #[serde(rename = "@id")]
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    /// In words.
    field: Vec<String>,
    language: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ects_credits: Option<Exact>,
    provider: Provider,
    learning_outcome: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry_requirements: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    awarded_credential: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    delivery_mode: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_currency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_deadline: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Date>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "Organization")]
struct Provider {
    #[serde(rename = "@id")]
    id: String,
    name: String,
}

/// A number; with a fraction a string, which JSON-LD keeps as the decimal it is. Of a number with a
/// fraction it would make a float.
pub struct Exact(Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.is_whole() {
            true => serializer.serialize_i64(self.0.0 / 100),
            false => serializer.collect_str(&self.0),
        }
    }
}

/// In Estonian, else in the language the author wrote.
fn plain(text: Wording<'_>) -> String {
    text.first().1.to_owned()
}

fn text(stated: &Stated<Text>) -> Option<String> {
    stated.known().and_then(Wording::of).map(plain)
}

impl<'a> MicroCredential<'a> {
    pub fn new(roll: &Roll<'_>, subject: &'a Subject<'a>) -> MicroCredential<'a> {
        let programme = subject.programme;
        let offers: Vec<Offer<'_>> = offer::live(programme, subject.catalogue).collect();
        let next = offer::next(&offers, roll.issue.as_of);
        let cost = next.and_then(|offer| offer.costs(subject.summary()).next());
        MicroCredential {
            id: roll.editions.id(subject).urn(),
            name: text(&programme.title).unwrap_or_default(),
            summary: text(&programme.aim),
            url: programme.website.known().map(|url| uri(&url.0)),
            field: fields_of_study(subject),
            language: list(&programme.language)
                .iter()
                .map(|it| it.0.code)
                .collect(),
            ects_credits: subject.summary().credits.map(|range| Exact(range.min.0)),
            provider: Provider {
                id: id::provider(roll.issuer).urn(),
                name: text(&roll.issuer.names).unwrap_or_default(),
            },
            learning_outcome: outcomes(subject),
            entry_requirements: told::requirements(programme, subject.catalogue).map(plain),
            content: told::plan(subject).map(plain),
            awarded_credential: told::awards(programme).map(plain),
            level: programme
                .level
                .known()
                .map(|level| format!("EQF {}", level.0)),
            delivery_mode: list(&programme.delivery)
                .iter()
                .map(|it| it.word())
                .collect(),
            price: cost.map(|cost| amount(cost.total.min)),
            price_currency: cost.map(|cost| cost.fee.currency.code()),
            registration_deadline: next.and_then(Offer::closes).map(Date),
            start_date: next.and_then(Offer::starts).map(Date),
        }
    }
}

/// As the register names them, where its name was seen.
fn fields_of_study(subject: &Subject<'_>) -> Vec<String> {
    let groups = subject.programme.field.known();
    let codes = groups.into_iter().flat_map(|groups| &groups.codes);
    let known = codes.filter_map(|code| isced::find(&code.text));
    known
        .map(|field| field.estonian_name().to_owned())
        .collect()
}

fn outcomes(subject: &Subject<'_>) -> Vec<String> {
    let outcomes = subject.programme.outcomes.known();
    let listed = outcomes.into_iter().flat_map(|outcomes| &outcomes.list);
    listed
        .filter_map(|it| Wording::of(it.text.known()?).map(plain))
        .collect()
}

/// One run of the programme: dates and places, and nobody who takes part.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Cohort", rename_all = "camelCase")]
pub struct Cohort {
    #[serde(rename = "@id")]
    id: String,
    name: String,
    delivers: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capacity: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    delivery_mode: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
}

impl Cohort {
    pub fn new(editions: &Editions<'_>, subject: &Subject<'_>, offer: &Offer<'_>) -> Cohort {
        let title = subject
            .programme
            .title
            .known()
            .map_or("", |title| title.any());
        Cohort {
            id: editions.intake(subject, offer.code()).urn(),
            name: format!("{title}, {}", offer.code()),
            delivers: editions.id(subject).urn(),
            start_date: offer.starts().map(Date),
            end_date: offer.ends().map(Date),
            capacity: offer.most_places(),
            delivery_mode: list(offer.delivery()).iter().map(|it| it.word()).collect(),
            location: told::places(offer).map(plain),
        }
    }
}

//! `ProgrammeOffering`: an intake.

use std::borrow::Cow;

use kava_model::admission::Cohort;
use kava_model::codelist::countries;
use serde::Serialize;

use super::Common;
use super::value::{Code, Text, languages, modes, typed};
use crate::canonical::{Wording, amount, uri};
use crate::id::{self, Id};
use crate::offer::{Cost, Offer, list};
use crate::{Subject, told};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offering<'a> {
    programme_offering_id: Id,
    primary_code: Code<'a>,
    name: Text<'a>,
    teaching_languages: Option<Vec<&'static str>>,
    modes_of_delivery: Option<Vec<&'static str>>,
    max_number_students: Option<u32>,
    min_number_students: Option<u32>,
    link: Option<Cow<'a, str>>,
    enrolment_periods: Option<Vec<EnrolmentPeriod>>,
    start_date_time: Option<String>,
    end_date_time: Option<String>,
    addresses: Option<Vec<Address<'a>>>,
    price_information: Option<Vec<Price<'a>>>,
    programme_id: Id,
    organisation_id: Id,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct EnrolmentPeriod {
    start_date_time: String,
    end_date_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_groups: Option<Vec<String>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Address<'a> {
    address_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional: Option<Text<'a>>,
    country_code: CountryCode,
}

#[derive(Debug, Serialize)]
struct CountryCode {
    #[serde(rename = "iso3166-1-alpha2")]
    country: &'static str,
    #[serde(rename = "iso3166-2")]
    county: &'static str,
}

/// Money as strings: the specification has it so.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Price<'a> {
    cost_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount_without_vat: Option<String>,
    currency: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_amount: Option<Text<'a>>,
}

impl<'a> Offering<'a> {
    pub fn new(
        common: &Common<'a>,
        subject: &'a Subject<'a>,
        offer: Offer<'a>,
    ) -> Option<Offering<'a>> {
        let programme = subject.programme;
        let clock = Some(&common.clock).filter(|clock| clock.is_known());
        let code = format!("{}/{}", programme.name.text, offer.code());
        let prices: Vec<Price<'_>> = offer.costs(subject.summary()).map(price).collect();
        Some(Offering {
            programme_offering_id: common.editions.intake(subject, offer.code()),
            primary_code: Code::new("offering_code", code),
            name: typed(Wording::of(programme.title.known()?)?),
            teaching_languages: languages(list(offer.languages())),
            modes_of_delivery: modes(
                list(offer.delivery()),
                programme.work_based.known().is_some(),
            ),
            max_number_students: offer.most_places(),
            min_number_students: offer.least_places(),
            link: programme.website.known().map(|url| uri(&url.0)),
            enrolment_periods: enrolment(common, &offer).map(|period| vec![period]),
            start_date_time: clock.and_then(|clock| Some(clock.first_moment(offer.starts()?))),
            end_date_time: clock.and_then(|clock| Some(clock.last_moment(offer.ends()?))),
            addresses: addresses(&offer),
            price_information: (!prices.is_empty()).then_some(prices),
            programme_id: common.editions.id(subject),
            organisation_id: id::provider(common.issuer),
        })
    }
}

fn enrolment(common: &Common<'_>, offer: &Offer<'_>) -> Option<EnrolmentPeriod> {
    let clock = Some(&common.clock).filter(|clock| clock.is_known())?;
    let group = match offer.intake.cohort.known() {
        Some(Cohort::Closed(Some(group))) => Some(vec![group.any().to_owned()]),
        _ => None,
    };
    Some(EnrolmentPeriod {
        start_date_time: clock.first_moment(offer.opens()?),
        end_date_time: offer.closes().map(|day| clock.last_moment(day)),
        target_groups: group,
    })
}

/// An address a county, each with the place in words; the counties are Estonia's.
fn addresses<'a>(offer: &Offer<'a>) -> Option<Vec<Address<'a>>> {
    let estonia = countries::find("EE")?;
    let counties = list(offer.counties()).iter();
    let addresses: Vec<_> = counties
        .map(|county| Address {
            address_type: "teaching",
            additional: told::places(offer).map(typed),
            country_code: CountryCode {
                country: estonia.code,
                county: county.0.code,
            },
        })
        .collect();
    (!addresses.is_empty()).then_some(addresses)
}

/// The least that a learner pays; where value added tax comes on top, without it.
fn price(cost: Cost<'_>) -> Price<'_> {
    let least = amount(cost.total.min);
    let (amount, amount_without_vat) = match cost.fee.plus_vat {
        true => (None, Some(least)),
        false => (Some(least), None),
    };
    Price {
        cost_type: "total_costs",
        amount,
        amount_without_vat,
        currency: cost.fee.currency.code(),
        display_amount: told::price(&cost).map(typed),
    }
}

//! The dated offers of a programme.

use kava_diagnostics::{Words, say};

use super::common::{Common, Profile, default_language};
use super::concept;
use super::graph::{
    Address, Amount, Location, Note, Opportunity, Period, PriceDetail, WebResource,
};
use super::specification::identifier;
use crate::canonical::{Wording, amount, period, uri};
use crate::id;
use crate::offer::{self, Cost, Offer, list};
use crate::{Subject, told};

const LOQ: &[&str] = &["elm:LearningOpportunity"];
const QUALITY_LINK: &[&str] = &["elm:LearningOpportunity", "ql:LearningOpportunityInstance"];

/// Of every intake that is a live offer; none where the programme lacks what an offer cannot do without.
pub fn all<'a>(
    common: &Common<'a>,
    subject: &'a Subject<'a>,
    specification: &str,
) -> Vec<Opportunity<'a>> {
    let one = |offer| one(common, subject, &offer, specification);
    offer::live(subject.programme, subject.catalogue)
        .filter_map(one)
        .collect()
}

fn one<'a>(
    common: &Common<'a>,
    subject: &'a Subject<'a>,
    offer: &Offer<'a>,
    specification: &str,
) -> Option<Opportunity<'a>> {
    let programme = subject.programme;
    let id = common.editions.intake(subject, offer.code());
    let is_quality_link = common.profile.is_quality_link();
    let count = |count: Option<u32>| count.filter(|_| is_quality_link).map(|it| it.to_string());
    Some(Opportunity {
        id: id.urn(),
        types: match common.profile {
            Profile::Loq => LOQ,
            Profile::QualityLink => QUALITY_LINK,
        },
        identifier: vec![identifier(
            format!("{}/{}", programme.name.text, offer.code()),
            None,
        )],
        title: Wording::of(programme.title.known()?)?,
        description: programme.aim.known().and_then(Wording::of),
        dc_type: concept::SHORT_PROGRAMME,
        homepage: WebResource {
            content_url: uri(&programme.website.known()?.0),
        },
        temporal: temporal(common, offer),
        duration: programme.duration.known().and_then(period),
        mode: concept::modes(list(offer.delivery())),
        schedule_information: told::schedule(offer).map(|note_literal| Note { note_literal }),
        admission_procedure: told::admission(offer, programme)
            .map(|note_literal| Note { note_literal }),
        application_deadline: offer.closes().map(|day| common.clock.last_moment(day)),
        price_detail: offer
            .costs(subject.summary())
            .map(|cost| price(&cost))
            .collect(),
        provided_by: common
            .providers(programme, subject.catalogue)
            .into_iter()
            .map(|provider| id::provider(provider).urn())
            .collect(),
        location: location(offer, id.part("location", "").urn()),
        learning_achievement_specification: specification.to_owned(),
        default_language: concept::language(&default_language(programme, subject.catalogue)?),
        modified: common.modified(subject),
        enrolment_capacity: count(offer.most_places()),
        enrolment_minimum: count(offer.least_places()),
    })
}

fn temporal(common: &Common<'_>, offer: &Offer<'_>) -> Option<Period> {
    let start_date = offer.starts().map(|day| common.clock.first_moment(day));
    let end_date = offer.ends().map(|day| common.clock.last_moment(day));
    (start_date.is_some() || end_date.is_some()).then_some(Period {
        start_date,
        end_date,
    })
}

/// The counties are Estonia's; of a place in words alone the country is not known.
fn location<'a>(offer: &Offer<'a>, id: String) -> Option<Location<'a>> {
    let counties = list(offer.counties());
    let estonia = kava_model::codelist::countries::find("EE")?;
    (!counties.is_empty()).then(|| Location {
        id,
        geographic_name: told::places(offer),
        spatial_code: counties.iter().map(concept::county).collect(),
        address: Address {
            country_code: concept::country(estonia),
        },
    })
}

/// The least that a learner pays, and in words what else there is to know.
fn price<'a>(cost: &Cost<'a>) -> PriceDetail<'a> {
    PriceDetail {
        pref_label: Wording::said(fee()),
        description: told::price(cost),
        amount: Amount {
            value: amount(cost.total.min),
            unit: concept::currency(&cost.fee.currency),
        },
    }
}

fn fee() -> Words {
    say!(en "Fee", et "Tasu")
}

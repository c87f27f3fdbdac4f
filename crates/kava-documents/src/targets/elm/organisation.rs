//! Those who offer.

use std::collections::BTreeMap;

use kava_diagnostics::{Words, say};
use kava_model::choice::Choice;
use kava_model::fields::{Institution, QualityAssurance};

use super::common::{Common, Profile};
use super::concept;
use super::graph::{
    Address, ContactPoint, Identifier, LegalIdentifier, Location, Mailbox, Note, Organisation,
    Phone, WebResource,
};
use super::specification::identifier;
use crate::canonical::{Wording, uri};
use crate::id;
use crate::roll::Roll;

const LOQ: &[&str] = &["elm:Organisation"];
const QUALITY_LINK: &[&str] = &["elm:Organisation", "ql:HigherEducationInstitution"];
const SCHAC: &[&str] = &["elm:Identifier", "ql:SchacIdentifier"];

/// Every institution that these programmes name, by its name in the catalogue.
pub fn all<'a>(common: &Common<'a>, roll: &Roll<'a>) -> Vec<Organisation<'a>> {
    let programmes = roll.programmes.iter();
    let named = programmes.flat_map(|it| common.providers(it, roll.issue.catalogue));
    let all = std::iter::once(common.issuer).chain(named);
    let by_name: BTreeMap<&str, &Institution> = all.map(|it| (&*it.name.text, it)).collect();
    by_name
        .into_values()
        .filter_map(|it| one(common.profile, it))
        .collect()
}

fn one(profile: Profile, institution: &Institution) -> Option<Organisation<'_>> {
    let id = id::provider(institution);
    let country = concept::country(institution.country.known()?.0);
    Some(Organisation {
        id: id.urn(),
        types: match profile {
            Profile::Loq => LOQ,
            Profile::QualityLink => QUALITY_LINK,
        },
        legal_name: Wording::of(institution.names.known()?)?,
        identifier: home_domain(profile, institution).into_iter().collect(),
        registration: institution
            .registry_code
            .known()
            .map(|code| LegalIdentifier {
                notation: &code.0,
                spatial: country.clone(),
            }),
        homepage: institution.website.known().map(|url| WebResource {
            content_url: uri(&url.0),
        }),
        additional_note: institution
            .quality_assurance
            .known()
            .and_then(assured)
            .map(|note_literal| Note { note_literal })
            .into_iter()
            .collect(),
        location: Location {
            id: id.part("location", "").urn(),
            geographic_name: None,
            spatial_code: Vec::new(),
            address: Address {
                country_code: country,
            },
        },
        contact_point: contact(institution),
    })
}

fn home_domain(profile: Profile, institution: &Institution) -> Option<Identifier<'_>> {
    let schac = institution.schac.known()?;
    Some(match profile {
        Profile::Loq => identifier(&*schac.0, Some("schac")),
        Profile::QualityLink => Identifier {
            types: SCHAC,
            scheme_id: Some("ql:Schac"),
            ..identifier(&*schac.0, None)
        },
    })
}

/// In words: the node for it needs the agency's country, which nobody states.
fn assured(assured: &QualityAssurance) -> Option<Wording<'_>> {
    let kind: Words = assured.kind.name().words();
    let by = assured
        .by
        .as_ref()
        .and_then(|by| by.known())
        .and_then(Wording::of);
    let intro = Wording::said(say!(
        en "Quality assurance: {kind}", et "Kvaliteeditagamine: {kind}", kind = kind
    ));
    Wording::joined([Some(intro), by].into_iter().flatten(), ", ")
}

/// Addresses without names: a person's name has no business in a catalogue of courses.
fn contact(institution: &Institution) -> Option<ContactPoint<'_>> {
    let person = institution.contact.known()?;
    let phone = person
        .phone
        .as_deref()
        .map(|phone_number| Phone { phone_number });
    let email_address = person.mail.as_deref().map(|mail| Mailbox {
        id: format!("mailto:{mail}"),
    });
    (phone.is_some() || email_address.is_some()).then_some(ContactPoint {
        phone,
        email_address,
    })
}

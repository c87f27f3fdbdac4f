//! The institution that awards.

use std::borrow::Cow;

use kava_model::fields::ProviderKind;
use serde::Serialize;

use super::Common;
use crate::canonical::{Wording, uri};
use crate::id;

#[derive(Serialize)]
pub struct Provider<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: String,
    #[serde(rename = "alternateName", skip_serializing_if = "Option::is_none")]
    alternate_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
}

impl<'a> Provider<'a> {
    pub fn new(common: &Common<'a>) -> Provider<'a> {
        let issuer = common.issuer;
        let names = issuer
            .names
            .known()
            .and_then(Wording::of)
            .unwrap_or_default();
        Provider {
            kind: match issuer.kind.known() {
                Some(ProviderKind::University | ProviderKind::AppliedUniversity) => {
                    "CollegeOrUniversity"
                }
                Some(ProviderKind::Company) => "Organization",
                _ => "EducationalOrganization",
            },
            id: id::provider(issuer).urn(),
            alternate_name: common.other(&names),
            name: common.pick(names),
            url: issuer.website.known().map(|url| uri(&url.0)),
        }
    }
}

/// Another node, by its id.
#[derive(Serialize)]
pub struct Link {
    #[serde(rename = "@id")]
    id: String,
}

impl Link {
    pub fn to(id: String) -> Link {
        Link { id }
    }
}

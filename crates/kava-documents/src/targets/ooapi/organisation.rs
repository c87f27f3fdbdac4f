//! `Organisation`: the issuer and its partners.

use std::borrow::Cow;

use kava_model::fields::Institution;
use kava_model::names::Catalogue;
use kava_model::stated::Stated;
use serde::Serialize;

use super::value::{Code, Text, typed};
use crate::Subject;
use crate::canonical::{Wording, uri};
use crate::id::{self, Id};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organisation<'a> {
    organisation_id: Id,
    primary_code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_codes: Vec<Code<'a>>,
    organisation_type: &'static str,
    name: Text<'a>,
    link: Option<Cow<'a, str>>,
}

impl<'a> Organisation<'a> {
    pub fn new(institution: &'a Institution) -> Option<Organisation<'a>> {
        let registered = institution.registry_code.known().map(|code| &*code.0);
        let home = institution
            .schac
            .known()
            .map(|schac| Code::new("schac_home", &*schac.0));
        Some(Organisation {
            organisation_id: id::provider(institution),
            primary_code: Code::new(
                "organisation_id",
                registered.unwrap_or(&institution.name.text),
            ),
            other_codes: home.into_iter().collect(),
            organisation_type: "root",
            name: typed(Wording::of(institution.names.known()?)?),
            link: institution.website.known().map(|url| uri(&url.0)),
        })
    }
}

/// Each once, by its name in the catalogue.
pub fn all<'a>(catalogue: &Catalogue<'a>, subjects: &[&Subject<'a>]) -> Vec<&'a Institution> {
    let partners = subjects
        .iter()
        .flat_map(|subject| &subject.programme.partner);
    let partners = partners.filter_map(Stated::known);
    let partners = partners.filter_map(|name| catalogue.institution(&name.text));
    let mut all: Vec<&Institution> = catalogue.issuer().into_iter().chain(partners).collect();
    all.retain(|it| it.names.known().is_some());
    all.sort_by_key(|institution| &institution.name.text);
    all.dedup_by_key(|institution| &institution.name.text);
    all
}

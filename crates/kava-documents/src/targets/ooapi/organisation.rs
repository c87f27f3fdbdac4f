//! `Organisation`: the issuer and its partners.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kava_model::fields::Institution;
use kava_model::stated::Stated;
use serde::Serialize;

use super::value::{Code, Text, typed};
use crate::canonical::{Wording, uri};
use crate::id::{self, Id};
use crate::roll::Roll;

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
pub fn all<'a>(roll: &Roll<'a>) -> Vec<&'a Institution> {
    let partners = roll.programmes.iter().flat_map(|it| &it.partner);
    let partners = partners.filter_map(Stated::known);
    let partners = partners.filter_map(|name| roll.issue.catalogue.institution(&name.text));
    let all = std::iter::once(roll.issuer).chain(partners);
    let named = all.filter(|it| it.names.known().is_some());
    let by_name: BTreeMap<&str, &Institution> = named.map(|it| (&*it.name.text, it)).collect();
    by_name.into_values().collect()
}

//! `Organisation`: the issuer, its Schools, colleges and departments, and the partners.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kava_model::fields::{Institution, Programme};
use kava_model::names::{Catalogue, Unit};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_id: Option<Id>,
}

/// Who stands in the collection.
#[derive(Clone, Copy)]
pub enum Listed<'a> {
    Institution(&'a Institution),
    Unit(Unit<'a>),
}

impl<'a> Organisation<'a> {
    pub fn new(listed: Listed<'a>, roll: &Roll<'a>) -> Option<Organisation<'a>> {
        match listed {
            Listed::Institution(institution) => Organisation::root(institution),
            Listed::Unit(unit) => Organisation::unit(unit, roll),
        }
    }

    fn root(institution: &'a Institution) -> Option<Organisation<'a>> {
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
            parent_id: None,
        })
    }

    fn unit(unit: Unit<'a>, roll: &Roll<'a>) -> Option<Organisation<'a>> {
        let above = above(unit, roll.issue.catalogue);
        let root = || id::provider(roll.issuer);
        Some(Organisation {
            organisation_id: unit_id(roll.issuer, unit),
            primary_code: Code::new("organisation_id", &*unit.name().text),
            other_codes: Vec::new(),
            organisation_type: match unit {
                Unit::School(_) => "faculty",
                Unit::College(_) => "x-college",
                Unit::Department(_) => "department",
            },
            name: typed(name(unit)?),
            link: None,
            parent_id: Some(above.map_or_else(root, |above| unit_id(roll.issuer, above))),
        })
    }
}

/// The unit that develops a programme, else the issuer.
pub fn offering(issuer: &Institution, programme: &Programme, catalogue: &Catalogue<'_>) -> Id {
    let unit = developing(programme, catalogue);
    unit.map_or_else(|| id::provider(issuer), |unit| unit_id(issuer, unit))
}

fn developing<'a>(programme: &Programme, catalogue: &Catalogue<'a>) -> Option<Unit<'a>> {
    let unit = catalogue.unit(&programme.unit.known()?.text)?;
    name(unit).map(|_| unit)
}

fn unit_id(issuer: &Institution, unit: Unit<'_>) -> Id {
    id::provider(issuer).part("unit", &unit.name().text)
}

/// Without a name there is no such organisation.
fn name(unit: Unit<'_>) -> Option<Wording<'_>> {
    unit.names().known().and_then(Wording::of)
}

/// The unit that it is part of. A School has none above it, so that every way up ends.
fn above<'a>(unit: Unit<'a>, catalogue: &Catalogue<'a>) -> Option<Unit<'a>> {
    let above = match unit {
        Unit::School(_) => None,
        Unit::College(_) => catalogue.school_of(unit).map(Unit::School),
        Unit::Department(_) => {
            let owner = catalogue.unit(&unit.owner().known()?.text)?;
            (!matches!(owner, Unit::Department(_))).then_some(owner)
        }
    };
    above.filter(|unit| name(*unit).is_some())
}

/// The institutions, then the units that develop these programmes with those above them; each once, by
/// its name in the catalogue.
pub fn all<'a>(roll: &Roll<'a>) -> Vec<Listed<'a>> {
    let catalogue = roll.issue.catalogue;
    let partners = roll.programmes.iter().flat_map(|it| &it.partner);
    let partners = partners.filter_map(Stated::known);
    let partners = partners.filter_map(|name| catalogue.institution(&name.text));
    let institutions = std::iter::once(roll.issuer).chain(partners);
    let named = institutions.filter(|it| it.names.known().is_some());
    let institutions: BTreeMap<&str, _> = named
        .map(|it| (&*it.name.text, Listed::Institution(it)))
        .collect();
    let mut units: BTreeMap<&str, _> = BTreeMap::new();
    for programme in roll.programmes.iter() {
        let mut next = developing(programme, catalogue);
        while let Some(unit) = next {
            units.insert(&unit.name().text, Listed::Unit(unit));
            next = above(unit, catalogue);
        }
    }
    institutions
        .into_values()
        .chain(units.into_values())
        .collect()
}

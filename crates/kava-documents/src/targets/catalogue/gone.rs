//! What is said of a programme that is no longer offered.

use kava_model::fields::Programme;
use schemars::JsonSchema;
use serde::Serialize;

use super::process::{Edition, Withdrawn};
use crate::Issue;
use crate::canonical::{Date, Override, Text, own, translated};
use crate::id::{self, Id};
use crate::modified::modified;

/// A programme that is no longer offered: whoever has it under this id takes it out.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Gone<'a> {
    schema: Schema,
    /// The id it had while it was offered.
    id: Id,
    code: &'a str,
    draft: bool,
    modified: Option<Date>,
    title: Option<Text<'a>>,
    edition: Option<Edition<'a>>,
    withdrawn: Option<Withdrawn<'a>>,
    /// Codes of the programmes it took the place of; left out where it took nobody's.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Override<Vec<&'a str>>,
}

/// The schema and its version.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
enum Schema {
    #[serde(rename = "kava.withdrawn/1")]
    V1,
}

impl<'a> Gone<'a> {
    pub fn new(programme: &'a Programme, issue: &Issue<'a>) -> Gone<'a> {
        let catalogue = issue.catalogue;
        let record = catalogue.record(programme);
        let edition = programme.in_force.known();
        let withdrawn = programme.withdrawn.known();
        Gone {
            schema: Schema::V1,
            id: id::programme(catalogue.issuer(), &programme.name.text),
            code: &programme.name.text,
            draft: issue.draft,
            modified: modified(programme, record, catalogue, issue.as_of).map(Date),
            title: translated(&programme.title),
            edition: edition.map(|edition| Edition::new(edition, catalogue)),
            withdrawn: withdrawn.map(|withdrawn| Withdrawn::new(withdrawn, catalogue)),
            replaces: own(&programme.replaces, |names| {
                names.0.iter().map(|name| &*name.text).collect()
            }),
        }
    }
}

//! Where each line of the feed stands, and its digest.

use std::fmt::Write as _;

use kava_model::fields::Programme;
use schemars::JsonSchema;
use serde::Serialize;

use super::process::Edition;
use crate::Issue;
use crate::canonical::Date;
use crate::id::{self, Id};
use crate::modified::modified;

/// A line of the feed: how many bytes stand before it, how many it has with its end, its digest.
pub struct Stand {
    pub at: u64,
    pub length: u64,
    pub sha256: [u8; 32],
}

/// What the index says of a line of the feed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Line")]
pub struct Entry<'a> {
    schema: Schema,
    id: Id,
    code: &'a str,
    edition: Option<Edition<'a>>,
    /// The line says that the programme is no longer offered.
    withdrawn: bool,
    /// The last day on which something was decided of the programme, by its own record.
    modified: Option<Date>,
    /// The day the programme was judged as of.
    checked: Date,
    /// How many bytes of `catalogue.ndjson` stand before the line.
    at: u64,
    /// How many bytes the line has, with the line feed.
    #[schemars(range(min = 1))]
    length: u64,
    /// Of those bytes.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    sha256: String,
}

/// The schema and its version.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
enum Schema {
    #[serde(rename = "kava.index/1")]
    V1,
}

impl<'a> Entry<'a> {
    pub fn new(
        issue: &Issue<'a>,
        programme: &'a Programme,
        withdrawn: bool,
        stand: &Stand,
    ) -> Entry<'a> {
        let catalogue = issue.catalogue;
        let edition = programme.in_force.known();
        let record = catalogue.record(programme);
        Entry {
            schema: Schema::V1,
            id: id::programme(catalogue.issuer(), &programme.name.text),
            code: &programme.name.text,
            edition: edition.map(|edition| Edition::new(edition, catalogue)),
            withdrawn,
            modified: modified(programme, record, catalogue, issue.as_of).map(Date),
            checked: Date(issue.as_of),
            at: stand.at,
            length: stand.length,
            sha256: hex(&stand.sha256),
        }
    }
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

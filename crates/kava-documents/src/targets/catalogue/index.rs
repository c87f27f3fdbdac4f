//! Where each line of the feed stands, and its digest.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

use kava_model::fields::Programme;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::process::Edition;
use crate::Issue;
use crate::canonical::Date;
use crate::id::{self, Id};
use crate::modified::modified;

/// A line of the feed: how many bytes stand before it, how many it has with its end, its digest.
pub struct Noted {
    at: u64,
    length: u64,
    sha256: [u8; 32],
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
        noted: &Noted,
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
            at: noted.at,
            length: noted.length,
            sha256: hex(&noted.sha256),
        }
    }
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Writes lines and notes where each stands.
pub struct Noting<'w> {
    to: BufWriter<&'w mut dyn Write>,
    at: u64,
    line: Vec<u8>,
}

impl<'w> Noting<'w> {
    pub fn to(to: &'w mut dyn Write) -> Noting<'w> {
        Noting {
            to: BufWriter::with_capacity(1 << 16, to),
            at: 0,
            line: Vec::new(),
        }
    }

    pub fn line(&mut self, record: &impl Serialize) -> io::Result<Noted> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, record)?;
        self.line.push(b'\n');
        self.to.write_all(&self.line)?;
        let noted = Noted {
            at: self.at,
            length: self.line.len() as u64,
            sha256: Sha256::digest(&self.line).into(),
        };
        self.at += noted.length;
        Ok(noted)
    }

    pub fn end(mut self) -> io::Result<()> {
        self.to.flush()
    }
}

//! `catalogue.ndjson` and `index.ndjson`: a line for each programme, and where it stands.

use std::io::{self, BufWriter, Write};

use kava_model::fields::Programme;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use sha2::{Digest as _, Sha256};

use super::index::{Entry, Stand};
use crate::Issue;

/// What the feed says of a programme, written once.
pub struct Line<'a> {
    programme: &'a Programme,
    pub json: Box<RawValue>,
    /// With the line feed behind it.
    sha256: [u8; 32],
}

impl<'a> Line<'a> {
    pub fn of(programme: &'a Programme, record: &impl Serialize) -> serde_json::Result<Line<'a>> {
        let json = to_raw_value(record)?;
        let digest = Sha256::new().chain_update(json.get()).chain_update(b"\n");
        Ok(Line {
            programme,
            sha256: digest.finalize().into(),
            json,
        })
    }
}

/// Writes lines and their index.
pub struct Lines<'w> {
    issue: Issue<'w>,
    lines: BufWriter<&'w mut dyn Write>,
    index: BufWriter<&'w mut dyn Write>,
    at: u64,
    /// Why a line could not be noted.
    pub failed: Option<io::Error>,
}

impl<'w> Lines<'w> {
    pub fn new(issue: Issue<'w>, lines: &'w mut dyn Write, index: &'w mut dyn Write) -> Lines<'w> {
        Lines {
            issue,
            lines: BufWriter::with_capacity(1 << 16, lines),
            index: BufWriter::with_capacity(1 << 16, index),
            at: 0,
            failed: None,
        }
    }

    /// Inside a document that is being written: there an error loses all but its words, so that it is
    /// kept here.
    pub fn note(&mut self, line: &Line<'_>) -> Result<(), &'static str> {
        self.add(line, false).map_err(|why| {
            self.failed = Some(why);
            "a line of the feed could not be written"
        })
    }

    pub fn add(&mut self, line: &Line<'_>, is_gone: bool) -> io::Result<()> {
        self.lines.write_all(line.json.get().as_bytes())?;
        self.lines.write_all(b"\n")?;
        let stand = Stand {
            at: self.at,
            length: line.json.get().len() as u64 + 1,
            sha256: line.sha256,
        };
        self.at += stand.length;
        let entry = Entry::new(&self.issue, line.programme, is_gone, &stand);
        serde_json::to_writer(&mut self.index, &entry)?;
        self.index.write_all(b"\n")
    }

    pub fn end(mut self) -> io::Result<()> {
        self.lines.flush()?;
        self.index.flush()
    }
}

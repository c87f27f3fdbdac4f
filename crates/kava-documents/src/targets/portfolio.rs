//! `portfolio`: one row a programme for those who run them all: whose it is, how far it has come, what
//! is missing, what is due next, how large it is and what it costs.
//!
//! Every programme is in it, also one that is in no other document: those are the ones to look at. As
//! JSON, and as a table (CSV after RFC 4180) in each language that a spreadsheet opens.

mod row;
mod table;

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use kava_diagnostics::Lang;
use kava_model::fields::{Moment, Programme};
use schemars::JsonSchema;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Serializer as Json;

use crate::canonical::{ByLine, Date};
use crate::target::ordered;
use crate::{Document, Documents, Issue, Takes, Target};

pub use row::{Deadline, IntakeFee, Row, State};
pub use table::{overview, overview_heads, sheet};

/// The target `portfolio`.
pub struct Portfolio;

impl Target for Portfolio {
    fn name(&self) -> &'static str {
        "portfolio"
    }

    /// What is missing is asked for the last moment, and so for all.
    fn moment(&self) -> Moment {
        Moment::Publication
    }

    fn takes(&self) -> Takes {
        Takes::All
    }

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let programmes = ordered(issue.catalogue, programmes);
        let rows = Rows { issue, programmes };
        let json = rows.clone();
        let json = Document::new("portfolio.json".to_owned(), move |to| json.write(to));
        let tables = [Lang::Et, Lang::En].into_iter().map(move |lang| {
            let rows = rows.clone();
            let name = format!("portfolio.{}.csv", lang.tag());
            Document::new(name, move |to| table::write(&rows, lang, to))
        });
        Box::new(std::iter::once(json).chain(tables))
    }
}

/// The rows, each made when its turn comes.
#[derive(Clone)]
struct Rows<'a> {
    issue: Issue<'a>,
    programmes: Arc<[&'a Programme]>,
}

impl Rows<'_> {
    fn each<E>(&self, mut take: impl FnMut(&Row<'_>) -> Result<(), E>) -> Result<(), E> {
        let issue = &self.issue;
        self.programmes.iter().copied().try_for_each(|programme| {
            issue.judged(programme, |subject| take(&Row::new(issue, subject)))
        })
    }

    fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        let mut to = BufWriter::new(to);
        let sheet = Sheet {
            schema: Schema::V1,
            draft: self.issue.draft,
            checked: Date(self.issue.as_of),
            programmes: self,
        };
        sheet.serialize(&mut Json::with_formatter(&mut to, ByLine::default()))?;
        to.write_all(b"\n")?;
        to.flush()
    }
}

/// All programmes of a catalogue, by code, then by edition.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Portfolio")]
pub struct Sheet<'a> {
    schema: Schema,
    /// Judged for draft only.
    draft: bool,
    /// The day the programmes were judged as of.
    checked: Date,
    #[schemars(with = "Vec<Row<'_>>")]
    programmes: &'a Rows<'a>,
}

/// The schema and its version.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
enum Schema {
    #[serde(rename = "kava.portfolio/1")]
    V1,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.programmes.len()))?;
        self.each(|row| list.serialize_element(row))?;
        list.end()
    }
}

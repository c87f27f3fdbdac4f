//! `catalogue`: Kava's own feed, with every public fact of the model.
//!
//! `catalogue.json` is one document. `catalogue.ndjson` has one programme a line, each the same as in
//! the document and complete without it. `index.ndjson` says of each of those lines where it stands,
//! its digest and when the programme was changed, so that who keeps the last one fetches only the lines
//! that are other. No line knows the day it was checked on, and so none changes with the day.
//!
//! Of a withdrawn programme there is a line that says so, under its id. Left out are the steps of the
//! process that are not public: proposal, hand-over of the form, route and cost centre.

mod admission;
mod course;
pub(super) mod fee;
mod gone;
mod index;
mod intake;
mod lines;
mod load;
pub(super) mod process;
pub(super) mod provider;
mod record;
mod statement;

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use kava_model::fields::{self, Moment, Programme, Semester as Declared};
use kava_model::names::Catalogue;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::ser::{Error as _, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::Serializer as Json;

use crate::canonical::{ByLine, Date, Text, languages, translated};
use crate::target::ordered;
use crate::{Document, Documents, Issue, Subject, Target};
use admission::Apply;
use fee::PriceList;
use gone::Gone;
pub use index::Entry;
use lines::{Line, Lines};
use provider::Provider;
use record::Common;
pub use record::Record;

/// The target `catalogue`.
pub struct CatalogueFeed;

impl Target for CatalogueFeed {
    fn name(&self) -> &'static str {
        "catalogue"
    }

    fn moment(&self) -> Moment {
        Moment::Publication
    }

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let feed = Feeding {
            issue,
            programmes: ordered(issue.catalogue, programmes),
            gone: ordered(issue.catalogue, issue.gone),
        };
        let names = ["catalogue.json", "catalogue.ndjson", "index.ndjson"];
        let together = Document::together(names.map(str::to_owned), move |to| feed.write(to));
        Box::new(std::iter::once(together))
    }
}

/// What stands in the feed, in its order.
struct Feeding<'a> {
    issue: Issue<'a>,
    programmes: Arc<[&'a Programme]>,
    gone: Arc<[&'a Programme]>,
}

impl Feeding<'_> {
    /// One pass over the programmes: each is written once, into the document and as a line.
    fn write(&self, [document, lines, index]: [&mut dyn Write; 3]) -> io::Result<()> {
        let common = Common::new(self.issue)?;
        let lines = RefCell::new(Lines::new(self.issue, lines, index));
        let mut document = BufWriter::with_capacity(1 << 16, document);
        let note = |line: &Line<'_>| lines.borrow_mut().note(line);
        let feed = Feed::new(&common, self, &note);
        let written = feed.serialize(&mut Json::with_formatter(&mut document, ByLine::default()));
        let mut lines = lines.into_inner();
        lines.failed.take().map_or(Ok(()), Err)?;
        written?;
        document.write_all(b"\n")?;
        document.flush()?;
        for programme in self.gone.iter().copied() {
            let gone = Line::of(programme, &Gone::new(programme, &self.issue))?;
            lines.add(&gone, true)?;
        }
        lines.end()
    }
}

/// A catalogue of programmes.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Catalogue")]
pub struct Feed<'a> {
    schema: Schema,
    /// Judged for draft only: not to be published.
    draft: bool,
    /// The day the programmes were judged as of.
    checked: Date,
    catalogue: Option<Head<'a>>,
    /// The institution that awards.
    issuer: Option<Provider<'a>>,
    semesters: Vec<Semester<'a>>,
    price_lists: Vec<PriceList<'a>>,
    /// By code, then by edition.
    #[schemars(with = "Vec<Record<'_>>")]
    programmes: Programmes<'a>,
    /// Those that are no longer offered.
    withdrawn: Vec<Gone<'a>>,
}

/// The schema and its version.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
enum Schema {
    #[serde(rename = "kava.catalogue/1")]
    V1,
}

/// The head of the catalogue.
#[derive(Debug, Serialize, JsonSchema)]
struct Head<'a> {
    code: &'a str,
    title: Option<Text<'a>>,
    /// The languages its texts are written in, ISO 639-1.
    #[schemars(inner(regex(pattern = r"^[a-z]{2}$")))]
    languages: Option<Vec<&'static str>>,
    guideline: Option<&'a str>,
    #[schemars(url)]
    website: Option<&'a str>,
    /// The terms under which the data may be reused.
    license: Option<&'a str>,
}

impl<'a> From<&'a fields::Catalogue> for Head<'a> {
    fn from(head: &'a fields::Catalogue) -> Head<'a> {
        Head {
            code: &head.name.text,
            title: translated(&head.title),
            languages: head.written_in.known().map(languages),
            guideline: head.guideline.known().map(|name| &*name.text),
            website: head.website.known().map(|url| &*url.0),
            license: head.license.known().map(|license| &*license.0),
        }
    }
}

/// A semester of the academic calendar.
#[derive(Debug, Serialize, JsonSchema)]
struct Semester<'a> {
    code: &'a str,
    from: Option<Date>,
    to: Option<Date>,
    /// The common admission window.
    apply: Option<Apply<'a>>,
}

impl<'a> Semester<'a> {
    fn new(semester: &'a Declared, catalogue: &Catalogue<'a>) -> Semester<'a> {
        Semester {
            code: &semester.name.text,
            from: semester.from.known().copied().map(Date),
            to: semester.to.known().copied().map(Date),
            apply: semester
                .apply
                .known()
                .map(|apply| Apply::new(apply, catalogue)),
        }
    }
}

/// Records are made when their turn comes, some of them side by side, and dropped after it.
struct Programmes<'a> {
    common: &'a Common<'a>,
    programmes: &'a [&'a Programme],
    /// Takes each down as a line of its own too.
    note: Note<'a>,
}

type Note<'a> = &'a dyn Fn(&Line<'_>) -> Result<(), &'static str>;

fn recorded<'a>(
    common: &Common<'a>,
    programmes: &[&'a Programme],
) -> serde_json::Result<Vec<Line<'a>>> {
    let line = |programme: &&'a Programme| {
        let record = |subject: &Subject<'_>| Line::of(programme, &Record::new(common, subject));
        common.issue.judged(programme, record)
    };
    programmes.par_iter().map(line).collect()
}

impl Serialize for Programmes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.programmes.len()))?;
        for programmes in self.programmes.chunks(AT_ONCE) {
            for line in recorded(self.common, programmes).map_err(S::Error::custom)? {
                list.serialize_element(&line.json)?;
                (self.note)(&line).map_err(S::Error::custom)?;
            }
        }
        list.end()
    }
}

/// How many records are in memory at a time.
const AT_ONCE: usize = 256;

impl<'a> Feed<'a> {
    fn new(common: &'a Common<'a>, feeding: &'a Feeding<'a>, note: Note<'a>) -> Feed<'a> {
        let issue = common.issue;
        let catalogue = issue.catalogue;
        let mut semesters: Vec<_> = catalogue.semesters().collect();
        semesters.sort_by_key(|semester| (semester.from.known().copied(), &semester.name.text));
        let mut lists: Vec<_> = catalogue.price_lists().collect();
        let day = |list: &fields::PriceList| catalogue.first_day(&list.in_force.known()?.from);
        lists.sort_by_key(|list| (&list.name.text, day(list)));
        Feed {
            schema: Schema::V1,
            draft: issue.draft,
            checked: Date(issue.as_of),
            catalogue: catalogue.head.map(Head::from),
            issuer: catalogue.issuer().map(Provider::from),
            semesters: semesters
                .into_iter()
                .map(|it| Semester::new(it, catalogue))
                .collect(),
            price_lists: lists
                .into_iter()
                .map(|it| PriceList::new(it, catalogue))
                .collect(),
            programmes: Programmes {
                common,
                programmes: &feeding.programmes,
                note,
            },
            withdrawn: feeding
                .gone
                .iter()
                .map(|programme| Gone::new(programme, &issue))
                .collect(),
        }
    }
}

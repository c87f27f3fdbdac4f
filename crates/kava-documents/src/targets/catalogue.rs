//! `catalogue`: Kava's own feed, with every public fact of the model.
//!
//! `catalogue.json` is one document; `catalogue.ndjson` has one programme a line, each the same as in
//! the document and complete without it. Left out are the steps of the process that are not public:
//! proposal, hand-over of the form, route and cost centre.

mod admission;
mod course;
mod fee;
mod intake;
mod load;
mod process;
mod provider;
mod record;
mod statement;

use std::io::{self, BufWriter, Write};

use kava_model::fields::{self, Moment, Semester as Declared};
use kava_model::names::Catalogue;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::Serializer as Json;

use crate::canonical::{ByLine, Date, Text, languages, translated};
use crate::target::ordered;
use crate::{Document, Issue, Subject, Target};
use admission::Apply;
use fee::PriceList;
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

    fn documents<'a>(&self, issue: Issue<'a>, subjects: &'a [Subject<'a>]) -> Vec<Document<'a>> {
        let subjects = ordered(subjects);
        let same = subjects.clone();
        vec![
            Document::new("catalogue.json".to_owned(), move |to| {
                document(issue, &subjects, to)
            }),
            Document::new("catalogue.ndjson".to_owned(), move |to| {
                lines(issue, &same, to)
            }),
        ]
    }
}

fn document(issue: Issue<'_>, subjects: &[&Subject<'_>], to: &mut dyn Write) -> io::Result<()> {
    let mut to = BufWriter::with_capacity(1 << 16, to);
    let common = Common::new(issue)?;
    let feed = Feed::new(&common, subjects);
    feed.serialize(&mut Json::with_formatter(&mut to, ByLine::default()))?;
    to.write_all(b"\n")?;
    to.flush()
}

fn lines(issue: Issue<'_>, subjects: &[&Subject<'_>], to: &mut dyn Write) -> io::Result<()> {
    let mut to = BufWriter::with_capacity(1 << 16, to);
    let common = Common::new(issue)?;
    for subject in subjects {
        serde_json::to_writer(&mut to, &Record::new(&common, subject))?;
        to.write_all(b"\n")?;
    }
    to.flush()
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

/// Each record is made when its turn comes, and dropped after it.
struct Programmes<'a> {
    common: &'a Common<'a>,
    subjects: &'a [&'a Subject<'a>],
}

impl Serialize for Programmes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let records = self.subjects.iter();
        serializer.collect_seq(records.map(|subject| Record::new(self.common, subject)))
    }
}

impl<'a> Feed<'a> {
    fn new(common: &'a Common<'a>, subjects: &'a [&'a Subject<'a>]) -> Feed<'a> {
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
            programmes: Programmes { common, subjects },
        }
    }
}

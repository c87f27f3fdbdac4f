//! `schema-org`: JSON-LD in the vocabulary of schema.org, release 30, for search engines and assistants.
//!
//! A programme is an `EducationalOccupationalProgram`, which has neither language nor outcomes, and a
//! `Course`, which has, with an instance for each intake; the courses of its plan are sections of the
//! syllabus. `item-list.jsonld` is the summary of the catalogue. What is withdrawn is not offered and
//! has no document.

mod course;
mod lacks;
mod list;
mod price;
mod program;
mod provider;

use std::io::{self, BufWriter, Write};

use kava_diagnostics::{Finding, Lang};
use kava_model::fields::{Institution, Moment, Programme};
use kava_model::names::Catalogue;
use serde::Serialize;

use crate::canonical::{Date, GuidelineStamp, Wording, stamps};
use crate::editions::Editions;
use crate::file_name::FileNames;
use crate::roll::Roll;
use crate::{Document, Documents, Issue, Subject, Target, offer};

/// The vocabulary and its release.
const VERSION: &str = "schema-org-30";
const CONTEXT: &str = "https://schema.org";

/// The target `schema-org`.
pub struct SchemaOrg;

impl Target for SchemaOrg {
    fn name(&self) -> &'static str {
        "schema-org"
    }

    fn moment(&self) -> Moment {
        Moment::Publication
    }

    fn lacks(&self, subject: &Subject<'_>) -> Vec<Finding> {
        lacks::of(subject)
    }

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let Some(roll) = Roll::of(issue, programmes) else {
            return Box::new(std::iter::empty());
        };
        let names = FileNames::of(issue.catalogue);
        let listed = roll.clone();
        let list = Document::new("item-list.jsonld".to_owned(), move |to| {
            write(&list::ItemList::new(&listed), to)
        });
        let each = (0..roll.programmes.len()).filter_map(move |at| {
            let programme = *roll.programmes.get(at)?;
            is_offered(programme, issue.catalogue).then(|| {
                let path = format!("programmes/{}", names.with(programme, "jsonld"));
                let roll = roll.clone();
                Document::new(path, move |to| one(&roll, programme, to))
            })
        });
        Box::new(each.chain(std::iter::once(list)))
    }
}

/// Whether anybody may still take it, or might have: it has an intake that was not withdrawn.
fn is_offered<'a>(programme: &'a Programme, catalogue: &'a Catalogue<'a>) -> bool {
    offer::live(programme, catalogue).next().is_some()
}

fn one<'a>(roll: &Roll<'a>, programme: &'a Programme, to: &mut dyn Write) -> io::Result<()> {
    let common = Common {
        issue: roll.issue,
        issuer: roll.issuer,
        editions: roll.editions.clone(),
        lang: Lang::Et,
    };
    roll.issue.judged(programme, |subject| {
        write(&Graph::new(&common, subject), to)
    })
}

/// What stands in a page about the programme, in the page's language: safe within a `script` element.
/// Nothing where there is no document of it. The editions are those of its code that are offered.
pub fn in_page<'a>(
    issue: Issue<'a>,
    editions: &[&'a Programme],
    subject: &'a Subject<'a>,
    lang: Lang,
) -> Option<String> {
    let issuer = issue.catalogue.issuer()?;
    if !is_offered(subject.programme, subject.catalogue) || !lacks::of(subject).is_empty() {
        return None;
    }
    let common = Common {
        issue,
        issuer,
        editions: Editions::of(editions.into()),
        lang,
    };
    let json = serde_json::to_string(&Graph::new(&common, subject)).ok()?;
    Some(json.replace('<', "\\u003c"))
}

fn write(document: &impl Serialize, to: &mut dyn Write) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    serde_json::to_writer_pretty(&mut to, document)?;
    to.write_all(b"\n")?;
    to.flush()
}

/// What all nodes share.
pub struct Common<'a> {
    issue: Issue<'a>,
    issuer: &'a Institution,
    editions: Editions<'a>,
    lang: Lang,
}

impl Common<'_> {
    /// In the document's language, else in the one the author wrote: a name has no language here.
    fn pick(&self, text: Wording<'_>) -> String {
        let own = text.get(self.lang.tag()).map(str::to_owned);
        own.unwrap_or_else(|| text.first().1.to_owned())
    }

    /// In another language, where it reads otherwise.
    fn other(&self, text: &Wording<'_>) -> Option<String> {
        let here = self.pick(text.clone());
        let other = text
            .parts()
            .map(|(_, text)| text)
            .find(|text| **text != *here);
        other.map(str::to_owned)
    }
}

/// The nodes of one programme.
#[derive(Serialize)]
pub struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: (
        About<'a>,
        provider::Provider<'a>,
        program::Program<'a>,
        course::Course<'a>,
    ),
}

impl<'a> Graph<'a> {
    pub fn new(common: &Common<'a>, subject: &'a Subject<'a>) -> Graph<'a> {
        Graph {
            context: CONTEXT,
            graph: (
                About::new(common.issue, stamps(subject.summary()).into_iter()),
                provider::Provider::new(common),
                program::Program::new(common, subject),
                course::Course::new(common, subject),
            ),
        }
    }
}

/// What the document itself is, and by which guidelines the programme was judged.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "DigitalDocument", rename_all = "camelCase")]
struct About<'a> {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creative_work_status: Option<&'static str>,
    /// The day as of which it was judged.
    temporal_coverage: Date,
    is_based_on: Vec<Guideline<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "CreativeWork")]
struct Guideline<'a> {
    name: &'a str,
    version: String,
    identifier: String,
}

impl<'a> About<'a> {
    fn new(issue: Issue<'_>, stamps: impl Iterator<Item = GuidelineStamp<'a>>) -> About<'a> {
        let guideline = |stamp: GuidelineStamp<'a>| Guideline {
            name: stamp.id,
            version: stamp.edition.0.to_string(),
            identifier: format!("sha256:{}", stamp.sha256),
        };
        About {
            name: VERSION,
            creative_work_status: issue.draft.then_some("Draft"),
            temporal_coverage: Date(issue.as_of),
            is_based_on: stamps.map(guideline).collect(),
        }
    }
}

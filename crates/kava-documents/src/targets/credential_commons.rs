//! `credential-commons`: the record shape of profile 0.1, which the Estonian portal reads.
//!
//! A programme is a `MicroCredential`, each of its intakes a `Cohort`. Texts carry no language there:
//! they are in Estonian where there is Estonian. What is withdrawn is not offered and has no record.

mod lacks;
mod record;

use std::io::{self, BufWriter, Write};

use kava_diagnostics::Finding;
use kava_model::fields::{Moment, Programme};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Serializer as Json;

use crate::canonical::ByLine;
use crate::roll::Roll;
use crate::{Document, Documents, Issue, Subject, Target, offer};

/// The profile and its version.
const VERSION: &str = "credential-commons-0.1";
const CONTEXT: &str = "https://credentialcommons.org/profiles/context/haridus.jsonld";

/// The target `credential-commons`.
pub struct CredentialCommons;

impl Target for CredentialCommons {
    fn name(&self) -> &'static str {
        "credential-commons"
    }

    fn moment(&self) -> Moment {
        Moment::Publication
    }

    fn lacks(&self, subject: &Subject<'_>) -> Vec<Finding> {
        lacks::of(subject)
    }

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let roll = Roll::of(issue, programmes);
        let records =
            roll.map(|roll| Document::new(format!("{VERSION}.jsonld"), move |to| write(&roll, to)));
        Box::new(records.into_iter())
    }
}

fn write(roll: &Roll<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut to = BufWriter::with_capacity(1 << 16, to);
    let document = Records {
        context: CONTEXT,
        graph: Graph(roll),
    };
    document.serialize(&mut Json::with_formatter(&mut to, ByLine::default()))?;
    to.write_all(b"\n")?;
    to.flush()
}

#[derive(Serialize)]
struct Records<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Graph<'a>,
}

struct Graph<'a>(&'a Roll<'a>);

/// Each programme's records are made when its turn comes, and dropped after it.
impl Serialize for Graph<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut nodes = serializer.serialize_seq(None)?;
        let Graph(roll) = self;
        nodes.serialize_element(&About::new(roll))?;
        roll.each(|subject| {
            let programme = subject.programme;
            let mut offers = offer::live(programme, subject.catalogue).peekable();
            if offers.peek().is_none() && !programme.withdrawn.is_absent() {
                return Ok(());
            }
            nodes.serialize_element(&record::MicroCredential::new(roll, subject))?;
            offers.try_for_each(|offer| {
                nodes.serialize_element(&record::Cohort::new(&roll.editions, subject, &offer))
            })
        })?;
        nodes.end()
    }
}

/// What the document itself is, and by which guidelines its programmes were judged.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "http://xmlns.com/foaf/0.1/Document")]
struct About {
    #[serde(rename = "http://purl.org/dc/terms/conformsTo")]
    conforms_to: &'static str,
    #[serde(rename = "http://purl.org/dc/terms/provenance")]
    provenance: Vec<String>,
    #[serde(rename = "http://www.w3.org/ns/adms#versionNotes")]
    version_notes: Vec<String>,
}

impl About {
    fn new(roll: &Roll<'_>) -> About {
        let issue = roll.issue;
        let judged = format!("judged as of {}", issue.as_of);
        let draft = issue.draft.then(|| "draft, not to be published".to_owned());
        About {
            conforms_to: VERSION,
            provenance: roll.stamps().map(|stamp| stamp.to_string()).collect(),
            version_notes: [judged].into_iter().chain(draft).collect(),
        }
    }
}

//! `credential-commons`: the record shape of profile 0.1, which the Estonian portal reads.
//!
//! A programme is a `MicroCredential`, each of its intakes a `Cohort`. Texts carry no language there:
//! they are in Estonian where there is Estonian. What is withdrawn is not offered and has no record.

mod lacks;
mod record;

use std::io::{self, BufWriter, Write};

use kava_diagnostics::Finding;
use kava_model::fields::{Institution, Moment};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Serializer as Json;

use crate::canonical::{ByLine, all_stamps};
use crate::editions::Editions;
use crate::target::ordered;
use crate::{Document, Issue, Subject, Target, offer};

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

    /// None without an issuer: every programme lacks it.
    fn documents<'a>(&self, issue: Issue<'a>, subjects: &'a [Subject<'a>]) -> Vec<Document<'a>> {
        let Some(issuer) = issue.catalogue.issuer() else {
            return Vec::new();
        };
        let subjects = ordered(subjects);
        vec![Document::new(format!("{VERSION}.jsonld"), move |to| {
            write(issue, issuer, &subjects, to)
        })]
    }
}

fn write<'a>(
    issue: Issue<'a>,
    issuer: &'a Institution,
    subjects: &[&'a Subject<'a>],
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut to = BufWriter::with_capacity(1 << 16, to);
    let graph = Graph {
        issue,
        issuer,
        editions: Editions::of(subjects),
        subjects,
    };
    let document = Records {
        context: CONTEXT,
        graph,
    };
    document.serialize(&mut Json::with_formatter(&mut to, ByLine::default()))?;
    to.write_all(b"\n")?;
    to.flush()
}

#[derive(Serialize)]
struct Records<'g, 'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Graph<'g, 'a>,
}

struct Graph<'g, 'a> {
    issue: Issue<'a>,
    issuer: &'a Institution,
    editions: Editions<'a>,
    subjects: &'g [&'a Subject<'a>],
}

/// Each programme's records are made when its turn comes, and dropped after it.
impl Serialize for Graph<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut nodes = serializer.serialize_seq(None)?;
        nodes.serialize_element(&About::new(self.issue, self.subjects))?;
        for subject in self.subjects {
            if offer::live(subject).next().is_none() && !subject.programme.withdrawn.is_absent() {
                continue;
            }
            let record = record::MicroCredential::new(
                self.issuer,
                &self.editions,
                self.issue.as_of,
                subject,
            );
            nodes.serialize_element(&record)?;
            for offer in offer::live(subject) {
                nodes.serialize_element(&record::Cohort::new(&self.editions, subject, &offer))?;
            }
        }
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
    fn new(issue: Issue<'_>, subjects: &[&Subject<'_>]) -> About {
        let judged = format!("judged as of {}", issue.as_of);
        let draft = issue.draft.then(|| "draft, not to be published".to_owned());
        About {
            conforms_to: VERSION,
            provenance: all_stamps(subjects)
                .iter()
                .map(ToString::to_string)
                .collect(),
            version_notes: [judged].into_iter().chain(draft).collect(),
        }
    }
}

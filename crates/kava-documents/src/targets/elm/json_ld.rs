//! The nodes as one JSON-LD document, a node on a line.

use std::io::{self, BufWriter, Write};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Serializer as Json;
use serde_json::value::RawValue;

use super::common::Common;
use super::specification::Specifications;
use super::{opportunity, organisation};
use crate::canonical::ByLine;
use crate::roll::Roll;

const CONTEXT: &str = include_str!("context.json");

pub fn write(common: &Common<'_>, roll: &Roll<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut to = BufWriter::with_capacity(1 << 16, to);
    let terms: Box<RawValue> = serde_json::from_str(CONTEXT)?;
    let document = Document {
        context: (
            Namespace {
                elm: common.profile.namespace(),
            },
            terms,
        ),
        graph: Graph { common, roll },
    };
    document.serialize(&mut Json::with_formatter(&mut to, ByLine::default()))?;
    to.write_all(b"\n")?;
    to.flush()
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: (Namespace, Box<RawValue>),
    graph: Graph<'a>,
}

/// What of the context depends on the version of ELM.
#[derive(Serialize)]
struct Namespace {
    elm: &'static str,
}

/// Each programme's nodes are made when its turn comes, and dropped after it.
struct Graph<'a> {
    common: &'a Common<'a>,
    roll: &'a Roll<'a>,
}

impl Serialize for Graph<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut nodes = serializer.serialize_seq(None)?;
        nodes.serialize_element(&About::of(self.common, self.roll))?;
        elements(&mut nodes, organisation::all(self.common, self.roll))?;
        self.roll.each(|subject| {
            let specifications = Specifications::of(self.common, subject);
            let id = specifications.id();
            elements(&mut nodes, specifications.all())?;
            elements(&mut nodes, specifications.outcomes())?;
            elements(&mut nodes, specifications.assessments())?;
            elements(&mut nodes, opportunity::all(self.common, subject, &id))
        })?;
        nodes.end()
    }
}

fn elements<Q: SerializeSeq, T: Serialize>(to: &mut Q, all: Vec<T>) -> Result<(), Q::Error> {
    all.iter().try_for_each(|one| to.serialize_element(one))
}

/// What the document itself is, and by which guidelines its programmes were judged.
#[derive(Serialize)]
#[serde(tag = "type", rename = "foaf:Document", rename_all = "camelCase")]
pub struct About {
    conforms_to: &'static str,
    provenance: Vec<String>,
    version_notes: Vec<String>,
}

impl About {
    pub fn of(common: &Common<'_>, roll: &Roll<'_>) -> About {
        let issue = roll.issue;
        let judged = format!("judged as of {}", issue.as_of);
        let draft = issue.draft.then(|| "draft, not to be published".to_owned());
        About {
            conforms_to: common.profile.document(),
            provenance: roll.stamps().map(|stamp| stamp.to_string()).collect(),
            version_notes: [judged].into_iter().chain(draft).collect(),
        }
    }

    /// In one line.
    pub fn line(&self) -> String {
        let parts = [self.conforms_to.to_owned()];
        let all = parts
            .into_iter()
            .chain(self.version_notes.clone())
            .chain(self.provenance.clone());
        all.collect::<Vec<_>>().join("; ")
    }
}

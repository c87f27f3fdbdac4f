//! What has been decided, what is attached, what is still missing.

use kava_diagnostics::{Columns, Sources};
use kava_model::fields::{self, Moment, Publisher};
use kava_model::names::Catalogue;
use kava_model::quantity::Credits;
use kava_model::stated::Stated;
use kava_model::verdict::Verdict;
use schemars::JsonSchema;
use serde::Serialize;

use crate::canonical::{Date, Limits, When, Word};

/// How far the programme has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    InPreparation,
    Proposed,
    Approved,
    Submitted,
    Registered,
}

/// The process records.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Record<'a> {
    pub status: Status,
    pub proposed: Option<Step<'a>>,
    pub approved: Option<Step<'a>>,
    /// When the form was handed to the Open University.
    pub submitted: Option<Step<'a>>,
    pub registered: Option<Registration<'a>>,
    pub published_by: Option<Word<Publisher>>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Step<'a> {
    pub on: When<'a>,
    /// A role such as `dean`.
    pub by: Option<&'a str>,
    pub document: Option<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Registration<'a> {
    pub on: Option<When<'a>>,
    #[schemars(regex(pattern = r"^\d+$"))]
    pub code: Option<&'a str>,
    /// ECTS as registered, where the record says so.
    pub volume: Option<Limits<Credits>>,
}

impl<'a> Record<'a> {
    pub fn new(record: Option<&'a fields::Record>, catalogue: &Catalogue<'a>) -> Record<'a> {
        let step = |step: fn(&fields::Record) -> &Stated<fields::ProcessStep>| {
            let step = record.and_then(|record| step(record).known())?;
            Some(Step {
                on: When::new(&step.on, catalogue),
                by: step.by.as_ref().map(|name| &*name.text),
                document: step.document.as_ref().map(|document| &*document.0),
            })
        };
        let registered = record.and_then(|record| record.registered.known());
        let mut all = Record {
            status: Status::InPreparation,
            proposed: step(|record| &record.proposed),
            approved: step(|record| &record.approved),
            submitted: step(|record| &record.submitted),
            registered: registered.map(|registered| Registration {
                on: (registered.on.as_ref()).map(|on| When::new(on, catalogue)),
                code: registered.code.as_ref().map(|code| &*code.text),
                volume: registered.volume.map(Limits),
            }),
            published_by: record
                .and_then(|it| it.published_by.known())
                .copied()
                .map(Word),
        };
        all.status = all.last_step();
        all
    }

    fn last_step(&self) -> Status {
        match self {
            Record {
                registered: Some(_),
                ..
            } => Status::Registered,
            Record {
                submitted: Some(_), ..
            } => Status::Submitted,
            Record {
                approved: Some(_), ..
            } => Status::Approved,
            Record {
                proposed: Some(_), ..
            } => Status::Proposed,
            _ => Status::InPreparation,
        }
    }

    /// The document of the approval; its date only where the day is known.
    pub fn approval(&self) -> Option<Approval<'a>> {
        let approved = self.approved.as_ref()?;
        let date = match approved.on {
            When::Day(day) => Some(day),
            _ => None,
        };
        Some(Approval {
            document: approved.document,
            date,
        })
    }
}

/// The institution's approval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Approval<'a> {
    pub document: Option<&'a str>,
    pub date: Option<Date>,
}

/// What to attach to the submission.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Attachment<'a> {
    pub kind: AttachmentKind,
    /// Of the form its file name, of the approval the number of the document.
    pub name: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AttachmentKind {
    Form,
    Approval,
}

pub fn attachments<'a>(form: &'a str, approval: Option<&Approval<'a>>) -> Vec<Attachment<'a>> {
    let form = Attachment {
        kind: AttachmentKind::Form,
        name: form,
    };
    let approval = approval.and_then(|approval| approval.document);
    let approval = approval.map(|name| Attachment {
        kind: AttachmentKind::Approval,
        name,
    });
    std::iter::once(form).chain(approval).collect()
}

/// A field that is needed and not there.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Missing<'a> {
    /// The file to write it in, relative to the catalogue.
    pub file: &'a str,
    /// From 1.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// The field's word.
    pub field: &'a str,
    /// The first moment whose documents need it.
    pub moment: Word<Moment>,
}

/// By file, line and field.
pub fn missing<'a>(verdict: &'a Verdict, sources: &'a Sources) -> Vec<Missing<'a>> {
    let one = |missing: &'a kava_model::verdict::Missing| {
        let source = sources.get(missing.place.file);
        Missing {
            file: &source.name,
            line: source
                .point(missing.place.span.start, Columns::Scalars)
                .line
                + 1,
            field: &missing.field,
            moment: Word(missing.moment),
        }
    };
    let mut all: Vec<Missing<'_>> = verdict.missing.iter().map(one).collect();
    all.sort();
    all.dedup();
    all
}

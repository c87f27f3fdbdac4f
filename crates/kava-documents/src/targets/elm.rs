//! `elm`: the European Learning Model, for Europass and for the aggregators of QualityLink.
//!
//! Two profiles of one model, a file each with all programmes: learning opportunities and
//! qualifications (LOQ) of ELM 3.1, as JSON-LD and as XML, and QualityLink 0.4.0 on ELM 3.3 with its
//! manifest. A programme is a specification of what is learnt, each of its intakes an opportunity.
//!
//! QualityLink knows providers by their home domain: a catalogue whose issuer states none (`schac`)
//! takes no part in it.

mod common;
mod concept;
mod graph;
mod json_ld;
mod lacks;
mod manifest;
mod opportunity;
mod organisation;
mod specification;
mod xml;

use std::io::{self, Write};
use std::sync::Arc;

use kava_diagnostics::Finding;
use kava_model::fields::{Institution, Moment};

use crate::canonical::Clock;
use crate::editions::Editions;
use crate::target::ordered;
use crate::{Document, Issue, Subject, Target};
use common::{Common, Profile};

const QUALITY_LINK: &str = "quality-link-0.4.0.jsonld";

/// The target `elm`.
pub struct Elm;

impl Target for Elm {
    fn name(&self) -> &'static str {
        "elm"
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
        let sheet = Arc::new(Sheet {
            issue,
            issuer,
            subjects: ordered(subjects),
        });
        let mut documents = vec![
            sheet.document("elm-loq-3.1.jsonld", |sheet, to| {
                sheet.json_ld(Profile::Loq, to)
            }),
            sheet.document("elm-loq-3.1.xml", Sheet::xml),
        ];
        if issuer.schac.known().is_some() {
            documents.push(sheet.document(QUALITY_LINK, |sheet, to| {
                sheet.json_ld(Profile::QualityLink, to)
            }));
            documents.push(sheet.document(manifest::PATH, |sheet, to| {
                manifest::write(sheet.issue.catalogue, to)
            }));
        }
        documents
    }
}

/// The programmes of one build.
struct Sheet<'a> {
    issue: Issue<'a>,
    issuer: &'a Institution,
    subjects: Arc<[&'a Subject<'a>]>,
}

impl<'a> Sheet<'a> {
    fn document(
        self: &Arc<Sheet<'a>>,
        path: &str,
        write: fn(&Sheet<'a>, &mut dyn Write) -> io::Result<()>,
    ) -> Document<'a> {
        let sheet = self.clone();
        Document::new(path.to_owned(), move |to| write(&sheet, to))
    }

    fn json_ld(&self, profile: Profile, to: &mut dyn Write) -> io::Result<()> {
        json_ld::write(&self.common(profile), self.issue, &self.subjects, to)
    }

    fn xml(&self, to: &mut dyn Write) -> io::Result<()> {
        xml::write(&self.common(Profile::Loq), self.issue, &self.subjects, to)
    }

    fn common(&self, profile: Profile) -> Common<'a> {
        Common {
            profile,
            issuer: self.issuer,
            editions: Editions::of(&self.subjects),
            clock: Clock::of(Some(self.issuer)),
        }
    }
}

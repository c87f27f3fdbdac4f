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
use kava_model::fields::{Moment, Programme};

use crate::roll::Roll;
use crate::{Document, Documents, Issue, Subject, Target};
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

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let Some(roll) = Roll::of(issue, programmes) else {
            return Box::new(std::iter::empty());
        };
        let mut documents = vec![
            document(&roll, "elm-loq-3.1.jsonld", |roll, to| {
                json_ld::write(&Common::of(roll, Profile::Loq), roll, to)
            }),
            document(&roll, "elm-loq-3.1.xml", |roll, to| {
                xml::write(&Common::of(roll, Profile::Loq), roll, to)
            }),
        ];
        if roll.issuer.schac.known().is_some() {
            documents.push(document(&roll, QUALITY_LINK, |roll, to| {
                json_ld::write(&Common::of(roll, Profile::QualityLink), roll, to)
            }));
            documents.push(document(&roll, manifest::PATH, |roll, to| {
                manifest::write(roll.issue.catalogue, to)
            }));
        }
        Box::new(documents.into_iter())
    }
}

fn document<'a>(
    roll: &Arc<Roll<'a>>,
    path: &str,
    write: fn(&Roll<'a>, &mut dyn Write) -> io::Result<()>,
) -> Document<'a> {
    let roll = roll.clone();
    Document::new(path.to_owned(), move |to| write(&roll, to))
}

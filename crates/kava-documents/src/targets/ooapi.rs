//! `ooapi`: the Open Education API, version 6.0, as a tree of files that any web server can serve.
//!
//! `programmes/1.json`, `programmes/2.json` … are the pages that `GET /programmes` answers with; so are
//! `courses`, `learning-outcomes`, `programme-offerings` and `organisations`. `index.json` is the answer
//! to `GET /`, where the provider has an address to write to.

mod course;
mod lacks;
mod offering;
mod organisation;
mod outcome;
mod page;
mod programme;
mod service;
mod value;

use std::io::{self, Write};
use std::sync::Arc;

use kava_diagnostics::Finding;
use kava_model::fields::{Institution, Moment};

use crate::canonical::{Clock, GuidelineStamp, all_stamps};
use crate::editions::Editions;
use crate::target::ordered;
use crate::{Document, Issue, Subject, Target, offer};
use course::Used;

/// The name and version of the standard.
const VERSION: &str = "ooapi-6.0";

/// The target `ooapi`.
pub struct Ooapi;

impl Target for Ooapi {
    fn name(&self) -> &'static str {
        "ooapi"
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
        let tree = Arc::new(Tree {
            issue,
            common: Common {
                issuer,
                editions: Editions::of(&subjects),
                clock: Clock::of(Some(issuer)),
            },
            stamps: all_stamps(&subjects),
            courses: course::used(&subjects),
            subjects,
        });
        let mut documents = Vec::new();
        for kind in KINDS {
            let pages = page::count(kind.count(&tree));
            for number in 1..=pages {
                let tree = tree.clone();
                let path = format!("{}/{number}.json", kind.folder());
                documents.push(Document::new(path, move |to| {
                    tree.write(kind, number, pages, to)
                }));
            }
        }
        if service::contact(issue.catalogue).is_some() {
            documents.push(Document::new("index.json".to_owned(), move |to| {
                service::write(issue.catalogue, to)
            }));
        }
        documents
    }
}

/// The programmes of one build, and what is known of them together.
struct Tree<'a> {
    issue: Issue<'a>,
    common: Common<'a>,
    /// By which they were judged.
    stamps: Vec<GuidelineStamp<'a>>,
    courses: Vec<Used<'a>>,
    subjects: Arc<[&'a Subject<'a>]>,
}

/// What all objects share.
struct Common<'a> {
    issuer: &'a Institution,
    editions: Editions<'a>,
    clock: Clock,
}

#[derive(Clone, Copy)]
enum Kind {
    Programmes,
    Courses,
    Outcomes,
    Offerings,
    Organisations,
}

const KINDS: [Kind; 5] = [
    Kind::Programmes,
    Kind::Courses,
    Kind::Outcomes,
    Kind::Offerings,
    Kind::Organisations,
];

impl Kind {
    /// As the paths of the interface have it.
    fn folder(self) -> &'static str {
        match self {
            Kind::Programmes => "programmes",
            Kind::Courses => "courses",
            Kind::Outcomes => "learning-outcomes",
            Kind::Offerings => "programme-offerings",
            Kind::Organisations => "organisations",
        }
    }

    fn count(self, tree: &Tree<'_>) -> usize {
        let subjects = tree.subjects.iter();
        match self {
            Kind::Programmes => subjects.len(),
            Kind::Courses => tree.courses.len(),
            Kind::Outcomes => subjects.map(|it| outcome::listed(it).count()).sum(),
            Kind::Offerings => subjects.map(|it| offer::live(it).count()).sum(),
            Kind::Organisations => organisation::all(tree.issue.catalogue, &tree.subjects).len(),
        }
    }
}

impl<'a> Tree<'a> {
    fn write(&self, kind: Kind, number: usize, pages: usize, to: &mut dyn Write) -> io::Result<()> {
        let (common, subjects) = (&self.common, self.subjects.iter().copied());
        let page = page::Place::new(number, pages, self.issue, &self.stamps);
        match kind {
            Kind::Programmes => {
                page.write(subjects, |it| programme::Programme::new(common, it), to)
            }
            Kind::Courses => page.write(
                self.courses.iter(),
                |it| course::Course::new(common, it, &self.subjects),
                to,
            ),
            Kind::Outcomes => {
                let all =
                    subjects.flat_map(|it| outcome::listed(it).map(move |outcome| (it, outcome)));
                let make = |(it, outcome)| outcome::LearningOutcome::new(common, it, outcome);
                page.write(all, make, to)
            }
            Kind::Offerings => {
                let all = subjects.flat_map(|it| offer::live(it).map(move |offer| (it, offer)));
                let make = |(it, offer)| offering::Offering::new(common, it, offer);
                page.write(all, make, to)
            }
            Kind::Organisations => {
                let all = organisation::all(self.issue.catalogue, &self.subjects);
                page.write(all.into_iter(), organisation::Organisation::new, to)
            }
        }
    }
}

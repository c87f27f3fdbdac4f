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

use std::io;
use std::sync::Arc;

use kava_diagnostics::Finding;
use kava_model::fields::{Institution, Moment, Programme};
use serde_json::value::RawValue;

use crate::canonical::Clock;
use crate::editions::Editions;
use crate::roll::Roll;
use crate::{Document, Documents, Issue, Subject, Target, offer};
use course::Courses;
use page::{Items, Start};

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

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let Some(roll) = Roll::of(issue, programmes) else {
            return Box::new(std::iter::empty());
        };
        let tree = Arc::new(Tree::of(roll));
        let pages = KINDS.into_iter().flat_map(move |kind| {
            let starts = page::starts(tree.counts(kind));
            let (pages, tree) = (starts.len(), tree.clone());
            let numbered = (1..).zip(starts);
            numbered.map(move |(number, start)| {
                let tree = tree.clone();
                let path = format!("{}/{number}.json", kind.folder());
                Document::new(path, move |to| {
                    let items = tree.items(kind, start)?;
                    page::write(number, pages, &tree.roll, &items, to)
                })
            })
        });
        let service = service::contact(issue.catalogue).map(|_| {
            Document::new("index.json".to_owned(), move |to| {
                service::write(issue.catalogue, to)
            })
        });
        Box::new(pages.chain(service))
    }
}

/// The programmes of one build, and what is known of them together.
struct Tree<'a> {
    roll: Arc<Roll<'a>>,
    common: Common<'a>,
    courses: Courses<'a>,
    organisations: Vec<organisation::Listed<'a>>,
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
}

impl<'a> Tree<'a> {
    fn of(roll: Arc<Roll<'a>>) -> Tree<'a> {
        Tree {
            common: Common {
                issuer: roll.issuer,
                editions: roll.editions.clone(),
                clock: Clock::of(Some(roll.issuer)),
            },
            courses: Courses::of(&roll),
            organisations: organisation::all(&roll),
            roll,
        }
    }

    /// How many objects each programme has in a collection, or each course and organisation, which
    /// programmes share.
    fn counts(&self, kind: Kind) -> Box<dyn Iterator<Item = usize> + '_> {
        let catalogue = self.roll.issue.catalogue;
        let programmes = self.roll.programmes.iter();
        match kind {
            Kind::Programmes => Box::new(programmes.map(|_| 1)),
            Kind::Courses => Box::new((0..self.courses.len()).map(|_| 1)),
            Kind::Outcomes => Box::new(programmes.map(|it| outcome::listed(it).count())),
            Kind::Offerings => {
                Box::new(programmes.map(move |it| offer::live(it, catalogue).count()))
            }
            Kind::Organisations => Box::new(self.organisations.iter().map(|_| 1)),
        }
    }

    /// Makes only the objects of one page, each programme being dropped before the next.
    fn items(&self, kind: Kind, start: Start) -> io::Result<Vec<Box<RawValue>>> {
        let common = &self.common;
        let issue = self.roll.issue;
        let items = Items::from(start);
        let programmes = self.roll.programmes.iter().skip(start.owner).copied();
        match kind {
            Kind::Programmes => items.fill(programmes, |items, programme| {
                issue.judged(programme, |it| {
                    items.add(|| programme::Programme::new(common, it))
                })
            }),
            Kind::Courses => items.fill(start.owner..self.courses.len(), |items, at| {
                items.add(|| course::Course::new(common, &self.courses, at, &self.roll))
            }),
            Kind::Outcomes => items.fill(programmes, |items, programme| {
                issue.judged(programme, |it| {
                    outcome::listed(programme).try_for_each(|outcome| {
                        items.add(|| outcome::LearningOutcome::new(common, it, outcome))
                    })
                })
            }),
            Kind::Offerings => items.fill(programmes, |items, programme| {
                issue.judged(programme, |it| {
                    offer::live(programme, issue.catalogue).try_for_each(|offer| {
                        items.add(|| offering::Offering::new(common, it, offer))
                    })
                })
            }),
            Kind::Organisations => {
                let organisations = self.organisations.iter().skip(start.owner).copied();
                items.fill(organisations, |items, it| {
                    items.add(|| organisation::Organisation::new(it, &self.roll))
                })
            }
        }
    }
}

//! Targets: what a document needs of a judged programme, and what it is.

use std::cell::OnceCell;
use std::io;
use std::sync::Arc;

use kava_diagnostics::{Finding, Sources};
use kava_model::date::Day;
use kava_model::fields::{Moment, Programme, Record};
use kava_model::names::Catalogue;
use kava_model::plan::ResolvedPlan;
use kava_model::verdict::{Summary, Verdict};

use crate::targets;

/// One programme with all that documents tell of it.
#[derive(Clone, Copy)]
pub struct Subject<'c> {
    pub catalogue: &'c Catalogue<'c>,
    pub programme: &'c Programme,
    /// The record in the programme, or the one that stands apart.
    pub record: Option<&'c Record>,
    /// Nothing where no plan is written.
    pub plan: Option<&'c ResolvedPlan<'c>>,
    pub ruling: Ruling<'c>,
    pub sources: &'c Sources,
}

impl<'c> Subject<'c> {
    pub fn summary(&self) -> &'c Summary {
        match self.ruling {
            Ruling::Given(verdict) => &verdict.summary,
            Ruling::OnDemand { given, judge } => {
                given.summary.get_or_init(|| judge.summary(self.programme))
            }
        }
    }

    /// Judges where nobody has asked before: what is not in the summary is not kept.
    pub fn verdict(&self) -> &'c Verdict {
        match self.ruling {
            Ruling::Given(verdict) => verdict,
            Ruling::OnDemand { given, judge } => {
                given.verdict.get_or_init(|| judge.verdict(self.programme))
            }
        }
    }
}

/// A programme's verdict, or how to come by it: many a document tells nothing that was judged.
#[derive(Clone, Copy)]
pub enum Ruling<'c> {
    Given(&'c Verdict),
    OnDemand {
        given: &'c Given,
        judge: &'c dyn Judge,
    },
}

/// What has been asked of a judge.
#[derive(Default)]
pub struct Given {
    summary: OnceCell<Arc<Summary>>,
    verdict: OnceCell<Verdict>,
}

/// Judges the programmes of a catalogue; asked twice, it answers the same.
pub trait Judge: Send + Sync {
    fn verdict(&self, programme: &Programme) -> Verdict;

    fn summary(&self, programme: &Programme) -> Arc<Summary> {
        Arc::new(self.verdict(programme).summary)
    }
}

impl<F: Fn(&Programme) -> Verdict + Send + Sync> Judge for F {
    fn verdict(&self, programme: &Programme) -> Verdict {
        self(programme)
    }
}

/// What holds for all documents that are written together.
#[derive(Clone, Copy)]
pub struct Issue<'c> {
    pub catalogue: &'c Catalogue<'c>,
    pub sources: &'c Sources,
    /// The day the programmes were judged as of.
    pub as_of: Day,
    /// Judged for draft only; every document says so.
    pub draft: bool,
    /// Programmes that are no longer offered on that day: documents that are read again and again
    /// tell that they are gone, and nothing else of them.
    pub gone: &'c [&'c Programme],
    pub judge: &'c dyn Judge,
}

impl<'c> Issue<'c> {
    /// Hands over one programme with its plan and its verdict, which are dropped afterwards: of a large
    /// catalogue only one at a time is in memory.
    pub fn judged<T>(&self, programme: &'c Programme, write: impl FnOnce(&Subject<'_>) -> T) -> T {
        let plan = ResolvedPlan::of(programme, self.catalogue);
        let given = Given::default();
        write(&Subject {
            catalogue: self.catalogue,
            programme,
            record: self.catalogue.record(programme),
            plan: plan.as_ref(),
            ruling: Ruling::OnDemand {
                given: &given,
                judge: self.judge,
            },
            sources: self.sources,
        })
    }
}

/// Writes the bytes of files, each to its own; may be called again, and gives the same bytes again.
pub type Writer<'a> = Box<dyn Fn(Vec<&mut dyn io::Write>) -> io::Result<()> + Send + Sync + 'a>;

/// A file to be written, or several that come of one pass over the programmes.
pub struct Document<'a> {
    /// Under the target's folder: paths with `/` that are safe on every system.
    pub paths: Vec<String>,
    pub write: Writer<'a>,
}

impl<'a> Document<'a> {
    pub fn new(
        path: String,
        write: impl Fn(&mut dyn io::Write) -> io::Result<()> + Send + Sync + 'a,
    ) -> Document<'a> {
        Document::together([path], move |[to]| write(to))
    }

    pub fn together<const FILES: usize>(
        paths: [String; FILES],
        write: impl Fn([&mut dyn io::Write; FILES]) -> io::Result<()> + Send + Sync + 'a,
    ) -> Document<'a> {
        Document {
            paths: paths.into(),
            write: Box::new(move |to| match to.try_into() {
                Ok(one_each) => write(one_each),
                Err(_) => Err(io::ErrorKind::InvalidInput.into()),
            }),
        }
    }

    /// Its files in memory.
    pub fn in_memory(&self) -> io::Result<Vec<(String, Vec<u8>)>> {
        let mut files = vec![Vec::new(); self.paths.len()];
        let to = files.iter_mut().map(|file| file as &mut dyn io::Write);
        (self.write)(to.collect())?;
        Ok(self.paths.iter().cloned().zip(files).collect())
    }
}

/// Which programmes a target takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Those that hold.
    Held,
    /// All of them, since it tells how far each has come.
    All,
}

/// The documents of a target, made one after the other.
pub type Documents<'a> = Box<dyn Iterator<Item = Document<'a>> + 'a>;

/// A kind of document that Kava compiles to.
pub trait Target: Sync {
    /// Its word on the command line, and the folder its documents stand in.
    fn name(&self) -> &'static str;

    /// For what a programme must have been judged before it may stand in these documents.
    fn moment(&self) -> Moment;

    fn takes(&self) -> Takes {
        Takes::Held
    }

    /// What these documents cannot do without and the programme does not say, each at the place to
    /// mend it; a programme that lacks anything is in none of them.
    fn lacks(&self, _subject: &Subject<'_>) -> Vec<Finding> {
        Vec::new()
    }

    /// The documents for these programmes, whatever order they come in.
    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a>;
}

/// Every target.
pub static TARGETS: &[&dyn Target] = &[
    &targets::Registry,
    &targets::CatalogueFeed,
    &targets::Elm,
    &targets::Ooapi,
    &targets::SchemaOrg,
    &targets::CredentialCommons,
    &targets::Calendar,
    &targets::Portfolio,
    &targets::Site,
];

/// The target with this name.
pub fn find(name: &str) -> Option<&'static dyn Target> {
    TARGETS.iter().copied().find(|target| target.name() == name)
}

/// By code, then by edition: the order of programmes in every document.
pub fn ordered<'a>(
    catalogue: &Catalogue<'_>,
    programmes: &[&'a Programme],
) -> Arc<[&'a Programme]> {
    let mut ordered = programmes.to_vec();
    ordered.sort_by_cached_key(|programme| rank(catalogue, programme));
    ordered.into()
}

/// Code, first day of the edition, and the edition as written where its day is not known.
pub(crate) fn rank<'a>(
    catalogue: &Catalogue<'_>,
    programme: &'a Programme,
) -> (&'a str, Option<Day>, String) {
    let from = programme.in_force.known().map(|in_force| &in_force.from);
    let day = from.and_then(|from| catalogue.first_day(from));
    let written = if day.is_none() {
        edition(programme)
    } else {
        None
    };
    (&programme.name.text, day, written.unwrap_or_default())
}

/// From when on the edition is in force, as the author wrote it.
pub(crate) fn edition(programme: &Programme) -> Option<String> {
    let in_force = programme.in_force.known()?;
    Some(kava_diagnostics::Spoken(&in_force.from, kava_diagnostics::Lang::En).to_string())
}

//! Judging for documents: who holds, and what each comes to. Of a verdict the summary is kept, since the
//! verdicts of a large catalogue would take more memory than its texts; who asks for more has it judged
//! again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use kava_diagnostics::{Finding, Place, Severity, Sources};
use kava_documents::Judge as _;
use kava_guideline::rules::form::NOT_REGISTERED;
use kava_guideline::{Guidelines, Judge, Question};
use kava_model::fields::Programme;
use kava_model::names::Catalogue;
use kava_model::verdict::{Summary, Verdict};
use rustc_hash::FxHashSet;

use crate::attribution::Foreign;
use crate::check::sorted;
use crate::file::File;
use crate::workspace::Workspace;

/// A catalogue with its guideline and one question.
pub(crate) struct Judging<'c> {
    catalogue: &'c Catalogue<'c>,
    judge: Judge<'c>,
    foreign: Foreign,
    /// The programmes by their places, as indices.
    by_place: BTreeMap<Place, usize>,
    /// The first error of a catalogue that has no programme to be refused for it.
    pub loose: Option<Finding>,
    /// In the order of the files.
    summaries: Vec<OnceLock<Arc<Summary>>>,
    /// Most are like others, and are there once.
    distinct: Mutex<FxHashSet<Arc<Summary>>>,
}

/// Why a programme does not hold.
pub(crate) struct Refusal {
    /// First by file, place and code.
    pub first: Finding,
    /// Nothing else is wrong with it than that it is not registered yet.
    pub merely_unregistered: bool,
}

impl<'c> Judging<'c> {
    pub fn new(
        workspace: &Workspace,
        catalogue: &'c Catalogue<'c>,
        guidelines: &'c (Guidelines, Vec<Finding>),
        question: &'c Question,
        sources: &Sources,
    ) -> Judging<'c> {
        let (guidelines, findings) = guidelines;
        let judge = Judge::new(catalogue, guidelines, question);
        let mut shared = workspace.shared_findings(catalogue, &judge, question);
        shared.extend(findings.iter().cloned());
        shared.extend(catalogue.name_errors());
        for facts in workspace.files().flat_map(File::facts) {
            shared.extend(catalogue.notice(facts).findings);
        }
        let places = catalogue.programmes.iter().map(|it| it.it.place);
        Judging {
            catalogue,
            judge,
            foreign: Foreign::of(catalogue, &shared),
            by_place: places.enumerate().map(|(at, place)| (place, at)).collect(),
            summaries: vec![OnceLock::new(); catalogue.programmes.len()],
            distinct: Mutex::default(),
            loose: match catalogue.programmes.is_empty() {
                true => sorted(shared, sources).into_iter().find(is_error),
                false => None,
            },
        }
    }

    /// A summary is the same each time, and kept.
    fn keep(&self, at: usize, summary: &Summary) {
        let Some(kept) = self.summaries.get(at) else {
            return;
        };
        kept.get_or_init(|| {
            let mut distinct = self.distinct.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(same) = distinct.get(summary) {
                return same.clone();
            }
            let new = Arc::new(summary.clone());
            distinct.insert(new.clone());
            new
        });
    }

    /// The programme's place in the order of the files.
    pub fn position(&self, programme: &Programme) -> usize {
        self.by_place.get(&programme.place).copied().unwrap_or(0)
    }

    /// Nothing where it holds.
    pub fn refusal(&self, programme: &Programme, sources: &Sources) -> Option<Refusal> {
        let verdict = self.verdict(programme);
        let errors = || verdict.findings.iter().filter(|finding| is_error(finding));
        let first = errors().min_by_key(|finding| {
            (
                sources.get(finding.place.file).name.clone(),
                finding.place.span,
                finding.code,
            )
        })?;
        Some(Refusal {
            first: first.clone(),
            merely_unregistered: errors().all(|finding| finding.code == NOT_REGISTERED),
        })
    }
}

impl kava_documents::Judge for Judging<'_> {
    fn verdict(&self, programme: &Programme) -> Verdict {
        let at = self.by_place.get(&programme.place).copied();
        let known = at.and_then(|at| Some((at, self.catalogue.programmes.get(at)?)));
        known.map_or_else(Verdict::default, |(at, programme)| {
            let mut verdict = self.judge.programme(programme.it);
            self.foreign.add_to(programme.it, &mut verdict);
            self.keep(at, &verdict.summary);
            verdict
        })
    }

    fn summary(&self, programme: &Programme) -> Arc<Summary> {
        let kept = self.summaries.get(self.position(programme));
        match kept.and_then(OnceLock::get) {
            Some(kept) => kept.clone(),
            None => Arc::new(self.verdict(programme).summary),
        }
    }
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

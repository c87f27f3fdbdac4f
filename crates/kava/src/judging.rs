//! Judging for documents: who holds, and the verdicts again when they are written. Verdicts are not
//! kept, since those of a large catalogue would take more memory than its texts.

use std::collections::BTreeMap;

use kava_diagnostics::{Finding, Place, Severity, Sources};
use kava_guideline::rules::form::NOT_REGISTERED;
use kava_guideline::{Guidelines, Judge, Question};
use kava_model::fields::Programme;
use kava_model::names::Catalogue;
use kava_model::verdict::Verdict;

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
            loose: match catalogue.programmes.is_empty() {
                true => sorted(shared, sources).into_iter().find(is_error),
                false => None,
            },
        }
    }

    /// The same each time it is asked.
    pub fn verdict(&self, programme: &Programme) -> Verdict {
        let at = self.by_place.get(&programme.place);
        let known = at.and_then(|at| self.catalogue.programmes.get(*at));
        known.map_or_else(Verdict::default, |programme| {
            let mut verdict = self.judge.programme(programme.it);
            self.foreign.add_to(programme.it, &mut verdict);
            verdict
        })
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

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

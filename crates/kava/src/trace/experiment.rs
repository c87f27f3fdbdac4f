//! Writing the documents of a target again with some facts left out.

use std::sync::Arc;

use std::collections::BTreeMap;

use kava_diagnostics::{Citation, Finding, Place};
use kava_documents::{Issue, Target};
use kava_guideline::{Guidelines, Judge, Question};
use kava_model::fields::Programme;
use kava_model::names::Catalogue;
use kava_model::verdict::{Summary, Verdict};
use serde_json::Value;

use super::probe::Probe;
use super::{Origin, SourceMap, parsed};
use crate::build::{Order, selected};
use crate::workspace::Workspace;

/// A target's documents as they are, and what it takes to write them again.
pub(crate) struct Experiment {
    target: &'static dyn Target,
    question: Question,
    draft: bool,
    guidelines: Guidelines,
    /// Which programmes stand in them, by their positions, and which are told to be gone.
    held: Vec<usize>,
    gone: Vec<usize>,
    pub base: Outcome,
}

/// The documents, and the verdicts of the programmes in them.
#[derive(Default)]
pub(crate) struct Outcome {
    pub documents: Vec<Written>,
    verdicts: Vec<Verdict>,
    /// What is found of each programme.
    findings: Vec<Vec<Finding>>,
}

pub(crate) struct Written {
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Experiment {
    /// Nothing where the order names a programme that is not there.
    pub fn of(
        workspace: &Workspace,
        order: &Order,
        target: &'static dyn Target,
    ) -> Option<Experiment> {
        let (held, gone) = selected(workspace, order, target)?;
        let (guidelines, _) = workspace.guidelines();
        let mut experiment = Experiment {
            target,
            question: order.question(target),
            draft: order.draft,
            guidelines,
            held,
            gone,
            base: Outcome::default(),
        };
        experiment.base = experiment.written(workspace, None, None);
        Some(experiment)
    }

    pub fn position(&self, path: &str) -> Option<usize> {
        let mut documents = self.base.documents.iter();
        documents.position(|document| document.path == path)
    }

    /// What is written when these facts are left open; only the file at a position where one is
    /// named, with those that come of the same pass; the others empty. The files are as they were afterwards.
    pub fn without(
        &self,
        workspace: &mut Workspace,
        probes: &[Probe],
        only: Option<usize>,
    ) -> Outcome {
        let texts = left_out(workspace, probes);
        let before: Vec<(String, Arc<str>)> = texts
            .iter()
            .filter_map(|(name, _)| Some((name.clone(), workspace.source(name)?.text.clone())))
            .collect();
        for (name, text) in texts {
            workspace.set(&name, text);
        }
        let around = match probes {
            [probe] => Some(probe.place),
            _ => None,
        };
        let outcome = self.written(workspace, around, only);
        for (name, text) in before {
            workspace.set(&name, text);
        }
        outcome
    }

    /// Where what was left out stands in one programme, the others are not judged again.
    fn written(
        &self,
        workspace: &Workspace,
        around: Option<Place>,
        only: Option<usize>,
    ) -> Outcome {
        let catalogue = workspace.catalogue();
        let sources = workspace.sources();
        let programmes = |positions: &[usize]| -> Vec<&Programme> {
            let all = positions.iter();
            all.filter_map(|at| Some(catalogue.programmes.get(*at)?.it))
                .collect()
        };
        let (held, gone) = (programmes(&self.held), programmes(&self.gone));
        let judged = self.verdicts(&catalogue, &held, around);
        let findings = judged.iter().map(|verdict| verdict.findings.clone());
        let findings: Vec<Vec<Finding>> = findings.collect();
        let verdicts = self.as_a_whole(judged);
        let by_place: BTreeMap<Place, &Verdict> = held
            .iter()
            .map(|programme| programme.place)
            .zip(&verdicts)
            .collect();
        let judge = |programme: &Programme| {
            let verdict = by_place.get(&programme.place);
            verdict.map_or_else(Verdict::default, |verdict| (*verdict).clone())
        };
        let issue = Issue {
            catalogue: &catalogue,
            sources: &sources,
            as_of: self.question.as_of,
            draft: self.draft,
            gone: &gone,
            judge: &judge,
        };
        let mut documents = Vec::new();
        for document in self.target.documents(issue, &held) {
            let (from, to) = (documents.len(), documents.len() + document.paths.len());
            let files = match only.is_none_or(|only| (from..to).contains(&only)) {
                // Memory takes everything.
                true => document.in_memory().unwrap_or_default(),
                false => document
                    .paths
                    .into_iter()
                    .map(|path| (path, Vec::new()))
                    .collect(),
            };
            documents.extend(
                files
                    .into_iter()
                    .map(|(path, bytes)| Written { path, bytes }),
            );
        }
        Outcome {
            documents,
            verdicts,
            findings,
        }
    }

    fn verdicts<'c>(
        &self,
        catalogue: &'c Catalogue<'c>,
        held: &[&'c Programme],
        around: Option<Place>,
    ) -> Vec<Verdict> {
        let judge = Judge::new(catalogue, &self.guidelines, &self.question);
        let elsewhere = |programme: &Programme| {
            let concerned = around.filter(|place| is_in_a_programme(catalogue, *place));
            concerned.is_some_and(|place| !holds(programme.place, place))
        };
        let verdict = |(at, programme): (usize, &&'c Programme)| {
            let base = self.base.verdicts.get(at);
            match base {
                None => judge.programme(programme),
                Some(base) if elsewhere(programme) => base.clone(),
                Some(_) => judge.programme(programme),
            }
        };
        held.iter().enumerate().map(verdict).collect()
    }

    /// Whether a programme meets its guideline depends on every fact and comes from none; so do the
    /// editions it is judged by, what is found and what is missing.
    fn as_a_whole(&self, judged: Vec<Verdict>) -> Vec<Verdict> {
        let bases = self
            .base
            .verdicts
            .iter()
            .map(Some)
            .chain(std::iter::repeat(None));
        let held = |(verdict, base): (Verdict, Option<&Verdict>)| match base {
            None => verdict,
            Some(base) => Verdict {
                summary: Summary {
                    met: base.summary.met,
                    stamps: base.summary.stamps.clone(),
                    ..verdict.summary
                },
                findings: base.findings.clone(),
                missing: base.missing.clone(),
                ..verdict
            },
        };
        judged.into_iter().zip(bases).map(held).collect()
    }

    /// Whether any document is other without these facts.
    pub fn shows(&self, workspace: &mut Workspace, probes: &[Probe]) -> bool {
        let outcome = self.without(workspace, probes, None);
        let same =
            |(base, now): (&Written, &Written)| base.path == now.path && base.bytes == now.bytes;
        let mut pairs = self.base.documents.iter().zip(&outcome.documents);
        !pairs.all(same) || self.base.documents.len() != outcome.documents.len()
    }

    /// The clauses by which something is found that is not found otherwise.
    pub fn complaints(&self, outcome: &Outcome) -> Vec<Arc<Citation>> {
        let mut asked_by = Vec::new();
        for (base, now) in self.base.findings.iter().zip(&outcome.findings) {
            let known = |finding: &&Finding| {
                let mut before = base.iter();
                before.any(|it| it.code == finding.code && it.message == finding.message)
            };
            let new = now.iter().filter(|finding| !known(finding));
            for citation in new.flat_map(|finding| finding.citation.iter().chain(&finding.also)) {
                if !asked_by.contains(citation) {
                    asked_by.push(citation.clone());
                }
            }
        }
        asked_by
    }
}

fn is_in_a_programme(catalogue: &Catalogue<'_>, place: Place) -> bool {
    let mut programmes = catalogue.programmes.iter();
    programmes.any(|programme| holds(programme.it.place, place))
}

fn holds(outer: Place, inner: Place) -> bool {
    outer.file == inner.file
        && outer.span.start <= inner.span.start
        && inner.span.start < outer.span.end
}

/// The texts of the files with these facts left open.
fn left_out(workspace: &Workspace, probes: &[Probe]) -> Vec<(String, String)> {
    let touched = workspace.files().filter_map(|file| {
        let mut edits: Vec<_> = probes
            .iter()
            .map(|probe| &probe.edit)
            .filter(|edit| edit.file == file.id)
            .collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        let mut text = file.source.text.to_string();
        for edit in &edits {
            text.replace_range(edit.span.range(), &edit.text);
        }
        (!edits.is_empty()).then(|| (file.source.name.to_string(), text))
    });
    touched.collect()
}

/// Which facts are behind which values, document by document.
pub(crate) struct Mapping<'e> {
    experiment: &'e Experiment,
    documents: Vec<Mapped>,
}

struct Mapped {
    at: usize,
    whole: Value,
    /// By pointer, with the stage in which they were found.
    origins: BTreeMap<String, (usize, Vec<Origin>)>,
    stage: usize,
}

impl<'e> Mapping<'e> {
    pub fn of(experiment: &'e Experiment) -> Mapping<'e> {
        let documents = experiment.base.documents.iter().enumerate();
        let documents = documents.filter_map(|(at, document)| {
            let is_list = document.path.ends_with(".ndjson");
            let whole = parsed(&document.path, &document.bytes).filter(|_| !is_list)?;
            Some(Mapped {
                at,
                whole,
                origins: BTreeMap::new(),
                stage: 0,
            })
        });
        Mapping {
            experiment,
            documents: documents.collect(),
        }
    }

    pub fn next_stage(&mut self) {
        for mapped in &mut self.documents {
            mapped.stage += 1;
        }
    }

    pub fn take(&mut self, probe: &Probe, outcome: &Outcome) {
        let mut asked_by = None;
        for mapped in &mut self.documents {
            let base = &self.experiment.base.documents[mapped.at];
            let now = outcome.documents.get(mapped.at);
            if now.is_some_and(|now| now.bytes == base.bytes) {
                continue;
            }
            let now = now.and_then(|now| parsed(&base.path, &now.bytes));
            let mut other = Vec::new();
            differing(&mapped.whole, now.as_ref(), &mut String::new(), &mut other);
            let asked_by = asked_by.get_or_insert_with(|| self.experiment.complaints(outcome));
            let origin = Origin {
                place: probe.place,
                asked_by: asked_by.clone(),
            };
            for pointer in other {
                let (stage, origins) = mapped
                    .origins
                    .entry(pointer)
                    .or_insert((mapped.stage, Vec::new()));
                if *stage == mapped.stage {
                    origins.push(origin.clone());
                }
            }
        }
    }

    pub fn end(self, folder: &str) -> Vec<SourceMap> {
        let documents = self.documents.into_iter();
        documents
            .map(|mapped| SourceMap {
                document: format!(
                    "{folder}/{}",
                    self.experiment.base.documents[mapped.at].path
                ),
                values: mapped
                    .origins
                    .into_iter()
                    .map(|(pointer, (_, origins))| (pointer, origins))
                    .collect(),
            })
            .collect()
    }
}

/// The pointers of the single values that are other, or not there.
fn differing(base: &Value, now: Option<&Value>, pointer: &mut String, other: &mut Vec<String>) {
    if Some(base) == now {
        return;
    }
    let length = pointer.len();
    let mut inner = |step: &str, base: &Value, now: Option<&Value>| {
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        differing(base, now, pointer, other);
        pointer.truncate(length);
    };
    match base {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                inner(name, value, now.and_then(|now| now.get(name)));
            }
        }
        Value::Array(values) if !values.is_empty() => {
            for (at, value) in values.iter().enumerate() {
                inner(&at.to_string(), value, now.and_then(|now| now.get(at)));
            }
        }
        _ => other.push(pointer.clone()),
    }
}

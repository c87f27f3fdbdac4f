//! Where a value of a document comes from.
//!
//! Nothing is noted while documents are written. It is found out as one would by hand: leave a fact
//! out, write the document again, and see whether the value is still the same. So it holds for every
//! target, also for values that are worked out from many lines, and cannot differ from what is written.
//! What the guideline then complains of tells which clause asked for the fact.

mod experiment;
mod probe;

use std::sync::Arc;

use kava_diagnostics::{Citation, Place, Sources};
use kava_documents::{Target, find};
use serde_json::Value;

use crate::build::Order;
use crate::workspace::Workspace;
pub(crate) use experiment::Experiment;
pub(crate) use probe::facts_by_field;
use probe::{Probe, parts, probes};

/// A value of a document, and where it comes from.
#[derive(Debug)]
pub struct Trace {
    pub sources: Sources,
    pub value: Value,
    /// The document as it is written now.
    pub document: Vec<u8>,
    /// By file and place; none where the value is Kava's own.
    pub origins: Vec<Origin>,
}

/// A fact without which the value would be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub place: Place,
    /// Which clauses ask for the fact.
    pub asked_by: Vec<Arc<Citation>>,
}

/// Why a value cannot be traced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTraced {
    /// No such document is written of this catalogue.
    NoDocument,
    /// It has no places that a pointer could name.
    NotJson,
    /// Nothing stands at the pointer.
    NoValue,
}

/// A document with the origins of its values, by pointer.
#[derive(Debug)]
pub struct SourceMap {
    /// The document's path, with the target's folder.
    pub document: String,
    pub values: Vec<(String, Vec<Origin>)>,
}

impl Workspace {
    /// Where the value at a JSON pointer of a document comes from; the document is named by its target's
    /// folder and its path in it. Of a document with a value a line the pointer begins with the line,
    /// from 0.
    pub fn trace(
        &mut self,
        order: &Order,
        document: &str,
        pointer: &str,
    ) -> Result<Trace, NotTraced> {
        let (target, path) = document
            .split_once('/')
            .and_then(|(folder, path)| Some((find(folder)?, path)))
            .ok_or(NotTraced::NoDocument)?;
        let experiment = Experiment::of(self, order, target).ok_or(NotTraced::NoDocument)?;
        let at = experiment.position(path).ok_or(NotTraced::NoDocument)?;
        let document = experiment.base.documents[at].bytes.clone();
        let whole = parsed(path, &document).ok_or(NotTraced::NotJson)?;
        let value = whole.pointer(pointer).ok_or(NotTraced::NoValue)?.clone();
        let mut search = Search {
            workspace: self,
            experiment: &experiment,
            at,
            path,
            pointer,
            value: &value,
        };
        let mut origins = search.origins();
        let sources = self.sources();
        origins.sort_by_key(|origin| {
            (
                sources.get(origin.place.file).name.clone(),
                origin.place.span,
            )
        });
        Ok(Trace {
            sources,
            value,
            document,
            origins,
        })
    }

    /// The origins of every value of every JSON document of some targets.
    pub fn source_maps(&mut self, order: &Order) -> Vec<SourceMap> {
        let mut maps = Vec::new();
        for target in &order.targets {
            if let Some(experiment) = Experiment::of(self, order, *target) {
                maps.extend(self.maps_of(&experiment, *target));
            }
        }
        maps
    }

    fn maps_of(&mut self, experiment: &Experiment, target: &dyn Target) -> Vec<SourceMap> {
        let mut mapping = experiment::Mapping::of(experiment);
        for stage in probe::STAGES {
            mapping.next_stage();
            for probe in probes(self, stage) {
                let outcome = experiment.without(self, std::slice::from_ref(&probe), None);
                mapping.take(&probe, &outcome);
            }
        }
        mapping.end(target.name())
    }
}

/// A document with a value a line is a list of them.
pub(crate) fn parsed(path: &str, bytes: &[u8]) -> Option<Value> {
    match path.rsplit_once('.')?.1 {
        "json" | "jsonld" => serde_json::from_slice(bytes).ok(),
        "ndjson" => {
            let lines = serde_json::Deserializer::from_slice(bytes).into_iter();
            lines
                .collect::<Result<Vec<Value>, _>>()
                .ok()
                .map(Value::Array)
        }
        _ => None,
    }
}

/// The search for the facts behind one value.
struct Search<'s> {
    workspace: &'s mut Workspace,
    experiment: &'s Experiment,
    /// The document, by its position.
    at: usize,
    path: &'s str,
    pointer: &'s str,
    value: &'s Value,
}

impl Search<'_> {
    /// Facts first; only where none is behind it, what is named by standing there.
    fn origins(&mut self) -> Vec<Origin> {
        for stage in probe::STAGES {
            let probes = probes(self.workspace, stage);
            let mut found = Vec::new();
            self.narrow(&probes, &mut found);
            if !found.is_empty() {
                let origins = found.iter().flat_map(|probe| self.origins_of(probe));
                return origins.collect();
            }
        }
        Vec::new()
    }

    /// Halves what is left out until single facts are left.
    fn narrow(&mut self, probes: &[Probe], found: &mut Vec<Probe>) {
        if probes.is_empty() || !self.changes(probes) {
            return;
        }
        if let [probe] = probes {
            return found.push(probe.clone());
        }
        let (one, other) = probes.split_at(probes.len() / 2);
        self.narrow(one, found);
        self.narrow(other, found);
    }

    /// Of a text in two languages the place of the one that is shown; a clause asks for the fact.
    fn origins_of(&mut self, probe: &Probe) -> Vec<Origin> {
        let one = std::slice::from_ref(probe);
        let outcome = self.experiment.without(self.workspace, one, Some(self.at));
        let asked_by = self.experiment.complaints(&outcome);
        let mut shown = parts(self.workspace, probe);
        shown.retain(|part| self.changes(std::slice::from_ref(part)));
        if shown.is_empty() {
            shown.push(probe.clone());
        }
        let origin = |part: Probe| Origin {
            place: part.place,
            asked_by: asked_by.clone(),
        };
        shown.into_iter().map(origin).collect()
    }

    fn changes(&mut self, probes: &[Probe]) -> bool {
        let outcome = self
            .experiment
            .without(self.workspace, probes, Some(self.at));
        let document = outcome.documents.get(self.at);
        let now = document.and_then(|document| parsed(self.path, &document.bytes));
        now.as_ref().and_then(|now| now.pointer(self.pointer)) != Some(self.value)
    }
}

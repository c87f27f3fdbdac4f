//! Building: the documents of the programmes that hold.

use std::collections::{BTreeMap, BTreeSet};

use kava_diagnostics::{Finding, Severity, Sources};
use kava_documents::{Issue, Subject, Target, Writer};
use kava_guideline::Question;
use kava_guideline::rules::form::NOT_REGISTERED;
use kava_model::date::Day;
use kava_model::fields::Moment;
use kava_model::names::Catalogue;
use kava_model::nearest;
use kava_model::plan::ResolvedPlan;

use crate::check::{Check, Judged};
use crate::workspace::Workspace;

/// What to build.
pub struct Order {
    pub targets: Vec<&'static dyn Target>,
    /// The codes of the programmes to be built; all where none is named.
    pub programmes: Vec<String>,
    pub as_of: Day,
    /// Another guideline, or another edition of one, than the one that applies.
    pub guideline: Option<(String, Option<Day>)>,
    /// Judge for draft, and mark every document.
    pub draft: bool,
    /// Write nothing unless every programme holds.
    pub all_or_nothing: bool,
}

/// What came of it.
pub struct Built {
    pub sources: Sources,
    /// In the order of the files.
    pub refused: Vec<Refused>,
    /// Programmes that hold, and do not say what the documents of a target cannot do without.
    pub lacking: Vec<Lacking>,
    /// Drafts that do not say yet what a target needs, each with the target that leaves it out.
    pub unfinished: Vec<(String, &'static str)>,
    /// Programmes that are merely not registered yet, each with the target that leaves it out.
    pub left_out: Vec<(String, &'static str)>,
    /// Some programme was refused, and nothing is written.
    pub held_back: bool,
    /// Where the documents of what was refused or left out would stand.
    pub obsolete: BTreeSet<String>,
    /// How many programmes are in the documents of each target.
    pub counts: Vec<(&'static str, usize)>,
    /// The first error of a catalogue that has no programme to be refused for it.
    pub loose: Option<Finding>,
}

/// A programme that is in no document of some targets.
pub struct Refused {
    pub code: String,
    pub targets: Vec<&'static str>,
    /// The first error of the first of these targets.
    pub finding: Finding,
}

/// A programme that is in no document of a target, as it lacks what these need.
pub struct Lacking {
    pub code: String,
    pub target: &'static str,
    /// At least one.
    pub findings: Vec<Finding>,
}

/// No programme has this code; the nearest that one has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownProgramme {
    pub code: String,
    pub near: Option<String>,
}

/// Why nothing was built.
#[derive(Debug)]
pub enum NotBuilt<F> {
    Unknown(UnknownProgramme),
    /// Writing failed.
    Fault(F),
}

impl Workspace {
    /// Judges, and hands over each document of the programmes that hold, under its path: the
    /// target's folder and the file in it, with `/`.
    pub fn build<F>(
        &self,
        order: &Order,
        mut write: impl FnMut(&str, &Writer<'_>) -> Result<(), F>,
    ) -> Result<Built, NotBuilt<F>> {
        let catalogue = self.catalogue();
        let chosen = chosen(&catalogue, &order.programmes).map_err(NotBuilt::Unknown)?;
        let checks = self.checks(order);
        let plans: Vec<Option<ResolvedPlan<'_>>> = catalogue
            .programmes
            .iter()
            .map(|it| ResolvedPlan::of(it.it, &catalogue))
            .collect();
        let selections: Vec<Selected<'_>> = order
            .targets
            .iter()
            .filter_map(|target| Some((*target, checks.get(&order.moment(*target))?)))
            .map(|(target, check)| {
                let mut selected = Selected::of(target, check, &chosen);
                selected
                    .leave_out_lacking(order.draft, |at| subject(&catalogue, &plans, check, at));
                selected
            })
            .collect();
        let mut built = Built::of(&selections, self.sources());
        built.held_back = order.all_or_nothing && built.leaves_out();
        let issue = Issue {
            catalogue: &catalogue,
            as_of: order.as_of,
            draft: order.draft,
        };
        for selected in &selections {
            let subjects = |which: &[usize]| -> Vec<Subject<'_>> {
                which
                    .iter()
                    .filter_map(|at| subject(&catalogue, &plans, selected.check, *at))
                    .collect()
            };
            let in_no_document = subjects(&selected.out);
            let obsolete = selected.target.documents(issue, &in_no_document);
            built.obsolete.extend(
                obsolete
                    .iter()
                    .map(|document| selected.path(&document.path)),
            );
            if built.held_back {
                continue;
            }
            let subjects = subjects(&selected.held);
            for document in selected.target.documents(issue, &subjects) {
                let path = selected.path(&document.path);
                write(&path, &document.write).map_err(NotBuilt::Fault)?;
                built.obsolete.remove(&path);
            }
        }
        Ok(built)
    }

    /// One check for each moment that a target asks for.
    fn checks(&self, order: &Order) -> BTreeMap<Moment, Check> {
        let moments: BTreeSet<Moment> = order
            .targets
            .iter()
            .map(|target| order.moment(*target))
            .collect();
        let question = |moment| Question {
            guideline: order.guideline.clone(),
            ..Question::new(moment, order.as_of)
        };
        moments
            .into_iter()
            .map(|moment| (moment, self.check(&question(moment))))
            .collect()
    }
}

impl Order {
    fn moment(&self, target: &dyn Target) -> Moment {
        if self.draft {
            Moment::Draft
        } else {
            target.moment()
        }
    }
}

/// The programmes with these codes, as indices; all where none is named.
pub(crate) fn chosen(
    catalogue: &Catalogue<'_>,
    codes: &[String],
) -> Result<Vec<usize>, UnknownProgramme> {
    let code = |at: usize| &*catalogue.programmes[at].it.name.text;
    let all = 0..catalogue.programmes.len();
    if codes.is_empty() {
        return Ok(all.collect());
    }
    let codes: Vec<Box<str>> = codes
        .iter()
        .map(|code| kava_model::name::Name::new(code, Default::default()).text)
        .collect();
    if let Some(unknown) = codes
        .iter()
        .find(|named| !all.clone().any(|at| code(at) == &***named))
    {
        return Err(UnknownProgramme {
            code: unknown.to_string(),
            near: nearest(unknown, all.map(code)).map(str::to_owned),
        });
    }
    Ok(all
        .filter(|at| codes.iter().any(|named| **named == *code(*at)))
        .collect())
}

fn subject<'c>(
    catalogue: &'c Catalogue<'c>,
    plans: &'c [Option<ResolvedPlan<'c>>],
    check: &'c Check,
    at: usize,
) -> Option<Subject<'c>> {
    let programme = catalogue.programmes.get(at)?.it;
    Some(Subject {
        catalogue,
        programme,
        record: catalogue.record(programme),
        plan: plans.get(at)?.as_ref(),
        verdict: &check.programmes.get(at)?.verdict,
        sources: &check.sources,
    })
}

/// A target with its programmes, as indices.
struct Selected<'c> {
    target: &'static dyn Target,
    check: &'c Check,
    /// Those that hold.
    held: Vec<usize>,
    /// Those that are in no document: refused, or merely not registered.
    out: Vec<usize>,
    refused: Vec<(usize, &'c Finding)>,
    lacking: Vec<(usize, Vec<Finding>)>,
    unfinished: Vec<usize>,
    left_out: Vec<usize>,
}

impl<'c> Selected<'c> {
    fn of(target: &'static dyn Target, check: &'c Check, chosen: &[usize]) -> Selected<'c> {
        let mut selected = Selected {
            target,
            check,
            held: vec![],
            out: vec![],
            refused: vec![],
            lacking: vec![],
            unfinished: vec![],
            left_out: vec![],
        };
        for (at, judged) in chosen
            .iter()
            .filter_map(|at| Some((*at, check.programmes.get(*at)?)))
        {
            let merely_unregistered =
                || errors(judged).all(|finding| finding.code == NOT_REGISTERED);
            let Some(first) = first_error(judged, &check.sources) else {
                selected.held.push(at);
                continue;
            };
            selected.out.push(at);
            match target.moment() == Moment::Publication && merely_unregistered() {
                true => selected.left_out.push(at),
                false => selected.refused.push((at, first)),
            }
        }
        selected
    }

    /// Those that hold but lack what the target needs come into no document of it. A draft may lack it.
    fn leave_out_lacking<'s>(
        &mut self,
        draft: bool,
        subject: impl Fn(usize) -> Option<Subject<'s>>,
    ) {
        for at in std::mem::take(&mut self.held) {
            let lacks = subject(at).map_or_else(Vec::new, |subject| self.target.lacks(&subject));
            if lacks.is_empty() {
                self.held.push(at);
                continue;
            }
            self.out.push(at);
            match draft {
                true => self.unfinished.push(at),
                false => self.lacking.push((at, lacks)),
            }
        }
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.target.name())
    }

    fn code(&self, at: usize) -> String {
        self.check
            .programmes
            .get(at)
            .map_or_else(String::new, |judged| judged.code.clone())
    }
}

fn errors(judged: &Judged) -> impl Iterator<Item = &Finding> {
    judged
        .verdict
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
}

/// First by file, place and code.
fn first_error<'c>(judged: &'c Judged, sources: &Sources) -> Option<&'c Finding> {
    errors(judged).min_by_key(|finding| {
        (
            sources.get(finding.place.file).name.clone(),
            finding.place.span,
            finding.code,
        )
    })
}

fn loose(check: &Check) -> Option<&Finding> {
    let mut errors = check
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors.next().filter(|_| check.programmes.is_empty())
}

impl Built {
    /// A document of an earlier build that this one makes obsolete: of a programme that does not hold
    /// any more, or of one that is gone. Where only some programmes are built, the others stay.
    pub fn is_over(&self, name: &str, order: &Order) -> bool {
        let is_of = |target: &&dyn Target| {
            name.split_once('/')
                .is_some_and(|(folder, _)| folder == target.name())
        };
        self.obsolete.contains(name)
            || order.programmes.is_empty() && order.targets.iter().any(is_of)
    }

    /// Some programme is in no document of some target, for something that can be mended.
    pub fn leaves_out(&self) -> bool {
        !self.refused.is_empty() || !self.lacking.is_empty()
    }

    fn of(selections: &[Selected<'_>], sources: Sources) -> Built {
        let mut refused: BTreeMap<usize, Refused> = BTreeMap::new();
        for selected in selections {
            for (at, finding) in &selected.refused {
                let new = || Refused {
                    code: selected.code(*at),
                    targets: Vec::new(),
                    finding: (*finding).clone(),
                };
                refused
                    .entry(*at)
                    .or_insert_with(new)
                    .targets
                    .push(selected.target.name());
            }
        }
        let lacking = selections.iter().flat_map(|selected| {
            selected.lacking.iter().map(|(at, findings)| Lacking {
                code: selected.code(*at),
                target: selected.target.name(),
                findings: findings.clone(),
            })
        });
        let without = |of: for<'s> fn(&'s Selected<'_>) -> &'s [usize]| {
            let each = selections.iter().flat_map(|selected| {
                let codes = of(selected).iter().map(|at| selected.code(*at));
                codes.map(|code| (code, selected.target.name()))
            });
            each.collect::<Vec<_>>()
        };
        Built {
            sources,
            refused: refused.into_values().collect(),
            lacking: lacking.collect(),
            unfinished: without(|selected| &selected.unfinished),
            left_out: without(|selected| &selected.left_out),
            held_back: false,
            obsolete: BTreeSet::new(),
            counts: selections
                .iter()
                .map(|selected| (selected.target.name(), selected.held.len()))
                .collect(),
            loose: selections
                .iter()
                .find_map(|selected| loose(selected.check))
                .cloned(),
        }
    }
}

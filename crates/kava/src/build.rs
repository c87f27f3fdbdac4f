//! Building: the documents of the programmes that hold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kava_diagnostics::{Finding, Place, Sources};
use kava_documents::{Document, Issue, Takes, Target, is_gone};
use kava_guideline::Question;
use kava_model::date::Day;
use kava_model::fields::{Moment, Programme};
use kava_model::names::Catalogue;
use kava_model::nearest;
use rayon::prelude::*;

use crate::judging::{Judging, Refusal};
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
    /// Judges, and hands over each document of the programmes that hold, under its paths: the
    /// target's folder and the file in it, with `/`.
    pub fn build<F>(
        &self,
        order: &Order,
        mut write: impl FnMut(&Document<'_>) -> Result<(), F>,
    ) -> Result<Built, NotBuilt<F>> {
        let catalogue = self.catalogue();
        let chosen = chosen(&catalogue, &order.programmes).map_err(NotBuilt::Unknown)?;
        let sources = self.sources();
        let guidelines = self.guidelines();
        let questions = order.questions();
        let judgings: BTreeMap<Moment, Judging<'_>> = questions
            .iter()
            .map(|(moment, question)| {
                let judging = Judging::new(self, &catalogue, &guidelines, question, &sources);
                (*moment, judging)
            })
            .collect();
        let mut selecting = Selecting::of(order, &catalogue, &chosen, &sources);
        let selections: Vec<Selected<'_>> = order
            .targets
            .iter()
            .filter_map(|target| {
                let moment = order.moment(*target);
                let judging = judgings.get(&moment)?;
                let mut selected = selecting.select(*target, moment, judging);
                selected.leave_out_lacking(order, &catalogue, &sources);
                Some(selected)
            })
            .collect();
        let gone = selecting.gone;
        let mut built = Built::of(&selections, sources.clone());
        built.held_back = order.all_or_nothing && built.leaves_out();
        for selected in &selections {
            let issue = Issue {
                catalogue: &catalogue,
                sources: &sources,
                as_of: order.as_of,
                draft: order.draft,
                gone: &gone,
                judge: selected.judging,
            };
            let in_no_document = selected.target.documents(issue, &selected.out);
            let paths = in_no_document.flat_map(|document| document.paths);
            built
                .obsolete
                .extend(paths.map(|path| selected.path(&path)));
            if built.held_back {
                continue;
            }
            for mut document in selected.target.documents(issue, &selected.held) {
                for path in &mut document.paths {
                    *path = selected.path(path);
                    built.obsolete.remove(path);
                }
                write(&document).map_err(NotBuilt::Fault)?;
            }
        }
        Ok(built)
    }
}

impl Order {
    /// One question for each moment that a target asks for.
    fn questions(&self) -> BTreeMap<Moment, Question> {
        let question = |target: &&dyn Target| (self.moment(*target), self.question(*target));
        self.targets.iter().map(question).collect()
    }

    pub(crate) fn question(&self, target: &dyn Target) -> Question {
        Question {
            guideline: self.guideline.clone(),
            ..Question::new(self.moment(target), self.as_of)
        }
    }

    fn moment(&self, target: &dyn Target) -> Moment {
        if self.draft {
            Moment::Draft
        } else {
            target.moment()
        }
    }
}

/// Which programmes stand in the documents of a target, and which are told to be gone, by position;
/// nothing where the order names a programme that is not there.
pub(crate) fn selected(
    workspace: &Workspace,
    order: &Order,
    target: &'static dyn Target,
) -> Option<(Vec<usize>, Vec<usize>)> {
    let catalogue = workspace.catalogue();
    let chosen = chosen(&catalogue, &order.programmes).ok()?;
    let (sources, guidelines) = (workspace.sources(), workspace.guidelines());
    let question = order.question(target);
    let judging = Judging::new(workspace, &catalogue, &guidelines, &question, &sources);
    let mut selecting = Selecting::of(order, &catalogue, &chosen, &sources);
    let mut selected = selecting.select(target, question.moment, &judging);
    selected.leave_out_lacking(order, &catalogue, &sources);
    let held = selected.held;
    let positions = |programmes: &[&Programme]| {
        let positions = programmes
            .iter()
            .map(|programme| judging.position(programme));
        positions.collect()
    };
    Some((positions(&held), positions(&selecting.gone)))
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

/// Finds out who stands in the documents of a target; each moment is judged once.
struct Selecting<'c> {
    chosen: Vec<&'c Programme>,
    /// Those that are no longer offered.
    gone: Vec<&'c Programme>,
    sources: &'c Sources,
    refusals: BTreeMap<Moment, BTreeMap<Place, Arc<Refusal>>>,
}

impl<'c> Selecting<'c> {
    fn of(
        order: &Order,
        catalogue: &'c Catalogue<'c>,
        chosen: &[usize],
        sources: &'c Sources,
    ) -> Selecting<'c> {
        let chosen: Vec<&Programme> = chosen
            .iter()
            .filter_map(|at| Some(catalogue.programmes.get(*at)?.it))
            .collect();
        let is_gone = |programme: &&&Programme| is_gone(programme, catalogue, order.as_of);
        Selecting {
            gone: chosen.iter().filter(is_gone).copied().collect(),
            chosen,
            sources,
            refusals: BTreeMap::new(),
        }
    }

    fn select(
        &mut self,
        target: &'static dyn Target,
        moment: Moment,
        judging: &'c Judging<'c>,
    ) -> Selected<'c> {
        let mut selected = Selected {
            target,
            judging,
            held: vec![],
            out: vec![],
            refused: vec![],
            lacking: vec![],
            unfinished: vec![],
            left_out: vec![],
        };
        let publishes = target.moment() == Moment::Publication;
        let takes_all = target.takes() == Takes::All;
        let gone: BTreeSet<Place> = self.gone.iter().map(|programme| programme.place).collect();
        let is_gone =
            |programme: &Programme| publishes && !takes_all && gone.contains(&programme.place);
        let offered = self.chosen.iter().copied();
        let offered: Vec<&Programme> = offered.filter(|it| !is_gone(it)).collect();
        if takes_all {
            selected.held = offered;
            return selected;
        }
        let refusals = self.refusals.entry(moment).or_insert_with(|| {
            let sources = self.sources;
            let refusal = |programme: &&Programme| {
                let refusal = judging.refusal(programme, sources)?;
                Some((programme.place, Arc::new(refusal)))
            };
            let refusals = self.chosen.par_iter().filter_map(refusal);
            refusals.collect::<Vec<_>>().into_iter().collect()
        });
        for programme in offered {
            let Some(refusal) = refusals.get(&programme.place) else {
                selected.held.push(programme);
                continue;
            };
            selected.out.push(programme);
            match publishes && refusal.merely_unregistered {
                true => selected.left_out.push(programme),
                false => selected.refused.push((programme, refusal.clone())),
            }
        }
        selected
    }
}

/// A target with its programmes.
struct Selected<'c> {
    target: &'static dyn Target,
    judging: &'c Judging<'c>,
    /// Those that hold.
    held: Vec<&'c Programme>,
    /// Those that are in no document: refused, or merely not registered.
    out: Vec<&'c Programme>,
    refused: Vec<(&'c Programme, Arc<Refusal>)>,
    lacking: Vec<(&'c Programme, Vec<Finding>)>,
    unfinished: Vec<&'c Programme>,
    left_out: Vec<&'c Programme>,
}

impl<'c> Selected<'c> {
    /// Those that hold but lack what the target needs come into no document of it. A draft may lack it.
    fn leave_out_lacking(
        &mut self,
        order: &Order,
        catalogue: &'c Catalogue<'c>,
        sources: &'c Sources,
    ) {
        let judging = self.judging;
        let issue = Issue {
            catalogue,
            sources,
            as_of: order.as_of,
            draft: order.draft,
            gone: &[],
            judge: judging,
        };
        for programme in std::mem::take(&mut self.held) {
            let lacks = issue.judged(programme, |subject| self.target.lacks(subject));
            if lacks.is_empty() {
                self.held.push(programme);
                continue;
            }
            self.out.push(programme);
            match order.draft {
                true => self.unfinished.push(programme),
                false => self.lacking.push((programme, lacks)),
            }
        }
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.target.name())
    }
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
            for (programme, refusal) in &selected.refused {
                let new = || Refused {
                    code: programme.name.text.to_string(),
                    targets: Vec::new(),
                    finding: refusal.first.clone(),
                };
                refused
                    .entry(selected.judging.position(programme))
                    .or_insert_with(new)
                    .targets
                    .push(selected.target.name());
            }
        }
        let lacking = selections.iter().flat_map(|selected| {
            selected
                .lacking
                .iter()
                .map(|(programme, findings)| Lacking {
                    code: programme.name.text.to_string(),
                    target: selected.target.name(),
                    findings: findings.clone(),
                })
        });
        let without = |of: for<'s> fn(&'s Selected<'_>) -> &'s [&'s Programme]| {
            let each = selections.iter().flat_map(|selected| {
                let named = of(selected).iter();
                named.map(|it| (it.name.text.to_string(), selected.target.name()))
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
                .find_map(|selected| selected.judging.loose.clone()),
        }
    }
}

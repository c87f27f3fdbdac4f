//! Two states beside each other: each programme with its earlier self, and what programmes share.

use std::collections::BTreeSet;

use kava_diagnostics::{Finding, Place, Words};
use kava_guideline::Question;

use super::classes::{Class, Classed, Law};
use super::computed::{self, Judgement};
use super::node::Node;
use super::read::{Read, moved, sources};
use super::revised::Revised;
use super::shared::{called, shared, thing};
use super::steps::{self, Step};
use super::things::{self, Id};
use super::{Became, Cause, Change, Difference, ProgrammeDifference, State, Value};

pub(crate) struct Comparison<'c> {
    old: &'c Read<'c>,
    new: &'c Read<'c>,
    question: &'c Question,
    /// By how much the numbers of the old state's files are moved.
    shift: u32,
    /// What is shared and not the same, in the order of the causes.
    shared: Vec<(Id, Vec<Step>)>,
}

impl<'c> Comparison<'c> {
    pub fn new(old: &'c Read<'c>, new: &'c Read<'c>, question: &'c Question) -> Comparison<'c> {
        Comparison {
            old,
            new,
            question,
            shift: new.check.sources.next().0,
            shared: shared(&old.things, &new.things),
        }
    }

    pub fn difference(&self, old: State<'_>, new: State<'_>) -> Difference {
        let pairs = things::pairs(&self.old.things, &self.new.things);
        let mut users: Vec<BTreeSet<String>> = vec![BTreeSet::new(); self.shared.len()];
        let mut programmes = Vec::new();
        for pair in pairs {
            let used = self.used(pair);
            let code = pair.1.or(pair.0).and_then(|it| it.key.clone());
            let code = code.unwrap_or_default();
            for at in &used {
                users.get_mut(*at).map(|users| users.insert(code.clone()));
            }
            programmes.extend(self.programme(code, pair, &used));
        }
        Difference {
            as_of: self.question.as_of,
            unread: self.unread(),
            sources: sources(&self.old.check, &self.new.check, old.label, new.label),
            causes: self.causes(users, &programmes),
            programmes,
        }
    }

    fn unread(&self) -> Vec<Finding> {
        let shift = self.shift;
        let old = self.old.unread.iter().cloned().map(|mut finding| {
            finding.each_place(&mut |place| *place = moved(*place, shift));
            finding
        });
        self.new.unread.iter().cloned().chain(old).collect()
    }

    /// Which of the causes touch a programme.
    fn used(&self, (old, new): things::Pair<'_>) -> Vec<usize> {
        let mut used = BTreeSet::new();
        used.extend(
            old.map(|node| self.old.things.used_by(node))
                .unwrap_or_default(),
        );
        used.extend(
            new.map(|node| self.new.things.used_by(node))
                .unwrap_or_default(),
        );
        let ids = self.shared.iter().enumerate();
        ids.filter(|(_, (id, _))| used.contains(id))
            .map(|(at, _)| at)
            .collect()
    }

    fn programme(
        &self,
        code: String,
        (old, new): things::Pair<'_>,
        used: &[usize],
    ) -> Option<ProgrammeDifference> {
        let before = old.and_then(|node| self.old.judgement(node));
        let after = new.and_then(|node| self.new.judgement(node));
        let law = match (&after, &before) {
            (Some(after), _) => self.new.law(after),
            (None, Some(before)) => self.old.law(before),
            (None, None) => Law::new(Vec::new(), None),
        };
        let changes = match (old, new) {
            (Some(old), Some(new)) => {
                self.changes(steps::steps(old, new), &law, used, &before, &after)
            }
            _ => Vec::new(),
        };
        let how = became((old, new), &changes);
        if changes.is_empty() && how == Became::Changed {
            return None;
        }
        let (findings, window) = match (&before, &after) {
            (Some(before), Some(after)) => {
                let revised = Revised {
                    old: before.programme,
                    new: after.programme,
                    catalogue: &self.new.catalogue,
                    law: &law,
                    changes: &changes,
                    as_of: self.question.as_of,
                    shift: self.shift,
                };
                (revised.findings(), revised.window())
            }
            _ => (Vec::new(), None),
        };
        let place = match (new, old) {
            (Some(new), _) => new.place,
            (None, Some(old)) => self.in_old(old.place),
            (None, None) => Place::default(),
        };
        Some(ProgrammeDifference {
            title: title(new.or(old), &code),
            code,
            how,
            classes: law.classes_of_whole(how),
            changes,
            findings,
            window,
            place,
        })
    }

    /// The programme's own changes, those of what it shares, and what they come to.
    fn changes(
        &self,
        own: Vec<Step>,
        law: &Law<'_>,
        used: &[usize],
        before: &Option<Judgement<'_>>,
        after: &Option<Judgement<'_>>,
    ) -> Vec<Change> {
        let own = own.into_iter().map(|step| self.change(step, law, None));
        let mut changes: Vec<Change> = own.collect();
        for at in used {
            let steps = self.shared.get(*at).map(|(_, steps)| steps.clone());
            let steps = steps.into_iter().flatten();
            let both = steps.filter(|step| !step.is_whole_thing());
            changes.extend(both.map(|step| self.change(step, law, Some(*at))));
        }
        if let (Some(before), Some(after)) = (before, after) {
            let steps = computed::steps(before, after).into_iter();
            let sums = steps.map(|step| self.change(step, law, None));
            // What a line says in the same words need not be told again.
            let new: Vec<Change> = sums
                .filter(|sum| !changes.iter().any(|it| it.says(sum)))
                .collect();
            changes.extend(new);
        }
        changes.sort_by_key(|change| {
            let gravest = change.classes.first().map(|classed| classed.class);
            (gravest, change.is_computed, change.cause)
        });
        changes
    }

    fn change(&self, step: Step, law: &Law<'_>, cause: Option<usize>) -> Change {
        let classes = law.classes(&step);
        let is_wording = step.is_wording();
        let value = |said: steps::Said, place| Value {
            words: said.words,
            place,
        };
        let thing = cause.and_then(|at| self.shared.get(at));
        let thing = thing.map(|((word, code), _)| called(word, code, &step));
        let inner = step.path.iter().map(|(_, name)| name.clone());
        // A cause's own head is told by its name.
        let inner = inner.skip(usize::from(cause.is_some()));
        Change {
            is_computed: step.block == "computed",
            path: thing.into_iter().flatten().chain(inner).collect(),
            word: step.word,
            name: step.name,
            old: step.old.map(|said| {
                let place = self.in_old(said.place);
                value(said, place)
            }),
            new: step.new.map(|said| {
                let place = said.place;
                value(said, place)
            }),
            classes,
            cause,
            is_wording,
        }
    }

    fn in_old(&self, place: Place) -> Place {
        moved(place, self.shift)
    }

    /// A cause has every class that it has in some programme.
    fn causes(
        &self,
        users: Vec<BTreeSet<String>>,
        programmes: &[ProgrammeDifference],
    ) -> Vec<Cause> {
        let nobody = Law::new(Vec::new(), None);
        let all = self.shared.iter().zip(users).enumerate();
        all.map(|(at, (((word, code), steps), users))| Cause {
            thing: thing(word, code),
            changes: steps
                .iter()
                .map(|step| {
                    let told = programmes.iter().flat_map(|it| &it.changes);
                    let mut told = told.filter(|it| it.cause == Some(at));
                    let mut change = self.change(step.clone(), &nobody, Some(at));
                    let same = told.find(|it| it.name == change.name && it.path == change.path);
                    if let Some(same) = same {
                        change.classes.clone_from(&same.classes);
                    } else if users.is_empty() || step.is_whole_thing() {
                        // What no programme uses concerns nobody yet.
                        change.classes = vec![Classed {
                            class: Class::Cosmetic,
                            clauses: Vec::new(),
                        }];
                    }
                    change.path.clear();
                    change
                })
                .collect(),
            programmes: users.into_iter().collect(),
        })
        .collect()
    }
}

fn became((old, new): things::Pair<'_>, changes: &[Change]) -> Became {
    let is_closed = |change: &Change| change.word == "withdrawn" && change.path.is_empty();
    match (old, new) {
        (None, _) => Became::Added,
        (_, None) => Became::Withdrawn,
        _ if changes.iter().any(|it| is_closed(it) && it.old.is_none()) => Became::Withdrawn,
        _ => Became::Changed,
    }
}

fn title(node: Option<&Node>, code: &str) -> Words {
    let mut members = node.into_iter().flat_map(|node| &node.members);
    let title = members.find(|it| it.word == "title");
    title.map_or_else(|| Words::same(code), Node::words)
}

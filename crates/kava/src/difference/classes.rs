//! What a change asks of people, and the clause that says so.

use std::collections::BTreeSet;

use kava_diagnostics::{Citation, Phrase};
use kava_guideline::rules::form;
use kava_guideline::{Guidelines, Policy, PolicyRule};
use kava_model::fields::{Setting, Strictness};
use std::sync::Arc;

use kava_model::verdict::Stamp;

use super::Became;
use super::concern::{Concern, concern};
use super::steps::{Said, Step};
use super::token::Token;

/// What a change asks of people; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Learners and applicants feel it.
    Learners,
    /// The registry holds it: the form is handed in again.
    Registration,
    /// It is a revision: proposed by the Dean, approved by the Vice-Rector.
    Approval,
    /// It asks nothing of anybody.
    Cosmetic,
}

impl Class {
    pub const ALL: [Class; 4] = [
        Class::Learners,
        Class::Registration,
        Class::Approval,
        Class::Cosmetic,
    ];

    /// For programs.
    pub fn word(self) -> &'static str {
        match self {
            Class::Learners => "learners",
            Class::Registration => "registration",
            Class::Approval => "approval",
            Class::Cosmetic => "cosmetic",
        }
    }

    pub fn name(self) -> Phrase {
        match self {
            Class::Learners => Phrase {
                en: "learners are affected",
                et: "puudutab õppijaid",
            },
            Class::Registration => Phrase {
                en: "must be registered again",
                et: "tuleb uuesti registreerida",
            },
            Class::Approval => Phrase {
                en: "needs the Dean and the Vice-Rector",
                et: "vajab dekaani ja õppeprorektorit",
            },
            Class::Cosmetic => Phrase {
                en: "cosmetic",
                et: "vormiline",
            },
        }
    }
}

/// A class of a change with the clauses behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classed {
    pub class: Class,
    /// None where Kava itself says so.
    pub clauses: Vec<Arc<Citation>>,
}

/// What the guidelines that judge one programme say about its changes.
pub(crate) struct Law<'g> {
    policies: Vec<&'g Policy>,
    kind: Option<String>,
}

/// The rule whose line names what is a revision.
const REVISION: &str = "revision-at-semester";

impl<'g> Law<'g> {
    /// Of the layers, the lowest speaks first.
    pub fn new(policies: Vec<&'g Policy>, kind: Option<&str>) -> Law<'g> {
        let name = |word: &str| {
            let known = policies.iter().find_map(|policy| policy.kind(word));
            known.map_or(word, |kind| &*kind.name.text).to_owned()
        };
        Law {
            kind: kind.map(name),
            policies,
        }
    }

    pub fn of_stamps(
        guidelines: &'g Guidelines,
        stamps: &[Arc<Stamp>],
        kind: Option<&str>,
    ) -> Law<'g> {
        let editions = stamps.iter();
        let editions =
            editions.filter_map(|stamp| guidelines.edition(&stamp.guideline, stamp.edition));
        Law::new(editions.collect(), kind)
    }

    /// The row of the form that asks for a field.
    fn row(&self, word: &str) -> Option<Arc<Citation>> {
        let mut policies = self.policies.iter();
        policies.find_map(|policy| {
            let rows = policy.form_for(self.kind.as_deref());
            let mut rows = rows.filter(|(_, row)| &*row.field.text == word);
            let (of, row) = rows.find(|(_, row)| {
                let mut moments = row.moments.iter();
                moments.any(|(_, how)| *how != Strictness::May)
            })?;
            form::citation(of, row)
        })
    }

    /// The lines of a rule.
    fn lines(&self, code: &str) -> Vec<&'g PolicyRule> {
        let policies = self.policies.iter();
        let lines = policies.flat_map(|policy| policy.rules_for(self.kind.as_deref()));
        lines.filter(|line| line.code == code).collect()
    }

    fn calls_revision(&self, word: &str) -> Option<Vec<Arc<Citation>>> {
        let lines = self.lines(REVISION);
        let line = lines.iter().find(|line| {
            matches!(&line.setting, Setting::Words(words)
                if words.iter().any(|it| &*it.text == word))
        })?;
        let signers = ["proposed-by", "approved-by"];
        let signers = signers.iter().flat_map(|code| self.lines(code));
        let mut clauses = vec![line.citation.clone()];
        for line in signers {
            if !clauses.contains(&line.citation) {
                clauses.push(line.citation.clone());
            }
        }
        Some(clauses)
    }

    /// The clause that says what takes effect when.
    pub fn revision(&self) -> Option<&'g Arc<Citation>> {
        self.lines(REVISION).first().map(|line| &line.citation)
    }

    /// What a programme asks for as a whole: a new one is approved and registered, one that is gone is
    /// gone for its learners.
    pub fn classes_of_whole(&self, how: Became) -> Vec<Classed> {
        let classed = |class, clauses| Classed { class, clauses };
        match how {
            Became::Changed => Vec::new(),
            Became::Withdrawn => vec![classed(Class::Learners, Vec::new())],
            Became::Added => {
                let mut classes = vec![classed(
                    Class::Registration,
                    self.row("registry-code").into_iter().collect(),
                )];
                let signers = ["proposed-by", "approved-by"];
                let lines = signers.iter().flat_map(|code| self.lines(code));
                let clauses: Vec<Arc<Citation>> = lines.map(|line| line.citation.clone()).collect();
                if !clauses.is_empty() {
                    classes.push(classed(Class::Approval, clauses));
                }
                classes
            }
        }
    }

    /// The classes of one change, the gravest first; at least one.
    pub fn classes(&self, step: &Step) -> Vec<Classed> {
        let cosmetic = || {
            vec![Classed {
                class: Class::Cosmetic,
                clauses: self.revision().cloned().into_iter().collect(),
            }]
        };
        if step.is_wording() {
            return cosmetic();
        }
        let concern = of(step);
        let mut classes = Vec::new();
        if is_felt(concern, step) {
            classes.push(Classed {
                class: Class::Learners,
                clauses: self.row(concern.form).into_iter().collect(),
            });
        }
        if let Some(clause) = self.row(concern.form).filter(|_| concern.is_registered) {
            classes.push(Classed {
                class: Class::Registration,
                clauses: vec![clause],
            });
        }
        if let Some(clauses) = self.calls_revision(concern.revision) {
            classes.push(Classed {
                class: Class::Approval,
                clauses,
            });
        }
        if classes.is_empty() {
            return cosmetic();
        }
        classes
    }
}

/// That a course stands in another semester or teaches another outcome leaves the courses as they are.
fn of(step: &Step) -> Concern {
    let found = concern(step.block, &step.word);
    let stays = step.block == "plan"
        && matches!(&*step.word, "course" | "component")
        && step.old.is_some()
        && step.new.is_some();
    match stays {
        true => Concern {
            revision: "",
            is_registered: false,
            ..found
        },
        false => found,
    }
}

fn is_felt(concern: Concern, step: &Step) -> bool {
    let tokens = |said: &Option<Said>| said.as_ref().map(|said| said.tokens.clone());
    let (old, new): (Option<Vec<Token>>, Option<Vec<Token>>) =
        (tokens(&step.old), tokens(&step.new));
    concern.effect.is_felt(old.as_deref(), new.as_deref())
}

/// Every class that some changes have.
pub(crate) fn all<'c>(classes: impl IntoIterator<Item = &'c Classed>) -> BTreeSet<Class> {
    classes.into_iter().map(|classed| classed.class).collect()
}

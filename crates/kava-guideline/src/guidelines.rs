//! All editions of all guidelines, and which of them judge on a day.

mod draft;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use kava_diagnostics::{Finding, Place, say};
use kava_model::date::Day;
use kava_model::verdict::Stamp;

use crate::layers;
use crate::policy::{self, Policy, Written};

pub use draft::{Drafted, NoDraft};

/// The shipped editions and those of the catalogue.
#[derive(Clone, Debug, Default)]
pub struct Guidelines {
    /// By id, in the order of their first day.
    editions: BTreeMap<String, Vec<Policy>>,
    /// Of each guideline, once one has judged.
    layered: OnceLock<BTreeMap<String, Layered>>,
}

/// Editions by their first day, each with the layers above it merged in, lowest first in the stamps.
pub(crate) type Layered = BTreeMap<Day, (Policy, Vec<Arc<Stamp>>)>;

impl Guidelines {
    /// Reads all of them; a catalogue's file with the id and day of a shipped edition replaces it,
    /// with another day it adds an edition. The shipped ones come first.
    pub fn load<'f>(written: impl IntoIterator<Item = Written<'f>>) -> (Guidelines, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut guidelines = Guidelines::default();
        for written in written {
            if let Some(policy) = policy::read(written, &mut findings) {
                guidelines.add(policy, &mut findings);
            }
        }
        guidelines.extended(&mut findings);
        guidelines.join(&mut findings);
        (guidelines, findings)
    }

    fn add(&mut self, policy: Policy, findings: &mut Vec<Finding>) {
        let editions = self
            .editions
            .entry(policy.stamp.guideline.clone())
            .or_default();
        let same = editions
            .iter()
            .position(|other| other.stamp.edition == policy.stamp.edition);
        match same {
            Some(at) if policy.stamp.own_copy && !editions[at].stamp.own_copy => {
                layers::loosened(&policy, &editions[at], findings);
                editions[at] = policy;
            }
            Some(at) => findings.push(overlapping(&policy, &editions[at])),
            None => {
                let clash = editions.iter().find(|other| overlap(other, &policy));
                findings.extend(clash.map(|other| overlapping(&policy, other)));
                editions.push(policy);
                editions.sort_by_key(|edition| edition.stamp.edition);
            }
        }
    }

    /// What each edition extends exists, goes in no circle, and is nowhere loosened.
    fn extended(&self, findings: &mut Vec<Finding>) {
        for edition in self.all() {
            self.extends_rightly(edition, findings);
        }
    }

    fn extends_rightly(&self, edition: &Policy, findings: &mut Vec<Finding>) {
        let Some(parent) = &edition.extends else {
            return;
        };
        if !self.editions.contains_key(parent) {
            return findings.push(Finding::error(
                "unknown-guideline",
                edition.place,
                say!(
                    en "it extends “{parent}”, which is not known",
                    et "see laiendab juhendit „{parent}“, mida ei tunta",
                    parent = parent
                ),
            ));
        }
        let Some(parents) = self.parents(edition) else {
            return findings.push(self.circle(edition));
        };
        for parent in parents {
            layers::loosened(edition, parent, findings);
        }
    }

    /// One finding for a line that is looser than several layers ask.
    fn join(&self, findings: &mut Vec<Finding>) {
        let heads: Vec<Place> = self.all().map(|edition| edition.place).collect();
        layers::join_looser(findings, &heads);
    }

    /// `school, university, school`, with the others as related places.
    fn circle(&self, edition: &Policy) -> Finding {
        let mut way = vec![edition];
        let above =
            |policy: &Policy| self.in_force(policy.extends.as_ref()?, edition.stamp.edition);
        while let Some(next) = way.last().and_then(|last| above(last)) {
            let is_known = way
                .iter()
                .any(|policy| policy.stamp.guideline == next.stamp.guideline);
            way.push(next);
            if is_known {
                break;
            }
        }
        let ids: Vec<&str> = way.iter().map(|policy| &*policy.stamp.guideline).collect();
        let finding = Finding::error(
            "guideline-cycle",
            edition.place,
            say!(
                en "guidelines build on each other in a circle: {ids}",
                et "juhendid tuginevad üksteisele ringiratast: {ids}",
                ids = ids.join(" → ")
            ),
        );
        let others = way.iter().filter(|other| other.place != edition.place);
        others.fold(finding, |finding, other| {
            let parent = other.extends.as_deref().unwrap_or_default();
            finding.related(
                other.place,
                say!(en "builds on {parent}", et "tugineb juhendile {parent}", parent = parent),
            )
        })
    }

    /// The layers above an edition, nearest first; nothing where they go in a circle.
    fn parents<'g>(&'g self, edition: &'g Policy) -> Option<Vec<&'g Policy>> {
        let mut parents: Vec<&Policy> = Vec::new();
        let mut at = edition;
        while let Some(parent) = at
            .extends
            .as_ref()
            .and_then(|id| self.in_force(id, edition.stamp.edition))
        {
            let seen = std::iter::once(edition).chain(parents.iter().copied());
            if seen
                .into_iter()
                .any(|seen| seen.stamp.guideline == parent.stamp.guideline)
            {
                return None;
            }
            parents.push(parent);
            at = parent;
        }
        Some(parents)
    }

    /// The edition of a guideline in force on a day.
    pub fn in_force(&self, id: &str, day: Day) -> Option<&Policy> {
        let editions = self.editions.get(id)?.iter().rev();
        let mut begun = editions.filter(|edition| edition.stamp.edition <= day);
        begun
            .next()
            .filter(|edition| edition.to.is_none_or(|to| day <= to))
    }

    /// The edition in force from exactly this day.
    pub fn edition(&self, id: &str, from: Day) -> Option<&Policy> {
        self.editions
            .get(id)?
            .iter()
            .find(|edition| edition.stamp.edition == from)
    }

    pub fn knows(&self, id: &str) -> bool {
        self.editions.contains_key(id)
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.editions.keys().map(String::as_str)
    }

    pub fn all(&self) -> impl Iterator<Item = &Policy> {
        self.editions.values().flatten()
    }

    /// The editions of a guideline with the layers above them; worked out once.
    pub(crate) fn layered(&self, id: &str) -> Option<&Layered> {
        let layered = |editions: &Vec<Policy>| {
            let first_day = |policy: &Policy| (policy.stamp.edition, self.merged(policy));
            editions.iter().map(first_day).collect()
        };
        let all = self.layered.get_or_init(|| {
            let editions = self.editions.iter();
            editions
                .map(|(id, them)| (id.clone(), layered(them)))
                .collect()
        });
        all.get(id)
    }

    /// An edition with the layers above it merged in, lowest first in the stamps.
    pub fn merged(&self, edition: &Policy) -> (Policy, Vec<Arc<Stamp>>) {
        let parents = self.parents(edition).unwrap_or_default();
        let mut merged = edition.clone();
        let mut stamps = vec![Arc::new(edition.stamp.clone())];
        for parent in parents {
            layers::merge(&mut merged, parent);
            stamps.push(Arc::new(parent.stamp.clone()));
        }
        (merged, stamps)
    }
}

/// An edition without an end ends where a later one begins.
fn overlap(one: &Policy, other: &Policy) -> bool {
    let (first, second) = if one.stamp.edition <= other.stamp.edition {
        (one, other)
    } else {
        (other, one)
    };
    first.to.is_some_and(|to| second.stamp.edition <= to)
}

fn overlapping(policy: &Policy, other: &Policy) -> Finding {
    Finding::error(
        "overlapping-editions",
        policy.place,
        say!(
            en "two editions of {guideline} are in force on the same days",
            et "juhendi {guideline} kaks redaktsiooni kehtivad samadel päevadel",
            guideline = policy.stamp.guideline
        ),
    )
    .related(
        other.place,
        say!(en "the other edition", et "teine redaktsioon"),
    )
}

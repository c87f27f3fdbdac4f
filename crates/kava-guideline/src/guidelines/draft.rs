//! A draft edition in place of the one that applies: what it would say, before it is in force.

use std::sync::OnceLock;

use kava_diagnostics::{Finding, Severity};
use kava_model::date::Day;

use super::Guidelines;
use crate::layers;
use crate::policy::{self, Policy, Written};

/// A draft beside the edition that applies.
#[derive(Debug)]
pub struct Drafted {
    /// As if the draft were in force on the days of the edition that applies.
    pub guidelines: Guidelines,
    pub now: Policy,
    /// With its own days.
    pub draft: Policy,
    /// What layers lose by it, and other faults that leave it readable.
    pub findings: Vec<Finding>,
}

/// Why a draft cannot be compared.
#[derive(Debug)]
pub enum NoDraft {
    /// It cannot be read as it stands.
    Unreadable(Vec<Finding>),
    /// No edition of this guideline applies on the day.
    NothingApplies { id: String },
}

impl Guidelines {
    /// Puts a draft in the place of the edition in force on a day.
    pub fn with_draft(&self, written: Written<'_>, on: Day) -> Result<Drafted, NoDraft> {
        let mut findings = Vec::new();
        let read = policy::read(written, &mut findings);
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let draft = match read {
            Some(draft) if !findings.iter().any(is_error) => draft,
            _ => return Err(NoDraft::Unreadable(findings)),
        };
        let id = draft.stamp.guideline.clone();
        let Some(now) = self.in_force(&id, on).cloned() else {
            return Err(NoDraft::NothingApplies { id });
        };
        self.extends_rightly(&draft, &mut findings);
        let guidelines = self.replaced(&now, &draft);
        self.undercut(&now, &draft, &mut findings);
        self.join(&mut findings);
        Ok(Drafted {
            guidelines,
            now,
            draft,
            findings,
        })
    }

    fn replaced(&self, now: &Policy, draft: &Policy) -> Guidelines {
        let mut guidelines = self.clone();
        guidelines.layered = OnceLock::new();
        let editions = guidelines.editions.values_mut().flatten();
        for edition in editions.filter(|edition| edition.stamp == now.stamp) {
            *edition = Policy {
                to: now.to,
                ..draft.clone()
            };
            edition.stamp.edition = now.stamp.edition;
        }
        guidelines
    }

    /// Lower layers that would ask for less than the draft does, and ask for no less now.
    fn undercut(&self, now: &Policy, draft: &Policy, findings: &mut Vec<Finding>) {
        for edition in self.all() {
            let parents = self.parents(edition).unwrap_or_default();
            if !parents.iter().any(|parent| parent.stamp == now.stamp) {
                continue;
            }
            let (mut before, mut after) = (Vec::new(), Vec::new());
            layers::loosened(edition, now, &mut before);
            layers::loosened(edition, draft, &mut after);
            after.retain(|finding| before.iter().all(|known| known.place != finding.place));
            findings.append(&mut after);
        }
    }
}

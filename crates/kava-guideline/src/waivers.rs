//! Waivers: a rule set aside for a programme, with a reason, an end and a signer.
//!
//! A layer can set aside only what it asks itself. Where several layers ask the same rule, it is set
//! aside once each of them has waived it: a university alone cannot waive what the Act asks.

mod signed;
mod told;

use std::sync::Arc;

use kava_diagnostics::{Citation, Finding};
use kava_model::date::Day;
use kava_model::fields::{Programme, Waiver};
use kava_model::names::Catalogue;
use kava_model::verdict::{Stamp, Verdict, Waived};

use crate::policy::Policy;
use signed::Signed;

/// A programme whose waivers are to be honoured.
pub struct Exceptions<'c> {
    pub catalogue: &'c Catalogue<'c>,
    pub programme: &'c Programme,
    /// The editions that judge it, with the layers above merged in.
    pub policies: Vec<&'c Policy>,
    /// The day of the check: a waiver holds up to its last day, and on it.
    pub as_of: Day,
    /// Where another guideline was asked for than the one that applies: what judges. A waiver of one
    /// that does not is then left alone.
    pub only_of: Option<Vec<Arc<Stamp>>>,
}

impl<'c> Exceptions<'c> {
    /// Moves the findings that waivers set aside out of the others, and tells of every waiver that
    /// sets nothing aside.
    pub fn apply(&self, verdict: &mut Verdict) {
        let mut told = Vec::new();
        let standing = self.standing(&mut told);
        let is_set_aside =
            |finding: &Finding| standing.iter().any(|waiver| waiver.rule == finding.code);
        let (aside, kept): (Vec<Finding>, _) = std::mem::take(&mut verdict.findings)
            .into_iter()
            .partition(is_set_aside);
        verdict.findings = kept;
        for waiver in standing {
            match waived(&waiver, &aside, &verdict.waived) {
                Some(waived) => verdict.waived.push(waived),
                None => told.push(told::unneeded(&waiver)),
            }
        }
        verdict.findings.append(&mut told);
    }

    fn is_left_alone(&self, waiver: &Waiver) -> bool {
        let judges = |stamps: &[Arc<Stamp>]| {
            let mut stamps = stamps.iter();
            stamps.any(|stamp| {
                waiver
                    .of
                    .as_ref()
                    .is_some_and(|of| *of.text == *stamp.guideline)
            })
        };
        self.only_of.as_ref().is_some_and(|stamps| !judges(stamps))
    }

    /// The waivers that hold on the day of the check.
    fn standing(&self, told: &mut Vec<Finding>) -> Vec<Signed<'c>> {
        let mut signed: Vec<Signed<'c>> = Vec::new();
        for stated in &self.programme.waive {
            let (Some(waiver), Some(place)) = (stated.known(), stated.place()) else {
                continue;
            };
            if self.is_left_alone(waiver) {
                continue;
            }
            match self.signed(waiver, place) {
                Ok(waiver) if waiver.until < self.as_of => told.push(told::expired(&waiver)),
                Ok(waiver) => signed.push(waiver),
                Err(finding) => told.push(*finding),
            }
        }
        let missing: Vec<Option<&Citation>> = signed
            .iter()
            .map(|waiver| layer_without_waiver(waiver, &signed))
            .collect();
        let mut standing = Vec::new();
        for (waiver, missing) in signed.iter().zip(missing) {
            match missing {
                Some(citation) => told.push(told::stands_elsewhere(waiver, citation)),
                None => standing.push(waiver.clone()),
            }
        }
        standing
    }
}

/// A layer that asks the same rule and has not waived it; of several the highest.
fn layer_without_waiver<'c>(waiver: &Signed<'c>, all: &[Signed<'c>]) -> Option<&'c Citation> {
    let has_waived = |citation: &Citation| {
        all.iter()
            .any(|other| other.rule == waiver.rule && other.guideline == citation.guideline)
    };
    let mut asked_by = waiver.asked_by.iter().rev();
    asked_by.find(|citation| !has_waived(citation)).copied()
}

/// What a waiver sets aside; nothing where it sets aside nothing, or says what another has said.
fn waived(waiver: &Signed<'_>, aside: &[Finding], earlier: &[Waived]) -> Option<Waived> {
    let repeats = earlier
        .iter()
        .any(|other| other.rule == waiver.rule && other.guideline == waiver.guideline);
    let mut findings: Vec<Finding> = Vec::new();
    for finding in aside.iter().filter(|finding| finding.code == waiver.rule) {
        if !findings.contains(finding) {
            findings.push(finding.clone());
        }
    }
    (!repeats && !findings.is_empty()).then(|| Waived {
        rule: waiver.rule,
        guideline: waiver.guideline.to_owned(),
        because: waiver.because.clone(),
        until: waiver.until,
        by: waiver.by.clone(),
        place: waiver.place,
        findings,
    })
}

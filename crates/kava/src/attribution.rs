//! Whose error it is: a programme with an error is in no document.
//!
//! Findings of judging belong to the programme judged. Those of reading and of names belong to the
//! programme they stand in, else to every programme that uses the course they stand in, else to all.

use std::collections::BTreeMap;
use std::sync::Arc;

use kava_diagnostics::{Finding, Place, Severity};
use kava_model::fields::{Course, Programme};
use kava_model::names::{Catalogue, each_line};
use kava_model::verdict::Verdict;

/// All findings together; verdicts with a foreign error are not met.
pub fn attribute(
    catalogue: &Catalogue<'_>,
    shared: Vec<Finding>,
    mut verdicts: Vec<Arc<Verdict>>,
) -> (Vec<Finding>, Vec<Arc<Verdict>>) {
    let mut findings = Vec::new();
    for verdict in &verdicts {
        findings.extend(verdict.findings.iter().cloned());
    }
    let foreign = Foreign::of(catalogue, &shared);
    for (programme, verdict) in catalogue.programmes.iter().zip(&mut verdicts) {
        if foreign.0.contains_key(&programme.it.place) {
            foreign.add_to(programme.it, Arc::make_mut(verdict));
        }
    }
    findings.extend(shared);
    (findings, verdicts)
}

/// The errors of the whole catalogue by the programmes that they concern, each named by its place.
#[derive(Debug, Default)]
pub struct Foreign(BTreeMap<Place, Vec<Finding>>);

impl Foreign {
    pub fn of(catalogue: &Catalogue<'_>, shared: &[Finding]) -> Foreign {
        let mut foreign = Foreign::default();
        let errors = shared
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        for finding in errors {
            for at in owners(catalogue, finding.place) {
                let place = catalogue.programmes[at].it.place;
                foreign.0.entry(place).or_default().push(finding.clone());
            }
        }
        foreign
    }

    /// A verdict with a foreign error is not met.
    pub fn add_to(&self, programme: &Programme, verdict: &mut Verdict) {
        if let Some(findings) = self.0.get(&programme.place) {
            verdict.summary.met = Some(false);
            verdict.findings.extend(findings.iter().cloned());
        }
    }
}

/// The programmes, by their index, that an error at a place concerns.
fn owners(catalogue: &Catalogue<'_>, place: Place) -> Vec<usize> {
    let programmes = || catalogue.programmes.iter().enumerate();
    if let Some((at, _)) = programmes().find(|(_, programme)| holds(programme.it.place, place)) {
        return vec![at];
    }
    if let Some(record) = catalogue
        .records
        .iter()
        .find(|record| holds(record.it.place, place))
    {
        let of = record.it.of.as_ref().map(|name| &name.text);
        return programmes()
            .filter(|(_, it)| Some(&it.it.name.text) == of)
            .map(|(at, _)| at)
            .collect();
    }
    if let Some(course) = catalogue
        .courses()
        .find(|course| holds(course.place, place))
    {
        return programmes()
            .filter(|(_, it)| uses(it.it, course))
            .map(|(at, _)| at)
            .collect();
    }
    programmes().map(|(at, _)| at).collect()
}

fn holds(outer: Place, inner: Place) -> bool {
    outer.file == inner.file
        && outer.span.start <= inner.span.start
        && inner.span.end <= outer.span.end
}

fn uses(programme: &kava_model::fields::Programme, course: &Course) -> bool {
    let mut found = false;
    if let Some(plan) = programme.plan.known() {
        each_line(plan, &mut |line| {
            found |= line.course.text == course.name.text
        });
    }
    found
}

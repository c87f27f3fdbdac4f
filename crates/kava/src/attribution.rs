//! Whose error it is: a programme with an error is in no document.
//!
//! Findings of judging belong to the programme judged. Those of reading and of names belong to the
//! programme they stand in, else to every programme that uses the course they stand in, else to all.

use std::sync::Arc;

use kava_diagnostics::{Finding, Place, Severity};
use kava_model::fields::Course;
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
    for finding in shared {
        if finding.severity == Severity::Error {
            for at in owners(catalogue, finding.place) {
                let verdict = Arc::make_mut(&mut verdicts[at]);
                verdict.met = Some(false);
                verdict.findings.push(finding.clone());
            }
        }
        findings.push(finding);
    }
    (findings, verdicts)
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

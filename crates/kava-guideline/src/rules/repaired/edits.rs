//! A repair as changes of the author's text.
//!
//! Only what stands in the programme is changed: a course that is declared on its own may be in other
//! programmes. Where a change would have to be made elsewhere too, in the hours of a course or in what
//! the registry holds, nothing is offered.

use kava_diagnostics::{Edit, Place, Span};
use kava_model::fields::{Course, PlanLine};
use kava_model::plan::{Choice, ItemId, NodeId};
use kava_model::quantity::{Bound, Credits, Limit};
use kava_model::stated::Stated;

use super::super::steps;
use super::Refuted;
use crate::paths::{Answer, Prover};
use crate::repair::{Change, Repair};

impl Refuted<'_> {
    pub(super) fn edits(&self, repair: &Repair) -> Option<Vec<Edit>> {
        if steps::registration(self.case).is_some() {
            return None;
        }
        let edits = repair.changes.iter().map(|change| self.edit(change));
        let mut edits: Vec<Edit> = edits.collect::<Option<_>>()?;
        edits.extend(self.declared(repair)?);
        Some(edits)
    }

    fn edit(&self, change: &Change) -> Option<Edit> {
        match change {
            Change::Credits(item, to) => self.credits(*item, *to),
            Change::Choice(group, to) => {
                let place = self.plan.resolved.bound(*group)?;
                Some(instead(place, written(*to)?))
            }
            Change::Out(leaf) => {
                let (line, course) = self.own(*leaf)?;
                let place = line
                    .place
                    .span
                    .to(course.place.span)
                    .in_file(line.place.file);
                Some(instead(place, String::new()))
            }
            Change::Serve(leaf) => self.teaching(*leaf),
            // Where a course comes from is a fact about it: another course is needed.
            Change::Origin(..) => None,
        }
    }

    /// The course that a line itself declares.
    fn own(&self, leaf: NodeId) -> Option<(&PlanLine, &Course)> {
        let line = self.plan.resolved.line(leaf)?;
        Some((line, line.local.as_deref()?))
    }

    fn credits(&self, item: ItemId, to: Credits) -> Option<Edit> {
        let [leaf] = self.plan.leaves_of(item)[..] else {
            return None;
        };
        let (_, course) = self.own(leaf)?;
        let place = course.credits.place()?;
        let is_alone = course.workload.is_absent();
        is_alone.then(|| instead(place, format!("{} ECTS", to.0)))
    }

    /// The outcome that nobody teaches to all, taught on a line that is assessed.
    pub(super) fn teaching(&self, leaf: NodeId) -> Option<Edit> {
        let outcome = self.outcome?;
        let line = self.plan.resolved.line(leaf)?;
        teaching(self.plan.course_of(leaf)?, line, outcome)
    }

    /// What the programme says of its volume, if it will be another; nothing where that is not known.
    fn declared(&self, repair: &Repair) -> Option<Option<Edit>> {
        let Stated::Known(declared, place) = &self.case.programme.volume else {
            return Some(None);
        };
        let after = repair.made(&self.subject);
        let credits = |item| after.plan.item(item).credits.map_or(0, |it| it.0.0);
        let Answer::Known(sums) = Prover::new(&after.plan).extremes(&credits) else {
            return None;
        };
        let volume = Bound::between(
            Credits::hundredths(sums.least.value),
            Credits::hundredths(sums.most.value),
        );
        let text = written(Choice::Credits(volume))?;
        Some((*declared != volume).then(|| instead(*place, text)))
    }
}

/// Teaching an outcome in a course that is assessed in all that it teaches.
pub(in crate::rules) fn teaching(course: &Course, line: &PlanLine, outcome: &str) -> Option<Edit> {
    let is_assessed = !course.assessment.is_empty() && line.assesses.is_absent();
    if !is_assessed || course.is_component {
        return None;
    }
    let (end, text) = match &line.teaches {
        Stated::Known(_, place) => (place.span.end, format!(", {outcome}")),
        Stated::Absent => (line.place.span.end, format!(" teaches {outcome}")),
        Stated::Todo(_) | Stated::Broken(_) => return None,
    };
    Some(Edit {
        file: line.place.file,
        span: Span::at(end as usize),
        text,
    })
}

fn instead(place: Place, text: String) -> Edit {
    Edit {
        file: place.file,
        span: place.span,
        text,
    }
}

/// As a file says what is to be chosen.
fn written(choice: Choice) -> Option<String> {
    match choice {
        Choice::Credits(bound) => {
            let number = ends(bound.map(|Credits(number)| number))?;
            Some(format!("{number} ECTS"))
        }
        Choice::Count(bound) => ends(bound),
        Choice::Any => None,
    }
}

fn ends<T: std::fmt::Display + PartialEq>(bound: Bound<T>) -> Option<String> {
    match (bound.low, bound.high) {
        (Limit::Closed(low), Limit::Closed(high)) if low == high => Some(low.to_string()),
        (Limit::Closed(low), Limit::Closed(high)) => Some(format!("{low}..{high}")),
        (Limit::Closed(low), Limit::Open) => Some(format!("at least {low}")),
        (Limit::Open, Limit::Closed(high)) => Some(format!("at most {high}")),
        (Limit::Beyond(low), Limit::Open) => Some(format!("more than {low}")),
        (Limit::Open, Limit::Beyond(high)) => Some(format!("less than {high}")),
        _ => None,
    }
}

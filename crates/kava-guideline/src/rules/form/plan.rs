//! Where the plan, its courses and the outcomes leave the form's fields open.

use kava_diagnostics::Phrase;
use kava_model::fields::{Basis, Course, Origin};
use kava_model::plan::NodeKind;
use kava_model::stated::Stated;

use super::gaps::{any, fact, gap, here_or_in_intakes, said};
use super::{Gap, Part, Said};
use crate::case::{Case, PlanCase};
use crate::metrics;
use crate::rules::said::is_empty;

/// Declared, or known from the plan. A total that is declared says nothing of the courses: without
/// their credits no share and no bound can be proven.
pub fn volume(case: &Case<'_>) -> Vec<Gap> {
    const DECLARED: Part = Part {
        name: Phrase {
            en: "the volume",
            et: "maht",
        },
        write: "volume … ECTS",
    };
    let is_declared = case.programme.volume.known().is_some();
    match &case.plan {
        None if is_declared => Vec::new(),
        None if !case.programme.plan.is_absent() => fact(case, &case.programme.plan),
        None => {
            let gaps = fact(case, &case.programme.volume).into_iter();
            gaps.map(|gap| Gap {
                part: Some(DECLARED),
                ..gap
            })
            .collect()
        }
        Some(plan) => {
            let mut gaps = match is_declared {
                true => Vec::new(),
                false => open_members(plan),
            };
            gaps.extend(courses(plan).filter_map(|course| of_course(course, &course.credits)));
            gaps
        }
    }
}

fn courses<'c>(plan: &PlanCase<'c>) -> impl Iterator<Item = &'c Course> {
    plan.resolved.courses.iter().copied().flatten()
}

/// The members of the plan that are `todo`.
fn open_members(plan: &PlanCase<'_>) -> Vec<Gap> {
    let nodes = plan.resolved.plan.nodes.iter();
    let open = nodes.filter(|node| matches!(node.kind, NodeKind::Todo));
    open.map(|node| Gap::new(node.place, Said::Todo)).collect()
}

fn of_course<T>(course: &Course, fact: &Stated<T>) -> Option<Gap> {
    let said = said(fact)?;
    let place = fact.place().unwrap_or(course.name.place);
    Some(Gap {
        of: Some(course.name.clone()),
        room: course.room,
        ..Gap::new(place, said)
    })
}

/// Contact, practical and independent work: for the programme, or equal on every path.
pub fn hours(case: &Case<'_>) -> Vec<Gap> {
    if metrics::split(case).is_some() {
        return Vec::new();
    }
    let workload = &case.programme.workload;
    let known = workload.place().filter(|_| workload.known().is_some());
    let open = case
        .plan
        .iter()
        .flat_map(courses)
        .find(|course| course.workload.is_open());
    match (known, open) {
        // A total that is not divided.
        (Some(place), _) => vec![Gap::new(place, Said::Nothing)],
        (None, Some(course)) if workload.is_absent() => {
            of_course(course, &course.workload).into_iter().collect()
        }
        (None, _) => fact(case, workload),
    }
}

/// The plan with the titles of its courses.
pub fn content(case: &Case<'_>) -> Vec<Gap> {
    const TITLE: Part = Part {
        name: Phrase {
            en: "the course's title",
            et: "õppeaine nimetus",
        },
        write: "title et \"…\" en \"…\"",
    };
    let Some(plan) = &case.plan else {
        return fact(case, &case.programme.plan);
    };
    if plan.resolved.plan.nodes.len() < 2 {
        return vec![Gap::new(plan.place, Said::Nothing)];
    }
    let mut gaps = open_members(plan);
    let untitled = courses(plan).filter_map(|course| of_course(course, &course.title));
    gaps.extend(untitled.map(|gap| Gap {
        part: Some(TITLE),
        ..gap
    }));
    gaps
}

pub fn outcomes(case: &Case<'_>) -> Vec<Gap> {
    let Stated::Known(outcomes, place) = &case.programme.outcomes else {
        return fact(case, &case.programme.outcomes);
    };
    if outcomes.open {
        return vec![Gap::new(*place, Said::Todo)];
    }
    if outcomes.list.is_empty() {
        return vec![gap(case, Said::Nothing)];
    }
    let open = outcomes.list.iter().filter_map(|outcome| {
        let said = said(&outcome.text)?;
        let place = outcome.text.place().unwrap_or(outcome.code.place);
        Some(Gap::new(place, said))
    });
    open.collect()
}

/// Every course says how it is assessed; a component need not be.
pub fn assessment(case: &Case<'_>) -> Vec<Gap> {
    let unassessed = |course: &&Course| !course.is_component && course.assessment.is_empty();
    let mut gaps: Vec<Gap> = case
        .plan
        .iter()
        .flat_map(courses)
        .filter(unassessed)
        .filter_map(|course| of_course::<()>(course, &Stated::Absent))
        .collect();
    let assessments = case.plan.iter().flat_map(courses).flat_map(|course| {
        course
            .assessment
            .iter()
            .filter(|fact| fact.is_open())
            .filter_map(|fact| of_course(course, fact))
    });
    gaps.extend(assessments);
    gaps
}

/// Some course or component says how it is assessed.
pub fn assessment_type(case: &Case<'_>) -> Vec<Gap> {
    let Some(plan) = &case.plan else {
        return fact(case, &case.programme.plan);
    };
    let mut assessments = courses(plan).flat_map(|course| &course.assessment);
    let is_said = assessments.any(|assessment| assessment.known().is_some());
    match is_said {
        true => Vec::new(),
        false => vec![Gap::new(plan.place, Said::Nothing)],
    }
}

/// Every assessment says what is asked.
pub fn criteria(case: &Case<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for course in case.plan.iter().flat_map(courses) {
        for fact in &course.assessment {
            let Stated::Known(assessment, place) = fact else {
                continue;
            };
            if assessment.criteria.as_ref().is_none_or(is_empty) {
                gaps.push(Gap {
                    of: Some(course.name.clone()),
                    ..Gap::new(*place, Said::Nothing)
                });
            }
        }
    }
    gaps
}

/// Stated, or plain from the study programmes that the courses name.
pub fn basis(case: &Case<'_>) -> Vec<Gap> {
    let named = |course: &Course| matches!(course.origin.known(), Some(Origin::Degree(names)) if !names.is_empty());
    if case.plan.iter().flat_map(courses).any(named) {
        return Vec::new();
    }
    any::<Basis>(case, &case.programme.basis)
}

/// For the programme, each intake, or each course.
pub fn study(case: &Case<'_>) -> Vec<Gap> {
    let Some(plan) = &case.plan else {
        return here_or_in_intakes(case, &case.programme.study, |intake| &intake.study);
    };
    let told = plan.resolved.plan.leaves().all(|(id, leaf)| {
        let line = plan
            .resolved
            .line(id)
            .is_some_and(|line| line.study.known().is_some());
        line || plan
            .resolved
            .course(leaf.item)
            .is_some_and(|course| course.study.known().is_some())
    });
    if told {
        return Vec::new();
    }
    here_or_in_intakes(case, &case.programme.study, |intake| &intake.study)
}

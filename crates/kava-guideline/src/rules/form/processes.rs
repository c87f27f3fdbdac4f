//! Where the record of a programme leaves the form's fields open.

use kava_model::fields::{Moment, Record};
use kava_model::stated::Stated;

use super::gaps::said;
use super::{Gap, NOT_REGISTERED, Said};
use crate::case::Case;
use crate::rules::{route, steps};

fn of_record<T>(case: &Case<'_>, pick: impl Fn(&Record) -> &Stated<T>) -> Option<Gap> {
    let fact = case.record.map_or(&Stated::Absent, &pick);
    let said = said(fact)?;
    Some(Gap {
        room: case.record.and_then(|record| record.room),
        ..Gap::new(fact.place().unwrap_or(case.place()), said)
    })
}

/// In a draft a step is asked for once a later one has been taken or an intake was to be announced.
fn step(case: &Case<'_>, gap: Option<Gap>) -> Vec<Gap> {
    let due = case.moment != Moment::Draft || steps::are_due(case);
    gap.map(|gap| Gap { due, ..gap }).into_iter().collect()
}

pub fn proposal(case: &Case<'_>) -> Vec<Gap> {
    step(case, of_record(case, |record| &record.proposed))
}

/// With its document.
pub fn approval(case: &Case<'_>) -> Vec<Gap> {
    let approved = case
        .record
        .map_or(&Stated::Absent, |record| &record.approved);
    match approved {
        Stated::Known(step, place) if step.document.is_none() => {
            let part = Some(super::fields::APPROVAL_DOCUMENT);
            vec![Gap {
                part,
                ..Gap::new(*place, Said::Nothing)
            }]
        }
        _ => step(case, of_record(case, |record| &record.approved)),
    }
}

/// Written, or plain from the rights to teach.
pub fn route(case: &Case<'_>) -> Vec<Gap> {
    let stated = case
        .record
        .is_some_and(|record| record.route.known().is_some());
    let gap = of_record(case, |record| &record.route);
    gap.filter(|_| !stated && route::lacks_rights(case))
        .into_iter()
        .collect()
}

pub fn cost_centre(case: &Case<'_>) -> Vec<Gap> {
    of_record(case, |record| &record.cost_centre)
        .into_iter()
        .collect()
}

/// The registration with its code.
pub fn registry_code(case: &Case<'_>) -> Vec<Gap> {
    let registered = case
        .record
        .map_or(&Stated::Absent, |record| &record.registered);
    match registered {
        Stated::Known(registration, place) if registration.code.is_none() => {
            let part = Some(super::fields::REGISTRY_CODE);
            vec![Gap {
                part,
                ..Gap::new(*place, Said::Nothing)
            }]
        }
        _ => {
            let gap = of_record(case, |record| &record.registered);
            gap.map(|gap| Gap {
                code: NOT_REGISTERED,
                ..gap
            })
            .into_iter()
            .collect()
        }
    }
}

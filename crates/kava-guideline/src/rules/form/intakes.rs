//! Where intakes leave the form's fields open.

use kava_diagnostics::Place;
use kava_model::admission::Apply;
use kava_model::stated::Stated;

use super::gaps::said;
use super::{Gap, Said};
use crate::case::{Case, IntakeCase, Start};
use crate::rules::announced;

fn gap(intake: &IntakeCase<'_>, said: Said, place: Option<Place>) -> Gap {
    Gap {
        of: Some(intake.intake.name.clone()),
        room: intake.intake.room,
        ..Gap::new(place.unwrap_or(intake.place()), said)
    }
}

fn fact<T>(intake: &IntakeCase<'_>, fact: &Stated<T>) -> Option<Gap> {
    Some(gap(intake, said(fact)?, fact.place()))
}

/// One end of the window in which people may apply, where there is a window.
fn window(case: &Case<'_>, end: fn(&Apply) -> &Stated<kava_model::date::When>) -> Vec<Gap> {
    let gaps = case
        .intakes
        .iter()
        .filter_map(|intake| match intake.apply() {
            Stated::Known(apply @ Apply::Window { .. }, place) => {
                let said = said(end(apply))?;
                Some(Gap {
                    room: None,
                    ..gap(intake, said, end(apply).place().or(Some(*place)))
                })
            }
            Stated::Known(..) => None,
            apply => fact(intake, apply),
        });
    gaps.collect()
}

pub fn opening(case: &Case<'_>) -> Vec<Gap> {
    window(case, Apply::from)
}

pub fn closing(case: &Case<'_>) -> Vec<Gap> {
    window(case, Apply::to)
}

/// A day, a month or a semester: as far as it is known.
pub fn start(case: &Case<'_>) -> Vec<Gap> {
    let unknown = case
        .intakes
        .iter()
        .filter(|intake| intake.start(case.catalogue) == Start::Unknown);
    unknown
        .filter_map(|intake| fact(intake, &intake.intake.starts))
        .collect()
}

pub fn notification(case: &Case<'_>) -> Vec<Gap> {
    let admitting = case.intakes.iter().filter(|intake| intake.admits());
    admitting
        .filter_map(|intake| fact(intake, &intake.intake.notify))
        .collect()
}

/// The notices to the Open University that are due.
pub fn notice(case: &Case<'_>) -> Vec<Gap> {
    let due = case.intakes.iter().filter(|intake| {
        intake.admits() && announced::deadline(case, intake).is_some_and(|day| day < case.as_of)
    });
    due.filter_map(|intake| fact(intake, &intake.intake.announced))
        .collect()
}

//! What a programme's records say of its age.

use kava_model::date::{Day, When};
use kava_model::fields::{ProcessStep, Registration};
use kava_model::stated::Stated;

use crate::Subject;

/// The newest day in the records; never a clock's.
pub fn last_day(subject: &Subject<'_>) -> Option<Day> {
    let record = subject.record?;
    let step = |step: &Stated<ProcessStep>| day(subject, &step.known()?.on);
    let registered = |it: &Stated<Registration>| day(subject, it.known()?.on.as_ref()?);
    [
        step(&record.proposed),
        step(&record.approved),
        step(&record.submitted),
        registered(&record.registered),
    ]
    .into_iter()
    .flatten()
    .max()
}

fn day(subject: &Subject<'_>, when: &When) -> Option<Day> {
    when.day().or_else(|| subject.catalogue.first_day(when))
}

//! What the register of study programmes cannot do without.

use kava_diagnostics::{Finding, Place, say};
use kava_model::fields::Course;

use crate::Subject;
use crate::lack::Lacks;

/// A number of credits that is whole: the register has no place for a fraction.
pub fn of(subject: &Subject<'_>) -> Vec<Finding> {
    let mut lacks = Lacks::of("registry");
    let least = subject.summary().credits.map(|range| range.min);
    if let Some(least) = least.filter(|least| !least.0.is_whole()) {
        let what = say!(
            en "a whole number of credits, which {least} is not",
            et "täisarvulist mahtu, mida {least} ei ole",
            least = least
        );
        lacks.add(fraction(subject), what, "credits 6 ECTS");
    }
    lacks.findings
}

/// Where the first course says its credits that are not whole; else the plan.
fn fraction(subject: &Subject<'_>) -> Place {
    let programme = subject.programme;
    let courses = subject.plan.into_iter();
    let mut courses = courses.flat_map(|plan| plan.courses.iter().flatten());
    let is_broken = |course: &&&Course| {
        let credits = course.credits();
        credits.is_some_and(|credits| !credits.0.is_whole())
    };
    courses
        .find(is_broken)
        .and_then(|course| course.credits.place())
        .or_else(|| programme.plan.place())
        .unwrap_or(programme.name.place)
}

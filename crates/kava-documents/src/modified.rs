//! When a programme was last changed, from its own record and from no clock.

use kava_model::date::{Day, When};
use kava_model::fields::{Programme, Record};
use kava_model::names::Catalogue;
use kava_model::stated::Stated;

/// The last day, not after `as_of`, on which the author says that something was decided: the steps of
/// the record, notices of intakes, the first day of the edition, the withdrawal. Nothing where no such
/// day is known.
pub fn modified(
    programme: &Programme,
    record: Option<&Record>,
    catalogue: &Catalogue<'_>,
    as_of: Day,
) -> Option<Day> {
    let steps = record.into_iter().flat_map(|record| {
        let steps = [&record.proposed, &record.approved, &record.submitted];
        let steps = steps.into_iter().filter_map(|step| Some(&step.known()?.on));
        let registered = record.registered.known();
        steps.chain(registered.and_then(|registered| registered.on.as_ref()))
    });
    let intakes = programme.intake.iter().filter_map(Stated::known);
    let notices = intakes.filter_map(|intake| intake.announced.known());
    let edition = programme.in_force.known().map(|edition| &edition.from);
    let withdrawn = programme.withdrawn.known();
    let withdrawn = withdrawn.and_then(|withdrawn| withdrawn.from.known());
    let all = steps.chain(notices).chain(edition).chain(withdrawn);
    all.filter_map(|when| day_of(when, catalogue))
        .filter(|day| *day <= as_of)
        .max()
}

/// Of a month its first day, since more is not said.
fn day_of(when: &When, catalogue: &Catalogue<'_>) -> Option<Day> {
    crate::offer::days(when, catalogue).map(|(first, _)| first)
}

//! In weeks: by the programme's own word, and by the days of its intakes. Of a duration in months or
//! semesters nothing is claimed: how many weeks these have is not known.

use kava_diagnostics::{Finding, Phrase, Place, Words, say};
use kava_model::coded::Duration;
use kava_model::quantity::{Bound, Decimal};
use kava_model::unit::Unit;

use super::super::count::Noun;
use crate::case::{Case, IntakeCase};
use crate::rule::{Asked, Report};

static WEEKS: Noun = Noun {
    one: Phrase {
        en: "week",
        et: "nädal",
    },
    more: Phrase {
        en: "weeks",
        et: "nädalat",
    },
};

pub fn check(case: &Case<'_>, asked: &Asked<'_>, bound: Bound<Decimal>, report: &mut Report) {
    let declared = declared(case).into_iter();
    let intakes = case.intakes.iter();
    let lived = intakes.filter_map(|intake| from_start_to_end(case, intake));
    for (weeks, place) in declared.chain(lived) {
        report.measured(asked, || WEEKS.number(weeks));
        if !bound.holds(Decimal::whole(weeks.into())) {
            report.findings.push(outside(asked, bound, weeks, place));
        }
    }
}

fn declared(case: &Case<'_>) -> Option<(u32, Place)> {
    let Duration(amount) = *case.programme.duration.known()?;
    let place = case.programme.duration.place()?;
    let hundredths = match amount.unit {
        Unit::Weeks => 100,
        Unit::Days => 700,
        _ => return None,
    };
    Some((begun(amount.number.0, hundredths)?, place))
}

fn from_start_to_end(case: &Case<'_>, intake: &IntakeCase<'_>) -> Option<(u32, Place)> {
    let start = intake.start(case.catalogue).day()?;
    let end = intake.intake.ends.known()?.day()?;
    let place = intake.intake.ends.place()?;
    Some((begun(end.days_since(start).checked_add(1)?, 7)?, place))
}

/// A week that is begun counts.
fn begun(length: i64, week: i64) -> Option<u32> {
    let whole = length.checked_add(week - 1)? / week;
    u32::try_from(whole).ok()
}

fn outside(asked: &Asked<'_>, bound: Bound<Decimal>, weeks: u32, place: Place) -> Finding {
    let number = WEEKS.number(weeks);
    let allowed = spoken(bound);
    let message = say!(
        en "the programme takes {number}, but {allowed} are allowed",
        et "programm kestab {number}, lubatud on {allowed}",
        number = number, allowed = allowed
    );
    let mut finding = asked
        .wrong(place, message)
        .note(asked.asks(allowed.clone()));
    finding.measured = Some(number);
    finding.bound = Some(allowed);
    finding
}

fn spoken(bound: Bound<Decimal>) -> Words {
    WEEKS.bound(bound.map(|number| u32::try_from(number.0 / 100).unwrap_or(u32::MAX)))
}

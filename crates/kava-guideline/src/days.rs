//! What is known of a date: the days that it may be. Where only a month or a semester is known, a
//! comparison has three answers, and the third is never taken for one of the others.

use kava_diagnostics::{Finding, Place, Severity, Words};
use kava_model::date::{Day, When};
use kava_model::fields::Moment;
use kava_model::names::Catalogue;

use crate::rule::Asked;

/// From the first to the last day that a date may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub first: Day,
    pub last: Day,
}

impl Days {
    pub fn one(day: Day) -> Days {
        Days {
            first: day,
            last: day,
        }
    }

    /// Nothing for a semester whose days are not known.
    pub fn of(when: &When, catalogue: &Catalogue<'_>) -> Option<Days> {
        match when {
            When::Day(day) => Some(Days::one(*day)),
            When::Month(month) => Some(Days {
                first: month.first()?,
                last: month.last()?,
            }),
            When::Semester(name) => {
                let semester = catalogue.semester(&name.text)?;
                Some(Days {
                    first: *semester.from.known()?,
                    last: *semester.to.known()?,
                })
            }
        }
    }

    /// As a first day: of a semester that is its first.
    pub fn of_start(when: &When, catalogue: &Catalogue<'_>) -> Option<Days> {
        match when {
            When::Semester(_) => catalogue.first_day(when).map(Days::one),
            when => Days::of(when, catalogue),
        }
    }

    pub fn day(self) -> Option<Day> {
        (self.first == self.last).then_some(self.first)
    }

    /// Whether this is on or before the other; nothing where that depends on the days meant.
    pub fn by(self, other: Days) -> Option<bool> {
        if self.last <= other.first {
            return Some(true);
        }
        (self.first > other.last).then_some(false)
    }

    /// Certainly after the other.
    pub fn is_after(self, other: Days) -> bool {
        self.by(other) == Some(false)
    }

    /// The same days of the year before; of 29 February the 28th.
    pub fn a_year_earlier(self) -> Option<Days> {
        let earlier = |day: Day| {
            let (year, month, day) = (day.0.year() - 1, day.0.month(), day.0.day());
            Day::new(year, month, day).or_else(|| Day::new(year, month, day - 1))
        };
        Some(Days {
            first: earlier(self.first)?,
            last: earlier(self.last)?,
        })
    }

    pub fn plus_days(self, days: i64) -> Days {
        Days {
            first: self.first.plus_days(days),
            last: self.last.plus_days(days),
        }
    }
}

/// What a rule cannot decide: a finding of its own, which never counts as met.
pub fn not_decided(asked: &Asked<'_>, place: Place, message: Words) -> Finding {
    let mut finding = asked.missing(Moment::Publication, place, message);
    finding.code = "not-decided";
    finding.severity = Severity::Warning;
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: &str, last: &str) -> Days {
        Days {
            first: Day::parse(first).unwrap(),
            last: Day::parse(last).unwrap(),
        }
    }

    #[test]
    fn a_month_and_a_day_in_it_are_not_compared() {
        let april = days("2026-04-01", "2026-04-30");
        let tenth = days("2026-04-10", "2026-04-10");
        assert_eq!(april.by(tenth), None);
        assert_eq!(tenth.by(april), None);
        assert_eq!(april.by(april), None);
    }

    #[test]
    fn a_month_is_compared_where_every_day_of_it_agrees() {
        let april = days("2026-04-01", "2026-04-30");
        let may_day = days("2026-05-01", "2026-05-01");
        let end_of_march = days("2026-03-31", "2026-03-31");
        assert_eq!(april.by(may_day), Some(true));
        assert_eq!(april.by(end_of_march), Some(false));
        assert_eq!(may_day.by(may_day), Some(true));
    }
}

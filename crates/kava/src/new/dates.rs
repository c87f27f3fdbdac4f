//! Last year's days in this year's calendar.

use kava_model::date::{Day, Month};

/// From the start of one semester to that of another.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    pub from: Day,
    pub to: Day,
}

impl Move {
    /// As far from the new start as it was from the old one, and on the same day of the week. Where
    /// the two starts fall on different days of the week, a day before the start goes to the earlier
    /// of the two weeks and any other to the later one: so no deadline comes nearer to the start, and
    /// nothing of the semester before it.
    pub fn day(self, day: Day) -> Day {
        let days = self.to.days_since(self.from);
        let weeks = match day < self.from {
            true => days.div_euclid(7),
            false => (days + 6).div_euclid(7),
        };
        day.plus_days(weeks * 7)
    }

    pub fn month(self, month: Month) -> Option<Month> {
        let count = |day: Day| i32::from(day.0.year()) * 12 + i32::from(day.0.month()) - 1;
        let moved = i32::from(month.year) * 12 + i32::from(month.month) - 1 + count(self.to)
            - count(self.from);
        let year = i16::try_from(moved.div_euclid(12)).ok()?;
        let first = Day::new(year, i8::try_from(moved.rem_euclid(12) + 1).ok()?, 1)?;
        Some(Month {
            year,
            month: first.0.month(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(from: &str, to: &str, day: &str) -> String {
        let day_of = |text| Day::parse(text).expect("a day");
        let it = Move {
            from: day_of(from),
            to: day_of(to),
        };
        it.day(day_of(day)).to_string()
    }

    #[test]
    fn between_mondays_every_day_is_as_far_from_the_start() {
        let monday = |day| moved("2026-08-31", "2027-08-30", day);
        assert_eq!(monday("2026-08-31"), "2027-08-30");
        assert_eq!(monday("2026-08-21"), "2027-08-20");
        assert_eq!(monday("2026-09-07"), "2027-09-06");
    }

    #[test]
    fn a_start_on_another_day_of_the_week_moves_no_deadline_nearer() {
        let later = |day| moved("2026-08-31", "2027-09-01", day);
        assert_eq!(later("2026-08-24"), "2027-08-23");
        assert_eq!(later("2026-08-31"), "2027-09-06");
        let earlier = |day| moved("2027-09-01", "2028-08-28", day);
        assert_eq!(earlier("2027-08-25"), "2028-08-16");
        assert_eq!(earlier("2027-09-01"), "2028-08-30");
    }

    #[test]
    fn a_month_moves_by_months() {
        let day_of = |text| Day::parse(text).expect("a day");
        let it = Move {
            from: day_of("2026-08-31"),
            to: day_of("2028-02-01"),
        };
        let month = Month::parse("2026-09").and_then(|month| it.month(month));
        assert_eq!(
            month.map(|month| month.to_string()).as_deref(),
            Some("2028-03")
        );
    }
}

//! Calendar days, months and semesters. No clock: a date is always an argument.

use std::fmt;

use jiff::civil::{Date, Weekday};
use kava_diagnostics::{Lang, Phrase, Speak, say};
use kava_syntax::AtomKind;

use crate::line::Line;
use crate::name::Name;
use crate::sought::Sought;
use crate::stated::Value;
use crate::table::Shape;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    /// From `2026-08-31`.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Day::new(year, month, day)
    }

    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        (1000..=9998)
            .contains(&year)
            .then(|| Date::new(year, month, day).ok().map(Day))?
    }

    /// Moved by a number of days; a day past the calendar's end stays at its end.
    pub fn plus_days(self, days: i64) -> Day {
        let span = jiff::SignedDuration::from_hours(24 * days.clamp(-3_000_000, 3_000_000));
        Day(self.0.saturating_add(span))
    }

    /// Days from the other day to this one.
    pub fn days_since(self, other: Day) -> i64 {
        let elapsed = self.0.duration_since(other.0);
        elapsed.as_hours() / 24
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    pub fn weekday(self) -> Phrase {
        let (en, et) = match self.0.weekday() {
            Weekday::Monday => ("Monday", "esmaspäev"),
            Weekday::Tuesday => ("Tuesday", "teisipäev"),
            Weekday::Wednesday => ("Wednesday", "kolmapäev"),
            Weekday::Thursday => ("Thursday", "neljapäev"),
            Weekday::Friday => ("Friday", "reede"),
            Weekday::Saturday => ("Saturday", "laupäev"),
            Weekday::Sunday => ("Sunday", "pühapäev"),
        };
        Phrase { en, et }
    }
}

/// As it stands in a `.kava` file and in JSON: `2026-08-31`.
impl fmt::Display for Day {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}", self.0)
    }
}

impl Speak for Day {
    fn speak(&self, _: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}", self.0)
    }
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i16,
    pub month: i8,
}

impl Month {
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let first = Day::new(year.parse().ok()?, month.parse().ok()?, 1)?;
        Some(Month {
            year: first.0.year(),
            month: first.0.month(),
        })
    }

    pub fn first(self) -> Option<Day> {
        Day::new(self.year, self.month, 1)
    }

    pub fn last(self) -> Option<Day> {
        self.first().map(|day| Day(day.0.last_of_month()))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:04}-{:02}", self.year, self.month)
    }
}

/// A day, or what is known of it: its month, or the semester in which it falls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    Day(Day),
    Month(Month),
    Semester(Name),
}

impl When {
    pub fn day(&self) -> Option<Day> {
        match self {
            When::Day(day) => Some(*day),
            _ => None,
        }
    }
}

/// As it is written in a file.
impl fmt::Display for When {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(day) => write!(to, "{day}"),
            When::Month(month) => write!(to, "{month}"),
            When::Semester(name) => write!(to, "{}", name.text),
        }
    }
}

impl Speak for When {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(day) => day.speak(lang, to),
            When::Month(_) | When::Semester(_) => write!(to, "{self}"),
        }
    }
}

impl Value for Day {
    fn shape() -> Shape {
        Shape::written("2026-08-31")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Day> {
        line.seek(Sought::Day);
        let Some(atom) = line.peek() else {
            return line
                .expected(say!(en "a date such as 2026-08-31", et "kuupäev, näiteks 2026-08-31"));
        };
        match atom.kind {
            AtomKind::Date => {
                line.take();
                let day = Day::parse(line.text(atom));
                if day.is_none() {
                    crate::help::no_such_date(line, atom);
                }
                day
            }
            AtomKind::DottedDate => {
                line.take();
                crate::help::dotted_date(line, atom);
                None
            }
            _ => line
                .expected(say!(en "a date such as 2026-08-31", et "kuupäev, näiteks 2026-08-31")),
        }
    }
}

impl Value for When {
    fn shape() -> Shape {
        Shape::forms(&["2026-08-31", "2026-08", "autumn-2026"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<When> {
        line.seek(Sought::Day);
        let Some(atom) = line.peek() else {
            return Day::read(line).map(When::Day);
        };
        match atom.kind {
            AtomKind::Month => {
                line.take();
                let month = Month::parse(line.text(atom));
                if month.is_none() {
                    crate::help::no_such_date(line, atom);
                }
                month.map(When::Month)
            }
            AtomKind::Word => Name::read(line).map(When::Semester),
            _ => Day::read(line).map(When::Day),
        }
    }
}

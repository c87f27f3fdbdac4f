//! Intakes as they come to a learner: what an intake says, else its semester, else its programme; and
//! what is no longer offered.

use kava_model::admission::{Apply, Attendance, Delivery, Meeting, Places, Schedule, Study};
use kava_model::choice::List;
use kava_model::coded::{County, Language};
use kava_model::date::{self, Day};
use kava_model::fields::{Intake, Programme, Semester, WeeklyLoad};
use kava_model::names::Catalogue;
use kava_model::quantity::{Bound, Decimal, Limit};
use kava_model::stated::Stated;
use kava_model::text::Remark;
use kava_model::verdict::{FeeTotal, Range, Summary};

use crate::canonical::{Date, When};

/// An intake with what it inherits.
#[derive(Clone, Copy)]
pub struct Offer<'a> {
    pub intake: &'a Intake,
    programme: &'a Programme,
    semester: Option<&'a Semester>,
    catalogue: &'a Catalogue<'a>,
}

/// The intakes of a programme that are known, in the order of the file.
pub fn all<'a>(
    programme: &'a Programme,
    catalogue: &'a Catalogue<'a>,
) -> impl Iterator<Item = Offer<'a>> + Clone {
    let known = programme.intake.iter().filter_map(Stated::known);
    known.map(move |intake| Offer::new(intake, programme, catalogue))
}

/// The intakes that are live offers: not those from the day on which the programme is withdrawn.
pub fn live<'a>(
    programme: &'a Programme,
    catalogue: &'a Catalogue<'a>,
) -> impl Iterator<Item = Offer<'a>> + Clone {
    all(programme, catalogue).filter(|offer| offer.is_withdrawn() != Some(true))
}

/// The first intake that has not begun, else the last one.
pub fn next<'o, 'a>(offers: &'o [Offer<'a>], as_of: Day) -> Option<&'o Offer<'a>> {
    let ahead = offers.iter().filter(|offer| offer.starts() >= Some(as_of));
    let last = || offers.iter().max_by_key(|offer| offer.starts());
    ahead.min_by_key(|offer| offer.starts()).or_else(last)
}

impl<'a> Offer<'a> {
    pub fn new(
        intake: &'a Intake,
        programme: &'a Programme,
        catalogue: &'a Catalogue<'a>,
    ) -> Offer<'a> {
        Offer {
            intake,
            programme,
            semester: catalogue.semester(&intake.name.text),
            catalogue,
        }
    }

    pub fn code(&self) -> &'a str {
        &self.intake.name.text
    }

    /// True where the programme is withdrawn by the day the intake would start: no live offer.
    /// Nothing where that cannot be told.
    pub fn is_withdrawn(&self) -> Option<bool> {
        let withdrawn = match &self.programme.withdrawn {
            Stated::Absent => return Some(false),
            stated => days(stated.known()?.from.known()?, self.catalogue)?,
        };
        let start = self.begins()?;
        if start.0 >= withdrawn.1 {
            return Some(true);
        }
        (start.1 < withdrawn.0).then_some(false)
    }

    /// The first and the last day on which it may begin.
    pub fn begins(&self) -> Option<(Day, Day)> {
        match &self.intake.starts {
            Stated::Absent => {
                let first = *self.semester?.from.known()?;
                Some((first, first))
            }
            stated => days(stated.known()?, self.catalogue),
        }
    }

    /// As much as is known of when it starts.
    pub fn when_it_starts(&self) -> Option<When<'a>> {
        self.own_or_semesters(&self.intake.starts, |semester| &semester.from)
    }

    /// As much as is known of when it ends.
    pub fn when_it_ends(&self) -> Option<When<'a>> {
        self.own_or_semesters(&self.intake.ends, |semester| &semester.to)
    }

    fn own_or_semesters(
        &self,
        own: &'a Stated<date::When>,
        of_semester: fn(&Semester) -> &Stated<Day>,
    ) -> Option<When<'a>> {
        match own {
            Stated::Absent => {
                let day = of_semester(self.semester?).known()?;
                Some(When::Day(Date(*day)))
            }
            own => Some(When::new(own.known()?, self.catalogue)),
        }
    }

    /// The first day, where it is known.
    pub fn starts(&self) -> Option<Day> {
        match self.when_it_starts()? {
            When::Day(Date(day)) => Some(day),
            When::Month(_) => None,
            When::Semester(semester) => Some(semester.from?.0),
        }
    }

    /// The last day, where it is known.
    pub fn ends(&self) -> Option<Day> {
        match self.when_it_ends()? {
            When::Day(Date(day)) => Some(day),
            When::Month(_) => None,
            When::Semester(semester) => Some(semester.to?.0),
        }
    }

    pub fn apply(&self) -> Option<&'a Apply> {
        let common = self
            .semester
            .map_or(&Stated::Absent, |semester| &semester.apply);
        self.intake.apply.or(common).known()
    }

    /// The day from which people may apply.
    pub fn opens(&self) -> Option<Day> {
        self.apply()?.from().known()?.day()
    }

    /// The last day on which people may apply.
    pub fn closes(&self) -> Option<Day> {
        self.apply()?.to().known()?.day()
    }

    /// By when applicants learn whether they are admitted.
    pub fn notifies(&self) -> Option<Day> {
        self.intake.notify.known()?.0.day()
    }

    /// How many learners there is room for.
    pub fn most_places(&self) -> Option<u32> {
        self.bounds().find_map(|bound| match bound.high {
            Limit::Closed(most) => Some(most),
            Limit::Beyond(above) => above.checked_sub(1),
            Limit::Open => None,
        })
    }

    /// How many learners it takes.
    pub fn least_places(&self) -> Option<u32> {
        self.bounds().find_map(|bound| match bound.low {
            Limit::Closed(least) => Some(least),
            Limit::Beyond(below) => below.checked_add(1),
            Limit::Open => None,
        })
    }

    fn bounds(&self) -> impl Iterator<Item = &'a Bound<u32>> {
        let known = self.intake.places.iter().filter_map(Stated::known);
        known.filter_map(|places| match places {
            Places::Number(bound) => Some(bound),
            Places::Unlimited => None,
        })
    }

    pub fn delivery(&self) -> &'a Stated<List<Delivery>> {
        self.intake.delivery.or(&self.programme.delivery)
    }

    pub fn schedule(&self) -> &'a Stated<List<Schedule>> {
        self.intake.schedule.or(&self.programme.schedule)
    }

    pub fn languages(&self) -> &'a Stated<List<Language>> {
        self.intake.language.or(&self.programme.language)
    }

    pub fn places(&self) -> &'a Stated<List<Remark>> {
        self.intake.place.or(&self.programme.place_of_study)
    }

    pub fn counties(&self) -> &'a Stated<List<County>> {
        self.intake.county.or(&self.programme.county)
    }

    pub fn study(&self) -> Option<Study> {
        let study = self.intake.study.or(&self.programme.study);
        study.known().copied()
    }

    pub fn attendance(&self) -> Option<Attendance> {
        let attendance = self.intake.attendance.or(&self.programme.attendance);
        attendance.known().map(|attendance| **attendance)
    }

    pub fn weekly_load(&self) -> Option<&'a WeeklyLoad> {
        let load = self.intake.weekly_load.or(&self.programme.weekly_load);
        load.known()
    }

    pub fn meetings(&self) -> &'a [Meeting] {
        let meetings = self.intake.meetings.known();
        meetings.map_or(&[], |meetings| &meetings.0)
    }

    /// What a learner pays in all, of the fees whose total is known.
    pub fn costs<'v>(&self, summary: &'v Summary) -> impl Iterator<Item = Cost<'v>> + use<'a, 'v> {
        let intake = self.code();
        let of_intake = move |fee: &&FeeTotal| fee.intake.as_deref() == Some(intake);
        let fees = summary.fees.iter().filter(of_intake);
        fees.filter_map(|fee| {
            Some(Cost {
                fee,
                total: fee.total?,
            })
        })
    }
}

/// What a learner of some group pays in all.
#[derive(Clone, Copy)]
pub struct Cost<'a> {
    pub fee: &'a FeeTotal,
    /// From the cheapest to the dearest selection.
    pub total: Range<Decimal>,
}

impl Cost<'_> {
    pub fn is_free(&self) -> bool {
        self.total.max == Decimal::default()
    }
}

pub fn list<T>(stated: &Stated<List<T>>) -> &[T] {
    stated.known().map_or(&[], |List(list)| list)
}

/// The first and the last day on which each intake that is still an offer may begin, where that is known.
pub fn starts(programme: &Programme, catalogue: &Catalogue<'_>) -> Vec<(Day, Day)> {
    live(programme, catalogue)
        .filter_map(|offer| offer.begins())
        .collect()
}

/// Whether a programme is no longer offered on a day; in a month or semester from its first day on.
pub fn is_gone(programme: &Programme, catalogue: &Catalogue<'_>, as_of: Day) -> bool {
    let withdrawn = programme.withdrawn.known();
    let from = withdrawn.and_then(|withdrawn| withdrawn.from.known());
    from.and_then(|when| days(when, catalogue))
        .is_some_and(|(first, _)| first <= as_of)
}

/// The first and the last day it may be.
pub fn days(when: &date::When, catalogue: &Catalogue<'_>) -> Option<(Day, Day)> {
    match when {
        date::When::Day(day) => Some((*day, *day)),
        date::When::Month(month) => Some((month.first()?, month.last()?)),
        date::When::Semester(name) => {
            let semester = catalogue.semester(&name.text)?;
            Some((*semester.from.known()?, *semester.to.known()?))
        }
    }
}

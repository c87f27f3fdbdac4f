//! Intakes as they come to a learner: what an intake says, else its semester, else its programme.

use kava_model::admission::{Apply, Attendance, Delivery, Meeting, Places, Schedule};
use kava_model::choice::List;
use kava_model::coded::{County, Language};
use kava_model::date::{Day, When};
use kava_model::fields::{Intake, Programme, Semester, WeeklyLoad};
use kava_model::names::Catalogue;
use kava_model::quantity::{Decimal, Limit};
use kava_model::stated::Stated;
use kava_model::text::Remark;
use kava_model::verdict::{FeeTotal, Range, Verdict};

use crate::Subject;

/// An intake with what it inherits.
#[derive(Clone, Copy)]
pub struct Offer<'a> {
    pub intake: &'a Intake,
    programme: &'a Programme,
    semester: Option<&'a Semester>,
    catalogue: &'a Catalogue<'a>,
    verdict: &'a Verdict,
}

/// The intakes that are live offers: not those from the day on which the programme is withdrawn.
pub fn live<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Offer<'a>> {
    let Subject {
        catalogue,
        programme,
        verdict,
        ..
    } = *subject;
    let known = programme.intake.iter().filter_map(Stated::known);
    let live = known.filter(move |intake| is_withdrawn(intake, programme, catalogue) != Some(true));
    live.map(move |intake| Offer {
        intake,
        programme,
        semester: catalogue.semester(&intake.name.text),
        catalogue,
        verdict,
    })
}

/// The first intake that has not begun, else the last one.
pub fn next<'o, 'a>(offers: &'o [Offer<'a>], as_of: Day) -> Option<&'o Offer<'a>> {
    let ahead = offers.iter().filter(|offer| offer.starts() >= Some(as_of));
    let last = || offers.iter().max_by_key(|offer| offer.starts());
    ahead.min_by_key(|offer| offer.starts()).or_else(last)
}

impl<'a> Offer<'a> {
    pub fn code(&self) -> &'a str {
        &self.intake.name.text
    }

    /// The first day, where it is known.
    pub fn starts(&self) -> Option<Day> {
        self.own_or_first(&self.intake.starts, |semester| &semester.from)
    }

    /// The last day, where it is known.
    pub fn ends(&self) -> Option<Day> {
        self.own_or_first(&self.intake.ends, |semester| &semester.to)
    }

    fn own_or_first(
        &self,
        own: &Stated<When>,
        of_semester: fn(&Semester) -> &Stated<Day>,
    ) -> Option<Day> {
        match own {
            Stated::Absent => self
                .semester
                .and_then(|it| of_semester(it).known().copied()),
            own => match own.known()? {
                When::Semester(name) => {
                    let semester = self.catalogue.semester(&name.text)?;
                    of_semester(semester).known().copied()
                }
                when => when.day(),
            },
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

    fn bounds(&self) -> impl Iterator<Item = &'a kava_model::quantity::Bound<u32>> {
        let known = self.intake.places.iter().filter_map(Stated::known);
        known.filter_map(|places| match places {
            Places::Number(bound) => Some(bound),
            Places::Unlimited => None,
        })
    }

    pub fn delivery(&self) -> &'a [Delivery] {
        list(self.intake.delivery.or(&self.programme.delivery))
    }

    pub fn schedule(&self) -> &'a [Schedule] {
        list(self.intake.schedule.or(&self.programme.schedule))
    }

    pub fn languages(&self) -> &'a [Language] {
        list(self.intake.language.or(&self.programme.language))
    }

    pub fn places(&self) -> &'a [Remark] {
        list(self.intake.place.or(&self.programme.place_of_study))
    }

    pub fn attendance(&self) -> Option<Attendance> {
        self.intake
            .attendance
            .or(&self.programme.attendance)
            .known()
            .copied()
    }

    pub fn weekly_load(&self) -> Option<&'a WeeklyLoad> {
        self.intake
            .weekly_load
            .or(&self.programme.weekly_load)
            .known()
    }

    pub fn meetings(&self) -> &'a [Meeting] {
        self.intake
            .meetings
            .known()
            .map_or(&[], |meetings| &meetings.0)
    }

    pub fn counties(&self) -> &'a [County] {
        list(self.intake.county.or(&self.programme.county))
    }

    /// What a learner pays in all, of the fees whose total is known.
    pub fn costs(&self) -> impl Iterator<Item = Cost<'a>> {
        let intake = self.code();
        let of_intake =
            move |fee: &&FeeTotal| fee.intake.as_ref().map(|name| &*name.text) == Some(intake);
        let fees = self.verdict.fees.iter().filter(of_intake);
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

/// Whether the intake starts on or after the day from which the programme is withdrawn; nothing where
/// that cannot be told.
pub fn is_withdrawn(
    intake: &Intake,
    programme: &Programme,
    catalogue: &Catalogue<'_>,
) -> Option<bool> {
    let withdrawn = match &programme.withdrawn {
        Stated::Absent => return Some(false),
        stated => days(stated.known()?.from.known()?, catalogue)?,
    };
    let start = start(intake, catalogue)?;
    if start.0 >= withdrawn.1 {
        return Some(true);
    }
    (start.1 < withdrawn.0).then_some(false)
}

/// The first and the last day on which an intake may start.
pub fn start(intake: &Intake, catalogue: &Catalogue<'_>) -> Option<(Day, Day)> {
    match &intake.starts {
        Stated::Absent => {
            let first = *catalogue.semester(&intake.name.text)?.from.known()?;
            Some((first, first))
        }
        stated => days(stated.known()?, catalogue),
    }
}

/// The first and the last day it may be.
pub fn days(when: &When, catalogue: &Catalogue<'_>) -> Option<(Day, Day)> {
    match when {
        When::Day(day) => Some((*day, *day)),
        When::Month(month) => Some((month.first()?, month.last()?)),
        When::Semester(name) => {
            let semester = catalogue.semester(&name.text)?;
            Some((*semester.from.known()?, *semester.to.known()?))
        }
    }
}

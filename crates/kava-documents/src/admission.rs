//! An intake as people read of it, with what it takes from its semester and its programme; what is no
//! longer offered.

use kava_model::admission::{Apply, Attendance, Delivery, Schedule, Study};
use kava_model::choice::List;
use kava_model::coded::{County, Language};
use kava_model::date::{self, Day};
use kava_model::fields::{Intake, Programme, Semester, WeeklyLoad};
use kava_model::names::Catalogue;
use kava_model::stated::Stated;
use kava_model::text::Remark;

use crate::canonical::{Date, When};
use crate::offer::{days, is_withdrawn, start};

/// An intake as it holds for a learner; nothing where it is not known.
#[derive(Debug)]
pub struct Admission<'a> {
    pub intake: &'a Intake,
    /// True where the programme is withdrawn by the day the intake would start: no live offer.
    /// Nothing where that cannot be told.
    pub withdrawn: Option<bool>,
    pub apply: Option<&'a Apply>,
    pub starts: Option<When<'a>>,
    pub ends: Option<When<'a>>,
    pub delivery: Option<&'a List<Delivery>>,
    pub schedule: Option<&'a List<Schedule>>,
    pub study: Option<Study>,
    pub attendance: Option<Attendance>,
    pub weekly_load: Option<&'a WeeklyLoad>,
    pub places_of_study: Option<&'a List<Remark>>,
    pub counties: Option<&'a List<County>>,
    pub languages: Option<&'a List<Language>>,
}

impl<'a> Admission<'a> {
    pub fn new(
        intake: &'a Intake,
        programme: &'a Programme,
        catalogue: &Catalogue<'a>,
    ) -> Admission<'a> {
        let semester = catalogue.semester(&intake.name.text);
        let common = semester.map_or(&Stated::Absent, |semester| &semester.apply);
        let own_or_semesters =
            |own: &'a Stated<date::When>, day: fn(&Semester) -> &Stated<Day>| match own {
                Stated::Absent => semester
                    .and_then(|it| day(it).known())
                    .map(|day| When::Day(Date(*day))),
                own => own.known().map(|when| When::new(when, catalogue)),
            };
        Admission {
            intake,
            withdrawn: is_withdrawn(intake, programme, catalogue),
            apply: intake.apply.or(common).known(),
            starts: own_or_semesters(&intake.starts, |semester| &semester.from),
            ends: own_or_semesters(&intake.ends, |semester| &semester.to),
            delivery: intake.delivery.or(&programme.delivery).known(),
            schedule: intake.schedule.or(&programme.schedule).known(),
            study: intake.study.or(&programme.study).known().copied(),
            attendance: intake.attendance.or(&programme.attendance).known().copied(),
            weekly_load: intake.weekly_load.or(&programme.weekly_load).known(),
            places_of_study: intake.place.or(&programme.place_of_study).known(),
            counties: intake.county.or(&programme.county).known(),
            languages: intake.language.or(&programme.language).known(),
        }
    }

    /// The intakes of a programme that are known, in the order of the file.
    pub fn all(programme: &'a Programme, catalogue: &Catalogue<'a>) -> Vec<Admission<'a>> {
        let intakes = programme.intake.iter().filter_map(Stated::known);
        intakes
            .map(|intake| Admission::new(intake, programme, catalogue))
            .collect()
    }
}

/// The first and the last day on which each intake that is still an offer may begin, where that is known.
pub fn starts(programme: &Programme, catalogue: &Catalogue<'_>) -> Vec<(Day, Day)> {
    let intakes = programme.intake.iter().filter_map(Stated::known);
    let offered = intakes.filter(|intake| is_withdrawn(intake, programme, catalogue) != Some(true));
    offered
        .filter_map(|intake| start(intake, catalogue))
        .collect()
}

/// Whether a programme is no longer offered on a day; in a month or semester from its first day on.
pub fn is_gone(programme: &Programme, catalogue: &Catalogue<'_>, as_of: Day) -> bool {
    let withdrawn = programme.withdrawn.known();
    let from = withdrawn.and_then(|withdrawn| withdrawn.from.known());
    from.and_then(|when| days(when, catalogue))
        .is_some_and(|(first, _)| first <= as_of)
}

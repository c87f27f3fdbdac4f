//! Intakes. What an intake does not say of its own is left out and holds as the programme says; its
//! days are its semester's where it has none of its own.

use kava_model::admission::{By, Delivery, Schedule, Study};
use kava_model::choice::List;
use kava_model::coded::County;
use kava_model::codelist::counties;
use kava_model::date;
use kava_model::fields::{self, Programme};
use kava_model::names::Catalogue;
use kava_model::verdict::FeeTotal;
use schemars::JsonSchema;
use serde::Serialize;

use super::admission::{Apply, Attendance, Cohort, Meeting, Places};
use super::fee::{Fee, Total, totals};
use super::load::WeeklyLoad;
use crate::canonical::{
    Coded, Override, Repeated, Text, When, Word, languages, own, repeated, texts, words,
};
use crate::offer::Offer;

/// A time at which a programme is offered.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Intake<'a> {
    /// A semester's name, or a code of its own.
    code: &'a str,
    /// True where the programme is withdrawn by the day the intake would start: no live offer. Null
    /// where that cannot be told.
    withdrawn: Option<bool>,
    apply: Option<Apply<'a>>,
    /// When the School informed the Open University.
    announced: Option<When<'a>>,
    /// By when applicants learn whether they are admitted.
    notify_by: Option<When<'a>>,
    /// By when learners declare their courses.
    declare_by: Option<When<'a>>,
    starts: Option<When<'a>>,
    ends: Option<When<'a>>,
    places: Repeated<Places>,
    cohort: Option<Cohort<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    study: Override<Word<Study>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Override<Vec<Word<Delivery>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schedule: Override<Vec<Word<Schedule>>>,
    meetings: Option<Vec<Meeting<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attendance: Override<Attendance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weekly_load: Override<WeeklyLoad>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locations: Override<Vec<Text<'a>>>,
    /// ISO 3166-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    counties: Override<Vec<Coded<counties::County>>>,
    /// ISO 639-1.
    #[schemars(inner(regex(pattern = r"^[a-z]{2}$")))]
    #[serde(skip_serializing_if = "Option::is_none")]
    languages: Override<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Option<Fee<'_>>>")]
    fees: Repeated<Fee<'a>>,
    fee_totals: Vec<Total<'a>>,
}

impl<'a> Intake<'a> {
    pub fn new(
        intake: &'a fields::Intake,
        programme: &'a Programme,
        fees: &'a [FeeTotal],
        catalogue: &'a Catalogue<'a>,
    ) -> Intake<'a> {
        let when = |when: &'a date::When| When::new(when, catalogue);
        let offer = Offer::new(intake, programme, catalogue);
        Intake {
            code: &intake.name.text,
            withdrawn: offer.is_withdrawn(),
            apply: offer.apply().map(|apply| Apply::new(apply, catalogue)),
            announced: intake.announced.known().map(when),
            notify_by: intake.notify.known().map(|By(by)| when(by)),
            declare_by: intake.declare.known().map(|By(by)| when(by)),
            starts: offer.when_it_starts(),
            ends: offer.when_it_ends(),
            places: repeated(&intake.places, Places::from),
            cohort: intake.cohort.known().map(Cohort::from),
            study: own(&intake.study, |study| Word(*study)),
            delivery: own(&intake.delivery, words),
            schedule: own(&intake.schedule, words),
            meetings: meetings(intake),
            attendance: own(&intake.attendance, |attendance| {
                Attendance::from(**attendance)
            }),
            weekly_load: own(&intake.weekly_load, WeeklyLoad::from),
            locations: own(&intake.place, texts),
            counties: own(&intake.county, codes),
            languages: own(&intake.language, languages),
            fees: repeated(&intake.fee, Fee::from),
            fee_totals: totals(fees, Some(&intake.name.text)),
        }
    }
}

fn meetings(intake: &fields::Intake) -> Option<Vec<Meeting<'_>>> {
    Some(
        intake
            .meetings
            .known()?
            .0
            .iter()
            .map(Meeting::from)
            .collect(),
    )
}

pub fn codes(list: &List<County>) -> Vec<Coded<counties::County>> {
    list.0.iter().map(|county| Coded(county.0)).collect()
}

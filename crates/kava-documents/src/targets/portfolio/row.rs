//! What is told of one programme.

use kava_diagnostics::{Severity, Words, say};
use kava_model::admission::{Apply, By};
use kava_model::date::Day;
use kava_model::fields::Route;
use kava_model::verdict::FeeTotal;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::catalogue::fee::Total;
use super::super::catalogue::process::Edition;
use super::super::catalogue::provider::Person;
use super::super::registry::process::{Missing, Record, Status, missing};
use crate::canonical::{Date, Repeated, Span, Text, Word, repeated, translated};
use crate::id::{self, Id};
use crate::modified::modified;
use crate::offer::{self, days, is_gone};
use crate::{Issue, Subject};

/// A programme in one edition.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Row<'a> {
    /// UUID v5 of provider and code; all editions of a programme share it.
    pub id: Id,
    pub code: &'a str,
    pub edition: Option<Edition<'a>>,
    pub kind: Option<&'a str>,
    pub kind_name: Option<Text<'a>>,
    pub title: Option<Text<'a>>,
    /// The department or college that develops it, by its code.
    pub unit: Option<&'a str>,
    /// The School it belongs to, by its code.
    pub school: Option<&'a str>,
    pub directors: Repeated<Person<'a>>,
    pub state: State,
    /// Whether it could be published as it stands; null where that could not be decided.
    pub met: Option<bool>,
    pub errors: usize,
    pub warnings: usize,
    /// What the guideline asks for and the files do not say.
    pub missing: Vec<Missing<'a>>,
    /// Null where nothing is due from the day of judging on.
    pub next_deadline: Option<Deadline>,
    /// ECTS, the least and the most that a learner can reach.
    pub credits: Option<Span>,
    pub fees: Vec<IntakeFee<'a>>,
    pub route: Option<Word<Route>>,
    pub cost_centre: Option<&'a str>,
    /// Its code in the register (EHIS).
    pub registry_code: Option<&'a str>,
    /// The last day on which something was decided of it, by its own record.
    pub modified: Option<Date>,
}

/// How far a programme has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    InPreparation,
    Proposed,
    Approved,
    Submitted,
    Registered,
    Withdrawn,
}

impl State {
    fn of(record: &Record<'_>, is_gone: bool) -> State {
        match record.status {
            _ if is_gone => State::Withdrawn,
            Status::InPreparation => State::InPreparation,
            Status::Proposed => State::Proposed,
            Status::Approved => State::Approved,
            Status::Submitted => State::Submitted,
            Status::Registered => State::Registered,
        }
    }

    pub fn words(self) -> Words {
        match self {
            State::InPreparation => say!(en "in preparation", et "koostamisel"),
            State::Proposed => say!(en "proposed", et "ettepanek tehtud"),
            State::Approved => say!(en "approved", et "kinnitatud"),
            State::Submitted => say!(en "handed in", et "esitatud"),
            State::Registered => say!(en "registered", et "registreeritud"),
            State::Withdrawn => say!(en "withdrawn", et "suletud"),
        }
    }
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Deadline {
    #[serde(serialize_with = "day")]
    #[schemars(with = "Date")]
    pub on: Day,
    #[serde(serialize_with = "both")]
    #[schemars(with = "Text<'_>")]
    pub what: Words,
}

fn day<S: serde::Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
    Date(*day).serialize(serializer)
}

fn both<S: serde::Serializer>(words: &Words, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map([("et", &words.et), ("en", &words.en)])
}

/// What an intake costs a learner in all.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IntakeFee<'a> {
    /// Its code; null for a programme without intakes.
    pub intake: Option<&'a str>,
    #[serde(flatten)]
    pub total: Total<'a>,
}

impl<'a> From<&'a FeeTotal> for IntakeFee<'a> {
    fn from(fee: &'a FeeTotal) -> IntakeFee<'a> {
        IntakeFee {
            intake: fee.intake.as_deref(),
            total: Total::from(fee),
        }
    }
}

impl<'a> Row<'a> {
    pub fn new(issue: &Issue<'a>, subject: &Subject<'a>) -> Row<'a> {
        let Subject {
            catalogue,
            programme,
            ..
        } = *subject;
        let summary = subject.summary();
        let record = Record::new(subject.record, catalogue);
        let unit = programme.unit.known();
        let unit = unit.and_then(|name| catalogue.unit(&name.text));
        let count = |severity| {
            let findings = subject.verdict().findings.iter();
            findings
                .filter(|finding| finding.severity == severity)
                .count()
        };
        let edition = programme.in_force.known();
        Row {
            id: id::programme(catalogue.issuer(), &programme.name.text),
            code: &programme.name.text,
            edition: edition.map(|edition| Edition::new(edition, catalogue)),
            kind: programme.kind.known().map(|kind| &*kind.text),
            kind_name: summary.terms.kind.as_deref().and_then(Text::new),
            title: translated(&programme.title),
            unit: programme.unit.known().map(|unit| &*unit.text),
            school: unit
                .and_then(|unit| catalogue.school_of(unit))
                .map(|school| &*school.name.text),
            directors: repeated(&programme.director, Person::from),
            state: State::of(&record, is_gone(programme, catalogue, issue.as_of)),
            met: summary.met,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            missing: missing(subject.verdict(), subject.sources),
            next_deadline: deadlines(subject)
                .into_iter()
                .filter(|deadline| deadline.on >= issue.as_of)
                .min(),
            credits: summary.credits.map(Span::from),
            fees: summary.fees.iter().map(IntakeFee::from).collect(),
            route: subject
                .record
                .and_then(|record| record.route.known())
                .copied()
                .map(Word),
            cost_centre: subject
                .record
                .and_then(|record| record.cost_centre.known())
                .map(|centre| &*centre.0),
            registry_code: record.registered.as_ref().and_then(|it| it.code),
            modified: modified(programme, subject.record, catalogue, issue.as_of).map(Date),
        }
    }
}

/// What the guideline asks for by a day, and the days that the intakes set.
fn deadlines(subject: &Subject<'_>) -> Vec<Deadline> {
    let duties = subject.verdict().calendar.iter().map(|duty| Deadline {
        on: duty.by,
        what: duty.what.clone(),
    });
    let mut all: Vec<Deadline> = duties.collect();
    for offer in offer::all(subject.programme, subject.catalogue) {
        let name = &offer.intake.name;
        let last = |when| Some(days(when, subject.catalogue)?.1);
        let closes = offer.apply().map(Apply::to).and_then(|to| to.known());
        if let Some(on) = closes.and_then(last) {
            let what = say!(
                en "admission to {name} closes",
                et "vastuvõtu {name} kandideerimine lõpeb",
                name = name
            );
            all.push(Deadline { on, what });
        }
        let told = offer.intake.notify.known().map(|By(by)| by);
        if let Some(on) = told.and_then(last) {
            let what = say!(
                en "notify the applicants of {name}",
                et "teavita vastuvõtu {name} kandideerijaid",
                name = name
            );
            all.push(Deadline { on, what });
        }
    }
    all
}

//! One programme of the feed.

use kava_model::admission::{Delivery, Schedule, Study};
use kava_model::codelist::counties;
use kava_model::fields::{self, Programme, Publisher, Purpose};
use kava_model::money::{InstalmentUnit, Instalments, Payer};
use kava_model::names::Catalogue;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::admission::{Attendance, Requirement, SelectBy, Transfer};
use super::course::Course;
use super::fee::{Fee, Total, totals};
use super::intake::{Intake, codes};
use super::load::{Length, WeeklyLoad, Workload};
use super::process::{Approval, Departure, Edition, Registration, Waiver, Withdrawn};
use super::provider::{Person, Provider, StudyGroups, StudyProgramme, Unit, person};
use super::statement::{Award, Basis, NeedSource, Stacks};
use crate::canonical::{
    Coded, Date, GuidelineStamp, Limits, Number, Override, Repeated, Shares, Span, Text,
    TextOrNone, Word, flag, languages, own, repeated, stamps, texts, translated, words,
};
use crate::id::{self, Id};
use crate::modified::modified;
use crate::plan::{self, Member};
use crate::{Issue, Subject, volume};

/// A programme in one edition.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Programme")]
pub struct Record<'a> {
    schema: Schema,
    /// UUID v5 of provider and code; all editions of a programme share it.
    id: Id,
    code: &'a str,
    /// Judged for draft only: not to be published.
    draft: bool,
    /// The last day on which something was decided of it, by its own record.
    modified: Option<Date>,
    /// Lowest layer first.
    guidelines: Vec<GuidelineStamp<'a>>,
    /// Whether everything that the guidelines ask holds; null where that could not be decided.
    met: Option<bool>,
    kind: Option<&'a str>,
    kind_name: Option<Text<'a>>,
    title: Option<Text<'a>>,
    edition: Option<Edition<'a>>,
    /// Codes of the programmes it takes the place of; left out where it takes nobody's.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Override<Vec<&'a str>>,
    /// Left out while it is offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<Option<Withdrawn<'a>>>,
    #[schemars(with = "Option<Provider<'_>>")]
    provider: Option<&'a RawValue>,
    /// Of a joint programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Option<Partner<'_>>>")]
    partners: Repeated<Partner<'a>>,
    unit: Option<Unit<'a>>,
    directors: Repeated<Person<'a>>,
    contact: Option<Person<'a>>,
    purpose: Option<Word<Purpose>>,
    study_groups: Option<StudyGroups<'a>>,
    /// EQF.
    #[schemars(range(min = 1, max = 8))]
    level: Option<u8>,
    /// ISO 639-1.
    #[schemars(inner(regex(pattern = r"^[a-z]{2}$")))]
    languages: Option<Vec<&'static str>>,
    aim: Option<Text<'a>>,
    need: Option<Text<'a>>,
    need_sources: Repeated<NeedSource<'a>>,
    project_needs: Option<Text<'a>>,
    target_group: Option<Text<'a>>,
    commissioned_by: Option<Text<'a>>,
    content: Option<Text<'a>>,
    methods: Option<Text<'a>>,
    environment: Option<Text<'a>>,
    materials: Option<TextOrNone<'a>>,
    completion: Option<Text<'a>>,
    trainers: Option<Text<'a>>,
    basis: Repeated<Basis<'a>>,
    vocational_standard: Option<TextOrNone<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "bool")]
    work_based: Option<bool>,
    outcomes: Option<Vec<Option<Outcome<'a>>>>,
    volume: Volume,
    /// The formal study programmes that the basis and the courses name.
    study_programmes: Vec<StudyProgramme<'a>>,
    /// The courses and components of the plan, in its order.
    courses: Vec<Course<'a>>,
    plan: Option<Vec<Member<'a>>>,
    duration: Option<Length>,
    study: Option<Word<Study>>,
    delivery: Option<Vec<Word<Delivery>>>,
    schedule: Option<Vec<Word<Schedule>>>,
    locations: Option<Vec<Text<'a>>>,
    /// ISO 3166-2.
    counties: Option<Vec<Coded<counties::County>>>,
    attendance: Option<Attendance>,
    weekly_load: Option<WeeklyLoad>,
    requires: Repeated<Requirement<'a>>,
    selection: Repeated<SelectBy>,
    conditions: Option<Text<'a>>,
    awards: Option<Vec<Award<'a>>>,
    stacks: Repeated<Stacks<'a>>,
    recognised: Repeated<Text<'a>>,
    exemptions: Option<Text<'a>>,
    transfer: Option<Transfer>,
    fees: Repeated<Fee<'a>>,
    /// Of a programme without intakes; else each intake has its own.
    fee_totals: Vec<Total<'a>>,
    instalments: Option<Word<InstalmentUnit>>,
    payers: Option<Vec<Word<Payer>>>,
    #[schemars(url)]
    website: Option<&'a str>,
    intakes: Vec<Option<Intake<'a>>>,
    approved: Option<Approval<'a>>,
    registered: Option<Registration<'a>>,
    published_by: Option<Word<Publisher>>,
    waivers: Vec<Option<Waiver<'a>>>,
    /// Left out where it meets every rule or gives no reasons.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Option<Departure<'_>>>")]
    departures: Repeated<Departure<'a>>,
}

/// The schema and its version.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
enum Schema {
    #[serde(rename = "kava.programme/1")]
    V1,
}

/// A partner of a joint programme; its code alone where the catalogue does not declare it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum Partner<'a> {
    Declared(Box<Provider<'a>>),
    Named { code: &'a str },
}

impl<'a> Partner<'a> {
    fn new(code: &'a str, catalogue: &Catalogue<'a>) -> Partner<'a> {
        match catalogue.institution(code) {
            Some(institution) => Partner::Declared(Box::new(institution.into())),
            None => Partner::Named { code },
        }
    }
}

/// A learning outcome; the plan says which courses teach and assess it.
#[derive(Debug, Serialize, JsonSchema)]
struct Outcome<'a> {
    code: &'a str,
    text: Option<Text<'a>>,
}

/// Credits and hours.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Volume {
    /// ECTS, as declared.
    declared: Option<Limits<kava_model::quantity::Credits>>,
    /// ECTS, the least and the most that a learner can reach.
    credits: Option<Span>,
    /// Hours of work, the least and the most: credits by the guideline's hours of one ECTS.
    hours: Option<Span>,
    hours_per_ects: Option<Number>,
    /// The least and the greatest share of credits from degree study.
    degree_share: Option<Shares>,
    /// Hours, as declared.
    workload: Option<Workload>,
    /// The parts of the hours, where they are the same whatever a learner chooses.
    split: Option<Workload>,
}

impl Volume {
    fn new(subject: &Subject<'_>) -> Volume {
        let (programme, summary) = (subject.programme, subject.summary());
        let hours = || {
            let (credits, one) = (summary.credits?, summary.terms.one_ects?);
            let (min, max) = (
                volume::hours(credits.min, one)?,
                volume::hours(credits.max, one)?,
            );
            Some(Span {
                min: min.into(),
                max: max.into(),
            })
        };
        Volume {
            declared: programme.volume.known().copied().map(Limits),
            credits: summary.credits.map(Span::from),
            hours: hours(),
            hours_per_ects: summary.terms.one_ects.map(Number::from),
            degree_share: summary.degree_share.map(Shares::from),
            workload: programme.workload.known().map(Workload::from),
            split: summary.split.map(Workload::from),
        }
    }
}

/// The outcomes; `None` at the end says that there will be more.
fn outcomes(programme: &Programme) -> Option<Vec<Option<Outcome<'_>>>> {
    let outcomes = programme.outcomes.known()?;
    let listed = outcomes.list.iter().map(|outcome| {
        Some(Outcome {
            code: &outcome.code.text,
            text: translated(&outcome.text),
        })
    });
    Some(listed.chain(outcomes.open.then_some(None)).collect())
}

/// What all records of a feed share.
pub struct Common<'a> {
    pub issue: Issue<'a>,
    /// Written once and not once a record.
    provider: Option<Box<RawValue>>,
}

impl<'a> Common<'a> {
    pub fn new(issue: Issue<'a>) -> serde_json::Result<Common<'a>> {
        let provider = issue
            .catalogue
            .issuer()
            .map(|issuer| to_raw_value(&Provider::from(issuer)));
        Ok(Common {
            issue,
            provider: provider.transpose()?,
        })
    }
}

impl<'a> Record<'a> {
    pub fn new(common: &'a Common<'a>, subject: &Subject<'a>) -> Record<'a> {
        let courses = plan::courses(subject);
        let issue = common.issue;
        let Subject {
            catalogue,
            programme,
            ..
        } = *subject;
        let summary = subject.summary();
        let issuer = catalogue.issuer();
        let changed = modified(programme, subject.record, catalogue, issue.as_of);
        let unit = programme
            .unit
            .known()
            .and_then(|name| catalogue.unit(&name.text));
        let names =
            |names: &'a kava_model::name::Names| names.0.iter().map(|name| &*name.text).collect();
        Record {
            schema: Schema::V1,
            id: id::programme(issuer, &programme.name.text),
            code: &programme.name.text,
            draft: issue.draft,
            modified: changed.map(Date),
            guidelines: stamps(summary),
            met: summary.met,
            kind: programme.kind.known().map(|kind| &*kind.text),
            kind_name: summary.terms.kind.as_deref().and_then(Text::new),
            title: translated(&programme.title),
            edition: programme
                .in_force
                .known()
                .map(|edition| Edition::new(edition, catalogue)),
            replaces: own(&programme.replaces, names),
            withdrawn: (!programme.withdrawn.is_absent()).then(|| {
                programme
                    .withdrawn
                    .known()
                    .map(|it| Withdrawn::new(it, catalogue))
            }),
            provider: common.provider.as_deref(),
            partners: repeated(&programme.partner, |name| {
                Partner::new(&name.text, catalogue)
            }),
            unit: unit.map(|unit| Unit::new(unit, catalogue)),
            directors: repeated(&programme.director, Person::from),
            contact: person(&programme.contact),
            purpose: programme.purpose.known().copied().map(Word),
            study_groups: programme.field.known().map(StudyGroups::from),
            level: programme.level.known().map(|level| level.0),
            languages: programme.language.known().map(languages),
            aim: translated(&programme.aim),
            need: translated(&programme.need),
            need_sources: repeated(&programme.need_source, NeedSource::from),
            project_needs: translated(&programme.project_needs),
            target_group: translated(&programme.target_group),
            commissioned_by: programme
                .commissioned_by
                .known()
                .and_then(|remark| Text::new(&remark.0)),
            content: translated(&programme.content),
            methods: translated(&programme.methods),
            environment: translated(&programme.environment),
            materials: TextOrNone::of(&programme.materials),
            completion: translated(&programme.completion),
            trainers: translated(&programme.trainers),
            basis: repeated(&programme.basis, Basis::from),
            vocational_standard: TextOrNone::of(&programme.vocational_standard),
            work_based: flag(&programme.work_based),
            outcomes: outcomes(programme),
            volume: Volume::new(subject),
            study_programmes: study_programmes(programme, &courses, catalogue),
            courses: courses
                .into_iter()
                .map(|it| Course::new(it, catalogue))
                .collect(),
            plan: plan::members(subject),
            duration: programme.duration.known().and_then(Length::new),
            study: programme.study.known().copied().map(Word),
            delivery: programme.delivery.known().map(words),
            schedule: programme.schedule.known().map(words),
            locations: programme.place_of_study.known().map(texts),
            counties: programme.county.known().map(codes),
            attendance: programme
                .attendance
                .known()
                .map(|it| Attendance::from(**it)),
            weekly_load: programme.weekly_load.known().map(WeeklyLoad::from),
            requires: repeated(&programme.requires, Requirement::from),
            selection: repeated(&programme.select, |by| Word(by.0)),
            conditions: translated(&programme.conditions),
            awards: programme
                .awards
                .known()
                .map(|awards| awards.0.iter().map(Award::from).collect()),
            stacks: repeated(&programme.stacks, Stacks::from),
            recognised: repeated(&programme.recognised, |remark| Text(&remark.0)),
            exemptions: translated(&programme.exemptions),
            transfer: programme.transfer.known().map(Transfer::from),
            fees: repeated(&programme.fee, Fee::from),
            fee_totals: totals(&summary.fees, None),
            instalments: programme
                .instalments
                .known()
                .map(|Instalments(by)| Word(*by)),
            payers: programme.payer.known().map(words),
            website: programme.website.known().map(|url| &*url.0),
            intakes: intakes(subject),
            approved: step(subject),
            registered: registration(subject),
            published_by: subject
                .record
                .and_then(|it| it.published_by.known())
                .copied()
                .map(Word),
            waivers: repeated(&programme.waive, |waiver| Waiver::new(waiver, catalogue))
                .unwrap_or_default(),
            departures: repeated(&programme.depart, Departure::from),
        }
    }
}

/// Each once, in the order in which they are first named.
fn study_programmes<'a>(
    programme: &'a Programme,
    courses: &[&'a fields::Course],
    catalogue: &Catalogue<'a>,
) -> Vec<StudyProgramme<'a>> {
    let basis = programme
        .basis
        .iter()
        .filter_map(|basis| match basis.known()? {
            fields::Basis::StudyProgramme(name) => Some(name),
            _ => None,
        });
    let origins = courses
        .iter()
        .flat_map(|course| match course.origin.known() {
            Some(fields::Origin::Degree(names)) => &names[..],
            _ => &[],
        });
    // What it stacks towards may also be another programme of the catalogue.
    let stacks = programme
        .stacks
        .iter()
        .filter_map(|stacks| match stacks.known()? {
            fields::Stacks::Towards(name) => catalogue.study_programme(&name.text).map(|_| name),
            _ => None,
        });
    let mut codes: Vec<&str> = Vec::new();
    for name in basis.chain(origins).chain(stacks) {
        if !codes.contains(&&*name.text) {
            codes.push(&name.text);
        }
    }
    codes
        .into_iter()
        .map(|code| StudyProgramme::named(code, catalogue))
        .collect()
}

fn intakes<'a>(subject: &Subject<'a>) -> Vec<Option<Intake<'a>>> {
    let Subject {
        catalogue,
        programme,
        ..
    } = *subject;
    let summary = subject.summary();
    let intakes = repeated(&programme.intake, |it| {
        Intake::new(it, programme, &summary.fees, catalogue)
    });
    intakes.unwrap_or_default()
}

fn step<'a>(subject: &Subject<'a>) -> Option<Approval<'a>> {
    let approved = subject.record?.approved.known()?;
    Some(Approval::new(approved, subject.catalogue))
}

fn registration<'a>(subject: &Subject<'a>) -> Option<Registration<'a>> {
    let registered = subject.record?.registered.known()?;
    Some(Registration::new(registered, subject.catalogue))
}

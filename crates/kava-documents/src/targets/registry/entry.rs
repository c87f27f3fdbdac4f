//! Everything that the register's form asks of one programme.

use kava_model::admission::{Delivery, Requirement, Schedule, Selection, Study, WordOr};
use kava_model::choice::{List, NoneOr};
use kava_model::codelist::education::Education;
use kava_model::codelist::ehis::MICRO_QUALIFICATION;
use kava_model::fields::{Award, NeedKind, Programme, Route};
use kava_model::names::Catalogue;
use kava_model::stated::Stated;
use kava_model::text::{self, Remark};
use schemars::JsonSchema;
use serde::Serialize;

use super::content::{Basis, LinkedCourse, Plan, linked};
use super::outcomes::{Outcome, as_one_text, listed};
use super::process::{Approval, Attachment, Missing, Record, attachments, missing};
use super::provider::{Contact, Director, Partner, Provider, Unit};
use super::volume::{Length, Volume};
use crate::canonical::{
    Coded, Date, GuidelineStamp, Repeated, Text, When, Word, estonian, languages, repeated, stamps,
    words,
};
use crate::id::{self, Id};
use crate::{Issue, Subject};

/// The entry of one programme. Texts are in Estonian unless they say otherwise.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "RegistryEntry")]
pub struct Entry<'a> {
    pub schema: Schema,
    /// Judged for draft only: not to be submitted.
    pub draft: bool,
    /// The day it was judged as of.
    pub as_of: Date,
    /// Lowest layer first.
    pub guidelines: Vec<GuidelineStamp<'a>>,
    /// UUID v5 of provider and code.
    pub id: Id,
    pub code: &'a str,
    pub edition: Option<Edition<'a>>,
    /// Codes of the programmes it takes the place of.
    pub replaces: Option<Vec<&'a str>>,
    /// Left out while it is offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Withdrawn<'_>")]
    pub withdrawn: Option<Withdrawn<'a>>,
    pub curriculum_type: CurriculumType,
    pub kind: Option<&'a str>,
    /// What the guideline calls the kind.
    pub kind_name: Option<Text<'a>>,
    pub title: Title<'a>,
    pub provider: Option<Provider<'a>>,
    pub partners: Repeated<Partner<'a>>,
    pub unit: Option<Unit<'a>>,
    pub director: Repeated<Director<'a>>,
    /// A detailed field of ISCED-F 2013.
    #[schemars(regex(pattern = r"^\d{2,4}$"))]
    pub study_group: Option<&'a str>,
    /// Further study programme groups.
    #[schemars(inner(regex(pattern = r"^\d{2,4}$")))]
    pub linked_groups: Option<Vec<&'a str>>,
    #[schemars(range(min = 1, max = 8))]
    pub estqf_level: Option<u8>,
    pub volume: Volume,
    /// ISO 639-1.
    #[schemars(inner(regex(pattern = r"^[a-z]{2}$")))]
    pub languages: Option<Vec<&'static str>>,
    pub basis: Repeated<Basis<'a>>,
    pub vocational_standard: Option<VocationalStandard<'a>>,
    pub linked_courses: Option<Vec<LinkedCourse<'a>>>,
    pub aim: Option<&'a str>,
    pub target_group: Option<&'a str>,
    pub need: Need<'a>,
    pub entry_conditions: Option<EntryConditions<'a>>,
    pub outcomes: Option<Vec<Outcome<'a>>>,
    /// The author's own words; the courses stand in the plan.
    pub content: Option<&'a str>,
    pub plan: Option<Plan<'a>>,
    pub methods: Option<Vec<&'a str>>,
    pub environment: Environment<'a>,
    /// An empty list says that none are used.
    pub materials: Option<Vec<&'a str>>,
    pub completion: Option<&'a str>,
    pub documents: Option<Vec<Word<Award>>>,
    /// Documents that no word stands for.
    pub other_documents: Vec<&'a str>,
    pub trainer: Option<&'a str>,
    pub study: Option<Word<Study>>,
    pub schedule: Option<Vec<Word<Schedule>>>,
    pub duration: Option<Length>,
    /// EHAK codes of counties.
    #[schemars(inner(regex(pattern = r"^\d{4}$")))]
    pub locations: Option<Vec<&'static str>>,
    /// Places in words.
    pub places: Option<Vec<&'a str>>,
    #[schemars(url, length(max = 2048))]
    pub public_url: Option<&'a str>,
    pub route: Option<Word<Route>>,
    pub cost_centre: Option<&'a str>,
    pub approval: Option<Approval<'a>>,
    pub record: Record<'a>,
    pub files: Vec<Attachment<'a>>,
    pub contact: Option<Contact<'a>>,
    pub ehis: Ehis,
    /// By file, line and field.
    pub missing: Vec<Missing<'a>>,
}

/// The schema and its version.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub enum Schema {
    #[serde(rename = "ehis.mkvok/0")]
    V0,
}

/// The one type of curriculum for all micro-qualifications.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub enum CurriculumType {
    #[serde(rename = "OK_LIIK_MKVOK")]
    MicroQualification,
}

impl Schema {
    pub fn name(self) -> &'static str {
        match self {
            Schema::V0 => "ehis.mkvok/0",
        }
    }
}

impl CurriculumType {
    pub fn code(self) -> &'static str {
        MICRO_QUALIFICATION
    }
}

/// When this edition is in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edition<'a> {
    pub from: When<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "When<'_>")]
    pub to: Option<When<'a>>,
}

/// From when on it is no longer offered, and why.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Withdrawn<'a> {
    pub from: Option<When<'a>>,
    pub because: Option<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Title<'a> {
    pub et: Option<&'a str>,
    pub en: Option<&'a str>,
}

/// The need that the programme answers.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Need<'a> {
    pub text: Option<&'a str>,
    pub sources: Repeated<NeedSource<'a>>,
    pub commissioned_by: Option<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct NeedSource<'a> {
    pub kind: Word<NeedKind>,
    pub text: Option<&'a str>,
}

/// The standard it leads towards, or the statement that there is none.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum VocationalStandard<'a> {
    None,
    Standard { text: Option<&'a str> },
}

/// What an applicant must bring.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EntryConditions<'a> {
    /// The highest of those asked for; `none` where nothing is.
    pub education: Option<Coded<Education>>,
    /// Codes of programmes to be completed first.
    pub programmes: Vec<&'a str>,
    /// Null is a requirement that is not known yet.
    pub other: Vec<Option<&'a str>>,
    pub conditions: Option<&'a str>,
    pub selection: Repeated<Word<Selection>>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Environment<'a> {
    pub mode: Option<Vec<Word<Delivery>>>,
    pub text: Option<&'a str>,
}

/// Under the register's own names.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Ehis {
    /// All outcomes as one text.
    pub opivaljundid: Option<String>,
    /// Whole ECTS.
    pub maht: Option<i64>,
}

impl<'a> Entry<'a> {
    pub fn new(issue: &Issue<'a>, subject: &Subject<'a>, form: &'a str) -> Entry<'a> {
        let Subject {
            catalogue,
            programme,
            record,
            ..
        } = *subject;
        let summary = subject.summary();
        let issuer = catalogue.issuer();
        let groups = programme
            .field
            .known()
            .map_or(&[][..], |groups| &groups.codes);
        let unit = programme
            .unit
            .known()
            .and_then(|name| catalogue.unit(&name.text));
        let volume = Volume::new(subject);
        let steps = Record::new(record, catalogue);
        let approval = steps.approval();
        let (documents, other_documents) = awards(programme);
        Entry {
            schema: Schema::V0,
            draft: issue.draft,
            as_of: Date(issue.as_of),
            guidelines: stamps(summary),
            id: id::programme(issuer, &programme.name.text),
            code: &programme.name.text,
            edition: edition(programme, catalogue),
            replaces: programme
                .replaces
                .known()
                .map(|it| it.0.iter().map(|name| &*name.text).collect()),
            withdrawn: withdrawn(programme, catalogue),
            curriculum_type: CurriculumType::MicroQualification,
            kind: programme.kind.known().map(|kind| &*kind.text),
            kind_name: summary.terms.kind.as_deref().and_then(Text::new),
            title: Title {
                et: in_estonian(&programme.title),
                en: programme.title.known().and_then(|title| title.get("en")),
            },
            provider: issuer.map(Provider::from),
            partners: repeated(&programme.partner, |name| {
                Partner::new(&name.text, catalogue)
            }),
            unit: unit.map(|unit| Unit::new(unit, catalogue)),
            director: Director::all(&programme.director),
            study_group: groups.first().map(|code| &*code.text),
            linked_groups: programme
                .field
                .known()
                .map(|_| groups.iter().skip(1).map(|code| &*code.text).collect()),
            estqf_level: programme.level.known().map(|level| level.0),
            languages: programme.language.known().map(languages),
            basis: repeated(&programme.basis, |basis| Basis::new(basis, catalogue)),
            vocational_standard: programme.vocational_standard.known().map(
                |standard| match standard {
                    NoneOr::None => VocationalStandard::None,
                    NoneOr::Some(Remark(text)) => VocationalStandard::Standard {
                        text: estonian(text),
                    },
                },
            ),
            linked_courses: linked(subject),
            aim: in_estonian(&programme.aim),
            target_group: in_estonian(&programme.target_group),
            need: need(programme),
            entry_conditions: entry_conditions(programme),
            outcomes: listed(subject),
            content: in_estonian(&programme.content),
            plan: Plan::new(subject),
            methods: in_estonian(&programme.methods).map(lines),
            environment: Environment {
                mode: programme.delivery.known().map(words),
                text: in_estonian(&programme.environment),
            },
            materials: materials(programme),
            completion: in_estonian(&programme.completion),
            documents,
            other_documents,
            trainer: in_estonian(&programme.trainers),
            study: programme.study.known().copied().map(Word),
            schedule: programme.schedule.known().map(words),
            duration: programme.duration.known().and_then(Length::new),
            locations: counties(programme),
            places: places(programme),
            public_url: programme.website.known().map(|url| &*url.0),
            route: record
                .and_then(|record| record.route.known())
                .copied()
                .map(Word),
            cost_centre: record
                .and_then(|record| record.cost_centre.known())
                .map(|centre| &*centre.0),
            files: attachments(form, approval.as_ref()),
            approval,
            record: steps,
            contact: contact(programme),
            ehis: Ehis {
                opivaljundid: as_one_text(programme),
                maht: volume.ects,
            },
            volume,
            missing: missing(subject.verdict(), subject.sources),
        }
    }
}

/// In Estonian, or in no particular language.
pub fn in_estonian(stated: &Stated<text::Text>) -> Option<&str> {
    stated.known().and_then(estonian)
}

fn edition<'a>(programme: &'a Programme, catalogue: &Catalogue<'a>) -> Option<Edition<'a>> {
    let in_force = programme.in_force.known()?;
    let when = |when| When::new(when, catalogue);
    Some(Edition {
        from: when(&in_force.from),
        to: in_force.to.as_ref().map(when),
    })
}

fn withdrawn<'a>(programme: &'a Programme, catalogue: &Catalogue<'a>) -> Option<Withdrawn<'a>> {
    if programme.withdrawn.is_absent() {
        return None;
    }
    let known = programme.withdrawn.known();
    Some(Withdrawn {
        from: known
            .and_then(|it| it.from.known())
            .map(|when| When::new(when, catalogue)),
        because: known
            .and_then(|it| it.because.as_ref())
            .and_then(in_estonian),
    })
}

fn need(programme: &Programme) -> Need<'_> {
    Need {
        text: in_estonian(&programme.need),
        sources: repeated(&programme.need_source, |source| NeedSource {
            kind: Word(source.kind),
            text: source.source.as_ref().and_then(estonian),
        }),
        commissioned_by: programme
            .commissioned_by
            .known()
            .and_then(|remark| estonian(&remark.0)),
    }
}

/// Nothing where the author has said nothing of admission.
fn entry_conditions(programme: &Programme) -> Option<EntryConditions<'_>> {
    let silent = programme.requires.is_empty()
        && programme.select.is_empty()
        && programme.conditions.known().is_none();
    if silent {
        return None;
    }
    let mut conditions = EntryConditions {
        education: None,
        programmes: Vec::new(),
        other: Vec::new(),
        conditions: in_estonian(&programme.conditions),
        selection: repeated(&programme.select, |by| Word(by.0)),
    };
    for requirement in &programme.requires {
        conditions.add(requirement.known());
    }
    Some(conditions)
}

impl<'a> EntryConditions<'a> {
    fn add(&mut self, requirement: Option<&'a Requirement>) {
        match requirement {
            None => self.other.push(None),
            Some(Requirement::None) => {
                self.education = self
                    .education
                    .or(kava_model::codelist::education::find("none").map(Coded));
            }
            Some(Requirement::Education(asked)) => {
                let higher = self
                    .education
                    .is_none_or(|known| known.0.level < asked.0.level);
                self.education = if higher {
                    Some(Coded(asked.0))
                } else {
                    self.education
                };
            }
            Some(Requirement::Programme(name)) => self.programmes.push(&name.text),
            Some(Requirement::Text(text)) => self.other.push(estonian(text)),
        }
    }
}

/// Words and texts apart.
fn awards(programme: &Programme) -> (Option<Vec<Word<Award>>>, Vec<&str>) {
    let Some(List(awards)) = programme.awards.known() else {
        return (None, Vec::new());
    };
    let (mut words, mut texts) = (Vec::new(), Vec::new());
    for award in awards {
        match award {
            WordOr::Word(word) => words.push(Word(*word)),
            WordOr::Text(text) => texts.extend(estonian(text)),
        }
    }
    (Some(words), texts)
}

fn materials(programme: &Programme) -> Option<Vec<&str>> {
    match programme.materials.known()? {
        NoneOr::None => Some(Vec::new()),
        NoneOr::Some(Remark(text)) => estonian(text).map(lines),
    }
}

/// The lines of a text, without the marks of a list.
fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .map(|line| {
            line.strip_prefix("- ")
                .or_else(|| line.strip_prefix("* "))
                .unwrap_or(line)
        })
        .filter(|line| !line.is_empty())
        .collect()
}

/// Of the programme and of all its intakes, by code.
fn counties(programme: &Programme) -> Option<Vec<&'static str>> {
    let intakes = programme.intake.iter().filter_map(Stated::known);
    let stated = std::iter::once(&programme.county).chain(intakes.map(|intake| &intake.county));
    let lists: Vec<_> = stated.filter_map(Stated::known).collect();
    let mut codes: Vec<_> = lists
        .iter()
        .flat_map(|list| &list.0)
        .map(|county| county.0.ehak)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    (!lists.is_empty()).then_some(codes)
}

fn places(programme: &Programme) -> Option<Vec<&str>> {
    let List(places) = programme.place_of_study.known()?;
    Some(
        places
            .iter()
            .filter_map(|Remark(text)| estonian(text))
            .collect(),
    )
}

/// The contact, else the responsible director, else the only one.
fn contact(programme: &Programme) -> Option<Contact<'_>> {
    if !programme.contact.is_absent() {
        return programme.contact.known().map(Contact::from);
    }
    let known = || programme.director.iter().filter_map(Stated::known);
    let only = || {
        if programme.director.len() == 1 {
            known().next()
        } else {
            None
        }
    };
    known()
        .find(|person| person.responsible)
        .or_else(only)
        .map(Contact::from)
}

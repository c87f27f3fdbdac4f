//! Who offers: institutions, units, people, formal study programmes.

use kava_model::coded::{Groups, Person as Named};
use kava_model::fields::{
    Head as WrittenHead, Institution, ProviderKind, QualityAssuranceKind, School,
    StudyProgramme as Formal,
};
use kava_model::names::{Catalogue, Unit as Owner};
use kava_model::stated::Stated;
use schemars::JsonSchema;
use serde::Serialize;

use crate::canonical::{Date, Text, Word, translated};

/// A university or other provider, or a partner.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Provider<'a> {
    pub code: &'a str,
    name: Option<Text<'a>>,
    kind: Option<Word<ProviderKind>>,
    /// Its code in the business or State register.
    registry_code: Option<&'a str>,
    /// The home domain by which catalogues identify it.
    schac: Option<&'a str>,
    /// ISO 3166-1 alpha-2.
    #[schemars(regex(pattern = r"^[A-Z]{2}$"))]
    country: Option<&'static str>,
    #[schemars(url)]
    website: Option<&'a str>,
    /// In which study programme groups it has the right to teach.
    study_groups: Option<StudyGroups<'a>>,
    quality_assurance: Option<QualityAssurance<'a>>,
    contact: Option<Person<'a>>,
}

impl<'a> From<&'a Institution> for Provider<'a> {
    fn from(institution: &'a Institution) -> Provider<'a> {
        let assured = institution.quality_assurance.known();
        Provider {
            code: &institution.name.text,
            name: translated(&institution.names),
            kind: institution.kind.known().copied().map(Word),
            registry_code: institution.registry_code.known().map(|code| &*code.0),
            schac: institution.schac.known().map(|schac| &*schac.0),
            country: institution.country.known().map(|country| country.0.code),
            website: institution.website.known().map(|url| &*url.0),
            study_groups: institution.study_groups.known().map(StudyGroups::from),
            quality_assurance: assured.map(|assured| QualityAssurance {
                kind: Word(assured.kind),
                by: assured.by.as_ref().and_then(translated),
            }),
            contact: person(&institution.contact),
        }
    }
}

/// What was assessed, and by whom.
#[derive(Debug, Serialize, JsonSchema)]
pub struct QualityAssurance<'a> {
    kind: Word<QualityAssuranceKind>,
    by: Option<Text<'a>>,
}

/// Fields of study by ISCED-F 2013; the first is the primary one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StudyGroups<'a> {
    #[schemars(inner(regex(pattern = r"^\d{2,4}$")))]
    codes: Vec<&'a str>,
    /// The day the list is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Date")]
    from: Option<Date>,
}

impl<'a> From<&'a Groups> for StudyGroups<'a> {
    fn from(groups: &'a Groups) -> StudyGroups<'a> {
        StudyGroups {
            codes: groups.codes.iter().map(|code| &*code.text).collect(),
            from: groups.from.map(Date),
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Person<'a> {
    pub name: &'a str,
    #[schemars(email)]
    pub email: Option<&'a str>,
    phone: Option<&'a str>,
    /// Of several directors, the responsible one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    responsible: bool,
}

impl<'a> From<&'a Named> for Person<'a> {
    fn from(person: &'a Named) -> Person<'a> {
        Person {
            name: &person.name,
            email: person.mail.as_deref(),
            phone: person.phone.as_deref(),
            responsible: person.responsible,
        }
    }
}

pub fn person(stated: &Stated<Named>) -> Option<Person<'_>> {
    stated.known().map(Person::from)
}

/// Who heads a unit.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "UnitHead")]
pub struct Head<'a> {
    person: Option<Text<'a>>,
    title: Option<&'a str>,
}

impl<'a> From<&'a WrittenHead> for Head<'a> {
    fn from(head: &'a WrittenHead) -> Head<'a> {
        Head {
            person: Text::new(&head.person),
            title: head.title.as_ref().map(|title| &*title.0),
        }
    }
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum UnitKind {
    School,
    College,
    Department,
}

/// The unit that develops a programme.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unit<'a> {
    code: &'a str,
    kind: UnitKind,
    name: Option<Text<'a>>,
    head: Option<Head<'a>>,
    contact: Option<Person<'a>>,
    /// The School it belongs to; left out for a School itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<Option<Faculty<'a>>>,
}

/// A School of the institution.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "School")]
struct Faculty<'a> {
    code: &'a str,
    name: Option<Text<'a>>,
    head: Option<Head<'a>>,
    contact: Option<Person<'a>>,
}

impl<'a> From<&'a School> for Faculty<'a> {
    fn from(school: &'a School) -> Faculty<'a> {
        Faculty {
            code: &school.name.text,
            name: translated(&school.names),
            head: school.head.known().map(Head::from),
            contact: person(&school.contact),
        }
    }
}

impl<'a> Unit<'a> {
    pub fn new(unit: Owner<'a>, catalogue: &Catalogue<'a>) -> Unit<'a> {
        let (kind, head, contact) = match unit {
            Owner::School(unit) => (UnitKind::School, &unit.head, &unit.contact),
            Owner::College(unit) => (UnitKind::College, &unit.head, &unit.contact),
            Owner::Department(unit) => (UnitKind::Department, &unit.head, &unit.contact),
        };
        let is_school = matches!(unit, Owner::School(_));
        Unit {
            code: &unit.name().text,
            kind,
            name: translated(unit.names()),
            head: head.known().map(Head::from),
            contact: person(contact),
            school: (!is_school).then(|| catalogue.school_of(unit).map(Faculty::from)),
        }
    }
}

/// A formal study programme of degree study.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StudyProgramme<'a> {
    code: &'a str,
    title: Option<Text<'a>>,
    /// EQF.
    #[schemars(range(min = 1, max = 8))]
    level: Option<u8>,
    /// Whose it is; the issuer's where the catalogue names none.
    institution: Option<&'a str>,
    school: Option<&'a str>,
    study_groups: Option<StudyGroups<'a>>,
    registry_code: Option<&'a str>,
}

impl<'a> StudyProgramme<'a> {
    /// A name that the catalogue does not declare says nothing but itself.
    pub fn named(code: &'a str, catalogue: &Catalogue<'a>) -> StudyProgramme<'a> {
        let formal: Option<&Formal> = catalogue.study_programme(code);
        let issuer = || catalogue.issuer().map(|issuer| &*issuer.name.text);
        let named = |formal: &'a Formal| formal.institution.known().map(|name| &*name.text);
        StudyProgramme {
            code,
            title: formal.and_then(|formal| translated(&formal.title)),
            level: formal
                .and_then(|formal| formal.level.known())
                .map(|level| level.0),
            institution: formal.and_then(|formal| match formal.institution {
                Stated::Absent => issuer(),
                _ => named(formal),
            }),
            school: formal
                .and_then(|formal| formal.school.known())
                .map(|name| &*name.text),
            study_groups: formal
                .and_then(|formal| formal.field.known())
                .map(StudyGroups::from),
            registry_code: formal
                .and_then(|formal| formal.registry_code.known())
                .map(|code| &*code.0),
        }
    }
}

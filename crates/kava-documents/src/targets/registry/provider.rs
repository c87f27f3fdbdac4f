//! Who offers, develops and answers.

use kava_model::coded::Person;
use kava_model::fields::{Head as WrittenHead, Institution, ProviderKind, School};
use kava_model::names::{Catalogue, Unit as Owner};
use kava_model::stated::Stated;
use schemars::JsonSchema;
use serde::Serialize;

use super::entry::in_estonian;
use crate::canonical::{Repeated, Word, estonian, repeated};

/// The institution that awards.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Provider<'a> {
    /// In the business or State register.
    pub reg_code: Option<&'a str>,
    pub name: Option<&'a str>,
    #[serde(rename = "type")]
    pub kind: Option<Word<ProviderKind>>,
}

impl<'a> From<&'a Institution> for Provider<'a> {
    fn from(institution: &'a Institution) -> Provider<'a> {
        Provider {
            reg_code: institution.registry_code.known().map(|code| &*code.0),
            name: in_estonian(&institution.names),
            kind: institution.kind.known().copied().map(Word),
        }
    }
}

/// A partner of a joint programme.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Partner<'a> {
    pub code: &'a str,
    pub name: Option<&'a str>,
    pub reg_code: Option<&'a str>,
    /// ISO 3166-1 alpha-2.
    #[schemars(regex(pattern = r"^[A-Z]{2}$"))]
    pub country: Option<&'static str>,
}

impl<'a> Partner<'a> {
    pub fn new(code: &'a str, catalogue: &Catalogue<'a>) -> Partner<'a> {
        let partner = catalogue.institution(code);
        Partner {
            code,
            name: partner.and_then(|partner| in_estonian(&partner.names)),
            reg_code: partner
                .and_then(|partner| partner.registry_code.known())
                .map(|code| &*code.0),
            country: partner
                .and_then(|partner| partner.country.known())
                .map(|country| country.0.code),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnitType {
    School,
    College,
    Department,
}

/// The unit that develops the programme.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unit<'a> {
    pub code: &'a str,
    #[serde(rename = "type")]
    pub kind: UnitType,
    pub name: Option<&'a str>,
    /// The School whose head proposes the programme.
    pub school: Option<Faculty<'a>>,
}

/// A School of the institution.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "School")]
pub struct Faculty<'a> {
    pub code: &'a str,
    pub name: Option<&'a str>,
    pub head: Option<Head<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Head<'a> {
    pub name: Option<&'a str>,
    pub title: Option<&'a str>,
}

impl<'a> From<&'a WrittenHead> for Head<'a> {
    fn from(head: &'a WrittenHead) -> Head<'a> {
        Head {
            name: estonian(&head.person),
            title: head.title.as_ref().map(|title| &*title.0),
        }
    }
}

impl<'a> From<&'a School> for Faculty<'a> {
    fn from(school: &'a School) -> Faculty<'a> {
        Faculty {
            code: &school.name.text,
            name: in_estonian(&school.names),
            head: school.head.known().map(Head::from),
        }
    }
}

impl<'a> Unit<'a> {
    pub fn new(unit: Owner<'a>, catalogue: &Catalogue<'a>) -> Unit<'a> {
        Unit {
            code: &unit.name().text,
            kind: match unit {
                Owner::School(_) => UnitType::School,
                Owner::College(_) => UnitType::College,
                Owner::Department(_) => UnitType::Department,
            },
            name: in_estonian(unit.names()),
            school: catalogue.school_of(unit).map(Faculty::from),
        }
    }
}

/// A person who can be asked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Contact<'a> {
    pub name: &'a str,
    #[schemars(email)]
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
}

impl<'a> From<&'a Person> for Contact<'a> {
    fn from(person: &'a Person) -> Contact<'a> {
        Contact {
            name: &person.name,
            email: person.mail.as_deref(),
            phone: person.phone.as_deref(),
        }
    }
}

/// A programme director.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Director<'a> {
    pub name: &'a str,
    #[schemars(email)]
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
    /// Of several, the responsible one; one alone is responsible.
    pub responsible: bool,
}

impl<'a> Director<'a> {
    /// The directors in the order of the author.
    pub fn all(stated: &'a [Stated<Person>]) -> Repeated<Director<'a>> {
        let alone = stated.len() == 1;
        repeated(stated, |person| {
            let Contact { name, email, phone } = person.into();
            Director {
                name,
                email,
                phone,
                responsible: person.responsible || alone,
            }
        })
    }
}

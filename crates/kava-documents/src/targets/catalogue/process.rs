//! Editions, and what of a programme's process is public.

use kava_model::coded::{InForce, Withdrawn as Closed};
use kava_model::fields::{
    Departure as Departed, ProcessStep, Registration as Registered, Waiver as Written,
};
use kava_model::names::Catalogue;
use kava_model::quantity::Credits;
use schemars::JsonSchema;
use serde::Serialize;

use crate::canonical::{Limits, Text, When, translated};

/// From when on, and until when, an edition is in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edition<'a> {
    pub from: When<'a>,
    /// Left out where no end was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "When<'_>")]
    to: Option<When<'a>>,
}

impl<'a> Edition<'a> {
    pub fn new(edition: &'a InForce, catalogue: &Catalogue<'a>) -> Edition<'a> {
        Edition {
            from: When::new(&edition.from, catalogue),
            to: edition.to.as_ref().map(|when| When::new(when, catalogue)),
        }
    }
}

/// From when on a programme is no longer offered, and why.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Withdrawn<'a> {
    from: Option<When<'a>>,
    because: Option<Text<'a>>,
}

impl<'a> Withdrawn<'a> {
    pub fn new(withdrawn: &'a Closed, catalogue: &Catalogue<'a>) -> Withdrawn<'a> {
        Withdrawn {
            from: withdrawn
                .from
                .known()
                .map(|when| When::new(when, catalogue)),
            because: withdrawn.because.as_ref().and_then(translated),
        }
    }
}

/// The institution's approval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Approval<'a> {
    on: When<'a>,
    /// Who approved: a role such as `vice-rector`.
    by: Option<&'a str>,
    document: Option<&'a str>,
}

impl<'a> Approval<'a> {
    pub fn new(step: &'a ProcessStep, catalogue: &Catalogue<'a>) -> Approval<'a> {
        Approval {
            on: When::new(&step.on, catalogue),
            by: step.by.as_ref().map(|name| &*name.text),
            document: step.document.as_ref().map(|document| &*document.0),
        }
    }
}

/// The entry in the register of study programmes (EHIS).
#[derive(Debug, Serialize, JsonSchema)]
pub struct Registration<'a> {
    on: Option<When<'a>>,
    #[schemars(regex(pattern = r"^\d+$"))]
    code: Option<&'a str>,
    /// ECTS, where the register was told another number than the plan gives.
    volume: Option<Limits<Credits>>,
}

impl<'a> Registration<'a> {
    pub fn new(registration: &'a Registered, catalogue: &Catalogue<'a>) -> Registration<'a> {
        Registration {
            on: (registration.on.as_ref()).map(|on| When::new(on, catalogue)),
            code: registration.code.as_ref().map(|code| &*code.text),
            volume: registration.volume.map(Limits),
        }
    }
}

/// A rule of the guideline that is set aside for this programme.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Waiver<'a> {
    rule: &'a str,
    guideline: Option<&'a str>,
    because: Option<Text<'a>>,
    until: Option<When<'a>>,
    by: Option<Text<'a>>,
}

impl<'a> Waiver<'a> {
    pub fn new(waiver: &'a Written, catalogue: &Catalogue<'a>) -> Waiver<'a> {
        Waiver {
            rule: &waiver.rule.text,
            guideline: waiver.of.as_ref().map(|name| &*name.text),
            because: waiver.because.as_ref().and_then(translated),
            until: waiver.until.known().map(|when| When::new(when, catalogue)),
            by: waiver.by.as_ref().and_then(translated),
        }
    }
}

/// A recommendation that the programme does not follow, and why.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Departure<'a> {
    rule: &'a str,
    because: Option<Text<'a>>,
}

impl<'a> From<&'a Departed> for Departure<'a> {
    fn from(departure: &'a Departed) -> Departure<'a> {
        Departure {
            rule: &departure.rule.text,
            because: translated(&departure.because),
        }
    }
}

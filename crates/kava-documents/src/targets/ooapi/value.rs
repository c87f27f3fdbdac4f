//! Values that several objects share.

use std::borrow::Cow;

use kava_model::admission::Delivery;
use kava_model::coded::{Language, Workload};
use kava_model::quantity::{Credits, Hours};
use kava_model::unit::Unit;
use serde::Serialize;

use crate::canonical::{Number, Wording};

/// A text in a language, of which there are as many as languages.
#[derive(Debug, Serialize)]
pub struct Typed<'a> {
    language: &'a str,
    value: String,
}

pub type Text<'a> = Vec<Typed<'a>>;

pub fn typed<'a>(text: Wording<'a>) -> Text<'a> {
    let typed = |(language, value): (&'a str, Cow<'a, str>)| Typed {
        language,
        value: value.into_owned(),
    };
    text.into_parts().map(typed).collect()
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Code<'a> {
    code_type: &'static str,
    code: Cow<'a, str>,
}

impl<'a> Code<'a> {
    pub fn new(code_type: &'static str, code: impl Into<Cow<'a, str>>) -> Code<'a> {
        Code {
            code_type,
            code: code.into(),
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StudyLoad {
    study_load_unit: &'static str,
    value: Number,
}

impl StudyLoad {
    pub fn ects(credits: Credits) -> StudyLoad {
        StudyLoad {
            study_load_unit: "ects",
            value: credits.into(),
        }
    }

    /// The learner's hours by the guideline: the specification would count 28 to a credit.
    pub fn hours(hours: Hours) -> StudyLoad {
        StudyLoad {
            study_load_unit: "hour",
            value: hours.into(),
        }
    }

    pub fn contact(hours: Hours) -> StudyLoad {
        StudyLoad {
            study_load_unit: "contact_time",
            value: hours.into(),
        }
    }

    /// In clock hours only: academic hours are another unit.
    pub fn of(workload: &Workload) -> Vec<StudyLoad> {
        if workload.unit() != Some(Unit::Hours) {
            return Vec::new();
        }
        let total = workload.sum().map(|sum| StudyLoad::hours(Hours(sum)));
        let contact = workload
            .contact
            .map(|amount| StudyLoad::contact(Hours(amount.number)));
        total.into_iter().chain(contact).collect()
    }
}

pub fn languages(list: &[Language]) -> Option<Vec<&'static str>> {
    let codes: Vec<&str> = list.iter().map(|language| language.0.code).collect();
    (!codes.is_empty()).then_some(codes)
}

/// As the specification names them; what is on site is `presential`.
pub fn modes(delivery: &[Delivery], work_based: bool) -> Option<Vec<&'static str>> {
    let mode = |delivery: &Delivery| match delivery {
        Delivery::OnSite => "presential",
        Delivery::Online => "online",
        Delivery::Hybrid => "hybrid",
        Delivery::Blended => "blended",
    };
    let modes = delivery.iter().map(mode);
    let modes: Vec<&str> = modes.chain(work_based.then_some("work_based")).collect();
    (!modes.is_empty()).then_some(modes)
}

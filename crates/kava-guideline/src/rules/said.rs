//! What a programme does not say although it should.

use kava_diagnostics::{Finding, Place, Severity, Words};
use kava_model::fields::Moment;
use kava_model::stated::Stated;
use kava_model::text::Text;

use crate::rule::Asked;

/// The finding for a fact that is left out, to be written at `home`. What is still `todo` has its
/// warning already: here it is reported only where it is an error.
pub(super) fn unsaid<T>(
    asked: &Asked<'_>,
    needed: Moment,
    home: Place,
    fact: &Stated<T>,
    message: Words,
) -> Option<Finding> {
    match fact {
        Stated::Known(..) | Stated::Broken(_) => None,
        Stated::Absent => Some(asked.missing(needed, home, message)),
        Stated::Todo(place) => {
            let finding = asked.missing(needed, *place, message);
            (finding.severity == Severity::Error).then_some(finding)
        }
    }
}

/// The same for a text, which may also be empty, or `todo` in every language.
pub(super) fn unsaid_text(
    asked: &Asked<'_>,
    needed: Moment,
    home: Place,
    text: &Stated<Text>,
    message: Words,
) -> Option<Finding> {
    match text {
        Stated::Known(said, place) if said.0.is_empty() => {
            unsaid(asked, needed, home, &Stated::<Text>::Todo(*place), message)
        }
        Stated::Known(said, place) if is_empty(said) => {
            Some(asked.missing(needed, *place, message))
        }
        _ => unsaid(asked, needed, home, text, message),
    }
}

/// No language says anything.
pub(super) fn is_empty(text: &Text) -> bool {
    text.0.iter().all(|part| part.text.trim().is_empty())
}

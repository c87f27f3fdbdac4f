//! What a programme does not say although it should.

use kava_diagnostics::{Finding, Place, Severity, Words, say};
use kava_model::fields::Moment;
use kava_model::name::Name;
use kava_model::room::Room;
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

/// Offers to keep the place of a fact that is left out open, where that is enough for now.
pub(super) fn or_todo<T>(
    finding: Finding,
    fact: &Stated<T>,
    room: Option<Room>,
    word: &str,
) -> Finding {
    match room {
        Some(room) if fact.is_absent() && finding.severity == Severity::Warning => finding.fix_all(
            to_be_filled_in(word),
            vec![room.line(&format!("{word} todo"))],
        ),
        _ => finding,
    }
}

/// `add “level todo”, to be filled in later`
pub(crate) fn to_be_filled_in(word: &str) -> Words {
    say!(
        en "add “{word} todo”, to be filled in later",
        et "lisa „{word} todo“, mida hiljem täita",
        word = word
    )
}

/// Offers a line that says what is asked.
pub(super) fn or_line(finding: Finding, room: Option<Room>, line: &str) -> Finding {
    match room {
        Some(room) => {
            let title = say!(en "add “{line}”", et "lisa „{line}“", line = line);
            finding.fix_all(title, vec![room.line(line)])
        }
        None => finding,
    }
}

/// Offers to say something else in the place of what is said.
pub(crate) fn or_change(finding: Finding, place: Place, to: &str) -> Finding {
    let title = say!(en "change it to {to}", et "muuda: {to}", to = to);
    finding.fix(title, place.span, to)
}

/// Offers to take it out.
pub(crate) fn or_without(finding: Finding, what: Place) -> Finding {
    finding.fix(say!(en "take it out", et "eemalda see"), what.span, "")
}

/// Offers the nearest of the words that may stand in a name's place.
pub(crate) fn or_nearest<'w>(
    finding: Finding,
    name: &Name,
    known: impl IntoIterator<Item = &'w str>,
) -> Finding {
    match kava_model::nearest(&name.text, known) {
        Some(near) => or_one_of(finding, name.place, [near])
            .help(say!(en "did you mean “{near}”?", et "kas mõtlesid „{near}“?", near = near)),
        None => finding,
    }
}

/// Offers each of the words that may stand in a place.
pub(crate) fn or_one_of<'w>(
    finding: Finding,
    place: Place,
    known: impl IntoIterator<Item = &'w str>,
) -> Finding {
    known.into_iter().fold(finding, |finding, word| {
        let title = say!(en "write “{word}”", et "kirjuta „{word}“", word = word);
        finding.fix(title, place.span, word)
    })
}

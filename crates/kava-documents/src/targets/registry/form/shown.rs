//! Values as an Estonian form shows them.

use kava_diagnostics::{Lang, Speak, Spoken};
use kava_model::quantity::{Bound, Decimal};
use maud::{Markup, html};

use super::super::entry::Entry;
use crate::canonical::{Date, InSemester, Number, Span, When, estonian};

/// `28.04.2026`
pub fn date(Date(day): Date) -> String {
    format!("{:02}.{:02}.{}", day.0.day(), day.0.month(), day.year())
}

pub fn when(when: &When<'_>) -> String {
    match when {
        When::Day(day) => date(*day),
        When::Month(month) => format!("{:02}.{}", month.0.month, month.0.year),
        When::Semester(InSemester {
            semester,
            from: Some(from),
            to: Some(to),
        }) => {
            format!("semester {semester} ({}–{})", date(*from), date(*to))
        }
        When::Semester(InSemester { semester, .. }) => format!("semester {semester}"),
    }
}

/// With a decimal comma.
pub fn number(Number(number): Number) -> String {
    spoken(&number)
}

fn spoken(value: &impl Speak) -> String {
    Spoken(value, Lang::Et).to_string()
}

/// `6 EAP`, `2–5,5 EAP`, `vähemalt 6 EAP`
pub fn bound<T: Speak + PartialEq>(bound: &Bound<T>) -> String {
    spoken(bound).replace("..", "–")
}

/// `12` or `12–15`
pub fn span(span: Span) -> String {
    match span.min == span.max {
        true => number(span.min),
        false => format!("{}–{}", number(span.min), number(span.max)),
    }
}

pub fn hours(hours: Number) -> String {
    let Number(count) = hours;
    match count == Decimal::whole(1) {
        true => "1 tund".to_owned(),
        false => format!("{} tundi", number(hours)),
    }
}

/// What the guideline calls the kind, else its word.
pub fn kind<'a>(entry: &Entry<'a>) -> Option<&'a str> {
    entry
        .kind_name
        .and_then(|name| estonian(name.0))
        .or(entry.kind)
}

/// Texts one under the other, numbered or not.
pub fn list<T: AsRef<str>>(texts: &[T]) -> Markup {
    html! {
        @if let [text] = texts { p.text { (text.as_ref()) } }
        @else { ul { @for text in texts { li { (text.as_ref()) } } } }
    }
}

/// Texts in one line.
pub fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().collect::<Vec<_>>().join(", ")
}

/// What people call a role that a record names.
pub fn role(word: &str) -> &str {
    match word {
        "dean" => "dekaan",
        "vice-rector" => "prorektor",
        "rector" => "rektor",
        "director" => "direktor",
        word => word,
    }
}

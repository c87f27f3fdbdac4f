//! Values as a learner reads them.

use kava_diagnostics::{Lang, Speak, Spoken, Words, say};
use kava_model::choice::{Choice, List};
use kava_model::date::Day;
use kava_model::quantity::{Bound, Decimal};
use kava_model::text::{Part, Text};
use kava_model::unit::Unit;
use kava_model::verdict::Range;
use maud::{Markup, html};

use crate::canonical::{Date, InSemester, When};

/// A text in the page's language, else in one it has, marked as such.
pub fn text(text: &Text, lang: Lang) -> Markup {
    let other = || {
        text.part("et")
            .or_else(|| text.part("en"))
            .or(text.0.first())
    };
    match text
        .part(lang.tag())
        .or_else(|| text.part(""))
        .or_else(other)
    {
        None => html! {},
        Some(Part { language, text, .. }) if is_other(language, lang) => html! {
            span lang=(&**language) { (text) }
        },
        Some(Part { text, .. }) => html! { (text) },
    }
}

fn is_other(language: &str, lang: Lang) -> bool {
    !language.is_empty() && language != lang.tag()
}

/// The words of a text, where no markup can stand.
pub fn plain(text: &Text, lang: Lang) -> &str {
    text.get(lang.tag()).unwrap_or(text.any())
}

/// What is not known is never left blank: a blank could be taken for “none”.
pub fn unknown(lang: Lang) -> Markup {
    html! { span.unknown { (say!(en "not stated", et "ei ole teada").get(lang)) } }
}

const MONTHS: [(&str, &str); 12] = [
    ("January", "jaanuar"),
    ("February", "veebruar"),
    ("March", "märts"),
    ("April", "aprill"),
    ("May", "mai"),
    ("June", "juuni"),
    ("July", "juuli"),
    ("August", "august"),
    ("September", "september"),
    ("October", "oktoober"),
    ("November", "november"),
    ("December", "detsember"),
];

fn month(number: i8) -> (&'static str, &'static str) {
    let at = usize::try_from(number - 1).unwrap_or_default();
    MONTHS.get(at).copied().unwrap_or_default()
}

/// `31 August 2026`, `31. august 2026`
pub fn date(Date(day): Date) -> Words {
    let (en, et) = month(day.0.month());
    let (number, year) = (day.0.day(), day.year());
    Words {
        en: format!("{number} {en} {year}"),
        et: format!("{number}. {et} {year}"),
    }
}

/// `January 2027`, `jaanuar 2027`
pub fn month_of(year: i16, number: i8) -> Words {
    let (en, et) = month(number);
    Words {
        en: format!("{en} {year}"),
        et: format!("{et} {year}"),
    }
}

/// As much of a day as is known.
pub fn when(when: &When<'_>) -> Words {
    match when {
        When::Day(day) => date(*day),
        When::Month(month) => month_of(month.0.year, month.0.month),
        When::Semester(InSemester { semester, .. }) => intake_name(semester),
    }
}

/// `autumn 2026` for `autumn-2026`; a code of its own stays as it is.
pub fn intake_name(code: &str) -> Words {
    match code.split_once('-') {
        Some(("autumn", year)) => say!(en "autumn {year}", et "sügis {year}", year = year),
        Some(("spring", year)) => say!(en "spring {year}", et "kevad {year}", year = year),
        _ => Words::same(code),
    }
}

/// The machine-readable day for a `time` element.
pub fn day(day: Day, lang: Lang) -> Markup {
    html! { time datetime=(day.to_string()) { (date(Date(day)).get(lang)) } }
}

pub fn dated(at: &When<'_>, lang: Lang) -> Markup {
    match at {
        When::Day(Date(known)) => day(*known, lang),
        other => html! { (when(other).get(lang)) },
    }
}

/// `6 ECTS`, `2–5.5 ECTS`
pub fn bound<T: Speak + PartialEq>(bound: &Bound<T>, lang: Lang) -> String {
    spoken(bound, lang).replace("..", "–")
}

pub fn spoken(value: &impl Speak, lang: Lang) -> String {
    Spoken(value, lang).to_string()
}

/// `18` or `12–15`
pub fn range(Range { min, max }: Range<Decimal>, lang: Lang) -> String {
    match min == max {
        true => spoken(&min, lang),
        false => format!("{}–{}", spoken(&min, lang), spoken(&max, lang)),
    }
}

/// `468 hours`; academic hours are named, since they are shorter.
pub fn hours(number: String, unit: Option<Unit>) -> Words {
    match unit {
        Some(Unit::AcademicHours) => say!(
            en "{number} academic hours (of 45 minutes)",
            et "{number} akadeemilist tundi (45 minutit)",
            number = number
        ),
        _ => say!(en "{number} hours", et "{number} tundi", number = number),
    }
}

/// The names of words, in one line.
pub fn names<T: Choice>(words: &List<T>, lang: Lang) -> String {
    let names = words.0.iter().map(|word| word.name().get(lang));
    names.collect::<Vec<_>>().join(", ")
}

/// With a capital letter, as a line of its own begins.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

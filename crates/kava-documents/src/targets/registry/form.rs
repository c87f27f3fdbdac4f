//! The entry as a form in Estonian, in HTML that prints on A4.
//!
//! Everything a value holds is escaped by the template. What is not known is left visibly empty, with
//! the moment that needs it and the line to write it in.

mod general;
mod learning;
mod plan;
mod process;
mod shown;

use kava_diagnostics::Lang;
use kava_model::choice::Choice;
use kava_model::fields::Moment;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::entry::Entry;
use super::process::Missing;
use crate::page::visible;
use shown::date;

const STYLE: &str = include_str!("form/form.css");

/// A field of the form.
struct Field<'a> {
    label: &'static str,
    /// By which the guideline calls what belongs here.
    words: &'static [&'static str],
    /// Under the label, over the whole width, and not beside it.
    wide: bool,
    value: Value<'a>,
}

enum Value<'a> {
    Unknown,
    Text(&'a str),
    Markup(Markup),
}

impl<'a> Field<'a> {
    fn new(label: &'static str, words: &'static [&'static str], value: Value<'a>) -> Field<'a> {
        Field {
            label,
            words,
            wide: false,
            value,
        }
    }

    fn text(
        label: &'static str,
        words: &'static [&'static str],
        text: Option<&'a str>,
    ) -> Field<'a> {
        Field::new(label, words, text.map_or(Value::Unknown, Value::Text))
    }

    fn markup(
        label: &'static str,
        words: &'static [&'static str],
        markup: Option<Markup>,
    ) -> Field<'a> {
        Field::new(label, words, markup.map_or(Value::Unknown, Value::Markup))
    }

    fn wide(self) -> Field<'a> {
        Field { wide: true, ..self }
    }
}

/// A part of the form.
struct Section<'a> {
    title: &'static str,
    fields: Vec<Field<'a>>,
}

/// The whole page.
pub fn page(entry: &Entry<'_>) -> String {
    let sections = [
        general::section(entry),
        learning::section(entry),
        process::section(entry),
    ];
    let title = entry.title.et.or(entry.title.en).unwrap_or(entry.code);
    let page = html! {
        (DOCTYPE)
        html lang="et" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (entry.code) " – " (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (head(entry, title))
                main { (fields(&sections, &entry.missing)) (still_missing(entry, &sections)) }
                (foot(entry))
            }
        }
    };
    visible(page.into_string())
}

fn head(entry: &Entry<'_>, title: &str) -> Markup {
    html! {
        header {
            @if entry.draft {
                p.draft { strong { "Mustand." } " Ei ole esitamiseks: hinnatud ainult mustandina." }
            }
            p.form-name { "Mikrokvalifikatsiooniõppe õppekava" }
            h1 { (title) }
            p.identity {
                @if let Some(kind) = shown::kind(entry) { (kind) " · " }
                (entry.code)
                @if let Some(name) = entry.provider.as_ref().and_then(|provider| provider.name) { " · " (name) }
            }
        }
    }
}

fn fields(sections: &[Section<'_>], missing: &[Missing<'_>]) -> Markup {
    let mut number = 0;
    let mut next = || {
        number += 1;
        number
    };
    html! {
        @for section in sections {
            section {
                h2 { (section.title) }
                @for field in &section.fields { (row(next(), field, missing)) }
            }
        }
    }
}

fn row(number: u32, field: &Field<'_>, missing: &[Missing<'_>]) -> Markup {
    let missing: Vec<_> = missing
        .iter()
        .filter(|it| field.words.contains(&it.field))
        .collect();
    html! {
        div.field.wide[field.wide].lacking[!missing.is_empty()] {
            div.number { (number) }
            div.label { (field.label) }
            div.value {
                @match &field.value {
                    Value::Unknown => p.empty { "täitmata" },
                    Value::Text(text) => p.text { (text) },
                    Value::Markup(markup) => (markup),
                }
                @for missing in missing { (needed(missing)) }
            }
        }
    }
}

fn needed(missing: &Missing<'_>) -> Markup {
    html! {
        p.needed { "Puudub. Vaja " (by(missing.moment.0)) ": " (missing.file) ", rida " (missing.line) }
    }
}

fn by(moment: Moment) -> &'static str {
    match moment {
        Moment::Draft => "juba mustandis",
        Moment::Submission => "esitamiseks",
        Moment::Publication => "avaldamiseks",
    }
}

/// Everything that is missing in one list, also what no field of the form stands for.
fn still_missing(entry: &Entry<'_>, sections: &[Section<'_>]) -> Markup {
    let all = || sections.iter().flat_map(|section| &section.fields);
    let label = |word: &str| {
        let field = all().find(|field| field.words.contains(&word));
        field.map(|field| field.label).or_else(|| elsewhere(word))
    };
    html! {
        section.missing {
            h2 { "Veel puudu" }
            @if entry.missing.is_empty() {
                p { "Ükski nõutud väli ei ole puudu." }
            } @else {
                table {
                    thead { tr { th { "Väli" } th { "Vajalik" } th { "Fail" } th.right { "Rida" } } }
                    tbody {
                        @for missing in &entry.missing {
                            tr {
                                td { @match label(missing.field) {
                                    Some(label) => (label),
                                    None => (missing.field),
                                } }
                                td { (by(missing.moment.0)) }
                                td { (missing.file) }
                                td.right { (missing.line) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the guideline asks for and this form has no field of.
fn elsewhere(word: &str) -> Option<&'static str> {
    Some(match word {
        "opening" => "Kandideerimise algus",
        "closing" => "Kandideerimise lõpp",
        "start" => "Õppe algus",
        "notice" => "Teade vastuvõtu kohta avatud ülikoolile",
        "notification" => "Kandideerijate teavitamise tähtaeg",
        "fee" => "Õppetasu",
        "weekly-load" => "Nädalakoormus",
        "attendance" => "Kohustuslik osalemine",
        "any-title" => "Pealkiri",
        "awarding-body" => "Väljaandev õppeasutus",
        "country" => "Väljaandva õppeasutuse riik",
        "assessment-type" => "Hindamine",
        "quality-assurance" => "Kvaliteedihindamine",
        _ => return None,
    })
}

fn foot(entry: &Entry<'_>) -> Markup {
    html! {
        footer {
            p {
                "Hinnatud seisuga " (date(entry.as_of)) " "
                @if entry.guidelines.is_empty() { "ühegi juhendita." }
                @for (at, stamp) in entry.guidelines.iter().enumerate() {
                    @if at > 0 { "; " }
                    "juhendi " (stamp.id) " redaktsiooni " (date(stamp.edition)) " järgi"
                    @if stamp.own_copy { " (kataloogi oma koopia)" }
                    ", SHA-256 " span.digest { (stamp.sha256) }
                }
            }
            p { "Programmi tunnus " span.digest { (entry.id.0.to_string()) } " · " (entry.schema.name()) }
        }
    }
}

/// The Estonian name of a word.
fn name<T: Choice>(word: T) -> &'static str {
    word.name().get(Lang::Et)
}

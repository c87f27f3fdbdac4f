//! Who may enrol.

use kava_diagnostics::{Lang, say};
use kava_model::admission::Requirement;
use kava_model::choice::Choice;
use kava_model::stated::Stated;
use maud::{Markup, html};

use super::super::index::fact;
use super::super::shown::{capital, text, unknown};
use super::texts;
use crate::Subject;

pub fn section(subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let select = programme.select.iter().filter_map(Stated::known);
    let select: Vec<&str> = select.map(|by| by.0.name().get(lang)).collect();
    html! {
        section {
            h2 id="enrol" { (say!(en "May I enrol?", et "Kas ma saan kandideerida?").get(lang)) }
            @match programme.requires.as_slice() {
                [] => p { (unknown(lang)) },
                [Stated::Known(Requirement::None, _)] => p { (say!(en "Nothing is required.", et "Midagi ei nõuta.").get(lang)) },
                several => {
                    p { (say!(en "You need:", et "Sul on vaja:").get(lang)) }
                    ul { @for one in several { li { (requirement(one, subject, lang)) } } }
                },
            }
            dl.facts {
                @if !select.is_empty() {
                    (fact(say!(en "Applicants are chosen by", et "Kandideerijate seast valitakse").get(lang), Some(html! { (capital(&select.join(", "))) }), lang))
                }
                (texts(&[(say!(en "Further conditions", et "Muud tingimused"), &programme.conditions)], lang))
            }
        }
    }
}

fn requirement(stated: &Stated<Requirement>, subject: &Subject<'_>, lang: Lang) -> Markup {
    match stated.known() {
        None => unknown(lang),
        Some(Requirement::None) => html! { (say!(en "nothing", et "mitte midagi").get(lang)) },
        Some(Requirement::Education(level)) => html! { (level.0.name.get(lang)) },
        Some(Requirement::Text(asked)) => text(asked, lang),
        Some(Requirement::Programme(name)) => {
            let named = subject.catalogue.last_edition(&name.text);
            let title = named.and_then(|programme| programme.title.known());
            html! {
                (say!(en "the programme ", et "programm ").get(lang))
                @match title { Some(title) => (text(title, lang)), None => (name.text) }
            }
        }
    }
}

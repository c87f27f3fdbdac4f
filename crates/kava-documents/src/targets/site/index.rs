//! The list of all programmes with its filter, and the door to both languages.

use std::fmt::Write as _;

use kava_diagnostics::{Lang, say};
use kava_model::fields::Programme;
use maud::{Markup, PreEscaped, html};

use super::facets::{self, Facet, Value, label};
use super::intakes::{closing, price_from};
use super::shell::{Page, catalogue_title, catalogue_words, own_name};
use super::shown::{self, capital, text, unknown};
use crate::file_name::FileNames;
use crate::{Issue, Subject};

/// The page at the site's own address.
pub fn door(issue: &Issue<'_>) -> Markup {
    html! {
        (maud::DOCTYPE)
        html lang="et" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (catalogue_words(issue).et) }
                link rel="stylesheet" href="site.css";
            }
            body {
                main.door {
                    h1 { (catalogue_title(issue, Lang::Et)) }
                    p lang="en" { (catalogue_title(issue, Lang::En)) }
                    ul {
                        @for lang in [Lang::Et, Lang::En] {
                            li { a href={ (lang.tag()) "/index.html" } lang=(lang.tag()) hreflang=(lang.tag()) { (own_name(lang)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A programme as the list shows it.
struct Listed {
    values: Vec<Value>,
    card: Markup,
}

pub fn page<'a>(
    issue: &Issue<'a>,
    programmes: &[&'a Programme],
    names: &FileNames,
    lang: Lang,
) -> Markup {
    let listed: Vec<Listed> = programmes
        .iter()
        .copied()
        .map(|programme| {
            let file = names.with(programme, "html");
            issue.judged(programme, |subject| Listed {
                values: facets::values(subject, issue.as_of),
                card: card(issue, subject, &file, lang),
            })
        })
        .collect();
    let values: Vec<Vec<Value>> = listed.iter().map(|one| one.values.clone()).collect();
    let choices = facets::choices(&values);
    let page = Page {
        issue,
        lang,
        title: catalogue_words(issue).get(lang).to_owned(),
        up: "../",
        file: "index.html".to_owned(),
        head: html! { style { (PreEscaped(hiding(&choices))) } },
        main: html! {
            h1 { (catalogue_title(issue, lang)) }
            (filter(&choices, lang))
            section.list aria-labelledby="programmes" {
                h2 id="programmes" { (say!(en "Programmes", et "Programmid").get(lang)) }
                ul.programmes {
                    @for one in &listed {
                        li.programme data-has=(held(&one.values, &choices)) { (one.card) }
                    }
                }
                p.count { (say!(en "Programmes shown: ", et "Programme näha: ").get(lang)) }
            }
        },
    };
    page.whole()
}

/// Whatever a choice asks for and a programme does not have, is not shown. Ids and values are made
/// here and hold nothing that an author wrote.
fn hiding(choices: &[(String, Value)]) -> String {
    let mut rules = String::new();
    for (id, _) in choices {
        let _ = writeln!(
            rules,
            "body:has(#{id}:checked) .programme:not([data-has~=\"{id}\"]) {{ display: none; }}"
        );
    }
    rules
}

/// The ids of what a programme has.
fn held(values: &[Value], choices: &[(String, Value)]) -> String {
    let has = choices.iter().filter(|(_, value)| values.contains(value));
    has.map(|(id, _)| &**id).collect::<Vec<_>>().join(" ")
}

fn filter(choices: &[(String, Value)], lang: Lang) -> Markup {
    let any = say!(en "any", et "kõik");
    let of = |facet: Facet| {
        choices
            .iter()
            .filter(move |(_, value)| value.facet == facet)
    };
    html! {
        search.filter aria-label=(say!(en "Filter", et "Filter").get(lang)) {
            @for facet in Facet::ALL {
                @if of(facet).next().is_some() {
                    div.facet {
                        label for=(facet.key()) { (facet.name().get(lang)) }
                        select id=(facet.key()) autocomplete="off" {
                            option value="" { (any.get(lang)) }
                            @for (id, value) in of(facet) {
                                option id=(id) value=(id) { (label(value, lang)) }
                            }
                        }
                    }
                }
            }
            p.all { a href="index.html" { (say!(en "Show all programmes", et "Näita kõiki programme").get(lang)) } }
        }
    }
}

/// What is looked at first: what it is, how large, when, where, for how much.
fn card(issue: &Issue<'_>, subject: &Subject<'_>, file: &str, lang: Lang) -> Markup {
    let programme = subject.programme;
    let offers = super::intakes::live(issue, subject);
    let kind = subject.summary().terms.kind.as_ref();
    let credits = subject.summary().credits;
    let first = offers.first();
    let delivery = first.map_or(programme.delivery.known(), |it| it.delivery().known());
    let schedule = first.map_or(programme.schedule.known(), |it| it.schedule().known());
    let languages = first.map_or(programme.language.known(), |it| it.languages().known());
    let counties = first.map_or(programme.county.known(), |it| it.counties().known());
    html! {
        h3 {
            a href={ "programmes/" (file) } {
                @match programme.title.known() {
                    Some(title) => (text(title, lang)),
                    None => (programme.name.text),
                }
            }
        }
        p.kind {
            @if let Some(kind) = kind { (capital(shown::plain(kind, lang))) ", " }
            @match credits {
                Some(credits) => (super::programme::credits(credits, lang)),
                None => (unknown(lang)),
            }
        }
        dl.glance {
            (fact(say!(en "Starts", et "Algus").get(lang), first.and_then(|it| it.when_it_starts()).map(|it| shown::dated(&it, lang)), lang))
            (fact(say!(en "Apply by", et "Kandideeri hiljemalt").get(lang), first.and_then(|it| closing(it, subject, lang)), lang))
            (fact(say!(en "Price", et "Hind").get(lang), price_from(subject, first, lang), lang))
            (fact(say!(en "Language", et "Õppekeel").get(lang), languages.map(|it| html! { (super::programme::languages(it, lang)) }), lang))
            (fact(say!(en "How", et "Kuidas").get(lang), delivery.map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
            (fact(say!(en "When", et "Millal").get(lang), schedule.map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
            (fact(say!(en "Where", et "Kus").get(lang), counties.map(|it| html! { (super::programme::counties(it, lang)) }), lang))
        }
    }
}

/// A row of facts; what is not known is said to be so.
pub fn fact(name: &str, value: Option<Markup>, lang: Lang) -> Markup {
    html! {
        div { dt { (name) } dd { (value.unwrap_or_else(|| unknown(lang))) } }
    }
}

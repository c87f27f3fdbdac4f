//! The page of a programme: what learners ask, in the order in which they ask it.

mod enrol;
mod learn;
mod proof;
mod time;

use kava_diagnostics::{Lang, Words, say};
use kava_model::choice::List;
use kava_model::coded::{County, Duration, Language, Person};
use kava_model::fields::{Institution, Programme};
use kava_model::quantity::Credits;
use kava_model::stated::Stated;
use kava_model::text::{Remark, Text};
use kava_model::unit::Unit;
use kava_model::verdict::Range;
use maud::{Markup, PreEscaped, html};

pub use time::attendance;

use super::super::schema_org;
use super::index::fact;
use super::intakes::{self, closing, price_from};
use super::shell::Page;
use super::shown::{self, capital, plain, spoken, text};
use crate::canonical::stamps;
use crate::{Issue, Subject, id, volume};

/// The editions are those of its code that are offered.
pub fn page(
    issue: &Issue<'_>,
    subject: &Subject<'_>,
    editions: &[&Programme],
    file: &str,
    lang: Lang,
) -> Markup {
    let programme = subject.programme;
    let title = programme.title.known();
    let page = Page {
        issue,
        lang,
        title: title
            .map_or(&*programme.name.text, |title| plain(title, lang))
            .to_owned(),
        up: "../../",
        file: format!("programmes/{file}"),
        head: html! {
            (description(programme, lang))
            @if let Some(json) = schema_org::in_page(*issue, editions, subject, lang) {
                script type="application/ld+json" { (PreEscaped(json)) }
            }
        },
        main: html! {
            p.back { a href="../index.html" { (say!(en "All programmes", et "Kõik programmid").get(lang)) } }
            h1 { @match title { Some(title) => (text(title, lang)), None => (programme.name.text) } }
            (leaving(subject, lang))
            (glance(issue, subject, lang))
            (learn::sections(subject, lang))
            (time::section(subject, lang))
            (enrol::section(subject, lang))
            (intakes::section(issue, subject, lang))
            (intakes::cost(subject, lang))
            (proof::sections(subject, lang))
            (people(subject, lang))
            (record(subject, lang))
        },
    };
    page.whole()
}

fn description(programme: &Programme, lang: Lang) -> Markup {
    html! {
        @if let Some(aim) = programme.aim.known() {
            meta name="description" content=(plain(aim, lang));
        }
    }
}

/// It will be withdrawn, and is still offered until then.
fn leaving(subject: &Subject<'_>, lang: Lang) -> Markup {
    let withdrawn = subject.programme.withdrawn.known();
    let from = withdrawn.and_then(|withdrawn| withdrawn.from.known());
    html! {
        @if let Some(from) = from {
            p.gone {
                (say!(en "Not offered any more from ", et "Ei pakuta enam alates ").get(lang))
                (shown::dated(&crate::canonical::When::new(from, subject.catalogue), lang)) "."
            }
        }
    }
}

fn glance(issue: &Issue<'_>, subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let live = intakes::live(issue, subject);
    let next = live.first();
    let kind = subject.summary().terms.kind.as_ref();
    let written = programme.kind.known().map(|kind| &*kind.text);
    let kind = kind.map(|kind| plain(kind, lang)).or(written).map(capital);
    let label = |words: Words| words.get(lang).to_owned();
    let delivery = next.map_or(programme.delivery.known(), |it| it.delivery().known());
    let schedule = next.map_or(programme.schedule.known(), |it| it.schedule().known());
    let languages_of = next.map_or(programme.language.known(), |it| it.languages().known());
    let places = next.map_or(programme.place_of_study.known(), |it| it.places().known());
    let counties = next.map_or(programme.county.known(), |it| it.counties().known());
    html! {
        section aria-labelledby="glance" {
            h2 id="glance" { (say!(en "At a glance", et "Lühidalt").get(lang)) }
            dl.facts.glance {
                (fact(&label(say!(en "Kind", et "Liik")), kind.map(|kind| html! { (kind) }), lang))
                (fact(&label(say!(en "Volume", et "Maht")), size(subject, lang), lang))
                (fact(&label(say!(en "Duration", et "Kestus")), programme.duration.known().map(|it| html! { (duration(it, lang)) }), lang))
                (fact(&label(say!(en "Starts", et "Algus")), next.and_then(|it| it.when_it_starts()).map(|it| shown::dated(&it, lang)), lang))
                (fact(&label(say!(en "Apply by", et "Kandideeri hiljemalt")), next.and_then(|it| closing(it, subject, lang)), lang))
                (fact(&label(say!(en "Price in all", et "Hind kokku")), price_from(subject, next, lang), lang))
                (fact(&label(say!(en "Language", et "Õppekeel")), languages_of.map(|it| html! { (languages(it, lang)) }), lang))
                (fact(&label(say!(en "Way of study", et "Õppe toimumise viis")), delivery.map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
                (fact(&label(say!(en "Time of day", et "Õppetöö aeg")), schedule.map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
                (fact(&label(say!(en "Place", et "Koht")), place(places, counties, lang), lang))
            }
        }
    }
}

/// `18 ECTS, 468 hours of work`
fn size(subject: &Subject<'_>, lang: Lang) -> Option<Markup> {
    let known = subject.summary().credits?;
    let one = subject.summary().terms.one_ects;
    let hours = one.and_then(|one| {
        Some(Range {
            min: volume::hours(known.min, one)?.0,
            max: volume::hours(known.max, one)?.0,
        })
    });
    Some(html! {
        (credits(known, lang))
        @if let Some(hours) = hours {
            ", " (say!(en "{hours} hours of work", et "{hours} tundi tööd", hours = shown::range(hours, lang)).get(lang))
        }
    })
}

/// `12–15 ECTS`
pub fn credits(Range { min, max }: Range<Credits>, lang: Lang) -> String {
    match min == max {
        true => spoken(&min, lang),
        false => format!("{}–{}", spoken(&min.0, lang), spoken(&max, lang)),
    }
}

fn duration(Duration(amount): &Duration, lang: Lang) -> String {
    let one = amount.number.0 == 100;
    let number = amount.number;
    let words = match (amount.unit, one) {
        (Unit::Weeks, true) => say!(en "1 week", et "1 nädal"),
        (Unit::Weeks, false) => say!(en "{number} weeks", et "{number} nädalat", number = number),
        (Unit::Months, true) => say!(en "1 month", et "1 kuu"),
        (Unit::Months, false) => say!(en "{number} months", et "{number} kuud", number = number),
        (Unit::Years, true) => say!(en "1 year", et "1 aasta"),
        (Unit::Years, false) => say!(en "{number} years", et "{number} aastat", number = number),
        (_, true) => say!(en "1 semester", et "1 semester"),
        (_, false) => say!(en "{number} semesters", et "{number} semestrit", number = number),
    };
    words.get(lang).to_owned()
}

pub fn languages(languages: &List<Language>, lang: Lang) -> String {
    let names = languages.0.iter().map(|language| language.0.name.get(lang));
    capital(&names.collect::<Vec<_>>().join(", "))
}

pub fn counties(counties: &List<County>, lang: Lang) -> String {
    let names = counties.0.iter().map(|county| county.0.name.get(lang));
    names.collect::<Vec<_>>().join(", ")
}

/// The places, then the counties.
pub fn place(
    places: Option<&List<Remark>>,
    in_counties: Option<&List<County>>,
    lang: Lang,
) -> Option<Markup> {
    let places = places.map_or(&[][..], |places| &places.0);
    if places.is_empty() && in_counties.is_none() {
        return None;
    }
    Some(html! {
        @for (at, Remark(place)) in places.iter().enumerate() { @if at > 0 { ", " } (text(place, lang)) }
        @if let Some(in_counties) = in_counties {
            @if places.is_empty() { (counties(in_counties, lang)) }
            @else { " (" (counties(in_counties, lang)) ")" }
        }
    })
}

/// A section of texts, each under its own name; left out where all of them are.
fn texts(rows: &[(Words, &Stated<Text>)], lang: Lang) -> Markup {
    html! {
        @for (name, stated) in rows {
            @if let Some(known) = stated.known() {
                (fact(name.get(lang), Some(html! { span.long { (text(known, lang)) } }), lang))
            }
        }
    }
}

fn people(subject: &Subject<'_>, lang: Lang) -> Markup {
    let Subject {
        catalogue,
        programme,
        ..
    } = *subject;
    let issuer = catalogue.issuer();
    let named = |names: &Stated<Text>| names.known().map(|names| html! { (text(names, lang)) });
    let unit = programme.unit.known();
    let unit = unit.and_then(|name| catalogue.unit(&name.text));
    let school = unit.and_then(|unit| catalogue.school_of(unit));
    let school = school.filter(|school| Some(&school.name) != unit.map(|unit| unit.name()));
    let partners = programme.partner.iter().filter_map(Stated::known);
    let partners: Vec<Markup> = partners
        .map(|name| {
            let institution = catalogue.institution(&name.text);
            let known = institution.and_then(|it| named(&it.names));
            known.unwrap_or_else(|| html! { (name.text) })
        })
        .collect();
    let directors = programme.director.iter().filter_map(Stated::known);
    let asked: Vec<&Person> = match programme.contact.known() {
        Some(contact) => vec![contact],
        None => directors.collect(),
    };
    html! {
        section {
            h2 id="people" { (say!(en "Who is behind it, and whom do I ask?", et "Kes on selle taga ja kellelt küsida?").get(lang)) }
            dl.facts {
                (fact(say!(en "Provider", et "Õppeasutus").get(lang), issuer.map(|it| institution(it, lang)), lang))
                @if let Some(unit) = unit { (fact(say!(en "Unit", et "Üksus").get(lang), named(unit.names()), lang)) }
                @if let Some(school) = school { (fact(say!(en "School", et "Teaduskond").get(lang), named(&school.names), lang)) }
                @if !partners.is_empty() {
                    (fact(say!(en "Offered jointly with", et "Pakutakse koos").get(lang), Some(html! {
                        @for (at, partner) in partners.iter().enumerate() { @if at > 0 { ", " } (partner) }
                    }), lang))
                }
                @if let Some(by) = programme.commissioned_by.known() {
                    (fact(say!(en "Ordered by", et "Tellija").get(lang), Some(text(&by.0, lang)), lang))
                }
                (fact(say!(en "Contact", et "Kontakt").get(lang), (!asked.is_empty()).then(|| html! {
                    @for (at, person) in asked.iter().enumerate() { @if at > 0 { br; } (reach(person)) }
                }), lang))
                @if let Some(url) = programme.website.known() {
                    (fact(say!(en "Web page", et "Veebileht").get(lang), Some(html! { a href=(url.0) { (url.0) } }), lang))
                }
            }
        }
    }
}

/// Its name, leading to its own pages.
fn institution(institution: &Institution, lang: Lang) -> Markup {
    let name = match institution.names.known() {
        Some(names) => text(names, lang),
        None => html! { (institution.name.text) },
    };
    match institution.website.known() {
        Some(url) => html! { a href=(url.0) { (name) } },
        None => name,
    }
}

fn reach(person: &Person) -> Markup {
    html! {
        (person.name)
        @if let Some(mail) = &person.mail { ", " a href={ "mailto:" (mail) } { (mail) } }
        @if let Some(phone) = &person.phone { ", " (phone) }
    }
}

/// By what it can be found and checked elsewhere.
fn record(subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let id = id::programme(subject.catalogue.issuer(), &programme.name.text);
    let edition = crate::target::edition(programme);
    let judged = stamps(subject.summary());
    html! {
        section.record {
            h2 id="record" { (say!(en "Record", et "Andmed").get(lang)) }
            dl.facts {
                (fact(say!(en "Code", et "Kood").get(lang), Some(html! { (programme.name.text) }), lang))
                (fact(say!(en "Id", et "Tunnus").get(lang), Some(html! { span.code { (id.0.to_string()) } }), lang))
                @if let Some(edition) = edition {
                    (fact(say!(en "Edition from", et "Redaktsioon alates").get(lang), Some(html! { (shown::intake_name(&edition).get(lang)) }), lang))
                }
                @if let Some(replaced) = programme.replaces.known() {
                    (fact(say!(en "Takes the place of", et "Asendab").get(lang), Some(html! {
                        (replaced.0.iter().map(|name| &*name.text).collect::<Vec<_>>().join(", "))
                    }), lang))
                }
                @for stamp in &judged {
                    (fact(say!(en "Judged by", et "Hinnatud juhendi järgi").get(lang), Some(html! {
                        (stamp.id) ", " (shown::day(stamp.edition.0, lang)) ", SHA-256 " span.code { (stamp.sha256) }
                    }), lang))
                }
            }
        }
    }
}

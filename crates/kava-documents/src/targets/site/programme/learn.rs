//! For whom it is, what one will be able to do, what one studies.

use kava_diagnostics::{Lang, say};
use kava_model::choice::{Choice, NoneOr};
use kava_model::fields::Basis;
use kava_model::stated::Stated;
use maud::{Markup, html};

use super::super::index::fact;
use super::super::shown::{capital, text, unknown};
use super::super::{courses, plan};
use super::texts;
use crate::Subject;

pub fn sections(subject: &Subject<'_>, lang: Lang) -> Markup {
    html! { (purpose(subject, lang)) (outcomes(subject, lang)) (content(subject, lang)) }
}

fn purpose(subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let purpose = programme
        .purpose
        .known()
        .map(|it| capital(it.name().get(lang)));
    let sources = programme.need_source.iter().filter_map(Stated::known);
    let sources: Vec<Markup> = sources
        .map(|source| {
            html! {
                (capital(source.kind.name().get(lang)))
                @if let Some(named) = &source.source { ": " (text(named, lang)) }
            }
        })
        .collect();
    let rows = [
        (say!(en "Aim", et "Eesmärk"), &programme.aim),
        (say!(en "For whom", et "Kellele"), &programme.target_group),
        (
            say!(en "Why it is needed", et "Miks seda on vaja"),
            &programme.need,
        ),
        (
            say!(en "Projects", et "Projektid"),
            &programme.project_needs,
        ),
    ];
    html! {
        section {
            h2 id="purpose" { (say!(en "What is it for, and for whom?", et "Milleks ja kellele see on?").get(lang)) }
            dl.facts {
                (fact(say!(en "Purpose", et "Otstarve").get(lang), purpose.map(|it| html! { (it) }), lang))
                (texts(&rows, lang))
                @if !sources.is_empty() {
                    (fact(say!(en "Shown by", et "Seda näitab").get(lang), Some(html! {
                        @for (at, source) in sources.iter().enumerate() { @if at > 0 { br; } (source) }
                    }), lang))
                }
                @if programme.work_based.known().is_some() {
                    (fact(say!(en "At work", et "Tööl").get(lang), Some(html! {
                        (say!(en "You apply at work what you learn", et "Õpitut rakendatakse oma töös").get(lang))
                    }), lang))
                }
            }
        }
    }
}

fn outcomes(subject: &Subject<'_>, lang: Lang) -> Markup {
    let known = subject.programme.outcomes.known();
    let listed = known.map_or(&[][..], |outcomes| &outcomes.list);
    html! {
        section {
            h2 id="outcomes" { (say!(en "What will I be able to do?", et "Mida ma pärast oskan?").get(lang)) }
            @if listed.is_empty() { p { (unknown(lang)) } }
            @else {
                p { (say!(en "Whoever has completed the programme", et "Programmi läbinud õppija").get(lang)) }
                ul {
                    @for outcome in listed {
                        li { @match outcome.text.known() { Some(outcome) => (text(outcome, lang)), None => (unknown(lang)) } }
                    }
                }
            }
        }
    }
}

fn content(subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let basis = programme.basis.iter().filter_map(Stated::known);
    let basis: Vec<Markup> = basis.map(|basis| built_on(basis, subject, lang)).collect();
    let rows = [
        (say!(en "Content", et "Sisu"), &programme.content),
        (
            say!(en "How it is taught", et "Õppemeetodid"),
            &programme.methods,
        ),
        (say!(en "Trainers", et "Koolitajad"), &programme.trainers),
        (
            say!(en "Rooms and equipment", et "Õppekeskkond"),
            &programme.environment,
        ),
    ];
    html! {
        section {
            h2 id="content" { (say!(en "What do I study?", et "Mida ma õpin?").get(lang)) }
            (plan::list(subject, lang))
            (courses::details(subject, lang))
            dl.facts {
                @if !basis.is_empty() {
                    (fact(say!(en "Built on", et "Aluseks").get(lang), Some(html! {
                        @for (at, one) in basis.iter().enumerate() { @if at > 0 { br; } (one) }
                    }), lang))
                }
                (texts(&rows, lang))
                @match programme.materials.known() {
                    Some(NoneOr::Some(materials)) => (fact(say!(en "Study materials", et "Õppematerjalid").get(lang), Some(text(&materials.0, lang)), lang)),
                    Some(NoneOr::None) => (fact(say!(en "Study materials", et "Õppematerjalid").get(lang), Some(html! { (say!(en "none", et "ei ole").get(lang)) }), lang)),
                    None => {},
                }
            }
        }
    }
}

fn built_on(basis: &Basis, subject: &Subject<'_>, lang: Lang) -> Markup {
    match basis {
        Basis::VocationalStandard(named) | Basis::Need(named) => text(named, lang),
        Basis::StudyProgramme(name) => {
            let formal = subject.catalogue.study_programme(&name.text);
            let title = formal.and_then(|formal| formal.title.known());
            html! {
                @match title { Some(title) => { (text(title, lang)) " (" (name.text) ")" }, None => (name.text) }
            }
        }
    }
}

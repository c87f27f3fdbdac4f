//! What one gets for it, as what that is recognised, and what it can be combined with.

use kava_diagnostics::{Lang, Words, say};
use kava_model::admission::{TransferBase, WordOr};
use kava_model::choice::{Choice, NoneOr};
use kava_model::codelist::levels;
use kava_model::fields::{Award, Institution, Stacks};
use kava_model::stated::Stated;
use maud::{Markup, html};

use super::super::index::fact;
use super::super::shown::{bound, capital, text};
use super::texts;
use crate::Subject;

pub fn sections(subject: &Subject<'_>, lang: Lang) -> Markup {
    html! { (proof(subject, lang)) (combine(subject, lang)) }
}

fn proof(subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let awards = programme.awards.known().map(|awards| awards.0.as_slice());
    let level = programme.level.known().map(|level| level.0);
    let registered = subject.record.and_then(|record| record.registered.known());
    let code = registered.and_then(|registered| registered.code.as_ref());
    let assured = subject.catalogue.issuer().and_then(quality);
    let recognised: Vec<_> = programme
        .recognised
        .iter()
        .filter_map(Stated::known)
        .collect();
    html! {
        section {
            h2 id="proof" { (say!(en "What proof do I get, and is it recognised?", et "Mille ma saan ja kas seda tunnustatakse?").get(lang)) }
            dl.facts {
                (fact(say!(en "You get", et "Sa saad").get(lang), awards.map(|awards| documents(awards, lang)), lang))
                (fact(say!(en "Credits", et "Ainepunkte").get(lang), subject.summary().credits.map(|it| html! { (super::credits(it, lang)) }), lang))
                (fact(say!(en "Level", et "Tase").get(lang), level.map(|level| html! {
                    "EQF " (level)
                    @if let Some(known) = levels::at(level) { " (" (known.name.get(lang)) ")" }
                }), lang))
                @if !recognised.is_empty() {
                    (fact(say!(en "Recognised as", et "Tunnustatakse kui").get(lang), Some(html! {
                        @for (at, remark) in recognised.iter().enumerate() { @if at > 0 { br; } (text(&remark.0, lang)) }
                    }), lang))
                }
                @if let Some(NoneOr::Some(standard)) = programme.vocational_standard.known() {
                    (fact(say!(en "Vocational standard", et "Kutsestandard").get(lang), Some(text(&standard.0, lang)), lang))
                }
                (fact(say!(en "Quality assurance", et "Kvaliteedihindamine").get(lang), assured.map(|(kind, by)| html! {
                    (capital(kind.get(lang))) @if let Some(by) = by { " (" (text(by, lang)) ")" }
                }), lang))
                (fact(say!(en "In the State register (EHIS)", et "Riiklikus registris (EHIS)").get(lang), code.map(|code| html! { (code.text) }), lang))
                (texts(&[(say!(en "To complete it", et "Lõpetamiseks"), &programme.completion)], lang))
            }
        }
    }
}

type By<'a> = Option<&'a kava_model::text::Text>;

fn quality(issuer: &Institution) -> Option<(Words, By<'_>)> {
    let assured = issuer.quality_assurance.known()?;
    let by = assured.by.as_ref().and_then(Stated::known);
    Some((assured.kind.name().words(), by))
}

fn documents(awards: &[WordOr<Award>], lang: Lang) -> Markup {
    html! {
        @for (at, award) in awards.iter().enumerate() {
            @if at > 0 { br; }
            @match award {
                WordOr::Word(word) => (capital(word.name().get(lang))),
                WordOr::Text(named) => (text(named, lang)),
            }
        }
    }
}

fn combine(subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let stacks: Vec<&Stacks> = programme.stacks.iter().filter_map(Stated::known).collect();
    let transfer = programme.transfer.known().map(|transfer| {
        let share = bound(&transfer.share, lang);
        match transfer.of {
            Some(TransferBase::EarlierCredits) => say!(en "{share} of your earlier credits", et "{share} varasematest ainepunktidest", share = share),
            _ => say!(en "{share} of the programme", et "{share} programmi mahust", share = share),
        }
    });
    html! {
        section {
            h2 id="combine" { (say!(en "Can I combine it with other studies?", et "Kas saan seda muude õpingutega ühendada?").get(lang)) }
            dl.facts {
                (fact(say!(en "Its credits count towards", et "Ainepunktid lähevad arvesse").get(lang), (!stacks.is_empty()).then(|| html! {
                    @for (at, stack) in stacks.iter().enumerate() { @if at > 0 { br; } (towards(stack, subject, lang)) }
                }), lang))
                (fact(say!(en "Earlier credits that count here", et "Varasemad ainepunktid siin").get(lang), transfer.map(|it| html! { (capital(it.get(lang))) }), lang))
                (texts(&[(say!(en "Exemptions elsewhere", et "Vabastused mujal"), &programme.exemptions)], lang))
            }
        }
    }
}

/// A study programme or a larger award, by its title.
fn towards(stacks: &Stacks, subject: &Subject<'_>, lang: Lang) -> Markup {
    match stacks {
        Stacks::Text(named) => text(named, lang),
        Stacks::Towards(name) => {
            let formal = subject.catalogue.study_programme(&name.text);
            let award = || subject.catalogue.last_edition(&name.text)?.title.known();
            let title = formal
                .and_then(|formal| formal.title.known())
                .or_else(award);
            html! {
                @match title { Some(title) => { (text(title, lang)) " (" (name.text) ")" }, None => (name.text) }
            }
        }
    }
}

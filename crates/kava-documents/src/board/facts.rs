//! The programme in short: what a Dean proposes.

use kava_diagnostics::{Lang, Speak, Spoken, Words, say};
use kava_model::fields::Intake;
use kava_model::quantity::{Bound, Limit};
use kava_model::stated::Stated;
use kava_model::text::Text;
use kava_model::verdict::{FeeTotal, Range};
use maud::{Markup, html};

use super::{Board, pick};

pub fn section(board: &Board<'_>, lang: Lang) -> Markup {
    let programme = board.subject.programme;
    let summary = board.subject.summary();
    let unit = programme.unit.known();
    let unit = unit.and_then(|unit| board.subject.catalogue.unit(&unit.text));
    let unit_name = unit.and_then(|unit| unit.names().known());
    html! {
        section {
            h2 { (say!(en "The programme", et "Programm").get(lang)) }
            dl {
                (text(say!(en "Unit", et "Üksus"), unit_name, lang))
                @for person in programme.director.iter().filter_map(Stated::known) {
                    (fact(say!(en "Director", et "Programmijuht"), &person.name, lang))
                }
                (text(say!(en "Aim", et "Eesmärk"), programme.aim.known(), lang))
                (text(say!(en "Need", et "Vajadus"), programme.need.known(), lang))
                (text(say!(en "For whom", et "Sihtrühm"), programme.target_group.known(), lang))
                @if let Some(credits) = summary.credits { (fact(say!(en "Volume", et "Maht"), &range(credits, lang), lang)) }
                @if let Some(share) = summary.degree_share { (fact(say!(en "From degree study", et "Tasemeõppest"), &range(share, lang), lang)) }
                @for fee in &summary.fees { (fee_total(fee, lang)) }
                @for intake in programme.intake.iter().filter_map(Stated::known) { (dates(intake, lang)) }
            }
            (outcomes(board, lang))
        }
    }
}

fn text(label: Words, text: Option<&Text>, lang: Lang) -> Markup {
    html! { @if let Some(text) = text { (fact(label, pick(text, lang), lang)) } }
}

fn fact(label: Words, value: &str, lang: Lang) -> Markup {
    html! { dt { (label.get(lang)) } dd { (value) } }
}

/// `15 ECTS`, `15–18 ECTS`
fn range<T: Speak + PartialEq>(range: Range<T>, lang: Lang) -> String {
    let bound = Bound {
        low: Limit::Closed(range.min),
        high: Limit::Closed(range.max),
    };
    spoken(&bound, lang).replace("..", "–")
}

fn spoken(value: &impl Speak, lang: Lang) -> String {
    Spoken(value, lang).to_string()
}

fn fee_total(fee: &FeeTotal, lang: Lang) -> Markup {
    let intake = fee.intake.as_ref().map(|name| format!(" {name}"));
    let label = say!(
        en "Fee{intake}", et "Tasu{intake}", intake = intake.unwrap_or_default()
    );
    let total = fee.total.map(|total| {
        let group = fee.group.as_ref().map(|group| format!(" ({group})"));
        let vat = if fee.plus_vat {
            say!(en " plus VAT", et " + käibemaks")
        } else {
            Words::default()
        };
        let amount = range(total, lang);
        format!(
            "{amount} {}{}{}",
            fee.currency.code(),
            vat.get(lang),
            group.unwrap_or_default()
        )
    });
    html! { @if let Some(total) = total { (fact(label, &total, lang)) } }
}

fn dates(intake: &Intake, lang: Lang) -> Markup {
    let starts = intake.starts.known().map(|when| {
        let when = spoken(when, lang);
        say!(en "starts {when}", et "algus {when}", when = when)
    });
    let announced = intake.announced.known().map(|when| {
        let when = spoken(when, lang);
        say!(en "notice given {when}", et "teavitatud {when}", when = when)
    });
    let notify = intake.notify.known().map(|by| {
        let when = spoken(&by.0, lang);
        say!(en "applicants notified by {when}", et "kandideerijaid teavitatakse hiljemalt {when}", when = when)
    });
    let name = intake.name.text.to_string();
    let label = say!(en "Intake {name}", et "Vastuvõtt {name}", name = name);
    let said = Words::join([starts, announced, notify].into_iter().flatten(), "; ");
    html! { @if !said.is_empty() { (fact(label, said.get(lang), lang)) } }
}

fn outcomes(board: &Board<'_>, lang: Lang) -> Markup {
    let outcomes = board.subject.programme.outcomes.known();
    let list = outcomes.map_or(&[][..], |outcomes| &outcomes.list);
    html! {
        @if !list.is_empty() {
            h3 { (say!(en "Whoever completes it", et "Programmi läbinu").get(lang)) }
            ol.outcomes {
                @for outcome in list {
                    li {
                        span.code { (outcome.code.text) } " "
                        @if let Some(text) = outcome.text.known() { (pick(text, lang)) }
                    }
                }
            }
        }
    }
}

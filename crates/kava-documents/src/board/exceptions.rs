//! Waivers with signer and end, and reasons given in place of a rule.

use kava_diagnostics::{Lang, say};
use kava_model::fields::Departure;
use kava_model::verdict::Waived;
use maud::{Markup, html};

use super::{Board, pick};

pub fn section(board: &Board<'_>, lang: Lang) -> Markup {
    let waived = &board.subject.verdict().waived;
    let departures: Vec<&Departure> = board
        .subject
        .programme
        .depart
        .iter()
        .filter_map(|stated| stated.known())
        .collect();
    html! {
        @if !(waived.is_empty() && departures.is_empty()) {
            section {
                h2 { (say!(en "Where it departs from the guideline", et "Kus kaldutakse juhendist kõrvale").get(lang)) }
                table {
                    thead { tr {
                        th { (say!(en "Rule", et "Reegel").get(lang)) }
                        th { (say!(en "Because", et "Põhjus").get(lang)) }
                        th.day { (say!(en "Until", et "Kuni").get(lang)) }
                        th { (say!(en "Signed by", et "Lubaja").get(lang)) }
                    } }
                    tbody {
                        @for waived in waived { (waiver(waived, lang)) }
                        @for departure in departures { (reason(departure, lang)) }
                    }
                }
            }
        }
    }
}

fn waiver(waived: &Waived, lang: Lang) -> Markup {
    html! {
        tr {
            td { span.code { (waived.rule) } " (" (waived.guideline) ")" }
            td {
                p { (pick(&waived.because, lang)) }
                @for finding in &waived.findings { p.note { (finding.message.get(lang)) } }
            }
            td.day { (waived.until.to_string()) }
            td { (pick(&waived.by, lang)) }
        }
    }
}

fn reason(departure: &Departure, lang: Lang) -> Markup {
    html! {
        tr {
            td { span.code { (departure.rule.text) } }
            td { @if let Some(because) = departure.because.known() { (pick(because, lang)) } }
            td.day { "–" }
            td { (say!(en "a reason is enough", et "piisab põhjusest").get(lang)) }
        }
    }
}

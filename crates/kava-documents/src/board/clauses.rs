//! The clauses of each guideline, with how the programme stands to each.

use kava_diagnostics::{Lang, Phrase, Severity, Words, say};
use maud::{Markup, html};

use super::{Board, Clause, Layer, State, pick};

impl State {
    fn class(self) -> &'static str {
        match self {
            State::Broken => "red",
            State::Lacking | State::Unknown | State::Below | State::Waived => "yellow",
            State::Holds => "green",
            State::Manual => "box",
            State::OtherKind | State::Statement | State::Outside => "grey",
        }
    }

    /// Beside the colour, for those who print in black or see no colours.
    fn sign(self) -> &'static str {
        match self {
            State::Broken => "✗",
            State::Lacking | State::Below => "!",
            State::Unknown => "?",
            State::Waived => "~",
            State::Holds => "✓",
            State::Manual => "☐",
            State::OtherKind | State::Statement | State::Outside => "–",
        }
    }

    fn words(self) -> Phrase {
        match self {
            State::Broken => phrase("not met", "täitmata"),
            State::Lacking => phrase("to be mended", "vajab täiendamist"),
            State::Unknown => phrase("not known yet", "ei ole veel teada"),
            State::Below => phrase("see the guideline below", "vaata alamat juhendit"),
            State::Waived => phrase("waived", "erand"),
            State::Holds => phrase("met", "täidetud"),
            State::Manual => phrase("to be judged", "hinnata"),
            State::OtherKind => phrase("for another kind", "teisele liigile"),
            State::Statement => phrase("a statement", "väide"),
            State::Outside => phrase("out of scope", "väljaspool käsitlust"),
        }
    }
}

fn phrase(en: &'static str, et: &'static str) -> Phrase {
    Phrase { en, et }
}

/// How many clauses are in which state.
pub struct Tally {
    green: usize,
    yellow: usize,
    red: usize,
    boxes: usize,
}

impl Tally {
    /// What is wrong whatever the guideline counts too, and what is not decided is never met.
    pub fn of(board: &Board<'_>) -> Tally {
        let errors = board.others.iter();
        let errors = errors.filter(|finding| finding.severity == Severity::Error);
        let mut tally = Tally {
            green: 0,
            yellow: board.others.len() - errors.clone().count(),
            red: errors.count(),
            boxes: 0,
        };
        if board.subject.summary().met.is_none() {
            tally.yellow += 1;
        }
        for clause in board.layers.iter().flat_map(|layer| &layer.clauses) {
            match clause.state.class() {
                "green" => tally.green += 1,
                "yellow" => tally.yellow += 1,
                "red" => tally.red += 1,
                "box" => tally.boxes += 1,
                _ => {}
            }
        }
        tally
    }

    pub fn class(&self) -> &'static str {
        match (self.red, self.yellow) {
            (0, 0) => "green",
            (0, _) => "yellow",
            _ => "red",
        }
    }

    pub fn sentence(&self) -> Words {
        match (self.red, self.yellow) {
            (0, 0) => say!(
                en "Every clause that a machine can judge is met.",
                et "Iga masinaga kontrollitav punkt on täidetud."
            ),
            (0, _) => say!(
                en "Every obligatory clause is met; some clauses need a look.",
                et "Kõik kohustuslikud punktid on täidetud; mõni punkt vajab ülevaatamist."
            ),
            _ => say!(
                en "The programme does not meet its guideline yet.",
                et "Programm ei vasta veel juhendile."
            ),
        }
    }

    pub fn boxes(&self, lang: Lang) -> Markup {
        let counts = [
            ("green", self.green, State::Holds.words()),
            ("yellow", self.yellow, phrase("need a look", "üle vaadata")),
            ("red", self.red, State::Broken.words()),
            (
                "box",
                self.boxes,
                phrase("for people to judge", "inimese hinnata"),
            ),
        ];
        html! {
            ul.tally {
                @for (class, count, words) in counts {
                    li class=(class) { strong { (count) } " " (words.get(lang)) }
                }
            }
        }
    }
}

/// `eu-2022: 9 of 9 obligatory clauses are met`
pub fn obligatory(layer: &Layer, lang: Lang) -> Markup {
    let asked = || {
        let clauses = layer.clauses.iter();
        clauses.filter(|clause| clause.obligatory && clause.state != State::OtherKind)
    };
    let met = asked()
        .filter(|clause| clause.state == State::Holds)
        .count();
    let words = say!(
        en "{guideline}: {met} of {all} obligatory clauses are met.",
        et "{guideline}: kohustuslikest punktidest on täidetud {met} / {all}.",
        guideline = layer.stamp.guideline, met = met, all = asked().count()
    );
    html! { p.obligatory { (words.get(lang)) } }
}

pub fn sections(board: &Board<'_>, lang: Lang) -> Markup {
    html! {
        @for layer in &board.layers { (section(layer, lang)) }
        @if !board.others.is_empty() {
            section {
                h2 { (say!(en "Whatever the guideline", et "Olenemata juhendist").get(lang)) }
                ul { @for finding in &board.others { li { (finding.message.get(lang)) } } }
            }
        }
    }
}

fn section(layer: &Layer, lang: Lang) -> Markup {
    let (asked, rest): (Vec<&Clause>, Vec<&Clause>) = layer
        .clauses
        .iter()
        .partition(|clause| clause.state.class() != "grey");
    html! {
        section.layer {
            h2 { (pick(&layer.title, lang)) }
            p.edition {
                (layer.stamp.guideline) ", "
                (say!(en "in force from {day}", et "kehtib alates {day}", day = layer.stamp.edition).get(lang))
                @if layer.stamp.own_copy { ", " (say!(en "own copy", et "oma koopia").get(lang)) }
                @if let Some(source) = &layer.source { " · " a href=(source) { (source) } }
            }
            @if layer.translated.contains(&lang.tag()) {
                p.note { (say!(en "The wording in English is a translation of ours.", et "Eestikeelne sõnastus on meie tõlge.").get(lang)) }
            }
            table.clauses {
                thead { tr {
                    th.spot { (say!(en "Clause", et "Punkt").get(lang)) }
                    th { (say!(en "What it says", et "Mida see ütleb").get(lang)) }
                    th.measured { (say!(en "Measured", et "Mõõdetud").get(lang)) }
                    th.state { (say!(en "State", et "Seis").get(lang)) }
                } }
                tbody { @for clause in asked { (row(clause, lang)) } }
            }
            (silent(&rest, lang))
        }
    }
}

fn row(clause: &Clause, lang: Lang) -> Markup {
    html! {
        tr {
            td.spot { (spot(clause)) }
            td {
                p { (pick(&clause.text, lang)) }
                @for told in &clause.told { p.told { (told.get(lang)) } }
                @if clause.second_hand { p.note { (say!(en "known at second hand", et "teada vahendatud allikast").get(lang)) } }
            }
            td.measured { @for words in &clause.measured { p { (words.get(lang)) } } }
            td class={ "state " (clause.state.class()) } {
                span.sign aria-hidden="true" { (clause.state.sign()) } " " (clause.state.words().get(lang))
            }
        }
    }
}

/// What asks nothing of this programme, for completeness.
fn silent(clauses: &[&Clause], lang: Lang) -> Markup {
    html! {
        @if !clauses.is_empty() {
            h3 { (say!(en "Asks nothing of this programme", et "Sellelt programmilt ei nõua midagi").get(lang)) }
            ul.silent {
                @for clause in clauses {
                    li {
                        strong { (spot(clause)) } " " (pick(&clause.text, lang)) " "
                        span.note {
                            "(" (clause.state.words().get(lang))
                            @if let Some(because) = &clause.because { ": " (pick(because, lang)) }
                            ")"
                        }
                    }
                }
            }
        }
    }
}

fn spot(clause: &Clause) -> String {
    let citation = &clause.citation;
    match &citation.point {
        Some(point) => format!("{} {point}", citation.clause),
        None => citation.clause.clone(),
    }
}

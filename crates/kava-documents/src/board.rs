//! The board's page of one programme: how it stands to every clause, what people have to judge, what
//! was set aside and by whom, the plan drawn. It prints on A4 and is what a Dean proposes and a board
//! signs. HTML, one page in each language.

mod clauses;
mod exceptions;
mod facts;
mod plan;

use kava_diagnostics::{Citation, Finding, Lang, Words, say};
use kava_model::choice::Choice;
use kava_model::date::Day;
use kava_model::fields::Moment;
use kava_model::text::Text;
use kava_model::verdict::Stamp;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::page::visible;
use crate::target::Subject;

const STYLE: &str = include_str!("board/board.css");

/// What the page shows.
pub struct Board<'a> {
    pub subject: Subject<'a>,
    /// For which moment it was judged.
    pub moment: Moment,
    pub as_of: Day,
    /// Whether waivers set anything aside.
    pub waivers: bool,
    /// The guideline, then those above it.
    pub layers: Vec<Layer>,
    /// What is wrong whatever the guideline.
    pub others: Vec<&'a Finding>,
}

/// One edition of a guideline with its clauses.
pub struct Layer {
    pub stamp: Stamp,
    pub title: Text,
    /// Where its text is published.
    pub source: Option<String>,
    /// The languages in which its wording is a translation of ours.
    pub translated: Vec<&'static str>,
    pub clauses: Vec<Clause>,
}

/// A clause, or one point of it, and how the programme stands to it.
pub struct Clause {
    pub citation: Citation,
    pub text: Text,
    /// Why it is out of scope.
    pub because: Option<Text>,
    pub state: State,
    /// It must be so, and does not only recommend.
    pub obligatory: bool,
    /// A bound in it was not read in the source itself.
    pub second_hand: bool,
    /// `15 ECTS`
    pub measured: Vec<Words>,
    /// What is wrong or missing.
    pub told: Vec<Words>,
}

/// How a programme stands to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It must be so and is not.
    Broken,
    /// It is recommended and not so, or something is still missing.
    Lacking,
    /// What it bounds could not be measured.
    Unknown,
    /// A guideline below asks for more, and that does not hold.
    Below,
    Waived,
    Holds,
    /// For people to judge.
    Manual,
    /// It asks nothing of programmes of this kind.
    OtherKind,
    Statement,
    Outside,
}

impl Board<'_> {
    /// The page in each language.
    pub fn pages(&self) -> [(Lang, String); 2] {
        [Lang::Et, Lang::En].map(|lang| (lang, self.page(lang)))
    }

    fn page(&self, lang: Lang) -> String {
        let title = self.title(lang);
        let code = &*self.subject.programme.name.text;
        let page = html! {
            (DOCTYPE)
            html lang=(lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (code) " – " (title) }
                    style { (PreEscaped(STYLE)) (PreEscaped(running_foot(lang))) }
                }
                body {
                    (self.head(lang, &title))
                    main {
                        (self.outcome(lang))
                        (facts::section(self, lang))
                        (plan::section(&self.subject, lang))
                        (clauses::sections(self, lang))
                        (exceptions::section(self, lang))
                        (self.calendar(lang))
                        (signatures(lang))
                    }
                    (self.foot(lang))
                }
            }
        };
        visible(page.into_string())
    }

    fn title(&self, lang: Lang) -> String {
        let title = self.subject.programme.title.known();
        let code = &*self.subject.programme.name.text;
        title.map_or(code, |title| pick(title, lang)).to_owned()
    }

    fn head(&self, lang: Lang, title: &str) -> Markup {
        let programme = self.subject.programme;
        let kind = self.subject.summary().terms.kind.as_ref();
        let written = programme.kind.known().map(|kind| &*kind.text);
        html! {
            header {
                p.page-name { (say!(en "Proposal and review of a programme", et "Programmi ettepanek ja hindamine").get(lang)) }
                h1 { (title) }
                p.identity {
                    span.code { (programme.name.text) }
                    @if let Some(kind) = kind.map(|kind| pick(kind, lang)).or(written) { " · " (kind) }
                    @if let Some(edition) = crate::target::edition(programme) {
                        " · " (say!(en "in force from {edition}", et "kehtib alates {edition}", edition = edition).get(lang))
                    }
                }
            }
        }
    }

    /// What it comes to, in one sentence and in numbers.
    fn outcome(&self, lang: Lang) -> Markup {
        let tally = clauses::Tally::of(self);
        let moment = self.moment.name();
        let judged = say!(
            en "Judged for {moment} as of {day}", et "Hinnatud: {moment}, seisuga {day}",
            moment = moment, day = self.as_of
        );
        html! {
            section.outcome {
                p class={ "sentence " (tally.class()) } { (tally.sentence().get(lang)) }
                p.judged {
                    (judged.get(lang))
                    @if !self.waivers { ", " (say!(en "as if there were no waivers", et "nagu erandeid ei oleks").get(lang)) }
                    "."
                }
                (tally.boxes(lang))
                @for layer in &self.layers { (clauses::obligatory(layer, lang)) }
            }
        }
    }

    fn calendar(&self, lang: Lang) -> Markup {
        let duties = &self.subject.verdict().calendar;
        html! {
            @if !duties.is_empty() {
                section {
                    h2 { (say!(en "What is to be done by when", et "Mis ajaks mida teha").get(lang)) }
                    table {
                        thead { tr {
                            th.day { (say!(en "By", et "Tähtaeg").get(lang)) }
                            th { (say!(en "What", et "Mida").get(lang)) }
                        } }
                        tbody { @for duty in duties {
                            tr { td.day { (duty.by.to_string()) } td { (duty.what.get(lang)) } }
                        } }
                    }
                }
            }
        }
    }

    fn foot(&self, lang: Lang) -> Markup {
        html! {
            footer {
                @for layer in &self.layers {
                    p {
                        (layer.stamp.guideline) " (" (layer.stamp.edition.to_string()) ")"
                        @if layer.stamp.own_copy { ", " (say!(en "the catalogue's own copy", et "kataloogi oma koopia").get(lang)) }
                        ": SHA-256 " span.digest { (layer.stamp.sha256) }
                    }
                }
            }
        }
    }
}

/// Lines for the signatures of those who propose and approve.
fn signatures(lang: Lang) -> Markup {
    let signers = [
        say!(en "Programme director", et "Programmijuht"),
        say!(en "Proposed by the Dean", et "Ettepaneku tegi dekaan"),
        say!(en "Approved by the Vice-Rector for Academic Affairs", et "Kinnitas õppeprorektor"),
    ];
    html! {
        section.signatures {
            h2 { (say!(en "Signatures", et "Allkirjad").get(lang)) }
            @for signer in &signers {
                div.signature {
                    p.line {}
                    p { (signer.get(lang)) ", " (say!(en "date", et "kuupäev").get(lang)) }
                }
            }
        }
    }
}

/// At the foot of every printed page.
fn running_foot(lang: Lang) -> String {
    let (name, page) = match lang {
        Lang::En => ("Proposal and review of a programme", "page "),
        Lang::Et => ("Programmi ettepanek ja hindamine", "lk "),
    };
    format!(
        "@page {{ @bottom-left {{ content: \"{name}\"; }} @bottom-right {{ content: \"{page}\" counter(page) \" / \" counter(pages); }} }}"
    )
}

/// A text in a language, else in the one it has.
fn pick(text: &Text, lang: Lang) -> &str {
    text.get(lang.tag()).unwrap_or(text.any())
}

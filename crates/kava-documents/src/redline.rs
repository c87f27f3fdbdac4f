//! The page that shows a board what changed: each programme with its changes by what they ask for, old
//! and new in one text. What is gone is struck out and what is new underlined, whatever the colours.

use kava_diagnostics::{Lang, Words, say};
use kava_model::date::Day;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use similar::{Algorithm, ChangeTag, TextDiff};

use crate::page::visible;

const STYLE: &str = include_str!("redline/redline.css");

/// What the page shows.
pub struct Redline {
    pub as_of: Day,
    pub summary: Words,
    /// Files that could not be read.
    pub unread: Vec<Words>,
    pub programmes: Vec<Entry>,
    /// What programmes share.
    pub causes: Vec<Entry>,
}

/// A programme, or something that programmes share.
pub struct Entry {
    pub called: Words,
    /// What it asks for as a whole.
    pub whole: Vec<Words>,
    pub sections: Vec<Section>,
    pub remarks: Vec<Remark>,
}

/// The changes of one class.
pub struct Section {
    /// For the style.
    pub class: &'static str,
    pub name: Words,
    pub lines: Vec<Line>,
}

/// One field.
pub struct Line {
    pub name: Words,
    pub old: Option<Side>,
    pub new: Option<Side>,
    pub notes: Option<Words>,
    /// Every class it has, with the clauses.
    pub classes: Vec<Words>,
}

pub struct Side {
    pub words: Words,
    /// `courses.kava:12`
    pub spot: String,
}

/// What is wrong with a change, or when it may take effect.
pub struct Remark {
    pub is_error: bool,
    pub words: Words,
}

impl Redline {
    pub fn html(&self, lang: Lang) -> String {
        let title = say!(en "What changes in the programmes", et "Mis programmides muutub");
        let title = title.get(lang);
        let page = html! {
            (DOCTYPE)
            html lang=(lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    header {
                        h1 { (title) }
                        p { (self.summary.get(lang)) }
                        p.quiet { (self.legend(lang)) }
                    }
                    main {
                        @for words in &self.unread { p.remark.error { (words.get(lang)) } }
                        @for entry in &self.programmes { (entry.html(lang)) }
                        @if !self.causes.is_empty() {
                            h2 { (say!(en "Shared by programmes", et "Programmidele ühine").get(lang)) }
                            @for entry in &self.causes { (entry.html(lang)) }
                        }
                    }
                }
            }
        };
        visible(page.into_string())
    }

    fn legend(&self, lang: Lang) -> Markup {
        let day = say!(en "As of {day}.", et "Seisuga {day}.", day = self.as_of);
        let gone = say!(en "struck out: gone", et "läbi kriipsutatud: ära jääb");
        let new = say!(en "underlined: new", et "alla joonitud: uus");
        html! {
            (day.get(lang)) " "
            del { (gone.get(lang)) } ", " ins { (new.get(lang)) } "."
        }
    }
}

impl Entry {
    fn html(&self, lang: Lang) -> Markup {
        html! {
            section.entry {
                h3 { (self.called.get(lang)) }
                @for words in &self.whole { p.whole { (words.get(lang)) } }
                @for remark in &self.remarks { (remark.html(lang)) }
                @for section in &self.sections {
                    div class={ "class " (section.class) } {
                        @if !section.name.is_empty() { h4 { (section.name.get(lang)) } }
                        dl { @for line in &section.lines { (line.html(lang)) } }
                    }
                }
            }
        }
    }
}

impl Remark {
    fn html(&self, lang: Lang) -> Markup {
        let name = say!(en "Error: ", et "Viga: ");
        html! {
            p.remark.error[self.is_error] {
                @if self.is_error { strong { (name.get(lang)) } }
                (self.words.get(lang))
            }
        }
    }
}

impl Line {
    fn html(&self, lang: Lang) -> Markup {
        let says = |side: &Option<Side>| {
            let side = side.as_ref();
            side.map_or_else(String::new, |side| said(side, lang))
        };
        let (old, new) = (says(&self.old), says(&self.new));
        let spots = [&self.old, &self.new];
        let spots = spots.into_iter().flatten().map(|side| &*side.spot);
        let spots = spots.collect::<Vec<_>>().join(" → ");
        html! {
            dt { (self.name.get(lang)) }
            dd {
                p.redline { (redlined(&old, &new)) }
                p.quiet {
                    span.spot { (spots) }
                    @if let Some(notes) = &self.notes { " · " (notes.get(lang)) }
                }
                ul.classes { @for words in &self.classes { li { (words.get(lang)) } } }
            }
        }
    }
}

/// A fact that says nothing but that it is so.
fn said(side: &Side, lang: Lang) -> String {
    match side.words.get(lang) {
        "" => "✓".to_owned(),
        words => words.to_owned(),
    }
}

/// One text of two, by word; where hardly a word stays, one after the other.
fn redlined(old: &str, new: &str) -> Markup {
    /// Of words, in hundredths; below it the parts are no text any more.
    const ALIKE: usize = 40;
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_words(old, new);
    let changes: Vec<_> = diff.iter_all_changes().collect();
    let is_word = |text: &str| text.chars().any(char::is_alphanumeric);
    let words = changes.iter().filter(|change| is_word(change.value()));
    let (same, all) = words.fold((0, 0), |(same, all), change| {
        let stays = change.tag() == ChangeTag::Equal;
        (same + usize::from(stays), all + 1)
    });
    if same * 100 < all * ALIKE {
        return html! {
            @if !old.is_empty() { del { (old) } }
            @if !old.is_empty() && !new.is_empty() { " " }
            @if !new.is_empty() { ins { (new) } }
        };
    }
    html! {
        @for run in changes.chunk_by(|one, other| one.tag() == other.tag()) {
            @let text: String = run.iter().map(|change| change.value()).collect();
            @match run.first().map(|change| change.tag()) {
                Some(ChangeTag::Delete) => del { (text) },
                Some(ChangeTag::Insert) => ins { (text) },
                _ => (text),
            }
        }
    }
}

//! What is told of a thing in a few lines of Markdown.

use kava_diagnostics::{Lang, Words, say};
use kava_model::stated::Stated;
use kava_model::text::Text;

/// Lines of a card, those first that matter most.
#[derive(Default)]
pub(crate) struct Card(Vec<Words>);

impl Card {
    /// `**ITI8730** Data Mining · *Andmekaeve*`
    pub fn of(code: &str, called: Words) -> Card {
        let code = plain(code);
        let head = match called.is_empty() {
            true => say!(en "**{code}**", et "**{code}**", code = code),
            false => say!(
                en "**{code}** {called}", et "**{code}** {called}",
                code = code, called = called
            ),
        };
        Card(vec![head])
    }

    /// A line; an empty one is left out.
    pub fn line(mut self, line: Words) -> Card {
        self.0.extend((!line.is_empty()).then_some(line));
        self
    }

    /// `6 ECTS · degree study · EQF 7`, of what is not empty.
    pub fn row(self, cells: impl IntoIterator<Item = Words>) -> Card {
        let cells = cells.into_iter().filter(|cell| !cell.is_empty());
        self.line(Words::join(cells, " · "))
    }

    /// A line apart from what is above it.
    pub fn part(self, line: Words) -> Card {
        if line.is_empty() {
            return self;
        }
        self.line(say!(en "\n{line}", et "\n{line}", line = line))
    }

    pub fn words(self) -> Words {
        Words::join(self.0, "  \n")
    }
}

/// A text in the reader's language, the other beside it in italics; nothing where none is said.
pub(crate) fn called(text: &Stated<Text>) -> Words {
    text.known().map(both).unwrap_or_default()
}

pub(crate) fn both(text: &Text) -> Words {
    let only = text.0.first().map(|part| &*part.text);
    let in_one = |lang: Lang, other: Lang| match (text.get(lang.tag()), text.get(other.tag())) {
        (Some(mine), Some(theirs)) if mine != theirs => {
            format!("{} · *{}*", plain(mine), plain(theirs))
        }
        (Some(text), _) | (None, Some(text)) => plain(text),
        (None, None) => only.map(plain).unwrap_or_default(),
    };
    Words {
        en: in_one(Lang::En, Lang::Et),
        et: in_one(Lang::Et, Lang::En),
    }
}

/// What Markdown as cards have it says, without its marks.
pub fn without_marks(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut chars = markdown.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => text.extend(chars.next()),
            '*' | '`' => {}
            char => text.push(char),
        }
    }
    text.replace("  \n", "\n")
}

/// Text of a file in Markdown: nothing in it means anything, and it stays on its line.
pub(crate) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\r' | '\t' => shown.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                shown.extend(['\\', char]);
            }
            char => shown.push(char),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_its_marks_a_card_says_the_same() {
        let text = "1 * 2 `is` [not] _a_ link\\";
        let card = Card::of(text, Words::same("called *so*")).line(Words::same("`code`"));
        let words = card.words();
        assert_eq!(without_marks(&words.en), format!("{text} called so\ncode"));
    }
}

//! The page of a code, or a clause of a guideline, as Markdown.

use kava_diagnostics::{Page, Words, say};

use super::Editor;
use super::card::Card;

impl Editor<'_> {
    /// Of `degree-share`, or `taltech:1.1`.
    pub fn explanation(&self, what: &str) -> Option<Words> {
        match what.split_once(':') {
            Some((guideline, clause)) => self.clause_card(guideline, clause),
            None => {
                let (code, page) = crate::explain(what)?;
                let card = page_card(code, page);
                let asked = self.asked_by(code);
                Some(asked.into_iter().fold(card, Card::part).words())
            }
        }
    }
}

fn page_card(code: &str, page: &Page) -> Card {
    let (asks, why, mend) = (page.asks, page.why, page.mend);
    let card = Card::of(code, Words::default())
        .part(asks.words())
        .part(say!(en "**Why** {why}", et "**Miks** {why}", why = why))
        .part(say!(en "**How to mend it** {mend}", et "**Kuidas parandada** {mend}", mend = mend));
    let example = page.example;
    if example.wrong.is_empty() {
        return card;
    }
    let (wrong, right) = (fenced(example.wrong), fenced(example.right));
    card.part(say!(en "**Wrong**\n{wrong}", et "**Vale**\n{wrong}", wrong = wrong))
        .part(say!(en "**Right**\n{right}", et "**Õige**\n{right}", right = right))
}

fn fenced(text: &str) -> String {
    format!("```kava\n{text}\n```")
}

//! `no-degree`: the programme awards no degree, and its title does not read as if it did.

use kava_diagnostics::{Example, Finding, Page, Phrase, Severity, Words, say};
use kava_model::admission::WordOr;
use kava_model::stated::Stated;
use kava_model::text::{Part, Text};

use super::wording::words;
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "no-degree",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The programme awards no degree, and its title does not name one.",
            et: "Programm ei anna kraadi ega nimeta seda pealkirjas.",
        },
        why: Phrase {
            en: "Only degree study leads to a degree; a title that promises one misleads.",
            et: "Kraadini viib ainult tasemeõpe; kraadi lubav pealkiri eksitab.",
        },
        mend: Phrase {
            en: "Take the degree out of awards; name the field in the title, not a degree.",
            et: "Võta kraad dokumentide hulgast välja; nimeta pealkirjas valdkond, mitte kraad.",
        },
        example: Example {
            block: "programme",
            wrong: "awards certificate, transcript, \"Master of Science\"",
            right: "awards certificate, transcript",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    if let Some(title) = case.programme.title.known() {
        report
            .findings
            .extend(first_degree(title).map(|found| in_title(asked, found)));
    }
    if let Stated::Known(awards, _) = &case.programme.awards {
        let texts = awards.0.iter().filter_map(|award| match award {
            WordOr::Text(text) => Some(text),
            WordOr::Word(_) => None,
        });
        report.findings.extend(
            texts
                .filter_map(first_degree)
                .map(|found| awarded(asked, found)),
        );
    }
}

/// A degree that a text names, with the part that names it.
struct Found<'t> {
    degree: &'t str,
    part: &'t Part,
}

fn first_degree(text: &Text) -> Option<Found<'_>> {
    text.0.iter().find_map(|part| {
        Some(Found {
            degree: degree_in(&part.text)?,
            part,
        })
    })
}

fn awarded(asked: &Asked<'_>, found: Found<'_>) -> Finding {
    asked
        .wrong(
            found.part.place,
            say!(
                en "the programme cannot award a degree: “{degree}”",
                et "programm ei saa anda kraadi: „{degree}“",
                degree = found.degree
            ),
        )
        .note(asks(asked))
}

/// A title may use the word in another sense, so that this is a warning.
fn in_title(asked: &Asked<'_>, found: Found<'_>) -> Finding {
    let mut finding = asked
        .wrong(
            found.part.place,
            say!(
                en "the title reads as if the programme gave a degree: “{degree}”",
                et "pealkiri jätab mulje, et programm annab kraadi: „{degree}“",
                degree = found.degree
            ),
        )
        .note(asks(asked));
    finding.severity = Severity::Warning;
    finding
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(en "a programme that gives no degree", et "programm, mis kraadi ei anna"))
}

/// The word of a text that names a degree.
fn degree_in(text: &str) -> Option<&str> {
    let mut before = String::new();
    let mut rest = words(text).peekable();
    while let Some(word) = rest.next() {
        let lower = word.to_lowercase();
        let next = rest
            .peek()
            .map(|word| word.to_lowercase())
            .unwrap_or_default();
        if is_degree(&lower, &before, &next) {
            return Some(word);
        }
        before = lower;
    }
    None
}

/// `MSc`, `magistrikraad`; `Master of …`, `Master in …`, `Master's degree` and `Master` as the last
/// word, but neither `Master Data Management` nor `Scrum Master`. All words are in lower case.
fn is_degree(word: &str, before: &str, next: &str) -> bool {
    const SHORT: [&str; 4] = ["bsc", "msc", "phd", "mba"];
    const ESTONIAN: [&str; 3] = ["bakalaureus", "magister", "filosoofiadoktor"];
    const STEMS: [&str; 3] = ["bakalaureusekraad", "magistrikraad", "doktorikraad"];
    const ENGLISH: [&str; 3] = ["bachelor", "master", "doctor"];
    let estonian = ESTONIAN.contains(&word) || STEMS.iter().any(|stem| word.starts_with(stem));
    if SHORT.contains(&word) || estonian {
        return true;
    }
    if ENGLISH.contains(&word) {
        return ["", "of", "in", "degree"].contains(&next) && before != "scrum";
    }
    let owner = word
        .strip_suffix('s')
        .map(|word| word.trim_end_matches(['\'', '’']));
    owner.is_some_and(|owner| ENGLISH.contains(&owner)) && next == "degree"
}

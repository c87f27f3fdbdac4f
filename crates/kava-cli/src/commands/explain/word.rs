//! A word of the glossary: what it means, what it is called in the other language, what not to write.

use kava::diagnostics::{Lang, Phrase, Words, say};
use kava::{Cell, Term};

use crate::console::Console;
use crate::exit::{Exit, Stop, did_you_mean};
use crate::table::Table;

/// Many pages speak of a course.
const MOST_CODES: usize = 6;

pub(super) fn explained(written: &str, console: &mut Console) -> Result<Exit, Stop> {
    let (said, instead) = kava::terms(written);
    if said.is_empty() && instead.is_empty() {
        return Err(unknown(written));
    }
    for (at, term) in said.iter().enumerate() {
        if at > 0 {
            console.line("");
        }
        told(term, console);
    }
    if said.is_empty() {
        console.heading(&say!(
            en "Kava does not say “{written}”. It says:",
            et "Kava ei kasuta sõna „{written}“. Kava ütleb:",
            written = written
        ));
        for term in &instead {
            console.line("");
            told(term, console);
        }
    }
    Ok(Exit::Good)
}

/// Neither a code nor a word: the nearest of both.
pub(super) fn unknown(written: &str) -> Stop {
    let near = kava::nearest_code(written).or_else(|| kava::nearest_term(written));
    Stop::usage(
        say!(
            en "there is no code “{written}”, and no such word in the glossary",
            et "koodi „{written}“ ei ole ja sellist sõna sõnastikus ka mitte",
            written = written
        ),
        did_you_mean(near),
    )
}

/// The word that a code is named after, below the code's page.
pub(super) fn beside(code: &str, console: &mut Console) {
    for term in kava::terms(code).0 {
        console.line("");
        told(&term, console);
    }
}

fn told(term: &Term, console: &mut Console) {
    let lang = console.lang;
    let (own, other) = match lang {
        Lang::En => (&term.english, &term.estonian),
        Lang::Et => (&term.estonian, &term.english),
    };
    console.heading(&Words::same(own.written));
    if let Some(meaning) = term.meaning {
        console.paragraph(meaning.get(lang), 2);
        console.line("");
    }
    let mut table = Table::default();
    let mut row = |head: Phrase, text: &str| {
        if !text.is_empty() {
            table.row([head.get(lang).to_owned(), text.to_owned()]);
        }
    };
    row(OTHER, other.written);
    row(FROM, &sources(term.from, lang));
    row(NOT, &rejected(term));
    row(CODES, &codes(&term.english));
    let width = console.width;
    let _ = table.print(2, width, console.out());
}

const OTHER: Phrase = Phrase {
    en: "in Estonian",
    et: "inglise keeles",
};
const FROM: Phrase = Phrase {
    en: "used by",
    et: "kasutab",
};
const NOT: Phrase = Phrase {
    en: "not written",
    et: "ei kirjutata",
};
const CODES: Phrase = Phrase {
    en: "see the codes",
    et: "vaata koode",
};

fn rejected(term: &Term) -> String {
    let cells = [&term.not_english, &term.not_estonian];
    let cells = cells.into_iter().filter(|cell| !cell.words.is_empty());
    let cells: Vec<&str> = cells.map(|cell| cell.written).collect();
    cells.join("; ")
}

/// The rules whose question holds the word.
fn codes(english: &Cell) -> String {
    let asks = |text: &str| {
        let text = format!(
            " {} ",
            text.to_lowercase().replace(['.', ',', ';', ':'], " ")
        );
        english.words.iter().any(|word| {
            let word = word.to_lowercase();
            text.contains(&format!(" {word} ")) || text.contains(&format!(" {word}s "))
        })
    };
    let codes: Vec<&str> = kava::pages()
        .into_iter()
        .filter(|(_, page)| asks(page.asks.en))
        .map(|(code, _)| code)
        .collect();
    match codes.len() > MOST_CODES {
        true => String::new(),
        false => codes.join(", "),
    }
}

/// `A, G 1.1` in words.
fn sources(from: &str, lang: Lang) -> String {
    let named = from.split(',').map(|source| {
        let (letter, clause) = source.trim().split_once(' ').unwrap_or((source.trim(), ""));
        let name = SOURCES.iter().find(|(known, _)| *known == letter);
        let name = name.map_or(letter, |(_, name)| name.get(lang));
        match clause {
            "" => name.to_owned(),
            _ => format!("{name} {clause}"),
        }
    });
    named.collect::<Vec<_>>().join(", ")
}

const SOURCES: [(&str, Phrase); 6] = [
    (
        "G",
        Phrase {
            en: "TalTech's guideline",
            et: "TalTechi juhend",
        },
    ),
    (
        "A",
        Phrase {
            en: "the Adult Education Act",
            et: "täiskasvanute koolituse seadus",
        },
    ),
    (
        "S",
        Phrase {
            en: "the Continuing Education Standard",
            et: "täienduskoolituse standard",
        },
    ),
    (
        "F",
        Phrase {
            en: "the registry's form",
            et: "registri õppekava vorm",
        },
    ),
    (
        "E",
        Phrase {
            en: "the Council Recommendation of 2022",
            et: "nõukogu 2022. aasta soovitus",
        },
    ),
    (
        "K",
        Phrase {
            en: "Kava",
            et: "Kava",
        },
    ),
];

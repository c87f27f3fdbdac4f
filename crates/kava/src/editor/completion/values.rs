//! Values that are no names: words, codes of lists, units, texts.

use kava_diagnostics::{Words, say};
use kava_guideline::rules::form;
use kava_model::codelist;
use kava_model::table::Word;
use kava_model::unit::Unit;

use super::{Completion, Written};

/// A word of the language; of the two that begin a code, also the codes.
pub(super) fn word(word: &'static str) -> Vec<Completion> {
    let codes = match word {
        "ISCED-F" => codelist::isced::words(),
        "EQF" => codelist::levels::words(),
        _ => &[],
    };
    let detail = match word {
        "todo" => say!(en "not known yet", et "veel lahtine"),
        "none" => say!(en "there is none, and that is said", et "ei ole, ja see on öeldud"),
        _ => Words::default(),
    };
    let alone = Completion::new(Written::Word, word, detail);
    let coded = codes.iter().map(|code| {
        let written = format!("{word} {}", code.word);
        Completion::new(Written::Word, written, code.name.words()).found_by_detail()
    });
    std::iter::once(alone).chain(coded).collect()
}

pub(super) fn one_of(words: &'static [Word]) -> Vec<Completion> {
    let words = words
        .iter()
        .map(|word| Completion::new(Written::Word, word.word, word.name.words()).found_by_detail());
    words.collect()
}

/// What a row of a guideline's form may be about.
pub(super) fn form_fields() -> Vec<Completion> {
    let fields = form::words().filter_map(|word| {
        let name = form::name_of(word)?.words();
        Some(Completion::new(Written::Field, word, name).found_by_detail())
    });
    fields.collect()
}

/// A number that was typed, with each unit that fits behind it.
pub(super) fn amounts(units: &'static [Unit], typed: &str) -> Vec<Completion> {
    let is_number = typed.starts_with(|char: char| char.is_ascii_digit());
    let number = typed.trim_end_matches(|char: char| !char.is_ascii_digit());
    let amounts = units.iter().filter(|_| is_number).map(|unit| {
        let written = format!("{number} {}", unit.word());
        Completion {
            found_by: vec![format!("{number}{}", unit.word())],
            ..Completion::new(Written::Unit, written, unit.name())
        }
    });
    amounts.collect()
}

pub(super) fn units(units: &'static [Unit]) -> Vec<Completion> {
    let units = units
        .iter()
        .map(|unit| Completion::new(Written::Unit, unit.word(), unit.name()).found_by_detail());
    units.collect()
}

/// A text in both languages.
pub(super) fn text() -> Vec<Completion> {
    let detail = say!(en "a text in both languages", et "tekst mõlemas keeles");
    let both = Completion {
        insert: "et \"${1}\" en \"${2}\"".to_owned(),
        ..Completion::new(Written::Text, "et \"…\" en \"…\"", detail)
    };
    vec![both]
}

pub(super) fn plain() -> Vec<Completion> {
    let detail = say!(en "a text", et "tekst");
    let text = Completion {
        insert: "\"${1}\"".to_owned(),
        ..Completion::new(Written::Text, "\"…\"", detail)
    };
    vec![text]
}

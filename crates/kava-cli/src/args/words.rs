//! Arguments that are one of a few words.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use kava::diagnostics::Lang;
use kava::{Choice, Class, Moment, Step};

/// A language by its two letters.
pub fn lang_of(word: &str) -> Option<Lang> {
    match word {
        "en" => Some(Lang::En),
        "et" => Some(Lang::Et),
        _ => None,
    }
}

pub(super) fn lang() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["en", "et"]).map(|word| lang_of(&word).unwrap_or_default())
}

pub(super) fn moment() -> impl TypedValueParser<Value = Moment> {
    let words = Moment::WORDS.iter().map(|word| word.word);
    PossibleValuesParser::new(words).map(|word| Moment::from_word(&word).unwrap_or(Moment::Draft))
}

pub(super) fn step() -> impl TypedValueParser<Value = Step> {
    let words = PossibleValuesParser::new(Step::ALL.map(Step::word));
    words.map(|word| {
        let step = Step::ALL.into_iter().find(|step| step.word() == word);
        step.unwrap_or(Step::Proposed)
    })
}

pub(super) fn targets() -> PossibleValuesParser {
    PossibleValuesParser::new(kava::TARGETS.iter().map(|target| target.name()))
}

pub(super) fn classes() -> impl TypedValueParser<Value = Class> {
    let words = Class::ALL.iter().map(|class| class.word());
    PossibleValuesParser::new(words).map(|word| {
        let mut classes = Class::ALL.into_iter();
        let named = classes.find(|class| class.word() == word);
        named.unwrap_or(Class::Cosmetic)
    })
}

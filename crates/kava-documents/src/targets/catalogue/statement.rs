//! What a programme rests on, leads to and hands out.

use kava_model::admission::WordOr;
use kava_model::fields::{self, Award as Document, NeedKind};
use schemars::JsonSchema;
use serde::Serialize;

use crate::canonical::{Text, Word};

/// Where a need is shown.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NeedSource<'a> {
    kind: Word<NeedKind>,
    source: Option<Text<'a>>,
}

impl<'a> From<&'a fields::NeedSource> for NeedSource<'a> {
    fn from(source: &'a fields::NeedSource) -> NeedSource<'a> {
        NeedSource {
            kind: Word(source.kind),
            source: source.source.as_ref().and_then(Text::new),
        }
    }
}

/// What a programme is built on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Basis<'a> {
    StudyProgramme { study_programme: &'a str },
    VocationalStandard { standard: Text<'a> },
    Need { need: Text<'a> },
}

impl<'a> From<&'a fields::Basis> for Basis<'a> {
    fn from(basis: &'a fields::Basis) -> Basis<'a> {
        match basis {
            fields::Basis::StudyProgramme(name) => Basis::StudyProgramme {
                study_programme: &name.text,
            },
            fields::Basis::VocationalStandard(text) => Basis::VocationalStandard {
                standard: Text(text),
            },
            fields::Basis::Need(text) => Basis::Need { need: Text(text) },
        }
    }
}

/// A document issued on completion: a word, or the author's own.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Award<'a> {
    Word(Word<Document>),
    Text(Text<'a>),
}

impl<'a> From<&'a WordOr<Document>> for Award<'a> {
    fn from(award: &'a WordOr<Document>) -> Award<'a> {
        match award {
            WordOr::Word(word) => Award::Word(Word(*word)),
            WordOr::Text(text) => Award::Text(Text(text)),
        }
    }
}

/// What its credits count towards.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Stacks<'a> {
    /// A study programme or larger award, by its code.
    Towards {
        code: &'a str,
    },
    Text {
        text: Text<'a>,
    },
}

impl<'a> From<&'a fields::Stacks> for Stacks<'a> {
    fn from(stacks: &'a fields::Stacks) -> Stacks<'a> {
        match stacks {
            fields::Stacks::Towards(name) => Stacks::Towards { code: &name.text },
            fields::Stacks::Text(text) => Stacks::Text { text: Text(text) },
        }
    }
}

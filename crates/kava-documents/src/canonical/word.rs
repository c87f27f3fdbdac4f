//! Words of closed sets.

use std::borrow::Cow;

use kava_model::choice::{Choice, Flag, List};
use kava_model::codelist::Entry;
use kava_model::codelist::{assessments, counties, education};
use kava_model::stated::Stated;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// One of the words of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word<T>(pub T);

impl<T: Choice> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

impl<T: Choice> JsonSchema for Word<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Word".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = T::WORDS.iter().map(|word| word.word).collect();
        json_schema!({ "type": "string", "enum": words })
    }
}

/// The words of a list.
pub fn words<T: Choice>(list: &List<T>) -> Vec<Word<T>> {
    list.0.iter().copied().map(Word).collect()
}

/// A field that says something by standing there; its absence says nothing.
pub fn flag(stated: &Stated<Flag>) -> Option<bool> {
    stated.known().map(|_| true)
}

/// The code of an entry of a code list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded<E: 'static>(pub &'static E);

impl<E: Entry> Serialize for Coded<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

/// A list whose codes the schema names one by one.
trait Listed: Entry + 'static {
    fn all() -> &'static [Self];
}

impl Listed for assessments::Assessment {
    fn all() -> &'static [Self] {
        assessments::all()
    }
}

impl Listed for counties::County {
    fn all() -> &'static [Self] {
        counties::all()
    }
}

impl Listed for education::Education {
    fn all() -> &'static [Self] {
        education::all()
    }
}

impl<E: Listed> JsonSchema for Coded<E> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<&str> = E::all().iter().map(Entry::code).collect();
        json_schema!({ "type": "string", "enum": codes })
    }
}

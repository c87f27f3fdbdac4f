//! A text put together of others, by language.

use std::borrow::Cow;

use kava_diagnostics::Words;
use kava_model::text;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::text::UNDETERMINED;

/// A text by language, in the order of the author: `{"et":"…","en":"…"}`. Never in no language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording<'a>(Vec<(&'a str, Cow<'a, str>)>);

impl<'a> Wording<'a> {
    /// A text of the author's, unless nothing is in it.
    pub fn of(text: &'a text::Text) -> Option<Wording<'a>> {
        let filled = text.0.iter().filter(|part| !part.text.is_empty());
        let parts: Vec<_> = filled
            .map(|part| (tag(&part.language), Cow::Borrowed(&*part.text)))
            .collect();
        (!parts.is_empty()).then_some(Wording(parts))
    }

    /// A sentence of Kava's.
    pub fn said(words: Words) -> Wording<'a> {
        Wording(vec![
            ("et", Cow::Owned(words.et)),
            ("en", Cow::Owned(words.en)),
        ])
    }

    /// The texts one after the other, each language for itself; what is in no language stands in all.
    pub fn joined(
        texts: impl IntoIterator<Item = Wording<'a>>,
        between: &str,
    ) -> Option<Wording<'a>> {
        let texts: Vec<Wording<'_>> = texts.into_iter().collect();
        let mut languages: Vec<&str> = Vec::new();
        for (language, _) in texts.iter().flat_map(|text| &text.0) {
            if *language != UNDETERMINED && !languages.contains(language) {
                languages.push(language);
            }
        }
        if languages.is_empty() && !texts.is_empty() {
            languages.push(UNDETERMINED);
        }
        let in_language = |language: &'a str| {
            let parts = texts.iter().filter_map(|text| text.get(language));
            (
                language,
                Cow::Owned(parts.collect::<Vec<_>>().join(between)),
            )
        };
        let all: Vec<_> = languages.into_iter().map(in_language).collect();
        (!all.is_empty()).then_some(Wording(all))
    }

    /// In a language, or in no particular one.
    pub fn get(&self, language: &str) -> Option<&str> {
        let part = |asked: &str| self.0.iter().find(|(language, _)| *language == asked);
        let part = part(language).or_else(|| part(UNDETERMINED));
        part.map(|(_, text)| &**text)
    }

    /// In Estonian where there is Estonian, else in the author's first language.
    pub fn first(&self) -> (&'a str, &str) {
        let estonian = self.0.iter().find(|(language, _)| *language == "et");
        let part = estonian.or(self.0.first());
        part.map_or((UNDETERMINED, ""), |(language, text)| (*language, &**text))
    }

    pub fn into_parts(self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        self.0.into_iter()
    }

    pub fn parts(&self) -> impl Iterator<Item = (&'a str, &str)> {
        self.0.iter().map(|(language, text)| (*language, &**text))
    }
}

fn tag(language: &str) -> &str {
    if language.is_empty() {
        UNDETERMINED
    } else {
        language
    }
}

impl Serialize for Wording<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (language, text) in &self.0 {
            map.serialize_entry(language, text)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_no_language_stands_in_every_language() {
        let both = Wording(vec![("et", "üks".into()), ("en", "one".into())]);
        let none = Wording(vec![(UNDETERMINED, "42".into())]);
        let joined = Wording::joined([both, none], "; ").unwrap();
        assert_eq!(
            serde_json::to_string(&joined).unwrap(),
            r#"{"et":"üks; 42","en":"one; 42"}"#
        );
    }
}

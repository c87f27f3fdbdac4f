//! The fifteen counties of Estonia.

use kava_diagnostics::Phrase;

mod rows {
    list!(super::County, "county");
}

pub use rows::{all, words};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct County {
    /// ISO 3166-2: EE-37.
    pub code: &'static str,
    /// The code of the Estonian classification of places, four digits: 0037.
    pub ehak: &'static str,
    /// The statistical region that it lies in, by NUTS 2021: EE001.
    pub nuts: &'static str,
    pub name: Phrase,
}

/// The county with this code, or of this name in either language and in any case of letters:
/// `EE-79`, `0079`, `Tartumaa`, `Tartu maakond`, `Tartu County`, `Tartu`.
pub fn find(asked: &str) -> Option<&'static County> {
    rows::find(asked).or_else(|| all().iter().find(|county| county.is_called(asked)))
}

impl County {
    fn is_called(&self, asked: &str) -> bool {
        let stem = self.name.et.strip_suffix("maa").unwrap_or(self.name.et);
        let ends_in = |ending: &str| lower(asked).eq(lower(stem).chain(lower(ending)));
        asked == self.ehak || ["maa", " maakond", " county", ""].into_iter().any(ends_in)
    }
}

fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

entry!(County, "code,ehak,nuts,en,et", |columns| County {
    code: columns.next()?,
    ehak: columns.next()?,
    nuts: columns.next()?,
    name: columns.name()?
});

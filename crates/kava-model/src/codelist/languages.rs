//! Languages of texts and of instruction, by the two letters of ISO 639-1.

use std::cmp::Ordering;

use kava_diagnostics::Phrase;

list!(Language, "language");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// The tag that a `.kava` file writes: `et`.
    pub code: &'static str,
    /// ISO 639-3: `est`.
    pub alpha3: &'static str,
    pub name: Phrase,
    /// What the Estonian register calls it, where one was seen.
    pub ehis: Option<&'static str>,
}

entry!(Language, "code,alpha3,ehis,en,et", |columns| Language {
    code: columns.next()?,
    alpha3: columns.next()?,
    ehis: columns.maybe()?,
    name: columns.name()?,
});

/// By code, so that a list of languages has one order.
impl Ord for Language {
    fn cmp(&self, other: &Language) -> Ordering {
        self.code.cmp(other.code)
    }
}

impl PartialOrd for Language {
    fn partial_cmp(&self, other: &Language) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

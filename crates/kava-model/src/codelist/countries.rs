//! Countries and territories, by the two letters of ISO 3166-1.

use kava_diagnostics::Phrase;

list!(Country, "country");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2: `EE`.
    pub code: &'static str,
    /// ISO 3166-1 alpha-3: `EST`.
    pub alpha3: &'static str,
    pub name: Phrase,
}

entry!(Country, "code,alpha3,en,et", |columns| Country {
    code: columns.next()?,
    alpha3: columns.next()?,
    name: columns.name()?
});

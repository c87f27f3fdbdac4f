//! The list of lists: what each is, its date, where it comes from, on what terms.

use kava_diagnostics::Phrase;

list!(CodeList, "lists");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeList {
    /// The name of its file without `.csv`.
    pub code: &'static str,
    /// Rows without the header.
    pub rows: usize,
    /// The version or the day of what it was taken from.
    pub edition: &'static str,
    pub source: &'static str,
    /// Where the source is published; none for Kava's own words.
    pub address: Option<&'static str>,
    /// An SPDX name where there is one.
    pub licence: &'static str,
    pub name: Phrase,
}

entry!(
    CodeList,
    "code,rows,edition,source,address,licence,en,et",
    |columns| CodeList {
        code: columns.next()?,
        rows: columns.number()?,
        edition: columns.next()?,
        source: columns.next()?,
        address: columns.maybe()?,
        licence: columns.next()?,
        name: columns.name()?,
    }
);

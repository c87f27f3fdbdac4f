//! A value of a document, as an argument.

use std::path::PathBuf;

use kava::diagnostics::say;

use crate::usage::BadValue;

/// A value of a document: `out/catalogue/catalogue.json#/programmes/0/aim`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    pub file: PathBuf,
    /// A JSON pointer (RFC 6901).
    pub pointer: String,
}

/// The pointer begins behind the last `#`: a file's name may have one.
pub(super) fn pointer(text: &str) -> Result<Pointer, BadValue> {
    let parts = text.rsplit_once('#');
    let valid = parts.filter(|(_, pointer)| pointer.is_empty() || pointer.starts_with('/'));
    let wrong = || {
        BadValue(say!(
            en "a value of a document is written as FILE#/title/et",
            et "dokumendi väärtus kirjutatakse kujul FAIL#/title/et"
        ))
    };
    let (file, pointer) = valid.ok_or_else(wrong)?;
    Ok(Pointer {
        file: PathBuf::from(file),
        pointer: pointer.to_owned(),
    })
}

//! Levels 1 to 8 of the European Qualifications Framework, which are those of the Estonian one.

use kava_diagnostics::Phrase;

list!(Level, "qualification-level");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    pub code: &'static str,
    pub number: u8,
    /// An Estonian qualification of this level, as an example.
    pub name: Phrase,
}

/// The level with this number.
pub fn at(number: u8) -> Option<&'static Level> {
    all().iter().find(|level| level.number == number)
}

entry!(Level, "code,en,et", |columns| {
    let code = columns.next()?;
    Level {
        code,
        number: code.parse().ok()?,
        name: columns.name()?,
    }
});

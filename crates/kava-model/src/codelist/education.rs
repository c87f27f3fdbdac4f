//! The education that a programme or course may require: `requires education bachelor`.

use kava_diagnostics::Phrase;

list!(Education, "education");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Education {
    pub code: &'static str,
    /// The level of the qualifications framework that it stands on; 0 where nothing is required.
    pub level: u8,
    pub name: Phrase,
}

/// Orders what is required from least to most; the number is the level it stands on.
pub fn rank(code: &str) -> Option<u8> {
    find(code).map(|education| education.level)
}

entry!(Education, "code,level,en,et", |columns| Education {
    code: columns.next()?,
    level: columns.number()?,
    name: columns.name()?
});

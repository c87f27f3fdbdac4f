//! What `kava explain` shows of a code: what is asked, why, how to mend it, and an example.

use crate::Phrase;

/// A code explained.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What is asked.
    pub asks: Phrase,
    pub why: Phrase,
    /// How to mend it.
    pub mend: Phrase,
    pub example: Example,
}

/// A wrong and a right text, each tried in tests: the right one gives no finding of this code, the
/// wrong one does.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The head of the block whose lines these are: `programme`, `course`, `intake`, `record`,
    /// `plan`, `outcomes`, `catalogue`, `guideline`, …; the empty word for whole blocks of a file.
    pub block: &'static str,
    pub wrong: &'static str,
    pub right: &'static str,
}

/// The pages of some codes.
pub type Pages = &'static [(&'static str, Page)];

/// Declares the pages of codes:
///
/// ```
/// use kava_diagnostics::{Pages, pages};
///
/// static PAGES: Pages = pages! {
///     "bare-number"
///         asks en "Every quantity has a unit." et "Igal arvul on ühik."
///         why  en "6 may be credits or hours." et "6 võib olla ainepunkte või tunde."
///         mend en "Write the unit." et "Kirjuta ühik."
///         in "course" wrong "credits 6" right "credits 6 ECTS";
/// };
/// assert_eq!(PAGES[0].0, "bare-number");
/// ```
#[macro_export]
macro_rules! pages {
    ($($code:literal
        asks en $asks_en:literal et $asks_et:literal
        why en $why_en:literal et $why_et:literal
        mend en $mend_en:literal et $mend_et:literal
        in $block:literal wrong $wrong:literal right $right:literal;
    )*) => {
        &[$(($code, $crate::Page {
            asks: $crate::Phrase { en: $asks_en, et: $asks_et },
            why: $crate::Phrase { en: $why_en, et: $why_et },
            mend: $crate::Phrase { en: $mend_en, et: $mend_et },
            example: $crate::Example { block: $block, wrong: $wrong, right: $right },
        }),)*]
    };
}

//! The list of rules. Each stands in a file of its own with its check, its words and its page.

mod course_volume;
mod degree_share;
pub mod form;
mod selectable;
mod volume;

use crate::rule::{BuiltIn, Rule};

/// Every rule that a guideline may switch on, in the order of their words.
pub static ALL: &[&Rule] = &[&course_volume::RULE, &degree_share::RULE, &volume::RULE];

/// Checks that are always on.
pub static BUILT_IN: &[&BuiltIn] = &[&selectable::BUILT_IN];

/// The rule of this word.
pub fn find(code: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.code == code)
}

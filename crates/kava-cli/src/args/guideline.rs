//! A guideline and a day of one of its editions, as an argument.

use kava::Day;

use super::day::day;
use crate::usage::BadValue;

/// `taltech`, `taltech@2025-10-09`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guideline {
    pub id: String,
    pub on: Option<Day>,
}

/// A guideline's id, with a day of one of its editions where that is said.
pub fn guideline(text: &str) -> Result<Guideline, BadValue> {
    match text.split_once('@') {
        Some((id, on)) => Ok(Guideline {
            id: id.to_owned(),
            on: Some(day(on)?),
        }),
        None => Ok(Guideline {
            id: text.to_owned(),
            on: None,
        }),
    }
}

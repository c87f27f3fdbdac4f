//! A day, as an argument.

use kava::Day;
use kava::diagnostics::say;

use crate::usage::BadValue;

pub(super) fn day(text: &str) -> Result<Day, BadValue> {
    Day::parse(text).ok_or_else(|| {
        BadValue(say!(
            en "a date is written as 2026-06-10",
            et "kuupäev kirjutatakse kujul 2026-06-10"
        ))
    })
}

//! The language in which Kava speaks, known before the command line is: its faults are told too.

use std::env;
use std::ffi::OsString;

use kava::diagnostics::Lang;

use crate::args::lang_of;

/// The variables that set the language of messages, the strongest first.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// What `--lang` says, else what the environment says, else English.
pub fn of(line: &[OsString]) -> Lang {
    asked(line).or_else(usual).unwrap_or_default()
}

/// The last `--lang et` or `--lang=et`.
fn asked(line: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = line
        .iter()
        .map(|word| word.to_str().unwrap_or(""))
        .collect();
    let mut apart = words.windows(2).filter_map(|pair| match pair {
        ["--lang", word] => lang_of(word),
        _ => None,
    });
    let mut joined = words
        .iter()
        .filter_map(|word| lang_of(word.strip_prefix("--lang=")?));
    apart.next_back().or(joined.next_back())
}

/// Estonian where the environment asks for it.
fn usual() -> Option<Lang> {
    let set = VARIABLES
        .iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())?;
    Some(
        if set == "et" || set.starts_with("et_") || set.starts_with("et.") {
            Lang::Et
        } else {
            Lang::En
        },
    )
}

//! Every code that a finding can have is explained, and every explained code can be had.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What stands before the code of a finding in the sources.
const BEFORE: [&str; 8] = [
    "Finding::error(",
    "Finding::warning(",
    "Finding::new(",
    "error(",
    "warning(",
    "unknown_code(",
    ".forgive(",
    "const CODE: &str = ",
];

/// The crates whose findings a user sees.
const CRATES: [&str; 7] = [
    "kava-syntax",
    "kava-model",
    "kava-guideline",
    "kava-documents",
    "kava-files",
    "kava",
    "kava-lsp",
];

fn codes() -> BTreeSet<&'static str> {
    kava::pages().into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_code_has_one_page_in_both_languages() {
    let pages = kava::pages();
    let mut seen = BTreeMap::new();
    for (code, page) in &pages {
        assert!(seen.insert(*code, ()).is_none(), "{code} has two pages");
        assert!(is_code(code), "{code} is no word");
        for phrase in [page.asks, page.why, page.mend] {
            for text in [phrase.en, phrase.et] {
                assert!(text.ends_with('.') && text.len() > 5, "{code}: {text:?}");
            }
            assert_ne!(phrase.en, phrase.et, "{code}");
        }
    }
    assert!(pages.len() > 100, "{}", pages.len());
}

/// A fault of a file has no example in the language, and what is not decided none that is short; all
/// others have a wrong and a right one.
#[test]
fn examples_come_in_pairs() {
    for (code, page) in kava::pages() {
        assert_eq!(
            page.example.wrong.is_empty(),
            page.example.right.is_empty(),
            "{code}"
        );
    }
}

#[test]
fn every_code_in_the_sources_has_a_page() {
    let known = codes();
    let given = given();
    let unexplained: Vec<_> = given
        .iter()
        .filter(|(code, _)| !known.contains(&***code))
        .collect();
    assert!(unexplained.is_empty(), "without a page: {unexplained:?}");
}

#[test]
fn every_page_is_of_a_code_in_the_sources() {
    let everything = sources()
        .into_iter()
        .map(|(_, text)| text)
        .collect::<String>();
    for code in codes() {
        let literal = format!("\"{code}\"");
        // Once in its page, and once more where it is given; a rule or a constant is both.
        let is_both = ["code: ", "&str = "]
            .iter()
            .any(|before| everything.contains(&format!("{before}{literal}")));
        let count = everything.matches(&literal).count();
        assert!(is_both || count > 1, "nothing gives {code}");
    }
}

/// The codes that stand where a finding is made, with the file.
fn given() -> BTreeMap<String, String> {
    let mut codes = BTreeMap::new();
    for (file, text) in sources() {
        for before in BEFORE {
            for (at, _) in text.match_indices(before) {
                let arguments = &text[at + before.len()..];
                if let Some(code) = first_literal(arguments) {
                    codes.insert(code.to_owned(), file.clone());
                }
            }
        }
    }
    codes
}

/// The first string of a call's first few arguments, if it is a code.
fn first_literal(arguments: &str) -> Option<&str> {
    let end = arguments.find([';', '!']).unwrap_or(arguments.len());
    let (_, from_quote) = arguments[..end].split_once('"')?;
    let (literal, _) = from_quote.split_once('"')?;
    (is_code(literal) && literal.contains('-')).then_some(literal)
}

fn is_code(word: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    word.split('-').all(is_part) && word.starts_with(|first: char| first.is_ascii_lowercase())
}

/// All sources of these crates, without their tests.
fn sources() -> Vec<(String, String)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    for name in CRATES {
        collect(&crates.join(name).join("src"), &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "tests") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

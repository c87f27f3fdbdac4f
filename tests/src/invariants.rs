//! Every invariant of ARCHITECTURE.md names what holds it, and what it names is there.

use std::fs;

use crate::folder::root;

struct Invariant {
    number: usize,
    text: String,
}

impl Invariant {
    /// What stands between backquotes.
    fn named(&self) -> impl Iterator<Item = &str> {
        self.text.split('`').skip(1).step_by(2)
    }
}

fn invariants() -> Vec<Invariant> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let (_, list) = text.split_once("\n## Invariants").expect("the list");
    let list = list.split("\n## ").next().unwrap_or_default();
    let mut found: Vec<Invariant> = Vec::new();
    for line in list.lines().skip(1).filter(|line| !line.is_empty()) {
        let begins = line.split_once(". ").and_then(|(number, text)| {
            let number = number.parse().ok()?;
            Some((number, text))
        });
        match (begins, found.last_mut()) {
            (Some((number, text)), _) => found.push(Invariant {
                number,
                text: text.to_owned(),
            }),
            (None, Some(last)) => last.text.extend([" ", line.trim()]),
            (None, None) => panic!("no invariant begins here: {line}"),
        }
    }
    found
}

/// A file of tests, a folder of them, or files beside the last of these.
fn tests_at(path: &str, beside: Option<&str>) -> Vec<String> {
    let beside = beside.map(|it| match it.strip_suffix('/') {
        Some(folder) => format!("{folder}/{path}"),
        None => format!(
            "{}/{path}",
            it.rsplit_once('/').map_or("", |(folder, _)| folder)
        ),
    });
    let texts = |path: &str| -> Vec<String> {
        let path = root().join(path);
        if path.is_dir() {
            let entries = fs::read_dir(path).expect("a folder");
            return entries
                .filter_map(|entry| fs::read_to_string(entry.expect("an entry").path()).ok())
                .collect();
        }
        fs::read_to_string(path).into_iter().collect()
    };
    let found = texts(path);
    match (found.is_empty(), beside) {
        (true, Some(beside)) => texts(&beside),
        _ => found,
    }
}

fn is_path(named: &str) -> bool {
    named.ends_with('/') || named.ends_with(".rs")
}

fn is_function(named: &str) -> bool {
    named.contains('_')
        && named
            .chars()
            .all(|char| char == '_' || char.is_ascii_lowercase())
}

#[test]
fn every_invariant_names_tests_that_exist() {
    let invariants = invariants();
    let numbers: Vec<usize> = invariants.iter().map(|it| it.number).collect();
    assert_eq!(numbers, (1..=invariants.len()).collect::<Vec<_>>());
    assert!(invariants.len() >= 24);
    for invariant in &invariants {
        let at = invariant.number;
        let mut texts = Vec::new();
        let mut last = None;
        for path in invariant.named().filter(|it| is_path(it)) {
            let found = tests_at(path, last);
            assert!(
                found
                    .iter()
                    .any(|text| text.contains("#[test]") || text.contains("proptest!")),
                "{at}: no test at {path}"
            );
            texts.extend(found);
            last = last.or(Some(path));
        }
        assert!(!texts.is_empty(), "{at} names no file of tests");
        for function in invariant.named().filter(|it| is_function(it)) {
            let written = format!("fn {function}(");
            assert!(
                texts.iter().any(|text| text.contains(&written)),
                "{at}: no test is called {function}"
            );
        }
    }
}

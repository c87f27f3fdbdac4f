//! `rules/` and `copies/`: a file for each rule, and for each change of a copied guideline, judged
//! together with the prelude.

use std::fs;

use crate::copies::copies;
use crate::expected::{Directives, compare};
use crate::folder::{kava_files, root};

#[test]
fn every_rule_finds_what_its_file_expects() {
    every_file_of("tests/rules");
}

#[test]
fn a_copy_of_a_guideline_may_tighten_and_never_loosen() {
    every_file_of("tests/copies");
}

fn every_file_of(folder: &str) {
    let prelude = root().join("tests/rules/prelude.kava");
    let prelude = fs::read_to_string(prelude).expect("the prelude");
    let mut failures = String::new();
    let mut judged = 0;
    for (name, text) in kava_files(&root().join(folder)) {
        if name == "prelude.kava" {
            continue;
        }
        let mut files = vec![
            ("catalogue.kava".to_owned(), prelude.clone()),
            (name.clone(), text.clone()),
        ];
        files.extend(copies(&text));
        if let Err(told) = compare(&files, &Directives::of(&text)) {
            failures.push_str(&format!("{name}\n{told}"));
        }
        judged += 1;
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(judged > 0, "there are no files in {folder}");
}

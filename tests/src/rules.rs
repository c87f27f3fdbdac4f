//! `rules/`: a file for each rule, judged together with the prelude.

use std::fs;

use crate::expected::{Directives, compare};
use crate::folder::root;

#[test]
fn every_rule_finds_what_its_file_expects() {
    let folder = root().join("tests/rules");
    let prelude = fs::read_to_string(folder.join("prelude.kava")).expect("the prelude");
    let mut failures = String::new();
    let mut judged = 0;
    for (name, text) in crate::folder::kava_files(&folder) {
        if name == "prelude.kava" {
            continue;
        }
        let files = [
            ("catalogue.kava".to_owned(), prelude.clone()),
            (name.clone(), text.clone()),
        ];
        if let Err(told) = compare(&files, &Directives::of(&text)) {
            failures.push_str(&format!("{name}\n{told}"));
        }
        judged += 1;
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(judged > 0, "there are no rule files");
}

//! `guidelines/`: catalogues of other countries and alliances, at the edges of what they ask. Some
//! bring their guideline with them, to show that it takes no more than a file.

use crate::expected::{Directives, compare};
use crate::folder::{folders, kava_files, root};

#[test]
fn every_guideline_finds_what_its_catalogue_expects() {
    let mut failures = String::new();
    let mut judged = 0;
    for folder in folders(&root().join("tests/guidelines")) {
        let files = kava_files(&folder);
        let head = files.iter().find(|(name, _)| name == "catalogue.kava");
        let (_, head) = head.unwrap_or_else(|| panic!("{}: no catalogue", folder.display()));
        if let Err(told) = compare(&files, &Directives::of(head)) {
            failures.push_str(&format!("{}\n{told}", folder.display()));
        }
        judged += 1;
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(judged > 0, "there are no guidelines");
}

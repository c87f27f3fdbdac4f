//! `examples/broken/`: a small catalogue for each fault, with its findings as comments.

use crate::expected::{Directives, compare};
use crate::folder::{folders, kava_files, root};

#[test]
fn every_broken_catalogue_gives_exactly_its_findings() {
    let mut failures = String::new();
    for folder in folders(&root().join("examples/broken")) {
        let files = kava_files(&folder);
        let head = files.iter().find(|(name, _)| name == "catalogue.kava");
        let directives = Directives::of(head.map_or("", |(_, text)| text));
        if let Err(told) = compare(&files, &directives) {
            failures.push_str(&format!("{}\n{told}", folder.display()));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

//! `lawful/`: catalogues at the edge of what is allowed, without a finding.

use crate::expected::{Directives, compare};
use crate::folder::{folders, kava_files, root};

#[test]
fn what_is_lawful_at_the_edge_has_no_finding() {
    let mut failures = String::new();
    for folder in folders(&root().join("tests/lawful")) {
        let files = kava_files(&folder);
        assert!(
            !files.iter().any(|(_, text)| text.contains("//~")),
            "{}: expects findings",
            folder.display()
        );
        let head = files.iter().find(|(name, _)| name == "catalogue.kava");
        let directives = Directives::of(head.map_or("", |(_, text)| text));
        if let Err(told) = compare(&files, &directives) {
            failures.push_str(&format!("{}\n{told}", folder.display()));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

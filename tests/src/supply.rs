//! What Kava is built from: each crate has a reason, and none of ours is unsafe.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::folder::root;

/// The manifests of the workspace's crates.
fn manifests() -> Vec<PathBuf> {
    let crates = fs::read_dir(root().join("crates")).expect("the crates");
    let crates = crates.map(|entry| entry.expect("an entry").path());
    let others = ["tests", "benches"].map(|name| root().join(name));
    let folders = crates.chain(others);
    folders.map(|folder| folder.join("Cargo.toml")).collect()
}

/// The lines of a section, such as `[dependencies]`.
fn section<'t>(manifest: &'t str, head: &str) -> Vec<&'t str> {
    let lines = manifest.lines().skip_while(|line| *line != head).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    lines.filter(|line| !line.trim().is_empty()).collect()
}

/// What the programs are built from, by the names of the manifests.
fn taken() -> BTreeSet<String> {
    let mut taken = BTreeSet::new();
    for path in manifests() {
        if !path.starts_with(root().join("crates")) {
            continue;
        }
        let manifest = fs::read_to_string(&path).expect("a manifest");
        for line in section(&manifest, "[dependencies]") {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if !name.starts_with("kava") && !name.starts_with('#') {
                taken.insert(name.to_owned());
            }
        }
    }
    taken
}

/// The first column of the table under the heading.
fn reasoned() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("RATIONALE.md")).expect("the rationale");
    let (_, after) = text
        .split_once("| crate | what for |")
        .expect("the table of dependencies");
    let rows = after
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let names = rows.flat_map(|row| {
        let first = row.split('|').nth(1).unwrap_or_default();
        first
            .split(',')
            .map(|name| name.trim().trim_matches('`').to_owned())
            .collect::<Vec<_>>()
    });
    names.collect()
}

#[test]
fn every_dependency_has_a_reason_and_every_reason_a_dependency() {
    assert_eq!(taken(), reasoned());
}

#[test]
fn no_crate_is_unsafe() {
    let workspace = fs::read_to_string(root().join("Cargo.toml")).expect("the workspace");
    assert!(section(&workspace, "[workspace.lints.rust]").contains(&r#"unsafe_code = "forbid""#));
    for path in manifests() {
        let manifest = fs::read_to_string(&path).expect("a manifest");
        assert_eq!(
            section(&manifest, "[lints]"),
            ["workspace = true"],
            "{}: it does not take the lints of the workspace",
            path.display()
        );
    }
}

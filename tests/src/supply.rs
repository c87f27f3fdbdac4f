//! What the product is made of: every dependency has a reason, every crate the house's lints.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::folder::{folders, root};

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn product() -> Vec<PathBuf> {
    folders(&root().join("crates"))
}

/// The lines of a manifest's tables whose heads are chosen.
fn lines_below<'t>(
    manifest: &'t str,
    chosen: impl Fn(&str) -> bool + 't,
) -> impl Iterator<Item = &'t str> {
    let mut is_chosen = false;
    manifest.lines().map(str::trim).filter(move |line| {
        if line.starts_with('[') {
            is_chosen = chosen(line);
            return false;
        }
        is_chosen && !line.is_empty() && !line.starts_with('#')
    })
}

fn is_of_the_product(head: &str) -> bool {
    head.ends_with("dependencies]") && !head.contains("dev-dependencies")
}

fn name(line: &str) -> &str {
    line.split(['.', ' ', '=']).next().unwrap_or_default()
}

#[test]
fn every_dependency_of_the_product_has_a_reason_and_every_reason_a_dependency() {
    let mut needed = BTreeSet::new();
    for folder in product() {
        let manifest = read(&folder.join("Cargo.toml"));
        let lines = lines_below(&manifest, is_of_the_product).map(name);
        needed.extend(lines.filter(|it| !is_own(it)).map(str::to_owned));
    }
    let rationale = read(&root().join("RATIONALE.md"));
    let (_, table) = rationale
        .split_once("| crate | what for | brings |\n")
        .expect("the table of dependencies");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    for row in &rows {
        let [_, reason, brings] = row[..] else {
            panic!("a row has three cells: {row:?}")
        };
        assert!(
            !reason.is_empty() && brings.parse::<u32>().is_ok(),
            "{row:?}"
        );
    }
    let explained: BTreeSet<String> = rows.iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(explained.len(), rows.len(), "a row a crate");
    assert_eq!(needed, explained);
}

fn is_own(name: &str) -> bool {
    name == "kava" || name.starts_with("kava-")
}

#[test]
fn every_member_inherits_the_lints_and_none_lowers_them() {
    let workspace = read(&root().join("Cargo.toml"));
    let lints: Vec<&str> =
        lines_below(&workspace, |head| head == "[workspace.lints.rust]").collect();
    assert!(lints.contains(&"unsafe_code = \"forbid\""), "{lints:?}");
    let others = ["tests", "benches"].map(|name| root().join(name));
    for folder in product().into_iter().chain(others) {
        let manifest = read(&folder.join("Cargo.toml"));
        let own: Vec<&str> = lines_below(&manifest, |head| head.starts_with("[lints")).collect();
        assert_eq!(own, ["workspace = true"], "{}", folder.display());
    }
}

/// A workspace of its own inherits nothing.
#[test]
fn what_stands_beside_the_workspace_forbids_unsafe_code_itself() {
    let manifest = read(&root().join("tests/mutation/Cargo.toml"));
    let own: Vec<&str> = lines_below(&manifest, |head| head == "[lints.rust]").collect();
    assert_eq!(own, ["unsafe_code = \"forbid\""]);
}

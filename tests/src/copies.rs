//! Copies of shipped guidelines with one change, as a text asks for them. They are made from what is
//! shipped, so that they never go stale.

use std::fs;

use crate::folder::root;

const DIRECTIVE: &str = "// copy: ";

/// The line asks for a copy; what it expects is expected in the copy.
pub fn is_directive(line: &str) -> bool {
    line.starts_with(DIRECTIVE)
}

/// From lines such as `// copy: taltech with 6..24 ECTS for 6..30 ECTS`. An expectation behind it
/// belongs to the changed line.
pub fn copies(text: &str) -> Vec<(String, String)> {
    let directives = text.lines().filter_map(|line| line.strip_prefix(DIRECTIVE));
    directives.map(copy).collect()
}

fn copy(directive: &str) -> (String, String) {
    let (change, expected) = match directive.split_once("//~") {
        Some((change, expected)) => (change, format!("  //~{expected}")),
        None => (directive, String::new()),
    };
    let parts = change.split_once(" with ").and_then(|(id, change)| {
        let (into, from) = change.split_once(" for ")?;
        Some((id, into.trim(), from.trim()))
    });
    let (id, into, from) = parts.unwrap_or_else(|| panic!("no copy: {directive}"));
    let name = format!("guidelines/{id}.kava");
    let shipped = fs::read_to_string(root().join(&name)).expect("a shipped guideline");
    assert_eq!(
        shipped.matches(from).count(),
        1,
        "“{from}” stands once in {name}"
    );
    let lines = shipped.lines().map(|line| match line.contains(from) {
        true => format!("{}{expected}\n", line.replace(from, into)),
        false => format!("{line}\n"),
    });
    let text = lines.collect();
    (name, text)
}

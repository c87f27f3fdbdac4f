//! The house rules that the compiler does not hold: who may touch the outside, pest, the protocol.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folder::root;

pub fn sources(below: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(below).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                found.extend(sources(&path));
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files under `crates/NAME/src`, tests aside, that hold one of these words outside comments.
fn holding(crates: &[&str], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for name in crates {
        for path in sources(&root().join("crates").join(name).join("src")) {
            let text = fs::read_to_string(&path).expect("a source");
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            if code
                .into_iter()
                .any(|line| words.iter().any(|word| line.contains(word)))
            {
                let path = path.strip_prefix(root()).expect("below the root");
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

const CORE: [&str; 7] = [
    "kava-diagnostics",
    "kava-syntax",
    "kava-model",
    "kava-guideline",
    "kava-documents",
    "kava-import",
    "kava",
];
const FRONT: [&str; 3] = ["kava-files", "kava-cli", "kava-lsp"];

#[test]
fn the_core_touches_nothing_outside() {
    let outside = [
        "std::fs",
        "std::env::",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
    ];
    assert_eq!(holding(&CORE, &outside), Vec::<String>::new());
}

#[test]
fn one_module_knows_pest() {
    let all = [&CORE[..], &FRONT[..]].concat();
    assert_eq!(
        holding(&all, &["pest::", "pest_derive"]),
        ["crates/kava-syntax/src/parse.rs"]
    );
}

#[test]
fn one_file_knows_the_server_library_and_one_crate_the_protocol() {
    let others: Vec<&str> = CORE
        .iter()
        .chain(&FRONT)
        .copied()
        .filter(|name| *name != "kava-lsp")
        .collect();
    assert_eq!(
        holding(&others, &["tower_lsp", "lsp_types", "ls_types"]),
        Vec::<String>::new()
    );
    let serving = holding(&["kava-lsp"], &["LspService", "LanguageServer for"]);
    assert_eq!(serving, ["crates/kava-lsp/src/serve.rs"]);
}

#[test]
fn one_file_converts_offsets() {
    let all = [&CORE[..], &FRONT[..]].concat();
    assert_eq!(
        holding(&all, &["len_utf16"]),
        ["crates/kava-diagnostics/src/source.rs"]
    );
}

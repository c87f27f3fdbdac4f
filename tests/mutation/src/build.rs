//! Builds the sources with all mutants in them, and leaves out those that do not compile so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use crate::mutant::Mutant;
use crate::scratch::Scratch;
use crate::switched::{self, Switched};

pub struct Built {
    pub binaries: Vec<Binary>,
    /// Mutants that cannot be switched.
    pub left_out: BTreeSet<usize>,
}

pub struct Binary {
    pub name: String,
    pub path: PathBuf,
    /// In which its tests run.
    pub folder: PathBuf,
}

const LIBRARY: &str = "crates/kava-guideline/src/lib.rs";
const MODULE: &str = "crates/kava-guideline/src/mutant.rs";

pub fn build(scratch: &Scratch, mutants: &[Mutant]) -> Built {
    scratch.write(MODULE, switched::MODULE);
    let library = scratch.original(LIBRARY);
    scratch.write(LIBRARY, &format!("{library}\npub mod mutant;\n"));
    let left_out = leave_out(scratch, mutants);
    println!("{} mutants cannot be switched", left_out.len());
    Built {
        binaries: binaries(scratch).unwrap_or_else(|errors| panic!("{errors}")),
        left_out,
    }
}

fn leave_out(scratch: &Scratch, mutants: &[Mutant]) -> BTreeSet<usize> {
    let mut left_out = BTreeSet::new();
    loop {
        let texts = write(scratch, mutants, &mut left_out);
        let errors = errors(scratch);
        if errors.is_empty() {
            return left_out;
        }
        let before = left_out.len();
        for (message, places) in &errors {
            let blamed = places
                .iter()
                .find_map(|(file, byte)| switched::around(texts.get(file)?, *byte).last().copied());
            match blamed {
                Some(number) => _ = left_out.insert(number),
                None => println!("outside of all mutants: {message} {places:?}"),
            }
        }
        println!("{} errors, {} left out", errors.len(), left_out.len());
        assert!(left_out.len() > before, "errors that are no mutant's");
    }
}

/// The switched files by name.
fn write(
    scratch: &Scratch,
    mutants: &[Mutant],
    left_out: &mut BTreeSet<usize>,
) -> BTreeMap<String, String> {
    let mut by_file: BTreeMap<&str, Vec<&Mutant>> = BTreeMap::new();
    for mutant in mutants {
        let of_file = by_file.entry(&mutant.file).or_default();
        if !left_out.contains(&mutant.number) {
            of_file.push(mutant);
        }
    }
    let mut texts = BTreeMap::new();
    for (file, mutants) in by_file {
        let Switched {
            text,
            left_out: none,
        } = switched::switched(&scratch.original(file), &mutants);
        left_out.extend(none);
        scratch.write(file, &text);
        texts.insert(file.to_owned(), text);
    }
    texts
}

/// Each with all places of which it speaks.
fn errors(scratch: &Scratch) -> Vec<(String, Vec<(String, usize)>)> {
    let checked = scratch
        .cargo(&["check", "-p", "kava-guideline", "--message-format=json"])
        .output()
        .expect("cargo check");
    let mut errors = Vec::new();
    for line in messages(&checked.stdout) {
        let message = &line["message"];
        if message["level"] == "error" && message["spans"].as_array().is_some_and(|s| !s.is_empty())
        {
            let mut places = Vec::new();
            collect_places(message, &mut places);
            errors.push((message["rendered"].to_string(), places));
        }
    }
    assert!(
        checked.status.success() || !errors.is_empty(),
        "{}",
        String::from_utf8_lossy(&checked.stderr)
    );
    errors
}

/// Primary places first.
fn collect_places(message: &Value, places: &mut Vec<(String, usize)>) {
    let spans = message["spans"].as_array().into_iter().flatten();
    let (primary, others): (Vec<&Value>, Vec<&Value>) =
        spans.partition(|span| span["is_primary"] == true);
    for span in primary.into_iter().chain(others) {
        let start = span["byte_start"].as_u64().unwrap_or_default() as usize;
        let file = span["file_name"].as_str().unwrap_or_default().to_owned();
        places.push((file, start + 1));
    }
    for child in message["children"].as_array().into_iter().flatten() {
        collect_places(child, places);
    }
}

fn messages(output: &[u8]) -> Vec<Value> {
    let lines = output.split(|byte| *byte == b'\n');
    lines
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect()
}

/// The test binaries of the guideline and of the text files.
pub fn binaries(scratch: &Scratch) -> Result<Vec<Binary>, String> {
    let built = scratch
        .cargo(&[
            "test",
            "--no-run",
            "-p",
            "kava-guideline",
            "-p",
            "kava-tests",
        ])
        .arg("--message-format=json")
        .output()
        .expect("cargo test");
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned());
    }
    let mut binaries = Vec::new();
    for line in messages(&built.stdout) {
        let Some(path) = line["executable"].as_str() else {
            continue;
        };
        let manifest = PathBuf::from(line["manifest_path"].as_str().expect("a manifest"));
        binaries.push(Binary {
            name: line["target"]["name"].as_str().expect("a name").to_owned(),
            path: PathBuf::from(path),
            folder: manifest.parent().expect("its folder").to_owned(),
        });
    }
    Ok(binaries)
}

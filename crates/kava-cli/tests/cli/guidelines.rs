//! Guidelines of a catalogue's own: copies of shipped ones, and faults in them, as they are told.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::run::{Folder, Ran, kava, programme, root};

/// The line of the volume of micro-degrees, as it stands in the shipped file.
const VOLUME: &str = "6..30 ECTS";

/// A shipped guideline with one change.
pub fn changed(id: &str, from: &str, into: &str) -> String {
    let text = shipped(id);
    assert_eq!(
        text.matches(from).count(),
        1,
        "“{from}” stands once in {id}"
    );
    text.replace(from, into)
}

pub fn shipped(id: &str) -> String {
    fs::read_to_string(root().join(format!("guidelines/{id}.kava"))).unwrap()
}

/// 27 ECTS, lawful by the shipped edition.
fn with_27_ects() -> Folder {
    let more = "    course C1 teaches mine {\n      credits 15 ECTS\n      origin degree IAIM\n      assessment exam\n    }\n";
    let text = programme("large", "27 ECTS").replace("    AUT0010", &format!("{more}    AUT0010"));
    Folder::catalogue().with("a.kava", &text)
}

/// What is told of an error, without the lines of guidelines, which move, and their digests.
fn told(ran: &Ran) -> String {
    let parts = ran.out.split("\n\n");
    let errors = parts.filter(|part| ["error", "viga"].iter().any(|word| part.starts_with(word)));
    let summary = ran.out.trim_end().lines().rev().take(2).collect::<Vec<_>>();
    let all = errors
        .map(str::to_owned)
        .chain(summary.into_iter().rev().map(str::to_owned));
    all.map(|part| still(&part))
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn still(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let gutter = line
            .trim_start()
            .trim_start_matches(|char: char| char.is_ascii_digit());
        if gutter.trim_start().starts_with(['│', '┌', '·', '=']) {
            let line = gutter.trim_start();
            let spot = line
                .split_once(".kava:")
                .map(|(file, _)| format!("{file}.kava"));
            return format!("  {}", spot.unwrap_or(line.to_owned()));
        }
        match line.split_once("SHA-256 ") {
            Some((before, after)) => format!("{before}SHA-256 …{}", &after[64..]),
            None => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_tighter_copy_makes_a_finding_and_the_stamp_says_so() {
    let folder = with_27_ects();
    folder.check(&[]).says(0, &["no errors"]);
    folder.write(
        "guidelines/taltech.kava",
        changed("taltech", VOLUME, "6..24 ECTS"),
    );
    for lang in ["en", "et"] {
        let ran = folder.check(&["--lang", lang]);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert_snapshot!(format!("copy_tighter_{lang}"), told(&ran));
    }
    // As it stands it changes nothing but the stamp.
    folder.write("guidelines/taltech.kava", shipped("taltech"));
    folder
        .check(&[])
        .says(0, &["no errors", "own copy, SHA-256 "]);
}

#[test]
fn a_looser_copy_is_refused_with_the_places_of_both_layers() {
    for (name, looser) in [("above", "6..36 ECTS"), ("below", "4..30 ECTS")] {
        let folder = with_27_ects();
        folder.write(
            "guidelines/taltech.kava",
            changed("taltech", VOLUME, looser),
        );
        for lang in ["en", "et"] {
            let ran = folder.check(&["--lang", lang]);
            assert_eq!(ran.code, 1, "{}", ran.out);
            assert_snapshot!(format!("copy_looser_{name}_{lang}"), told(&ran));
        }
        let json = folder.check(&["--format", "json"]).out;
        let json: Value = serde_json::from_str(&json).unwrap();
        let refused: Vec<&Value> = list(&json["findings"])
            .iter()
            .filter(|finding| finding["code"] == "loosened-rule")
            .collect();
        let [finding] = &refused[..] else {
            panic!("one finding: {refused:#?}")
        };
        assert_eq!(finding["file"], "guidelines/taltech.kava");
        assert!(line_at(&folder.read("guidelines/taltech.kava"), finding).contains(looser));
        let related: Vec<(&Value, String)> = list(&finding["related"])
            .iter()
            .map(|related| {
                let id = related["file"].as_str().unwrap().trim_end_matches(".kava");
                (&related["file"], line_at(&shipped(id), related))
            })
            .collect();
        assert_eq!(
            (related[0].0, related[1].0),
            (&"taltech.kava".into(), &"estonia.kava".into())
        );
        assert!(related[0].1.contains(VOLUME) && related[1].1.contains("5..30 ECTS"));
        assert_eq!(related.len(), 2);
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn line_at(text: &str, place: &Value) -> String {
    let line = place["range"]["start"]["line"].as_u64().unwrap() as usize;
    text.lines().nth(line - 1).unwrap().to_owned()
}

#[test]
fn each_fault_of_a_guideline_is_told_at_its_place() {
    for fault in [
        "unknown-rule",
        "wrong-unit",
        "missing-language",
        "impossible-bound",
        "overlapping-editions",
        "circle",
        "unknown-placeholder",
    ] {
        let folder = root().join(format!("examples/broken/guideline-{fault}"));
        for lang in ["en", "et"] {
            let ran = kava(
                &folder,
                &["check", "--as-of", crate::run::AS_OF, "--lang", lang],
            );
            assert_eq!(ran.code, 1, "{}", ran.out);
            assert_snapshot!(format!("guideline_{fault}_{lang}"), ran.out);
        }
    }
}

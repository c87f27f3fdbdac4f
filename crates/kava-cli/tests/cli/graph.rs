//! `kava graph` and `kava impact`.

use serde_json::Value;

use crate::run::{AS_OF, Folder, kava, programme, root};

#[test]
fn graphs_are_drawn_for_both_programs() {
    for (of, format) in [
        ("plan", "dot"),
        ("plan", "mermaid"),
        ("prerequisites", "dot"),
        ("stacking", "mermaid"),
        ("courses", "mermaid"),
    ] {
        let one = ["--programme", "data-management", "--lang", "et"];
        let named = if of == "plan" { &one[..] } else { &[] };
        let args = ["graph", "examples/taltech", "--of", of, "--format", format];
        let ran = kava(&root(), &[&args, named].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        insta::assert_snapshot!(format!("graph_{of}_{format}"), ran.out);
    }
    kava(
        &root(),
        &["graph", "examples/taltech", "--programme", "marketin"],
    )
    .says(2, &["marketing"]);
}

fn folder() -> Folder {
    Folder::catalogue().with("a.kava", &programme("good", "12 ECTS"))
}

fn impact(folder: &Folder, args: &[&str]) -> crate::run::Ran {
    folder.kava(&[&["impact", "--as-of", AS_OF], args].concat())
}

#[test]
fn a_change_is_judged_before_anyone_saves() {
    let folder = folder();
    let texts = |folder: &Folder| [folder.read("catalogue.kava"), folder.read("a.kava")];
    let before = texts(&folder);
    for lang in ["en", "et"] {
        let ran = impact(&folder, &["AUT0010", "--credits", "7", "--lang", lang]);
        assert_eq!(ran.code, 1);
        insta::assert_snapshot!(format!("impact_{lang}"), ran.out);
    }
    impact(&folder, &["ITI8730", "--origin", "continuing"]).says(
        1,
        &[
            "origin degree IAIM → origin continuing",
            "degree-share",
            "50 % → 0 %",
            "1 would break (good)",
        ],
    );
    impact(&folder, &["AUT0010", "--credits", "6"]).says(0, &["none would break"]);
    assert_eq!(before, texts(&folder));
}

#[test]
fn an_impact_meets_its_schema() {
    let schema = std::fs::read_to_string(root().join("schemas/impact.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let ran = impact(
        &folder(),
        &["AUT0010", "--credits", "7", "--format", "json"],
    );
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(validator.is_valid(&json), "{json:#}");
    assert_eq!(json["broken"], serde_json::json!(["good"]));
    assert_eq!(json["totals"][0]["after"], "13 ECTS");
}

#[test]
fn what_cannot_be_supposed_is_told() {
    let folder = folder();
    impact(&folder, &["AUT001", "--credits", "7"]).says(2, &["did you mean “AUT0010”?"]);
    impact(&folder, &["AUT0010", "--credits", "many"]).says(2, &["7 or 2.5"]);
    impact(&folder, &["AUT0010", "--origin", "degree } x"]).says(2, &["an origin is written"]);
    impact(&folder, &["AUT0010"]).says(2, &["--credits <ECTS> is missing"]);
}

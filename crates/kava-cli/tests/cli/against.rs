//! `kava check --against`: what a draft of a guideline changes, and whom it would break.

use insta::assert_snapshot;
use serde_json::Value;

use crate::guidelines::{changed, shipped};
use crate::run::{Folder, programme, root};

/// One programme of 12 ECTS, and one of 27.
fn catalogue() -> Folder {
    let more = "    course C1 teaches mine {\n      credits 15 ECTS\n      origin degree IAIM\n      assessment exam\n    }\n";
    let large = programme("large", "27 ECTS").replace("    AUT0010", &format!("{more}    AUT0010"));
    Folder::catalogue()
        .with("small.kava", &programme("small", "12 ECTS"))
        .with("large.kava", &large)
}

fn replaced(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (from, into)| {
        assert_eq!(text.matches(from).count(), 1, "“{from}” stands once");
        text.replace(from, into)
    })
}

/// The whole line that holds a text.
fn line<'t>(text: &'t str, part: &str) -> &'t str {
    text.lines().find(|line| line.contains(part)).unwrap()
}

/// A rule tightened, loosened, dropped, made a must and added; clauses that are worded otherwise and
/// have another fate.
fn draft() -> String {
    let text = shipped("taltech");
    let tie = line(&text, "should  project-course ").to_owned() + "\n";
    let draft = replaced(
        &text,
        &[
            ("from 2025-10-09", "from 2027-01-01"),
            ("6..30 ECTS", "6..24 ECTS"),
            ("at most 3 semesters", "at most 4 semesters"),
            ("should  project-needs ", "must    project-needs "),
            (&tie, ""),
            (
                "Those for whom it is meant are adults.",
                "Those for whom it is meant work.",
            ),
            ("en \"micro-degree\"", "en \"microdegree\""),
        ],
    );
    draft.replace("checked    \"2.3\" point b", "statement  \"2.3\" point b")
}

#[test]
fn the_changes_are_shown_and_the_programmes_that_would_break() {
    let folder = catalogue().with("drafts/taltech.txt", &draft());
    for lang in ["en", "et"] {
        let ran = folder.check(&["--against", "drafts/taltech.txt", "--lang", lang]);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert_snapshot!(format!("against_{lang}"), ran.out);
    }
    let short = folder.check(&["--against", "drafts/taltech.txt", "--format", "short"]);
    short.says(
        1,
        &[
            "large.kava:",
            "error[volume]",
            "2 programmes, 2 judged by this edition: 1 would break",
        ],
    );
}

#[test]
fn the_json_meets_its_schema() {
    let folder = catalogue().with("drafts/taltech.txt", &draft());
    let ran = folder.check(&["--against", "drafts/taltech.txt", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let schema = std::fs::read_to_string(root().join("schemas/against.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&json)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    let comparison = &json["comparison"];
    assert_eq!(comparison["now"]["edition"], "2025-10-09");
    assert_eq!(comparison["draft"]["edition"], "2027-01-01");
    let of = |how: &str| {
        let changes = comparison["changes"].as_array().unwrap().iter();
        let named = changes.filter(|change| change["how"] == how);
        named
            .map(|change| change["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("tightened"), ["volume", "project-needs"]);
    assert_eq!(of("loosened"), ["duration"]);
    assert_eq!(of("dropped"), ["project-course"]);
    assert_eq!(of("added"), Vec::<String>::new());
    assert_eq!(comparison["new"][0]["programme"], "large");
    assert_eq!(comparison["new"][0]["finding"]["code"], "volume");
    assert_eq!(comparison["new"][0]["finding"]["edition"], "2027-01-01");
    assert_eq!(comparison["gone"][0]["finding"]["code"], "project-course");
}

#[test]
fn a_draft_that_is_the_same_changes_nothing() {
    let folder = catalogue().with("draft.txt", &shipped("taltech"));
    folder
        .check(&["--against", "draft.txt", "--deny-warnings"])
        .says(
            0,
            &[
                "The draft changes nothing.",
                "2 programmes, 2 judged by this edition: none would break",
            ],
        );
}

#[test]
fn what_is_only_loosened_breaks_nothing() {
    let text = changed("taltech", "at most 3 semesters", "at most 4 semesters");
    let folder = catalogue().with("draft.txt", &text);
    folder
        .check(&["--against", "draft.txt"])
        .says(0, &["loosened", "none would break"]);
}

/// A file of the catalogue applies already: it is held against what applies without it.
#[test]
fn a_draft_may_stand_in_the_catalogue() {
    let folder = catalogue().with(
        "guidelines/taltech.kava",
        &changed("taltech", "6..30 ECTS", "6..24 ECTS"),
    );
    let ran = folder.check(&["--against", "guidelines/taltech.kava"]);
    ran.says(
        1,
        &[
            "tightened",
            "6..30 ECTS → must 6..24 ECTS",
            "held against taltech (in force from 2025-10-09)",
            "1 would break",
        ],
    );
    // Another draft is held against that copy.
    folder.write("draft.txt", shipped("taltech"));
    folder.check(&["--against", "draft.txt"]).says(
        0,
        &[
            "loosened",
            "own copy",
            "Would no longer be found",
            "none would break",
        ],
    );
}

#[test]
fn a_draft_of_a_higher_layer_is_judged_through_the_lower() {
    let text = shipped("estonia");
    let bound = line(&text, "5..30 ECTS").to_owned();
    assert!(bound.contains("must    volume"));
    let folder = catalogue().with("draft.txt", &text.replace("5..30 ECTS", "5..20 ECTS"));
    folder.check(&["--against", "draft.txt"]).says(
        1,
        &[
            "error[loosened-rule]: “must volume 6..30 ECTS” asks for less than it must",
            "estonia asks in clause TäKS: must volume 5..20 ECTS",
            "large  error",
            "1 would break",
        ],
    );
}

#[test]
fn a_draft_that_loosens_the_act_is_told_and_compared() {
    let folder = catalogue().with("draft.txt", &changed("taltech", "6..30 ECTS", "4..30 ECTS"));
    folder.check(&["--against", "draft.txt"]).says(
        1,
        &[
            "error[loosened-rule]",
            "draft.txt:",
            "loosened",
            "none would break",
        ],
    );
}

#[test]
fn a_malformed_draft_is_told_and_not_compared() {
    let folder = catalogue().with("draft.txt", &changed("taltech", "6..30 ECTS", "30..6 ECTS"));
    let ran = folder.check(&["--against", "draft.txt"]);
    ran.says(
        1,
        &[
            "error[impossible-bound]",
            "the draft cannot be compared until it can be read",
        ],
    );
    assert!(!ran.out.contains("Changes"));
    folder.write(
        "draft.txt",
        changed("taltech", "must    degree-share", "must    degre-share "),
    );
    folder
        .check(&["--against", "draft.txt"])
        .says(1, &["error[unknown-rule]"]);
    folder.write(
        "draft.txt",
        "guideline taltech {\n  in-force from 2026-01-01\n",
    );
    folder
        .check(&["--against", "draft.txt"])
        .says(1, &["error["]);
}

#[test]
fn what_is_no_draft_is_a_wrong_usage() {
    let folder = catalogue().with(
        "draft.txt",
        "guideline nobody {\n  title et \"Uus\" en \"New\"\n  in-force from 2026-01-01\n}\n",
    );
    folder
        .check(&["--against", "draft.txt"])
        .says(2, &["no edition of nobody is in force on 2026-06-10"]);
    folder
        .check(&["--against", "small.kava"])
        .says(2, &["“small.kava” holds no guideline"]);
    folder
        .check(&["--against", "nowhere.kava"])
        .says(3, &["cannot be read"]);
    folder
        .check(&["--against", "draft.txt", "--baseline", "x"])
        .says(2, &["cannot stand twice or beside"]);
}

//! `kava check --baseline`: what is known is left out, what is new or gone is told.

use serde_json::Value;

use crate::run::{Folder, Ran, programme, root};

/// 33 ECTS declared, 12 in the plan.
fn bad() -> Folder {
    Folder::catalogue().with("a.kava", &programme("bad", "33 ECTS"))
}

fn listed() -> Folder {
    let folder = bad();
    let wrote = folder.check(&["--write-baseline", "known.json"]);
    wrote.says(0, &["written: known.json", "no errors, no warnings"]);
    folder
}

fn with_baseline(folder: &Folder, more: &[&str]) -> Ran {
    folder.check(&[&["--baseline", "known.json"], more].concat())
}

#[test]
fn what_is_listed_is_left_out() {
    let folder = listed();
    folder.check(&[]).says(1, &["error[volume-agrees]"]);
    for format in ["human", "short"] {
        let ran = with_baseline(&folder, &["--format", format, "--deny-warnings"]);
        ran.says(0, &["no errors, no warnings", "left out: known.json lists"]);
        assert!(!ran.out.contains('['), "{}", ran.out);
    }
    let json: Value =
        serde_json::from_str(&with_baseline(&folder, &["--format=json"]).out).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 0);
    assert!(json["leftOut"].as_u64().unwrap() > 1);
    assert_eq!(json["programmes"][0]["met"], false, "hidden is not mended");
}

#[test]
fn a_baseline_is_sorted_has_an_entry_a_line_and_meets_its_schema() {
    let folder = bad().with("b.kava", &programme("also-bad", "33 ECTS"));
    folder.check(&["--write-baseline", "known.json"]);
    let text = folder.read("known.json");
    let entries: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("\"code\""))
        .collect();
    assert!(
        entries.iter().any(|line| line.starts_with(
            r#"    {"in":"programme bad","at":"volume","code":"volume-agrees","severity":"error"}"#
        )),
        "{text}"
    );
    let first = entries
        .iter()
        .position(|line| line.contains("programme bad"));
    assert!(
        entries[..first.unwrap()]
            .iter()
            .all(|line| line.contains("also-bad"))
    );
    let schema = std::fs::read_to_string(root().join("schemas/baseline.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&json)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    // Written twice it is the same.
    folder
        .check(&["--write-baseline", "known.json"])
        .says(0, &[]);
    assert_eq!(folder.read("known.json"), text);
}

#[test]
fn a_finding_is_known_after_its_lines_and_its_file_have_moved() {
    let folder = listed();
    let text = format!("\n\n// Moved.\n{}", programme("bad", "  34 ECTS"));
    std::fs::remove_file(folder.path("a.kava")).unwrap();
    folder.write("moved/c.kava", text);
    with_baseline(&folder, &["--deny-warnings"]).says(0, &["no errors, no warnings"]);
}

#[test]
fn what_is_new_is_shown() {
    let folder = listed();
    folder.write("b.kava", programme("new", "33 ECTS"));
    let ran = with_baseline(&folder, &["--format", "short"]);
    ran.says(1, &["b.kava:", "error[volume-agrees]"]);
    assert!(!ran.out.contains("a.kava:"), "{}", ran.out);
    // A second fault of the same sort in the same block is new, too.
    let twice = programme("bad", "33 ECTS").replace(
        "    AUT0010 teaches",
        "    NONE1 teaches mine\n    AUT0010 teaches",
    );
    folder.write("a.kava", twice);
    with_baseline(&folder, &["a.kava"]).says(1, &["NONE1"]);
}

#[test]
fn what_is_gone_is_told_at_its_entry() {
    let folder = listed();
    folder.write("a.kava", programme("bad", "12 ECTS"));
    let ran = with_baseline(&folder, &[]);
    ran.says(
        0,
        &[
            "warning[stale-baseline]: this is no longer found: volume-agrees in programme bad, volume",
            "known.json:",
            "--write-baseline",
        ],
    );
    with_baseline(&folder, &["--deny-warnings"]).says(1, &["no errors, 1 warning"]);
    folder
        .kava(&["explain", "stale-baseline"])
        .says(0, &["stale-baseline"]);
    // Written anew it lists it no more.
    folder.check(&["--write-baseline", "known.json"]);
    assert!(!folder.read("known.json").contains("volume-agrees"));
}

#[test]
fn a_part_of_an_entry_may_be_gone() {
    let folder = bad();
    let text = r#"{"version":"kava-baseline-1","findings":[{"in":"programme bad","at":"volume","code":"volume-agrees","severity":"error","count":3}]}"#;
    folder.write("known.json", text);
    with_baseline(&folder, &[]).says(0, &["of these 3, 2 are no longer found: volume-agrees"]);
}

/// Nobody knows what a torn brace hides.
#[test]
fn an_error_of_reading_is_never_left_out() {
    let folder = Folder::catalogue();
    folder.write(
        "a.kava",
        programme("bad", "33 ECTS").replace("  outcomes {\n", "  outcomes\n"),
    );
    let wrote = folder.check(&["--write-baseline", "known.json"]);
    assert_eq!(wrote.code, 1, "{}", wrote.out);
    assert!(wrote.out.contains("error["), "{}", wrote.out);
    assert!(!wrote.out.contains("volume-agrees"), "{}", wrote.out);
    let before = wrote.out;
    let again = with_baseline(&folder, &[]);
    assert_eq!((again.code, again.out), (1, before));
}

#[test]
fn a_warning_that_is_listed_hides_no_error() {
    let folder = Folder::catalogue().with("a.kava", &programme("good", "12 ECTS"));
    folder
        .check(&["--write-baseline", "known.json"])
        .says(0, &[]);
    with_baseline(&folder, &["--for", "submission"]).says(1, &["error[form-field]"]);
}

#[test]
fn a_file_outside_the_catalogue_is_named_from_it() {
    let home = Folder::empty();
    home.write("cat/catalogue.kava", bad().read("catalogue.kava"));
    home.write("cat/a.kava", programme("bad", "33 ECTS"));
    home.check(&["cat", "--write-baseline", "known.json"])
        .says(0, &[]);
    home.write("cat/a.kava", programme("bad", "12 ECTS"));
    let args = ["cat", "--baseline", "known.json", "--format"];
    let human = home.check(&[&args[..], &["human"]].concat());
    human.says(0, &["┌─ known.json:"]);
    let json = home.check(&[&args[..], &["json"]].concat());
    json.says(0, &["\"file\": \"../known.json\""]);
}

#[test]
fn a_malformed_baseline_is_told_with_its_place() {
    let folder = bad();
    let fault = |text: &str, told: &[&str]| {
        folder.write("known.json", text);
        with_baseline(&folder, &[]).says(2, told);
    };
    fault(
        "",
        &["known.json:1:1: this is not JSON", "--write-baseline"],
    );
    fault(
        "{\n  \"version\": õ",
        &["known.json:2:14: this is not JSON"],
    );
    fault("[]", &["known.json:1:2: this is not what a baseline says"]);
    fault(
        "{\"version\": \"kava-baseline-9\", \"findings\": []}",
        &["known.json:1:14: this Kava reads baselines of the version kava-baseline-1"],
    );
    let entry =
        |entry: &str| format!("{{\"version\":\"kava-baseline-1\",\"findings\":[\n  {entry}\n]}}");
    fault(
        &entry(r#"{"in":"x","code":"y","severity":"error","cont":2}"#),
        &["known.json:2:"],
    );
    fault(&entry(r#"{"in":"x","code":"y"}"#), &["known.json:2:"]);
    fault(
        &entry(r#"{"in":"x","code":"y","severity":"error","count":0}"#),
        &["known.json:2:3: a count is at least 1"],
    );
    folder.write("known.json", b"\xff");
    with_baseline(&folder, &[]).says(2, &["is not UTF-8 text"]);
    folder
        .check(&["--baseline", "nowhere.json"])
        .says(3, &["cannot be read"]);
    folder
        .check(&["--baseline", "known.json", "--write-baseline", "known.json"])
        .says(2, &["cannot stand twice or beside"]);
}

#[test]
fn nothing_but_a_baseline_is_written_over() {
    let folder = bad();
    let before = folder.read("a.kava");
    folder
        .check(&["--write-baseline", "a.kava"])
        .says(2, &["a.kava:1:1: this is not JSON"]);
    assert_eq!(folder.read("a.kava"), before);
    folder
        .check(&["--write-baseline", "no/folder/known.json"])
        .says(3, &["cannot be written"]);
    assert_eq!(folder.files(), ["a.kava", "catalogue.kava"]);
}

//! The JSON of a check: its published schema, and what stands in it.

use std::path::Path;
use std::{env, fs};

use kava::diagnostics::Lang;
use kava::{Check, Day, Moment, Question, Report, Workspace};
use serde_json::{Value, json};

const HEAD: &str = r#"catalogue tests {
  title      et "Katsed" en "Tests"
  written-in et, en
  guideline  taltech
}
"#;

fn check(files: &[(&str, &str)]) -> Check {
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", HEAD);
    for (name, text) in files {
        workspace.set(name, *text);
    }
    let as_of = Day::parse("2026-06-10").unwrap();
    workspace.check(&Question::new(Moment::Draft, as_of))
}

fn json(check: &Check, lang: Lang) -> Value {
    let mut bytes = Vec::new();
    Report::of(check, lang, |_| true).write(&mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn finding<'j>(json: &'j Value, code: &str) -> &'j Value {
    let findings = json["findings"].as_array().unwrap();
    findings
        .iter()
        .find(|finding| finding["code"] == code)
        .unwrap_or_else(|| panic!("no {code} in {json:#}"))
}

fn programme(plan: &str) -> String {
    format!(
        "programme test {{\n  kind micro-degree\n  outcomes {{\n    mine et \"kaevandab\" en \"mines\"\n  }}\n  plan {{\n{plan}  }}\n}}\n"
    )
}

#[test]
fn the_published_schema_is_that_of_the_structs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/check.schema.json");
    let schema = serde_json::to_string_pretty(&Report::schema()).unwrap() + "\n";
    if env::var_os("KAVA_UPDATE_SCHEMAS").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == schema,
        "run this test with KAVA_UPDATE_SCHEMAS=1 to publish the schema anew"
    );
}

#[test]
fn a_broken_rule_is_told_with_its_clause_its_measure_and_the_selection() {
    let plan = "    course A1 teaches mine { credits 20 ECTS }\n    choose 1 of {\n      course A2 teaches mine { credits 13.5 ECTS }\n      course A3 teaches mine { credits 6 ECTS }\n    }\n";
    let text = programme(plan);
    let check = check(&[("a.kava", &text)]);
    let all = json(&check, Lang::En);
    let volume = finding(&all, "volume");
    assert_eq!(volume["severity"], "error");
    assert_eq!(volume["file"], "a.kava");
    assert_eq!(volume["guideline"], "taltech");
    assert_eq!(volume["edition"], "2025-10-09");
    assert_eq!(volume["clause"], "2.1");
    assert_eq!(volume["measured"], "33.5 ECTS");
    assert_eq!(volume["bound"], "6..30 ECTS");
    assert_eq!(volume["selection"], json!(["A1", "A2"]));
    let told = check.findings.iter().find(|it| it.code == "volume");
    let help: Vec<&str> = told
        .iter()
        .flat_map(|it| &it.help)
        .map(|it| &*it.en)
        .collect();
    let help = help.join(
        "
",
    );
    assert!(
        help.contains("A2 of 10 ECTS in place of 13.5 ECTS"),
        "{help}"
    );
    let findings = all["findings"].as_array().unwrap();
    let empty = |finding: &Value| finding.get("fixes") == Some(&json!([]));
    assert!(!findings.iter().any(empty), "absent where there is none");
    let estonian = json(&check, Lang::Et);
    assert_eq!(finding(&estonian, "volume")["measured"], "33,5 EAP");
}

#[test]
fn programmes_have_exact_numbers() {
    let plan = "    course A1 teaches mine { credits 5.5 ECTS\n origin degree IAIM\n }\n    choose 1 of {\n      course A2 teaches mine { credits 6.5 ECTS\n origin continuing\n }\n      course A3 teaches mine { credits 6 ECTS\n origin continuing\n }\n    }\n";
    let mut bytes = Vec::new();
    Report::of(&check(&[("a.kava", &programme(plan))]), Lang::En, |_| true)
        .write(&mut bytes)
        .unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    let programme = &all["programmes"][0];
    assert_eq!(programme["code"], "test");
    assert_eq!(programme["kind"], "micro-degree");
    assert_eq!(programme["file"], "a.kava");
    assert_eq!(programme["met"], false);
    assert_eq!(
        programme["degreeShare"]["min"],
        json!({"exact": "11/24", "percent": "45.83"})
    );
    assert_eq!(
        programme["degreeShare"]["max"],
        json!({"exact": "11/23", "percent": "47.83"})
    );
    assert!(
        text.contains("\"min\": 11.5,"),
        "written from the decimal: {text}"
    );
    assert!(text.contains("\"max\": 12\n"), "{text}");
}

#[test]
fn without_a_plan_credits_and_share_are_null() {
    let all = json(
        &check(&[("a.kava", "programme test {\n  kind micro-degree\n}\n")]),
        Lang::En,
    );
    let programme = &all["programmes"][0];
    assert_eq!(programme["credits"], Value::Null);
    assert_eq!(programme["degreeShare"], Value::Null);
}

#[test]
fn columns_are_scalars_from_one_and_ends_are_exclusive() {
    let text = "programme test {\n  title et \"õ😀é\" misplaced\n}\n";
    let all = json(&check(&[("a.kava", text)]), Lang::En);
    let left = finding(&all, "left-over");
    let start = json!({"line": 2, "column": 18});
    let end = json!({"line": 2, "column": 27});
    assert_eq!(left["range"], json!({"start": start, "end": end}));
}

#[test]
fn fixes_and_related_places_name_their_files() {
    let text =
        "programme test {\n  kind micro-degree\n  kind micro-degree\n  awrds certificate\n}\n";
    let all = json(&check(&[("a.kava", text)]), Lang::Et);
    let twice = finding(&all, "duplicate-field");
    assert_eq!(twice["related"][0]["file"], "a.kava");
    assert_eq!(twice["related"][0]["range"]["start"]["line"], 2);
    let unknown = finding(&all, "unknown-field");
    assert_eq!(unknown["fixes"][0]["edits"][0]["file"], "a.kava");
    assert_eq!(unknown["fixes"][0]["edits"][0]["newText"], "awards");
    assert_eq!(unknown["fixes"][0]["title"], "kirjuta „awards“");
}

#[test]
fn what_cannot_be_seen_is_escaped_and_read_back() {
    let text = "programme test {\n  title et \"a\u{1b}[2J\u{202e}b\u{e0041}\"\n  awrds \u{9b}\n}\n";
    let check = check(&[("a\u{7}.kava", text)]);
    let mut bytes = Vec::new();
    Report::of(&check, Lang::En, |_| true)
        .write(&mut bytes)
        .unwrap();
    let written = String::from_utf8(bytes).unwrap();
    let raw =
        |char: char| char != '\n' && (char.is_control() || "\u{202e}\u{e0041}".contains(char));
    assert_eq!(written.find(raw), None, "{written}");
    let read: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(read["findings"][0]["file"], "a\u{7}.kava");
}

#[test]
fn a_report_meets_its_schema_whatever_is_found() {
    let schema = serde_json::to_value(Report::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let plan = "    course A1 teaches mine { credits 6,5 ECTS }\n    B2\n    choose 5 of { }\n";
    let broken = programme(plan)
        + "}\nprogramme {\n  fee 1 200 €\n intake x { starts 21.8.2026 }\n course A1 { credit 6 }\n";
    for lang in [Lang::En, Lang::Et] {
        let all = json(&check(&[("a.kava", &broken)]), lang);
        assert!(all["findings"].as_array().unwrap().len() > 8);
        let faults: Vec<String> = validator
            .iter_errors(&all)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
    for wrong in [
        json!({"version": 2, "findings": [], "programmes": []}),
        json!({"version": 1, "findings": []}),
    ] {
        assert!(!validator.is_valid(&wrong));
    }
}

//! `kava check`: exit codes, formats, what of a catalogue is shown.

use std::process::Stdio;

use serde_json::Value;

use crate::run::{AS_OF, Folder, command, kava, programme, root};

fn good() -> Folder {
    Folder::catalogue().with("a.kava", &programme("good", "12 ECTS"))
}

fn bad() -> Folder {
    Folder::catalogue().with("a.kava", &programme("bad", "33 ECTS"))
}

#[test]
fn warnings_alone_are_good_unless_they_are_denied() {
    let folder = good();
    folder.check(&[]).says(
        0,
        &["warning[", "1 programme, judged for draft: no errors, "],
    );
    folder.check(&["--deny-warnings"]).says(1, &["no errors, "]);
    folder.check(&["--format", "json"]).says(0, &[]);
    folder
        .check(&["--format", "json", "--deny-warnings"])
        .says(1, &[]);
}

#[test]
fn an_error_ends_with_one_in_every_format() {
    let folder = bad();
    for format in ["human", "short", "json"] {
        folder.check(&["--format", format]).says(1, &["volume"]);
    }
}

#[test]
fn later_moments_ask_for_more() {
    let folder = good();
    folder
        .check(&["--for", "draft"])
        .says(0, &["judged for draft"]);
    folder
        .check(&["--for", "submission"])
        .says(1, &["error[form-field]", "judged for submission"]);
    folder
        .check(&["--for", "publication"])
        .says(1, &["judged for publication"]);
}

#[test]
fn a_file_stands_for_its_own_findings() {
    let folder = bad()
        .with("b.kava", &programme("other", "12 ECTS"))
        .with("sub/c.kava", "course X { credit 6 ECTS }\n");
    let shown = folder.check(&["b.kava", "--format", "short"]);
    shown.says(
        0,
        &[
            "b.kava:",
            "1 programme, judged for draft: no errors, ",
            "(in other files 2 errors)",
        ],
    );
    assert!(
        !shown.out.contains("a.kava") && !shown.out.contains("c.kava"),
        "{}",
        shown.out
    );
    folder.check(&["a.kava"]).says(1, &["error[volume-agrees]"]);
    folder
        .check(&["sub/c.kava"])
        .says(1, &["error[unknown-field]", "0 programmes"]);
    let json: Value =
        serde_json::from_str(&folder.check(&["b.kava", "--format", "json"]).out).unwrap();
    assert_eq!(json["programmes"].as_array().unwrap().len(), 1);
    assert_eq!(json["programmes"][0]["code"], "other");
    let files = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| &finding["file"]);
    assert!(files.into_iter().all(|file| file == "b.kava"));
}

#[test]
fn the_catalogue_is_found_above_and_paths_are_seen_from_here() {
    let folder = bad().with("sub/c.kava", "course X { credit 6 ECTS }\n");
    let inner = kava(
        &folder.path("sub"),
        &["check", "--as-of", AS_OF, "--format", "short"],
    );
    inner.says(1, &["\nc.kava:1:12: error[unknown-field]"]);
    assert!(inner.out.starts_with("../a.kava:"), "{}", inner.out);
    let outer = kava(
        folder.here().parent().unwrap(),
        &[
            "check",
            folder.here().to_str().unwrap(),
            "--as-of",
            AS_OF,
            "--format",
            "short",
        ],
    );
    let name = folder.here().file_name().unwrap().to_str().unwrap();
    outer.says(1, &[&format!("{name}/a.kava:")]);
}

#[test]
fn json_meets_the_published_schema() {
    let schema = std::fs::read_to_string(root().join("schemas/check.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = bad()
        .with("waived.kava", &waived().read("a.kava"))
        .with("b.kava", "programme {\n  credit 6\n  kind todo\n")
        .with("c.kava", &programme("c", "6..30 EAP"));
    for lang in ["en", "et"] {
        let json: Value =
            serde_json::from_str(&folder.check(&["--format", "json", "--lang", lang]).out).unwrap();
        assert!(json["findings"].as_array().unwrap().len() > 5, "{json:#}");
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

fn waived() -> Folder {
    let waiver = "  waive need-source of taltech\n    because et \"nõukogu nõustus\" en \"the board has agreed\"\n    until 2027-08-31 by \"Vice-Rector\"\n}\n";
    let text = programme("waived", "12 ECTS");
    let text = format!("{}{waiver}", text.strip_suffix("}\n").unwrap_or(&text));
    Folder::catalogue().with("a.kava", &text)
}

#[test]
fn what_waivers_set_aside_is_told_and_shown_without_them() {
    let folder = waived();
    let with = folder.check(&[]);
    with.says(
        0,
        &[
            "Set aside by waivers\n  need-source  1 finding, waived by Vice-Rector until 2027-08-31: the board has agreed (a.kava:",
        ],
    );
    assert!(!with.out.contains("[need-source]"), "{}", with.out);
    folder.check(&["--lang", "et"]).says(
        0,
        &["erandi andis Vice-Rector kuni 2027-08-31: nõukogu nõustus"],
    );
    let without = folder.check(&["--no-waivers"]);
    without.says(0, &["warning[need-source]"]);
    assert!(!without.out.contains("Set aside"), "{}", without.out);
    let json = |args: &[&str]| -> Value {
        let all = [&["--format", "json"], args].concat();
        serde_json::from_str(&folder.check(&all).out).unwrap()
    };
    let told = &json(&[])["programmes"][0]["waived"][0];
    assert_eq!(told["rule"], "need-source");
    assert_eq!(told["until"], "2027-08-31");
    assert_eq!(told["findings"], 1);
    assert!(
        json(&["--no-waivers"])["programmes"][0]
            .get("waived")
            .is_none()
    );
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    let folder = bad().with("b.kava", &programme("b", "40 ECTS"));
    for format in ["human", "short", "json"] {
        let first = folder.check(&["--format", format]).out;
        assert_eq!(first, folder.check(&["--format", format]).out);
        assert!(!first.is_empty());
    }
}

#[test]
fn the_language_is_the_asked_one_else_the_environments() {
    let folder = bad();
    folder.check(&["--lang", "et"]).says(
        1,
        &[
            "viga[volume-agrees]",
            "programm, hinnatud etapi „mustand“ järgi",
        ],
    );
    folder
        .kava(&["--lang=et", "check", "--as-of", AS_OF])
        .says(1, &["viga["]);
    let said = |name: &str, value: &str, args: &[&str]| {
        let mut command = command(
            folder.here(),
            &[&["check", "--as-of", AS_OF], args].concat(),
        );
        String::from_utf8(command.env(name, value).output().unwrap().stdout).unwrap()
    };
    assert!(said("LANG", "et_EE.UTF-8", &[]).contains("viga["));
    assert!(said("LC_ALL", "et", &[]).contains("viga["));
    assert!(said("LANG", "eto_XX", &[]).contains("error["));
    assert!(said("LANG", "de_DE.UTF-8", &[]).contains("error["));
    assert!(said("LANG", "et_EE.UTF-8", &["--lang", "en"]).contains("error["));
}

#[test]
fn another_edition_or_guideline_can_be_asked() {
    let folder = good();
    folder
        .check(&["--guideline", "taltech@2025-10-09"])
        .says(0, &["taltech (in force from 2025-10-09)"]);
    let estonia = folder.check(&["--guideline", "estonia"]);
    assert!(!estonia.out.contains("taltech ("), "{}", estonia.out);
    assert!(
        estonia.out.contains("estonia (in force from"),
        "{}",
        estonia.out
    );
    folder.check(&["--guideline", "taltek"]).says(
        2,
        &["there is no guideline “taltek”", "did you mean “taltech”?"],
    );
    folder.check(&["--guideline", "taltech@2001-01-01"]).says(
        2,
        &[
            "no edition of taltech is in force on 2001-01-01",
            "2025-10-09",
        ],
    );
    // Without a day of its own each programme says which day has no edition.
    folder
        .kava(&["check", "--as-of", "2001-01-01"])
        .says(1, &["error[no-edition]"]);
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let folder = bad();
    let is_coloured = |args: &[&str], name: &str, value: &str| {
        let mut command = command(
            folder.here(),
            &[&["check", "--as-of", AS_OF], args].concat(),
        );
        let output = command.env(name, value).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(!is_coloured(&[], "TERM", "xterm"), "a pipe has no colours");
    assert!(is_coloured(&["--color", "always"], "TERM", "xterm"));
    assert!(is_coloured(&[], "CLICOLOR_FORCE", "1"));
    assert!(!is_coloured(&["--color", "never"], "CLICOLOR_FORCE", "1"));
    let mut both = command(folder.here(), &["check", "--as-of", AS_OF]);
    let output = both
        .env("CLICOLOR_FORCE", "1")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(!output.stdout.contains(&0x1b), "NO_COLOR is honoured");
}

#[test]
fn what_is_due_later_is_no_finding_but_told() {
    let intake = "  intake autumn-2026 {\n    apply from 2026-06-15 to 2026-08-01\n  }\n}\n";
    let text = programme("good", "12 ECTS");
    let text = format!(
        "semester autumn-2026 from 2026-08-31 to 2027-01-24\n{}{intake}",
        text.strip_suffix("}\n").unwrap_or(&text)
    );
    let folder = Folder::catalogue().with("a.kava", &text);
    let early = folder.kava(&["check", "--as-of", "2026-03-01"]);
    early.says(0, &["Coming up", "2026-05-01", "a.kava:"]);
    assert!(!early.out.contains("[announced]"), "{}", early.out);
    let late = folder.kava(&["check", "--as-of", "2026-05-02"]);
    assert!(!late.out.contains("2026-05-01  "), "{}", late.out);
    late.says(0, &["warning[announced]"]);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = bad();
    folder.write("more.kava", "course X {\n".repeat(5_000));
    let mut command = command(folder.here(), &["check", "--as-of", AS_OF]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(1),
        "the exit code is that of the check"
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_told() {
    let folder = bad();
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command(folder.here(), &["check", "--as-of", AS_OF])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("the disk is full"), "{told}");
}

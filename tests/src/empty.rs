//! Files that say nothing are told, and never judged as if they did.

use kava::{Day, Moment, Question, Workspace};

fn codes(files: &[(&str, &str)]) -> Vec<String> {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.set(name, *text);
    }
    let as_of = Day::parse("2026-06-10").expect("a day");
    let question = Question::new(Moment::Draft, as_of);
    let check = workspace.check(&question);
    let line = |code: &str, file: &str| format!("{code} in {file}");
    let findings = check.findings.iter();
    findings
        .map(|finding| line(finding.code, &check.sources.get(finding.place.file).name))
        .collect()
}

#[test]
fn an_empty_file_is_told() {
    let head = "catalogue c {\n  guideline taltech\n}\n";
    assert_eq!(
        codes(&[("catalogue.kava", head), ("a.kava", "\u{feff}\r\n")]),
        ["empty-file in a.kava"]
    );
}

#[test]
fn a_catalogue_without_its_head_is_not_judged() {
    let programme = "programme p {\n  kind micro-degree\n}\n";
    assert_eq!(
        codes(&[("catalogue.kava", ""), ("p.kava", programme)]),
        [
            "empty-file in catalogue.kava",
            "headless-catalogue in catalogue.kava"
        ]
    );
}

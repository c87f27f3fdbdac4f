//! What services and shells read: SARIF, workflow commands, standard input, completions, manual pages.

use serde_json::Value;

use crate::run::{AS_OF, Folder, kava, kava_fed, programme, root};

fn sarif(folder: &Folder, args: &[&str]) -> Value {
    let ran = folder.check(&[&["--format", "sarif"], args].concat());
    serde_json::from_str(&ran.out).unwrap_or_else(|why| panic!("{why}: {}{}", ran.out, ran.err))
}

fn bad() -> Folder {
    Folder::catalogue().with("kaust õ/a.kava", &programme("bad", "33 ECTS"))
}

#[test]
fn sarif_tells_findings_with_their_rules() {
    let json = sarif(&bad(), &[]);
    let run = &json["runs"][0];
    let results = run["results"].as_array().unwrap();
    let wrong = results
        .iter()
        .find(|it| it["ruleId"] == "volume-agrees")
        .unwrap();
    let at = wrong["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(run["tool"]["driver"]["rules"][at]["id"], "volume-agrees");
    assert_eq!(run["translations"][0]["rules"][at]["id"], "volume-agrees");
    let place = &wrong["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "kaust%20%C3%B5/a.kava");
    assert_eq!(place["region"]["startLine"], 14);
    assert_eq!(wrong["level"], "error");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let other = sarif(&bad(), &["--lang", "et"]);
    assert_eq!(other["runs"][0]["language"], "et-EE");
    assert_eq!(other["runs"][0]["translations"][0]["language"], "en-US");
}

#[test]
fn fingerprints_outlive_what_moves_lines() {
    let prints = |json: &Value| -> Vec<String> {
        let results = json["runs"][0]["results"].as_array().unwrap().iter();
        let prints = results.map(|it| it["partialFingerprints"]["kava/v1"].to_string());
        prints.collect()
    };
    let folder = bad();
    let before = prints(&sarif(&folder, &[]));
    let text = folder.read("kaust õ/a.kava");
    folder.write("kaust õ/a.kava", format!("// moved\n\n\n{text}"));
    assert_eq!(before, prints(&sarif(&folder, &[])));
    let mut once = before.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), before.len());
}

#[test]
fn what_is_waived_is_suppressed() {
    let waiver = "  waive need-source of taltech\n    because et \"nõukogu nõustus\" en \"the board has agreed\"\n    until 2027-08-31 by \"Vice-Rector\"\n}\n";
    let text = programme("waived", "12 ECTS");
    let text = format!("{}{waiver}", text.strip_suffix("}\n").unwrap());
    let json = sarif(&Folder::catalogue().with("a.kava", &text), &[]);
    let results = json["runs"][0]["results"].as_array().unwrap();
    let waived = results
        .iter()
        .find(|it| it["ruleId"] == "need-source")
        .unwrap();
    let why = waived["suppressions"][0]["justification"].as_str().unwrap();
    assert!(
        why.contains("the board has agreed") && why.contains("Vice-Rector"),
        "{why}"
    );
}

#[test]
fn workflow_commands_are_escaped_and_errors_come_first() {
    let folder = bad();
    let ran = folder.check(&["--format", "github"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[0].starts_with("::error file=kaust õ/a.kava,line=14,col="),
        "{}",
        lines[0]
    );
    let first_warning = lines
        .iter()
        .position(|it| it.starts_with("::warning "))
        .unwrap();
    assert!(
        lines[first_warning..]
            .iter()
            .all(|it| !it.starts_with("::error "))
    );
    let hostile = programme("bad", "12 ECTS").replace("mine et", "50%,a:b et");
    let hostile = Folder::catalogue().with("a,b:c%.kava", &hostile);
    let out = hostile.check(&["--format", "github"]).out;
    assert!(out.contains("file=a%2Cb%3Ac%25.kava,"), "{out}");
    for line in out.lines().filter(|line| line.starts_with("::")) {
        let bare = line
            .replace("%25", "")
            .replace("%0A", "")
            .replace("%2C", "")
            .replace("%3A", "");
        assert!(!bare.contains('%'), "{line}");
    }
}

#[test]
fn a_text_on_standard_input_is_a_catalogue_or_stands_for_a_file() {
    let whole = std::fs::read(root().join("examples/first/catalogue.kava")).unwrap();
    let folder = Folder::empty();
    let args = ["check", "-", "--as-of", AS_OF, "--format", "short"];
    kava_fed(folder.here(), &args, &whole).says(0, &["1 programme, judged for draft: no errors"]);
    kava_fed(folder.here(), &args, b"course X { credit 6 ECTS }\n")
        .says(1, &["-:1:12: error[unknown-field]", "headless-catalogue"]);
    let folder = Folder::catalogue().with("a.kava", &programme("a", "12 ECTS"));
    let stands_for = |name| [&args[..], &["--as", name]].concat();
    let changed = programme("a", "33 ECTS");
    kava_fed(folder.here(), &stands_for("a.kava"), changed.as_bytes())
        .says(1, &["a.kava:14:", "volume-agrees"]);
    kava_fed(
        folder.here(),
        &stands_for("new.kava"),
        programme("b", "33 ECTS").as_bytes(),
    )
    .says(1, &["new.kava:14:", "1 programme,"]);
    assert_eq!(folder.read("a.kava"), programme("a", "12 ECTS"));
    kava_fed(folder.here(), &stands_for("new.txt"), b"").says(2, &[]);
    folder
        .check(&["--as", "a.kava"])
        .says(2, &["standard input"]);
    kava_fed(folder.here(), &args, b"\xff\xfe").says(1, &["not UTF-8"]);
}

#[test]
fn shells_and_manuals_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        kava(&root(), &["completions", shell]).says(0, &["impact", "deadlines", "sarif"]);
    }
    kava(&root(), &["man"]).says(0, &[".SH NAME", "kava\\-impact(1)"]);
    kava(&root(), &["man", "list", "--lang", "et"])
        .says(0, &[".SH NIMI", "kava\\-list", "\\-\\-deadlines"]);
    kava(&root(), &["man", "lisst"]).says(2, &["list, "]);
}

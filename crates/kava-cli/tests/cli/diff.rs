//! `kava diff`: what is told of later editions of published programmes, exit codes, revisions.

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use serde_json::Value;

use crate::run::{AS_OF, Folder, Ran, kava, programme, root};

fn diff(here: &Path, args: &[&str]) -> Ran {
    kava(
        here,
        &[&["diff"], args, &["--as-of", "2026-06-12"]].concat(),
    )
}

/// The published state of a provider and the later one, seen from the repository.
fn of_provider(name: &str, more: &[&str]) -> Ran {
    let (old, new) = (format!("tests/real/{name}"), format!("tests/diff/{name}"));
    diff(&root(), &[&[&*old, &*new], more].concat())
}

#[test]
fn more_credits_an_earlier_closing_day_and_a_higher_price() {
    let ran = of_provider("taltech", &[]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_snapshot!("diff_taltech_en", ran.out);
    assert_snapshot!(
        "diff_taltech_et",
        of_provider("taltech", &["--lang", "et"]).out
    );
}

#[test]
fn a_shared_course_is_told_under_each_programme_and_once_as_a_cause() {
    let ran = of_provider("haapsalu", &["--guideline", "estonia@2025-09-01"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_snapshot!("diff_haapsalu_en", ran.out);
}

#[test]
fn json_follows_its_schema() {
    let path = root().join("schemas/diff.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for name in ["taltech", "haapsalu"] {
        let ran = of_provider(name, &["--format", "json"]);
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .map(|it| it.to_string())
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
        assert!(!json["programmes"].as_array().unwrap().is_empty());
    }
}

#[test]
fn only_what_weighs_ends_with_one() {
    let old = Folder::catalogue().with("a.kava", &programme("good", "12 ECTS"));
    let new = |from: &str, to: &str| {
        let text = programme("good", "12 ECTS");
        assert!(text.contains(from), "{text}");
        Folder::catalogue().with("a.kava", &text.replace(from, to))
    };
    let ran = |new: &Folder, more: &[&str]| {
        let paths = [old.here().to_str().unwrap(), new.here().to_str().unwrap()];
        diff(&root(), &[&paths[..], more].concat())
    };
    ran(&old, &[]).says(0, &["Nothing differs"]);
    let reworded = new("en \"", "en \"  ");
    ran(&reworded, &[]).says(0, &["Nothing differs"]);
    let dearer = new("  kind ", "  fee 1200 EUR\n  kind ");
    ran(&dearer, &[]).says(1, &["learners are affected", "fee"]);
    ran(&dearer, &["--fail-on", "approval,registration"]).says(0, &["fee"]);
    ran(&dearer, &["--fail-on", "learners"]).says(1, &["fee"]);
    ran(&dearer, &["--fail-on", "everything"]).says(2, &["learners"]);
}

#[test]
fn a_page_is_written_whole() {
    let folder = Folder::empty();
    let page = folder.path("page.html");
    let args = ["--html", page.to_str().unwrap(), "--lang", "et"];
    assert_eq!(of_provider("taltech", &args).code, 1);
    let html = folder.read("page.html");
    assert!(html.contains("<html lang=\"et\">"), "{html}");
    assert!(
        html.contains("<del>18 EAP</del>") || html.contains("<del>18</del>"),
        "{html}"
    );
    assert!(html.contains("<ins>"), "{html}");
}

#[test]
fn single_files_are_held_against_each_other() {
    let folder = Folder::catalogue()
        .with("last.kava", &programme("good", "12 ECTS"))
        .with("this.kava", &programme("good", "15 ECTS"));
    diff(folder.here(), &["last.kava", "this.kava"]).says(1, &["volume: 12 ECTS → 15 ECTS"]);
}

/// What cannot be read is not taken for withdrawn in silence.
#[test]
fn a_file_that_cannot_be_read_is_told() {
    let old = Folder::catalogue().with("a.kava", &programme("good", "12 ECTS"));
    let new = Folder::catalogue();
    new.write("a.kava", b"programme good {\n  title et \"\xff\"\n}\n");
    let paths = [old.here().to_str().unwrap(), new.here().to_str().unwrap()];
    diff(&root(), &paths).says(1, &["error[not-utf8]", "withdrawn"]);
    diff(old.here(), &["git:HEAD", "nowhere/at-all"]).says(3, &["nowhere"]);
}

fn git(here: &Path, args: &[&str]) {
    let done = Command::new("git")
        .args([
            "-c",
            "user.name=Director",
            "-c",
            "user.email=director@example.ee",
        ])
        .args([
            "-c",
            "commit.gpgsign=false",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(args)
        .current_dir(here)
        .output()
        .expect("git runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// A repository whose catalogue lies in a folder; what is committed has 12 ECTS, the disk 15.
fn repository() -> Folder {
    let folder = Folder::empty();
    let catalogue = Folder::catalogue().read("catalogue.kava");
    folder.write("offer/catalogue.kava", &catalogue);
    folder.write("offer/aasta õ.kava", programme("good", "12 ECTS"));
    git(folder.here(), &["init", "--quiet"]);
    git(folder.here(), &["add", "."]);
    git(
        folder.here(),
        &["commit", "--quiet", "-m", "The first year"],
    );
    folder.write("offer/aasta õ.kava", programme("good", "15 ECTS"));
    folder
}

#[test]
fn a_revision_is_read_and_the_work_tree_stays() {
    let folder = repository();
    let told = ["volume: 12 ECTS → 15 ECTS", "git:HEAD:offer/"];
    diff(folder.here(), &["git:HEAD", "offer"]).says(1, &told);
    diff(&folder.path("offer"), &["git:HEAD"]).says(1, &told);
    diff(folder.here(), &["git:HEAD:offer", "offer"]).says(1, &told);
    diff(folder.here(), &["git:HEAD:offer", "git:HEAD:offer"]).says(0, &["Nothing differs"]);
    assert_eq!(
        folder.read("offer/aasta õ.kava"),
        programme("good", "15 ECTS")
    );
}

#[test]
fn a_revision_that_cannot_be_read_says_why() {
    let folder = repository();
    let of = |old: &str| diff(folder.here(), &[old, "offer"]);
    of("git:nothing").says(2, &["no revision “nothing”"]);
    of("git:--output=x").says(2, &["no revision “--output=x”"]);
    of("git:").says(2, &["git:HEAD"]);
    of("git:HEAD:elsewhere").says(2, &["holds no “elsewhere”"]);
    of("git:HEAD:../..").says(2, &["leads out of the repository"]);
    let bare = Folder::catalogue();
    diff(bare.here(), &["git:HEAD"]).says(2, &["in no git repository"]);
    let without = Folder::catalogue();
    let mut command = crate::run::command(without.here(), &["diff", "git:HEAD", "--as-of", AS_OF]);
    let output = command.env("PATH", without.here()).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("git is not installed"), "{said}");
}

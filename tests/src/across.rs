//! `across/`: what is told about faults between programmes, as a director reads it in both languages.

use kava::diagnostics::Lang;
use kava::diagnostics::print::Printer;
use kava::{Day, Moment, Question, Workspace};

use crate::folder::{kava_files, root};

#[test]
fn the_larger_programme_has_24_ects_and_not_32() {
    let without_plan = |text: &str| {
        let plan = text.find("  plan {").expect("a plan");
        let end = text.find("  duration ").expect("a duration");
        let text = format!("{}{}", &text[..plan], &text[end..]);
        text.replacen("volume        24 ECTS", "volume        32 ECTS", 1)
    };
    told(
        "shared_courses_counted_twice",
        "examples/haapsalu",
        "web-development.kava",
        &without_plan,
        "stacking-overlap",
    );
}

#[test]
fn a_course_that_the_larger_programme_does_not_take() {
    let without_databases = |text: &str| text.replacen("      databases teaches database\n", "", 1);
    told(
        "a_course_without_a_place",
        "examples/haapsalu",
        "web-development.kava",
        &without_databases,
        "stacking-counts",
    );
}

#[test]
fn a_revision_under_the_approval_of_the_edition_before() {
    told(
        "revision",
        "examples/broken/revision-in-mid-semester",
        "programme.kava",
        &str::to_owned,
        "revision-at-semester",
    );
}

#[test]
fn only_the_issuers_own_credits_are_transferred_into_a_joint_programme() {
    let of_the_programme = |text: &str| text.replacen("of earlier credits", "of the programme", 1);
    told(
        "transfer_into_a_joint_programme",
        "examples/taltech",
        "supply-chain.kava",
        &of_the_programme,
        "transfer-cap",
    );
}

/// What a change of one file makes to be told under a code; in a broken example, what it tells anyway.
fn told(name: &str, folder: &str, changed: &str, change: &dyn Fn(&str) -> String, code: &str) {
    let mut messages = printed(folder, changed, change, code);
    if !folder.starts_with("examples/broken") {
        let before = printed(folder, changed, &str::to_owned, code);
        messages.retain(|message| !before.contains(message));
    }
    assert!(!messages.is_empty(), "{name}: nothing is told");
    insta::with_settings!({
        snapshot_path => "../across",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, messages.join("\n\n"));
    });
}

fn printed(
    folder: &str,
    changed: &str,
    change: &dyn Fn(&str) -> String,
    code: &str,
) -> Vec<String> {
    let mut workspace = Workspace::new();
    for (name, text) in kava_files(&root().join(folder)) {
        let text = match name == changed {
            true => change(&text),
            false => text,
        };
        workspace.set(&name, text);
    }
    let check = workspace.check(&Question::new(
        Moment::Draft,
        Day::parse("2026-06-10").expect("a day"),
    ));
    let mut messages = Vec::new();
    for lang in [Lang::En, Lang::Et] {
        for finding in check.findings.iter().filter(|finding| finding.code == code) {
            let mut out = Vec::new();
            Printer::new(&check.sources, lang)
                .terminal(finding, &mut out)
                .expect("memory takes it");
            let text = String::from_utf8(out).expect("a text");
            messages.push(anstream::adapter::strip_str(text.trim_end()).to_string());
        }
    }
    messages
}

//! The README shows what Kava answers, and no more than one screen.

use kava::diagnostics::Lang;
use kava::diagnostics::print::Printer;
use kava::{Day, Moment, Question, Workspace};

use crate::folder::{kava_files, root};

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("the README")
}

#[test]
fn the_message_in_the_readme_is_what_kava_prints() {
    let whole = "      credits    6 ECTS\n      workload   contact 48 hours, practical 36 hours, independent 72 hours\n";
    let smaller = "      credits    5 ECTS\n      workload   contact 40 hours, practical 30 hours, independent 60 hours\n";
    let text = &kava_files(&root().join("examples/first"))[0].1;
    assert!(text.contains(whole), "the course that the README speaks of");
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", text.replacen(whole, smaller, 1));
    let as_of = Day::parse("2026-06-10").expect("a day");
    let check = workspace.check(&Question::new(Moment::Draft, as_of));
    let [finding] = &check.findings[..] else {
        panic!("one finding: {:#?}", check.findings)
    };
    let mut printed = Vec::new();
    Printer::new(&check.sources, Lang::En)
        .terminal(finding, &mut printed)
        .expect("memory takes it");
    let printed = String::from_utf8(printed).expect("a text");
    let printed = anstream::adapter::strip_str(&printed).to_string();
    for line in printed.lines() {
        assert!(
            readme().contains(&format!("    {line}").trim_end().to_owned()),
            "not in the README:\n{printed}"
        );
    }
}

#[test]
fn the_readme_is_one_screen() {
    assert!(readme().lines().count() <= 60);
}

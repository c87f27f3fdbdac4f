//! When a change may take effect, and what a programme that is new or gone asks for.

use kava::diagnostics::Severity;
use kava::{
    Became, Class, Day, Difference, Moment, ProgrammeDifference, Question, State, Workspace,
};

const HEAD: &str = r#"catalogue c {
  guideline taltech
  issuer    u
}
institution u { name en "University" }
semester autumn-2026 from 2026-08-31 to 2027-01-24
semester spring-2027 from 2027-01-25 to 2027-06-20
"#;

fn programme(volume: &str, in_force: &str, record: &str) -> String {
    format!(
        "programme p {{\n  kind micro-degree\n  title en \"Data\"\n  volume {volume}\n  {in_force}\n  record {{\n    {record}\n  }}\n}}\n"
    )
}

fn workspace(programme: &str) -> Workspace {
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", HEAD);
    workspace.set("p.kava", programme);
    workspace
}

fn between(old: &str, new: &str) -> Difference {
    let (old, new) = (workspace(old), workspace(new));
    let state = |workspace, label| State {
        workspace,
        label,
        chosen: None,
    };
    let question = Question::new(Moment::Draft, Day::parse("2026-10-01").unwrap());
    Difference::between(state(&old, "old/"), state(&new, "new/"), &question)
}

fn only(difference: &Difference) -> &ProgrammeDifference {
    let [only] = &*difference.programmes else {
        panic!("{difference:#?}");
    };
    only
}

fn findings(new: &str) -> Vec<(&'static str, Severity)> {
    let old = programme("12 ECTS", "in-force from 2025-09-01", "approved 2025-05-01");
    let difference = between(&old, new);
    let findings = only(&difference).findings.iter();
    findings.map(|it| (it.code, it.severity)).collect()
}

#[test]
fn another_volume_needs_another_edition() {
    let same = programme("15 ECTS", "in-force from 2025-09-01", "approved 2025-05-01");
    assert_eq!(findings(&same), [("edition-unchanged", Severity::Error)]);
    let next = programme(
        "15 ECTS",
        "in-force from spring-2027",
        "approved 2026-11-01",
    );
    assert_eq!(findings(&next), []);
}

#[test]
fn an_edition_begins_with_a_semester_and_is_approved_before() {
    let between = programme("15 ECTS", "in-force from 2026-11-01", "approved 2026-10-01");
    assert_eq!(findings(&between), [("revision-window", Severity::Error)]);
    let late = programme(
        "15 ECTS",
        "in-force from autumn-2026",
        "approved 2026-09-01",
    );
    assert_eq!(findings(&late), [("revision-window", Severity::Error)]);
    let early = programme(
        "15 ECTS",
        "in-force from autumn-2026",
        "approved 2026-08-30",
    );
    assert_eq!(findings(&early), []);
}

#[test]
fn the_window_that_is_still_open_is_told() {
    let old = programme("12 ECTS", "in-force from 2025-09-01", "approved 2025-05-01");
    let new = old.replace("12 ECTS", "15 ECTS");
    let difference = between(&old, &new);
    let window = only(&difference).window.clone().unwrap();
    assert_eq!(window.semester, "spring-2027");
    assert_eq!(window.closes(), Day::parse("2027-01-24").unwrap());
    let dearer = old.replace("  volume", "  fee 900 EUR\n  volume");
    assert_eq!(only(&between(&old, &dearer)).window, None);
}

#[test]
fn what_is_new_is_approved_and_what_is_gone_is_gone_for_learners() {
    let there = programme("12 ECTS", "in-force from 2025-09-01", "approved 2025-05-01");
    let classes = |it: &ProgrammeDifference| -> Vec<Class> {
        it.classes.iter().map(|classed| classed.class).collect()
    };
    let added = between("", &there);
    assert_eq!(only(&added).how, Became::Added);
    assert_eq!(
        classes(only(&added)),
        [Class::Registration, Class::Approval]
    );
    let gone = between(&there, "");
    assert_eq!(only(&gone).how, Became::Withdrawn);
    assert_eq!(classes(only(&gone)), [Class::Learners]);
}

#[test]
fn wording_is_cosmetic_and_another_title_is_not() {
    let old = programme("12 ECTS", "in-force from 2025-09-01", "approved 2025-05-01");
    let of = |title: &str| {
        let difference = between(&old, &old.replace("en \"Data\"", title));
        difference.classes().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(of("en \"Data!\""), [Class::Cosmetic]);
    assert_eq!(of("et \"Andmed\" en \"Data\""), [Class::Cosmetic]);
    let revised = [Class::Learners, Class::Registration, Class::Approval];
    assert_eq!(of("en \"Databases\""), revised);
}

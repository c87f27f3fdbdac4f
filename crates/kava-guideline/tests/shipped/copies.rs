//! A catalogue's own copy of a shipped edition: tighter is taken, looser is refused.

use kava_diagnostics::Finding;
use kava_guideline::SHIPPED;
use kava_model::fields::Setting;

use crate::loading::{Files, day};

/// The line of the volume of micro-degrees, as it stands in the shipped file.
const VOLUME: &str = "6..30 ECTS";

fn taltech(change: &str, into: &str) -> String {
    let (_, text) = SHIPPED
        .iter()
        .find(|(id, _)| *id == "taltech")
        .expect("shipped");
    assert_eq!(
        text.matches(change).count(),
        1,
        "“{change}” stands once in it"
    );
    text.replace(change, into)
}

fn loosened(files: &Files, findings: &[Finding]) -> Vec<(String, Vec<String>)> {
    let loosened = findings
        .iter()
        .filter(|finding| finding.code == "loosened-rule");
    loosened
        .map(|finding| {
            let related = finding
                .related
                .iter()
                .map(|related| files.line_of(related.place));
            (files.text_at(finding.place).to_owned(), related.collect())
        })
        .collect()
}

/// The line of a shipped file that holds a text.
fn line(id: &str, text: &str) -> String {
    let (_, shipped) = SHIPPED
        .iter()
        .find(|(shipped, _)| *shipped == id)
        .expect("shipped");
    let at = shipped
        .lines()
        .position(|line| line.contains(text))
        .expect("it is there");
    format!("{id}:{}", at + 1)
}

#[test]
fn a_copy_as_it_stands_is_taken() {
    let (_, text) = SHIPPED[1];
    let files = Files::with_own(text);
    let (guidelines, findings) = files.load();
    assert_eq!(files.lines_of(&findings), Vec::<String>::new());
    let edition = guidelines
        .edition("taltech", day("2025-10-09"))
        .expect("the copy");
    assert!(edition.stamp.own_copy);
    let shipped = Files::shipped();
    assert_eq!(
        guidelines.all().count(),
        shipped.load().0.all().count(),
        "it stands in for the shipped edition"
    );
}

#[test]
fn a_tighter_copy_is_taken() {
    let files = Files::with_own(&taltech(VOLUME, "6..24 ECTS"));
    let (guidelines, findings) = files.load();
    assert_eq!(files.lines_of(&findings), Vec::<String>::new());
    let edition = guidelines
        .edition("taltech", day("2025-10-09"))
        .expect("the copy");
    let volume = edition
        .rules_for(Some("micro-degree"))
        .into_iter()
        .find(|rule| rule.code == "volume");
    let Some(Setting::Bound(bound, _)) = volume.map(|rule| &rule.setting) else {
        panic!("a bound")
    };
    assert!(bound.holds(kava_model::quantity::Decimal::whole(24)));
    assert!(!bound.holds(kava_model::quantity::Decimal::whole(25)));
}

#[test]
fn a_copy_with_a_looser_bound_is_refused_with_both_places() {
    for looser in ["6..36 ECTS", "4..30 ECTS"] {
        let files = Files::with_own(&taltech(VOLUME, looser));
        let (_, findings) = files.load();
        let refused = loosened(&files, &findings);
        assert_eq!(refused.len(), findings.len(), "nothing else is wrong");
        // One finding: it is looser than the edition it stands in for, and than the Act.
        let [(at, over)] = &refused[..] else {
            panic!("one finding: {refused:?}")
        };
        assert!(at.contains(looser));
        assert_eq!(
            *over,
            [line("taltech", VOLUME), line("estonia", "5..30 ECTS")]
        );
    }
}

#[test]
fn a_copy_may_not_turn_a_must_into_a_should() {
    let files = Files::with_own(&taltech(
        "must    developing-unit ",
        "should  developing-unit ",
    ));
    let (_, findings) = files.load();
    let refused = loosened(&files, &findings);
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].1, [line("taltech", "must    developing-unit ")]);
}

#[test]
fn a_copy_that_leaves_a_rule_out_is_refused() {
    // Its clause is still checked, by another rule.
    let (_, text) = SHIPPED[1];
    let need_source = text
        .lines()
        .find(|line| line.contains("need-source"))
        .expect("it is there");
    let files = Files::with_own(&text.replacen(need_source, "", 1));
    let (_, findings) = files.load();
    let refused = loosened(&files, &findings);
    assert_eq!(refused.len(), findings.len());
    assert_eq!(refused[0].0, "guideline taltech {");
    assert_eq!(refused[0].1, [line("taltech", "need-source")]);
}

#[test]
fn a_copy_builds_on_what_the_shipped_edition_builds_on() {
    let files = Files::with_own(&taltech("  extends     estonia\n", ""));
    let (_, findings) = files.load();
    let refused = loosened(&files, &findings);
    assert_eq!(refused.len(), findings.len());
    let head = "guideline taltech {";
    assert_eq!(refused, [(head.to_owned(), vec![line("taltech", head)])]);
}

#[test]
fn another_day_is_another_edition() {
    let files = Files::with_own(&taltech("from 2025-10-09", "from 2026-09-01"));
    let (guidelines, findings) = files.load();
    assert_eq!(files.lines_of(&findings), Vec::<String>::new());
    let own = |on: &str| {
        guidelines
            .in_force("taltech", day(on))
            .map(|policy| policy.stamp.own_copy)
    };
    assert_eq!(own("2026-08-31"), Some(false));
    assert_eq!(own("2026-09-01"), Some(true));
}

#[test]
fn a_later_edition_may_differ_from_the_earlier_but_not_loosen_the_act() {
    let later = |volume: &str| {
        let text = taltech("from 2025-10-09", "from 2026-09-01").replace(VOLUME, volume);
        let files = Files::with_own(&text);
        let (_, findings) = files.load();
        loosened(&files, &findings)
            .into_iter()
            .flat_map(|(_, over)| over)
            .collect::<Vec<_>>()
    };
    assert_eq!(later("5..30 ECTS"), Vec::<String>::new());
    assert_eq!(later("6..36 ECTS"), [line("estonia", "5..30 ECTS")]);
}

#[test]
fn the_order_of_lines_in_a_copy_does_not_matter() {
    let (_, text) = SHIPPED[1];
    let line = |word: &str| {
        text.lines()
            .find(|line| line.trim_start().starts_with(word))
            .expect("it is there")
    };
    let (should, must) = (
        line("should  continuing-share"),
        line("must    continuing-share"),
    );
    let swapped = text
        .replace(should, "HERE")
        .replace(must, should)
        .replace("HERE", must);
    let files = Files::with_own(&swapped);
    let (_, findings) = files.load();
    assert_eq!(files.lines_of(&findings), Vec::<String>::new());
}

#[test]
fn a_copy_that_leaves_out_a_row_of_the_form_is_refused() {
    let (_, text) = SHIPPED[1];
    let row = text
        .lines()
        .find(|line| line.contains("linked-groups"))
        .expect("it is there");
    let files = Files::with_own(&text.replacen(row, "", 1));
    let (_, findings) = files.load();
    let refused = loosened(&files, &findings);
    assert_eq!(refused.len(), findings.len());
    assert_eq!(refused[0].1, [line("taltech", "linked-groups")]);
}

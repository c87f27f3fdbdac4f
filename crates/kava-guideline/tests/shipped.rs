//! The guidelines that come with Kava: that they load without a finding, that every clause has its
//! fate, and what becomes of a catalogue's own copy or of a faulty guideline.

#[path = "shipped/bad.rs"]
mod bad;
#[path = "shipped/clauses.rs"]
mod clauses;
#[path = "shipped/copies.rs"]
mod copies;
#[path = "shipped/loading.rs"]
mod loading;

use kava_guideline::{SHIPPED, listing};
use kava_model::fields::{Confidence, Strictness};
use loading::{Files, day};

#[test]
fn the_shipped_guidelines_load_without_a_finding() {
    let files = Files::shipped();
    let (guidelines, findings) = files.load();
    assert_eq!(files.lines_of(&findings), Vec::<String>::new());
    let ids: Vec<&str> = guidelines.ids().collect();
    let mut shipped: Vec<&str> = SHIPPED.iter().map(|(id, _)| *id).collect();
    shipped.sort_unstable();
    assert_eq!(ids, shipped);
}

#[test]
fn each_edition_is_in_force_from_its_first_day() {
    let files = Files::shipped();
    let (guidelines, _) = files.load();
    assert!(guidelines.in_force("taltech", day("2025-10-08")).is_none());
    assert!(guidelines.in_force("taltech", day("2025-10-09")).is_some());
    assert!(guidelines.in_force("estonia", day("2025-08-31")).is_none());
    assert!(guidelines.in_force("estonia", day("2025-09-01")).is_some());
}

#[test]
fn taltech_tightens_and_cites_what_estonia_asks() {
    let files = Files::shipped();
    let (guidelines, _) = files.load();
    let edition = guidelines
        .edition("taltech", day("2025-10-09"))
        .expect("shipped");
    let (merged, stamps) = guidelines.merged(edition);
    assert_eq!(stamps.len(), 2);
    for kind in ["micro-degree", "micro-credential"] {
        let lines = merged.rules_for(Some(kind));
        let of = |code: &str| {
            lines
                .iter()
                .filter(|line| line.code == code)
                .collect::<Vec<_>>()
        };
        let [volume] = of("volume")[..] else {
            panic!("one volume for {kind}")
        };
        assert_eq!(volume.citation.guideline, "taltech");
        assert_eq!(
            volume.also.first().map(|also| also.guideline.as_str()),
            Some("estonia")
        );
        // Asked by the Act alone, and so in force beside the university's own.
        assert_eq!(
            of("degree-level-share").len(),
            usize::from(kind == "micro-degree")
        );
        assert_eq!(of("whole-volume").len(), 1);
    }
}

#[test]
fn nothing_in_estonia_claims_to_be_read_in_its_source() {
    let files = Files::shipped();
    let (guidelines, _) = files.load();
    let estonia = guidelines
        .edition("estonia", day("2025-09-01"))
        .expect("shipped");
    assert!(
        estonia
            .rules
            .iter()
            .all(|line| line.confidence == Confidence::SecondHand)
    );
    let taltech = guidelines
        .edition("taltech", day("2025-10-09"))
        .expect("shipped");
    assert!(
        taltech
            .rules
            .iter()
            .all(|line| line.confidence == Confidence::Source)
    );
}

#[test]
fn the_listing_names_every_rule_as_asked_or_off() {
    let files = Files::shipped();
    let (guidelines, _) = files.load();
    let estonia = guidelines
        .edition("estonia", day("2025-09-01"))
        .expect("shipped");
    let taltech = guidelines
        .edition("taltech", day("2025-10-09"))
        .expect("shipped");
    let alone = listing(estonia);
    assert!(alone.off.contains(&"degree-share") && alone.off.contains(&"announced"));
    let merged = listing(&guidelines.merged(taltech).0);
    assert!(merged.always.contains(&"prerequisites-met"));
    assert_eq!(merged.translated, ["et"]);
    for rule in kava_guideline::rules::ALL {
        let asked = alone.rules.iter().any(|line| line.rule == rule.code);
        let always = alone.always.contains(&rule.code);
        assert_eq!(
            alone.off.contains(&rule.code),
            !asked && !always,
            "{}",
            rule.code
        );
    }

    let bound = |rule: &str, strictness: Strictness, kind: &str| {
        let line = merged.rules.iter().find(|line| {
            line.rule == rule
                && line.strictness == strictness
                && (line.kinds.is_empty() || line.kinds == [kind])
        });
        line.map(|line| (line.bound.en.as_str(), line.bound.et.as_str()))
    };
    let must = Strictness::Must;
    assert_eq!(
        bound("volume", must, "micro-degree"),
        Some(("6..30 ECTS", "6..30 EAP"))
    );
    assert_eq!(
        bound("degree-share", must, "micro-degree"),
        Some(("at least 50 %", "vähemalt 50 %"))
    );
    assert_eq!(
        bound("courses", must, "micro-degree"),
        Some(("at least 2", "vähemalt 2"))
    );
    assert_eq!(
        bound("documents", must, "micro-degree"),
        Some(("certificate, transcript", "certificate, transcript"))
    );
    assert_eq!(
        bound("announced", must, ""),
        Some(("by 1 May before autumn", "hiljemalt 1. mai (sügis)"))
    );
    assert_eq!(
        bound("notify", must, ""),
        Some(("7 days before the start", "7 päeva enne algust"))
    );
    assert_eq!(
        bound("continuing-share", Strictness::Should, "micro-credential"),
        Some(("more than 50 %", "üle 50 %"))
    );
}

#[test]
fn every_rule_is_asked_by_some_shipped_guideline_or_always_on() {
    let files = Files::shipped();
    let (guidelines, _) = files.load();
    let listings: Vec<_> = guidelines.all().map(listing).collect();
    let unasked = kava_guideline::rules::ALL
        .iter()
        .map(|rule| rule.code)
        .filter(|code| listings.iter().all(|listing| listing.off.contains(code)));
    assert_eq!(unasked.collect::<Vec<_>>(), Vec::<&str>::new());
}

/// `docs/readings.md` names rules that exist, and none of the thirty readings is missing.
#[test]
fn the_page_of_readings_is_true() {
    let page = include_str!("../../../docs/readings.md");
    let rows: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| A"))
        .collect();
    let built_in: Vec<&str> = kava_guideline::rules::BUILT_IN
        .iter()
        .flat_map(|built_in| built_in.pages)
        .map(|(code, _)| *code)
        .collect();
    for (at, row) in rows.iter().enumerate() {
        let columns: Vec<&str> = row.split('|').map(str::trim).collect();
        assert_eq!(columns[1], format!("A{}", at + 1));
        let rules = columns[5].split(", ").filter(|rule| *rule != "–");
        for rule in rules.map(|rule| rule.trim_matches('`')) {
            let known = kava_guideline::rules::find(rule).is_some() || built_in.contains(&rule);
            assert!(known, "A{}: there is no rule {rule}", at + 1);
        }
    }
    assert_eq!(rows.len(), 30);
}

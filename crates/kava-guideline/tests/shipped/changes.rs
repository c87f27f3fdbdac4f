//! What one edition changes in comparison with another.

use kava_diagnostics::Lang;
use kava_guideline::{Change, changes};

use crate::loading::{Files, day};

const SCHOOL: &str = include_str!("../guidelines-changed/school.kava");

fn told(change: &Change) -> String {
    let (before, after) = change.said(Lang::En);
    let kinds = change.kinds.join(", ");
    format!(
        "{} {} {} [{kinds}]: {before} → {after}",
        change.how.word(),
        change.subject.word(),
        change.name
    )
}

fn compared(before: &str, after: &str) -> Vec<String> {
    let files = Files::with_own(SCHOOL);
    let (guidelines, _) = files.load();
    let edition = |from| guidelines.edition("school", day(from)).expect("an edition");
    let changes = changes(edition(before), edition(after));
    changes.iter().map(told).collect()
}

#[test]
fn every_line_that_differs_is_told_once() {
    assert_eq!(
        compared("2026-01-01", "2027-01-01"),
        [
            "changed in-force  []: from 2026-01-01 to 2026-12-31 → from 2027-01-01",
            "added extends  []:  → estonia",
            "changed one-ects  []: 26 hours → 25 hours",
            "changed kind long []: long → lengthy",
            "added season spring []:  → spring",
            "changed entry EQF 7 []: a bachelor's degree or its equivalent → a master's degree or its equivalent",
            "changed rule courses []: must at least 2, clause 1 → must at least 2, clause 2",
            "loosened rule director []: must → should",
            "tightened rule announced []: must by 1 May before autumn → must by 15 April before autumn",
            "added rule announced []:  → must by 1 November before spring, clause 3",
            // The line for all was parted: for one kind it is the same.
            "tightened rule volume [short]: must 6..30 ECTS → must 6..24 ECTS",
            "tightened rule degree-share [short]: should more than 50 % → should more than 60 %",
            "changed rule duration [short]: should at most 2 semesters → should 2..3 semesters, second hand",
            "tightened field title []: draft should, submission must → draft must, submission must",
            "dropped field place [long]: publication should → ",
            "tightened field place [short]: publication should → publication must",
            // It differs in Estonian only.
            "changed clause 2 []: Osakaal. → Osa.",
            "changed clause 4 []: for people to judge: People. → a statement: People.",
        ]
    );
}

#[test]
fn the_other_way_round_what_was_tightened_is_loosened() {
    let swapped = |how: &str| {
        match how {
            "added" => "dropped",
            "dropped" => "added",
            "tightened" => "loosened",
            "loosened" => "tightened",
            _ => "changed",
        }
        .to_owned()
    };
    let hows = |changes: Vec<String>| {
        let first = changes.iter().filter_map(|change| change.split(' ').next());
        let mut hows: Vec<String> = first.map(str::to_owned).collect();
        hows.sort();
        hows
    };
    let mut back: Vec<String> = hows(compared("2027-01-01", "2026-01-01"))
        .iter()
        .map(|how| swapped(how))
        .collect();
    back.sort();
    assert_eq!(hows(compared("2026-01-01", "2027-01-01")), back);
}

#[test]
fn the_same_edition_changes_nothing() {
    assert_eq!(compared("2027-01-01", "2027-01-01"), Vec::<String>::new());
}

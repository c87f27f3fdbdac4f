//! The floor program sees every planted fault and none where there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use kava_benches::floor::{self, Outcome};
use kava_benches::plant::Plant;
use kava_benches::programme::Kind;
use kava_benches::spelling::Spelling;
use kava_benches::write::MadeUp;
use serde_json::{Value, json};

const COUNT: u32 = 200;

fn judged(plants: &[Plant]) -> (Outcome, Value) {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = folder.path().join("json");
    MadeUp {
        count: COUNT,
        plants,
    }
    .write_spelt(Spelling::Json, &catalogue)
    .unwrap();
    let feed = folder.path().join("feed.json");
    let outcome = floor::run(&catalogue.join("catalogue.json"), &feed).unwrap();
    (
        outcome,
        serde_json::from_slice(&fs::read(feed).unwrap()).unwrap(),
    )
}

fn codes(feed: &Value) -> BTreeSet<String> {
    let programmes = feed["programmes"].as_array().unwrap();
    programmes
        .iter()
        .map(|entry| entry["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_planted_fault_is_seen_and_nothing_else() {
    let (outcome, feed) = judged(Plant::all());
    let mut seen: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for finding in &outcome.findings {
        seen.entry(&finding.programme)
            .or_default()
            .push(format!("{:?}", finding.check));
    }
    assert_eq!(Plant::all().len(), 13);
    for plant in Plant::all() {
        let programme = format!("mk-{:06}", plant.number());
        assert_eq!(
            seen.remove(programme.as_str()),
            Some(vec![format!("{plant:?}")])
        );
        assert!(
            !codes(&feed).contains(&programme),
            "{programme} is in the feed"
        );
    }
    assert!(seen.is_empty(), "{seen:?}");
    assert_eq!(codes(&feed).len(), COUNT as usize - 13);
}

#[test]
fn the_share_is_that_of_the_worst_elective() {
    let (outcome, _) = judged(&[Plant::DegreeShare]);
    let measured: Vec<&str> = outcome
        .findings
        .iter()
        .map(|finding| finding.measured.as_str())
        .collect();
    assert_eq!(measured, ["4 of 14 ECTS"]);
}

#[test]
fn a_clean_catalogue_is_in_the_feed_whole() {
    let (outcome, feed) = judged(&[]);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(codes(&feed).len(), COUNT as usize);
}

/// The first programme by hand: 4 + 5 + 5 + 5 ECTS of the School of Business at 75 EUR, all from
/// degree study.
#[test]
fn totals_in_the_feed_are_those_of_the_arithmetic() {
    let (_, feed) = judged(&[]);
    let first = &feed["programmes"][0];
    assert_eq!(first["credits"], json!({"min": 19, "max": 19}));
    assert_eq!(
        first["degreeShare"],
        json!({"exact": "1/1", "percent": "100.00"})
    );
    assert_eq!(first["hours"]["total"], json!(494));
    assert_eq!(
        first["fee"],
        json!({"basis": "price-list", "currency": "EUR", "min": 1425, "max": 1425})
    );
    assert_eq!(first["intakes"][0]["starts"], json!("2026-08-31"));
}

#[test]
fn the_same_catalogue_is_written_twice_and_begins_a_longer_one() {
    let folder = tempfile::tempdir().unwrap();
    let text = |name: &str, count| {
        let at = folder.path().join(name);
        MadeUp { count, plants: &[] }.write_kava(&at).unwrap();
        fs::read_to_string(at.join("programmes-0001.kava")).unwrap()
    };
    let first = text("first", 100);
    assert_eq!(first, text("second", 100));
    assert_eq!(first, text("longer", 250));
    assert_eq!(
        fs::read_dir(folder.path().join("longer")).unwrap().count(),
        4
    );
}

#[test]
fn a_programme_has_about_2500_bytes() {
    let folder = tempfile::tempdir().unwrap();
    MadeUp {
        count: 1_000,
        plants: &[],
    }
    .write_kava(&folder.path().join("kava"))
    .unwrap();
    let files = fs::read_dir(folder.path().join("kava")).unwrap();
    let bytes: u64 = files
        .map(|file| file.unwrap().metadata().unwrap().len())
        .sum();
    assert!(
        (2_300..=2_700).contains(&(bytes / 1_000)),
        "{} bytes",
        bytes / 1_000
    );
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.kava"), "").unwrap();
    assert!(
        MadeUp {
            count: 1,
            plants: &[]
        }
        .write_kava(folder.path())
        .is_err()
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn faults_are_put_into_programmes_of_their_kind() {
    for plant in Plant::all() {
        let credential = matches!(
            plant,
            Plant::MicroCredentialVolume | Plant::MicroCredentialCourse
        );
        let kind = if credential {
            Kind::MicroCredential
        } else {
            Kind::MicroDegree
        };
        assert_eq!(
            kava_benches::draw::programme(plant.number()).kind,
            kind,
            "{plant:?}"
        );
    }
}

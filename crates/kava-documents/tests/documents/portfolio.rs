//! The table of all programmes.

use kava_diagnostics::{Finding, Place, say};
use kava_model::fields::Moment;
use kava_model::quantity::Credits;
use kava_model::verdict::{Duty, Verdict};
use serde_json::json;

use crate::judged::{EVERYTHING, Texts, day, missing, verdict};

const GONE: &str = r#"
programme gone {
  title et "Möödunud" en "Bygone"
  director "=cmd|' /C calc'!A0" <director@example.ee>
  withdrawn from 2026-06-01 because et "Asendati" en "Replaced"
}
"#;

fn texts() -> Texts {
    Texts::new(&[("everything.kava", EVERYTHING), ("gone.kava", GONE)])
}

fn judged(texts: &Texts) -> Verdict {
    let mut verdict = verdict(Credits::whole(12), Credits::hundredths(1_550));
    verdict.summary.met = Some(false);
    verdict.missing = vec![missing(
        "registry-code",
        Moment::Publication,
        texts.place("kind      micro-degree"),
    )];
    verdict.calendar = vec![Duty {
        by: day(2026, 11, 1),
        what: say!(en "give notice", et "anna teada"),
        place: Place::default(),
        citation: None,
    }];
    verdict.findings = vec![
        Finding::error("x", Place::default(), say!(en "wrong", et "vale")),
        Finding::warning("y", Place::default(), say!(en "odd", et "imelik")),
    ];
    verdict
}

#[test]
fn a_row_tells_how_far_a_programme_has_come() {
    let texts = texts();
    let verdict = judged(&texts);
    let sheet = texts.json("portfolio", "portfolio.json", move |_| verdict.clone());
    let row = &sheet["programmes"][0];
    for (member, value) in [
        ("code", json!("everything")),
        ("unit", json!("virumaa")),
        ("school", json!("it")),
        ("state", json!("registered")),
        ("met", json!(false)),
        ("errors", json!(1)),
        ("warnings", json!(1)),
        (
            "nextDeadline",
            json!({ "on": "2026-08-21", "what": {
            "et": "vastuvõtu autumn-2026 kandideerimine lõpeb",
            "en": "admission to autumn-2026 closes",
        } }),
        ),
        ("credits", json!({ "min": 12, "max": 15.5 })),
        ("costCentre", json!("T-142")),
        ("registryCode", json!("999001")),
        ("modified", json!("2026-05-29")),
    ] {
        assert_eq!(row[member], value, "{member}");
    }
    assert_eq!(row["missing"][0]["field"], "registry-code");
}

#[test]
fn a_table_opens_in_a_spreadsheet_and_carries_nothing_out() {
    let texts = texts();
    let written = texts.write_all("portfolio", |_| Verdict::default());
    let table = |name: &str| {
        let (_, bytes) = written
            .iter()
            .find(|(path, _)| path == name)
            .expect("a table");
        String::from_utf8(bytes.clone()).expect("UTF-8")
    };
    let english = table("portfolio.en.csv");
    assert!(english.starts_with("\u{feff}code,title,kind,"), "{english}");
    let gone = english
        .lines()
        .find(|line| line.starts_with("gone,"))
        .expect("a row");
    assert!(
        gone.contains(",'=cmd|' /C calc'!A0,director@example.ee,withdrawn,"),
        "{gone}"
    );
    assert!(table("portfolio.et.csv").contains(",suletud,"));
}

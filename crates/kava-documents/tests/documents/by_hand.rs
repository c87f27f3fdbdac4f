//! Two entries of the register against ones written by hand; see `tests/by-hand/README.md`.

use std::sync::Arc;

use kava_diagnostics::Place;
use kava_model::fields::Moment;
use kava_model::quantity::{Credits, Decimal};
use kava_model::text::{Part, Tag, Text};
use kava_model::unit::Unit;
use kava_model::verdict::{HoursSplit, Verdict};
use serde_json::Value;

use crate::judged::{self, Texts, missing};

fn texts() -> Texts {
    Texts::new(&[
        ("catalogue.kava", include_str!("../by-hand/catalogue.kava")),
        (
            "energy-data.kava",
            include_str!("../by-hand/energy-data.kava"),
        ),
        (
            "web-basics.kava",
            include_str!("../by-hand/web-basics.kava"),
        ),
    ])
}

fn called(et: &str, en: &str) -> Option<Arc<Text>> {
    let part = |language: &str, text: &str| Part {
        language: Tag::of(language),
        text: text.into(),
        place: Place::default(),
    };
    Some(Arc::new(Text(vec![part("et", et), part("en", en)])))
}

fn split(contact: i64, practical: i64, independent: i64) -> Option<HoursSplit> {
    Some(HoursSplit {
        contact: Decimal::whole(contact),
        practical: Decimal::whole(practical),
        independent: Decimal::whole(independent),
        unit: Unit::Hours,
    })
}

pub fn verdict(texts: &Texts, code: &str) -> Verdict {
    if code == "energy-data" {
        let mut verdict = judged::verdict(Credits::whole(12), Credits::whole(15));
        verdict.summary.terms.kind = called("mikrokraad", "micro-degree");
        verdict.summary.split = split(96, 64, 152);
        return verdict;
    }
    let mut verdict = judged::verdict(Credits::whole(6), Credits::whole(6));
    verdict.summary.terms.kind = called("mikrokvalifikatsioon", "micro-credential");
    verdict.summary.split = split(38, 39, 79);
    verdict.missing = vec![
        missing(
            "director",
            Moment::Draft,
            texts.place("todo \"kolledž nimetab"),
        ),
        missing(
            "registry-code",
            Moment::Publication,
            texts.place("web-basics {"),
        ),
        missing("aim", Moment::Submission, texts.place("web-basics {")),
    ];
    verdict
}

#[track_caller]
fn compare(file: &str, by_hand: &str) {
    let texts = texts();
    assert_eq!(texts.findings(), Vec::<&str>::new());
    let written = texts.json("registry", file, |code| verdict(&texts, code));
    let by_hand: Value = serde_json::from_str(by_hand).expect("JSON");
    for (key, value) in by_hand.as_object().expect("an object") {
        assert_eq!(written.get(key), Some(value), "{key}");
    }
    assert_eq!(written, by_hand);
}

#[test]
fn a_programme_with_everything_settled() {
    compare(
        "energy-data.json",
        include_str!("../by-hand/energy-data.json"),
    );
}

#[test]
fn a_programme_with_open_questions() {
    compare(
        "web-basics.json",
        include_str!("../by-hand/web-basics.json"),
    );
}

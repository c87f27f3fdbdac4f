//! The printable form says what the JSON says, in Estonian.

use kava_model::fields::Moment;
use kava_model::quantity::{Credits, Decimal};
use kava_model::unit::Unit;
use kava_model::verdict::{HoursSplit, Verdict};
use serde_json::Value;

use crate::judged::{EVERYTHING, Texts, missing, verdict};

fn html(texts: &Texts, draft: bool, verdict: impl Fn(&str) -> Verdict + Send + Sync) -> String {
    let written = texts.write("registry", draft, verdict);
    let (_, bytes) = written
        .iter()
        .find(|(name, _)| name == "everything.html")
        .expect("a form");
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

fn judged(_: &str) -> Verdict {
    let mut verdict = verdict(Credits::whole(15), Credits::whole(15));
    verdict.summary.split = Some(HoursSplit {
        contact: Decimal(9_650),
        practical: Decimal::whole(64),
        independent: Decimal(22_950),
        unit: Unit::Hours,
    });
    verdict
}

/// Members whose words the form gives in Estonian, or whose values are laid out there.
const TRANSLATED: [&str; 19] = [
    "kind",
    "type",
    "status",
    "on",
    "from",
    "to",
    "date",
    "asOf",
    "edition",
    "hourKind",
    "hourUnit",
    "mode",
    "documents",
    "study",
    "schedule",
    "unit",
    "method",
    "route",
    "education",
];
const SHOWN_BY_NAME: [&str; 9] = [
    "by",
    "languages",
    "selection",
    "origin",
    "publishedBy",
    "moment",
    "country",
    "opivaljundid",
    "en",
];

fn texts_of<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(values) => values.iter().for_each(|value| texts_of(value, found)),
        Value::Object(members) => {
            for (key, value) in members {
                let key = &**key;
                let in_words = TRANSLATED.contains(&key) || SHOWN_BY_NAME.contains(&key);
                if !in_words || matches!(value, Value::Object(_)) {
                    texts_of(value, found);
                }
            }
        }
        _ => {}
    }
}

/// The form calls courses, partners and units by their titles and official codes.
fn forget_handles(entry: &mut Value) {
    let courses = entry["plan"]["courses"]
        .as_array()
        .expect("courses")
        .clone();
    let handles: Vec<&str> = courses
        .iter()
        .map(|course| course["id"].as_str().expect("a handle"))
        .collect();
    let forget = |value: &mut Value| match value {
        Value::String(text) if handles.contains(&&**text) => *value = Value::Null,
        _ => {}
    };
    each(&mut entry["plan"], &forget);
    each(&mut entry["outcomes"], &forget);
    entry["partners"][0]["code"].take();
    entry["unit"]["code"].take();
    entry["unit"]["school"]["code"].take();
}

fn each(value: &mut Value, change: &impl Fn(&mut Value)) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| each(value, change)),
        Value::Object(members) => members.values_mut().for_each(|value| each(value, change)),
        value => change(value),
    }
}

#[test]
fn every_fact_of_the_entry_is_on_the_form() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let form = html(&texts, false, judged);
    let mut entry = texts.json("registry", "everything.json", judged);
    forget_handles(&mut entry);
    let mut facts = Vec::new();
    texts_of(&entry, &mut facts);
    assert!(facts.len() > 60, "{} facts", facts.len());
    for fact in facts {
        assert!(form.contains(fact), "{fact:?} is not on the form");
    }
}

#[test]
fn words_dates_and_numbers_are_estonian() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let form = html(&texts, false, judged);
    for shown in [
        "<html lang=\"et\">",
        "Mikrokvalifikatsiooniõppe õppekava",
        "15 EAP",
        "390 tundi",
        "96,5 tundi",
        "kontaktõpe",
        "eesti keel, inglise keel",
        "hübriidõpe, veebis",
        "Harjumaa (EHAK 0037)",
        "2 semestrit",
        "registris: aastaid 0, kuid 10",
        "13.04.2026, dekaan",
        "04.2026, prorektor, dokument 1-8/42",
        "29.05.2026, kood 999001, maht 15 EAP",
        "tegevusluba",
        "vali üks järgmistest",
        "moodul pool: vali 2–5,5 EAP",
        "lisaained väljaspool programmi",
        "0613 ",
        "tunnistus",
        "Hinnatud seisuga 10.06.2026",
        "(kataloogi oma koopia)",
    ] {
        assert!(form.contains(shown), "{shown:?}");
    }
}

#[test]
fn what_is_missing_stands_at_its_field_and_in_the_list() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let incomplete = |code: &str| {
        let mut verdict = judged(code);
        let place = texts.place("programme everything");
        verdict.missing = vec![
            missing("level", Moment::Submission, place),
            missing("closing", Moment::Publication, place),
        ];
        verdict
    };
    let form = html(&texts, false, incomplete);
    assert_eq!(
        form.matches("Puudub. Vaja esitamiseks: everything.kava, rida 72")
            .count(),
        1
    );
    assert!(form.contains(
        "<td>EKR tase</td><td>esitamiseks</td><td>everything.kava</td><td class=\"right\">72</td>"
    ));
    assert!(form.contains("<td>Kandideerimise lõpp</td><td>avaldamiseks</td>"));
    assert!(html(&texts, false, judged).contains("Ükski nõutud väli ei ole puudu."));
}

#[test]
fn a_draft_says_so() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    assert!(html(&texts, true, judged).contains("<strong>Mustand.</strong>"));
    assert!(!html(&texts, false, judged).contains("Mustand."));
}

#[test]
fn the_form_needs_nothing_from_elsewhere() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let form = html(&texts, false, judged);
    for outside in ["<script", "<link", "<img", "src=", "url(", "@import"] {
        assert!(!form.contains(outside), "{outside}");
    }
}

/// The register has no place for a fraction of a credit: the course that says it is named.
#[test]
fn a_fraction_of_a_credit_is_found_in_the_course_that_says_it() {
    let texts = Texts::new(&[(
        "half.kava",
        "programme half {\n  plan {\n    course A-1 {\n      credits 6 ECTS\n    }\n    course A-2 {\n      credits 1.5 ECTS\n    }\n  }\n}\n",
    )]);
    let lacks = |hundredths| {
        let credits = Credits::hundredths(hundredths);
        texts.lacks_where("registry", "half", &verdict(credits, credits))
    };
    assert_eq!(lacks(600), []);
    let found = "registry cannot do without a whole number of credits, which 7.5 ECTS is not";
    assert_eq!(lacks(750), [(found.to_owned(), "1.5 ECTS".to_owned())]);
}

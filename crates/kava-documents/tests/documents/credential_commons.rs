//! Records of Credential Commons: traps of JSON-LD, and what they cannot do without.

use serde_json::Value;

use crate::standards::{HEAD, PROGRAMME, judged, texts};

fn nodes(files: &[&str]) -> Vec<Value> {
    let document = texts(files).json(
        "credential-commons",
        "credential-commons-0.1.jsonld",
        |code| {
            let mut verdict = judged(code);
            if code == "half" {
                let half = kava_model::quantity::Credits::hundredths(750);
                verdict.summary.credits = Some(kava_model::verdict::Range {
                    min: half,
                    max: half,
                });
            }
            verdict
        },
    );
    document["@graph"].as_array().expect("nodes").clone()
}

/// JSON-LD would make a float of 7.5; a name is a text without a language.
#[test]
fn values_stand_as_the_profile_asks() {
    let half = PROGRAMME.replace("programme data", "programme half");
    let nodes = nodes(&[HEAD, PROGRAMME, &half]);
    let credits: Vec<&Value> = nodes
        .iter()
        .map(|node| &node["ectsCredits"])
        .filter(|it| !it.is_null())
        .collect();
    assert_eq!(credits, [&Value::from(10), &Value::from("7.5")]);
    let record = nodes
        .iter()
        .find(|node| node["@type"] == "MicroCredential")
        .expect("a record");
    assert_eq!(record["name"], "Andmed");
    assert_eq!(record["registrationDeadline"], "2026-08-21");
    assert_eq!(record["price"], "540.00");
    let cohort = nodes
        .iter()
        .find(|node| node["@type"] == "Cohort")
        .expect("a cohort");
    assert_eq!(cohort["delivers"], record["@id"]);
    assert_eq!(cohort["capacity"], 24);
}

#[test]
fn a_withdrawn_programme_has_no_record() {
    let closed = PROGRAMME.replace(
        "  website",
        "  withdrawn from 2026-07-01 because \"ended\"\n  website",
    );
    assert_eq!(nodes(&[HEAD, &closed]).len(), 1, "the document itself");
}

#[test]
fn what_is_missing_is_found_where_it_is_to_be_written() {
    let texts = texts(&[HEAD, "programme bare {\n  language todo\n}\n"]);
    let lacks = texts.lacks("credential-commons", "bare");
    let lacks: Vec<(&str, &str)> = lacks
        .iter()
        .map(|(message, at)| (&**message, &**at))
        .collect();
    let version = "credential-commons-0.1 cannot do without";
    assert_eq!(
        lacks,
        [
            (&*format!("{version} the title"), "bare"),
            (&*format!("{version} the language of instruction"), "todo"),
            (
                &*format!("{version} the credits, which the plan does not give"),
                "bare"
            ),
        ]
    );
}

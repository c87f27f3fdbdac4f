//! The published schemas: generated from what is written, and true of it.
//!
//! `KAVA_UPDATE_SCHEMAS=1 cargo test -p kava-documents schemas` writes them anew.

use std::path::PathBuf;

use jsonschema::Validator;
use kava_documents::schema;
use kava_model::quantity::Credits;
use kava_model::verdict::Verdict;
use serde_json::{Value, json};

use crate::judged::{EVERYTHING, Texts, verdict};

fn path(name: &str) -> PathBuf {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas");
    PathBuf::from(folder).join(name)
}

fn committed(name: &str) -> Value {
    let text = std::fs::read_to_string(path(name)).expect("a committed schema");
    serde_json::from_str(&text).expect("JSON")
}

#[track_caller]
fn is_committed(name: &str, generated: schemars::Schema) {
    if std::env::var_os("KAVA_UPDATE_SCHEMAS").is_some() {
        let mut text = serde_json::to_string_pretty(&generated).expect("JSON");
        text.push('\n');
        std::fs::write(path(name), text).expect("schemas/ can be written");
    }
    let message = "regenerate with KAVA_UPDATE_SCHEMAS=1 cargo test -p kava-documents schemas";
    assert!(
        committed(name) == *generated.as_value(),
        "schemas/{name} is out of date: {message}"
    );
}

#[test]
fn the_schema_of_the_register_is_committed() {
    is_committed("registry.schema.json", schema::registry());
}

#[test]
fn the_schema_of_the_feed_is_committed() {
    is_committed("catalogue.schema.json", schema::catalogue());
}

#[test]
fn the_schema_of_the_feeds_index_is_committed() {
    is_committed("catalogue-index.schema.json", schema::catalogue_index());
}

#[test]
fn the_schema_of_the_portfolio_is_committed() {
    is_committed("portfolio.schema.json", schema::portfolio());
}

fn validator(schema: &Value) -> Validator {
    let options = jsonschema::options().should_validate_formats(true);
    options.build(schema).expect("a schema")
}

/// A line of the NDJSON is what the feed's schema calls a programme.
fn of_a_line() -> Validator {
    let mut schema = committed("catalogue.schema.json");
    let root = schema.as_object_mut().expect("an object");
    let definitions = root.remove("$defs").expect("definitions");
    validator(
        &json!({ "$schema": root["$schema"], "$ref": "#/$defs/Programme", "$defs": definitions }),
    )
}

#[track_caller]
fn is_valid(validator: &Validator, document: &Value) {
    let faults: Vec<String> = validator
        .iter_errors(document)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn judged(_: &str) -> Verdict {
    verdict(Credits::hundredths(1_250), Credits::whole(30))
}

fn unjudged(_: &str) -> Verdict {
    Verdict::default()
}

fn catalogues() -> Vec<Texts> {
    let bare = "programme bare {\n}\n";
    vec![
        Texts::new(&[("everything.kava", EVERYTHING)]),
        Texts::new(&[("bare.kava", bare)]),
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
        ]),
    ]
}

#[test]
fn what_is_written_is_valid() {
    let portfolio = validator(&committed("portfolio.schema.json"));
    let (entry, feed, line) = (
        validator(&committed("registry.schema.json")),
        validator(&committed("catalogue.schema.json")),
        of_a_line(),
    );
    for texts in catalogues() {
        for verdict in [judged as fn(&str) -> Verdict, unjudged] {
            for (name, bytes) in texts.write("registry", true, verdict) {
                if name.ends_with(".json") {
                    is_valid(&entry, &serde_json::from_slice(&bytes).expect("JSON"));
                }
            }
            let [document, lines, _] = &texts.write("catalogue", false, verdict)[..] else {
                panic!("the document, its lines, their index")
            };
            let document: Value = serde_json::from_slice(&document.1).expect("JSON");
            is_valid(&feed, &document);
            let text = std::str::from_utf8(&lines.1).expect("UTF-8");
            let lines: Vec<Value> = text
                .lines()
                .map(|line| serde_json::from_str(line).expect("JSON"))
                .collect();
            lines
                .iter()
                .for_each(|programme| is_valid(&line, programme));
            let sheet = texts.json("portfolio", "portfolio.json", verdict);
            is_valid(&portfolio, &sheet);
            assert_eq!(
                document["programmes"],
                Value::Array(lines),
                "a line is what the document has"
            );
        }
    }
}

/// Changes one value of a document that is valid.
fn changed(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    let (parent, member) = pointer.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(parent).expect(pointer) {
        Value::Object(members) => drop(members.insert(member.to_owned(), value)),
        Value::Array(values) => values[member.parse::<usize>().expect("an index")] = value,
        other => panic!("{pointer} is in {other}"),
    }
    document
}

fn without(document: &Value, member: &str) -> Value {
    let mut document = document.clone();
    document
        .as_object_mut()
        .expect("an object")
        .remove(member)
        .expect(member);
    document
}

#[test]
fn the_schema_of_the_register_refuses_what_is_not_written() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let entry = texts.json("registry", "everything.json", judged);
    let validator = validator(&committed("registry.schema.json"));
    is_valid(&validator, &entry);
    for (pointer, value) in [
        ("/invented", json!(1)),
        ("/schema", json!("ehis.mkvok/1")),
        ("/draft", Value::Null),
        ("/asOf", json!("10.06.2026")),
        ("/id", json!("everything")),
        ("/volume/ects", json!(12.5)),
        ("/volume/hours", json!("312")),
        ("/volume/hourUnit", json!("academic-hours")),
        ("/estqfLevel", json!(9)),
        ("/studyGroup", json!("Tarkvara")),
        ("/languages/0", json!("eesti")),
        ("/locations/0", json!("37")),
        ("/documents/0", json!("diploma")),
        ("/publicUrl", json!("Hetkel puudub")),
        ("/plan/members/0/kind", json!("some")),
        ("/plan/members/0/invented", json!(1)),
        ("/plan/members/0/name", Value::Null),
        ("/plan/members/0/semester", json!(0)),
        ("/plan/members/0/members/0/semester", json!("1")),
        ("/plan/members/1/take/limits", json!({})),
        (
            "/plan/members/1/take/limits",
            json!({ "min": 1, "above": 1 }),
        ),
        ("/outcomes/0/assessment/0/method", json!("guess")),
        ("/record/approved/on", json!("2026-13")),
        ("/record/approved/on", json!("2026-02-30")),
        ("/record/approved/on", json!({ "semester": "autumn-2026" })),
        ("/entryConditions/education", json!("phd")),
        ("/guidelines/0/sha256", json!("x")),
    ] {
        assert!(
            !validator.is_valid(&changed(&entry, pointer, value)),
            "{pointer} may be anything"
        );
    }
    for member in [
        "schema", "draft", "volume", "missing", "aim", "plan", "ehis",
    ] {
        assert!(
            !validator.is_valid(&without(&entry, member)),
            "{member} may be missing"
        );
    }
}

#[test]
fn the_schema_of_the_feed_refuses_what_is_not_written() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let feed = texts.json("catalogue", "catalogue.json", judged);
    let programme = feed["programmes"][0].clone();
    let validator = of_a_line();
    is_valid(&validator, &programme);
    for (pointer, value) in [
        ("/invented", json!(1)),
        ("/schema", json!("kava.catalogue/1")),
        ("/title", json!("Kõigega programm")),
        ("/title", json!({})),
        ("/title/estonian", json!("x")),
        ("/edition/from", json!("2026-8-1")),
        ("/purpose", json!("learn")),
        ("/level", json!(0)),
        ("/volume/credits/min", json!(-1)),
        ("/volume/credits/min", json!("12.5")),
        ("/courses/0/origin/kind", json!("foreign")),
        ("/courses/0/credits", json!("6")),
        ("/courses/0/assessment/0/method", json!("guess")),
        ("/fees/2/price/currency", json!("euro")),
        ("/fees/2/price/per", json!("month")),
        ("/counties/0", json!("Harjumaa")),
        ("/requires/0/level", json!("phd")),
        ("/intakes/0/meetings/0/from", json!("25:00")),
        ("/intakes/0/starts", json!("autumn-2026")),
        ("/intakes/0/invented", json!(1)),
        ("/registered/code", json!("EHIS-1")),
        ("/provider/country", json!("Eesti")),
        (
            "/transfer/limits/max",
            json!({ "exact": "1/0", "percent": "50" }),
        ),
    ] {
        assert!(
            !validator.is_valid(&changed(&programme, pointer, value)),
            "{pointer} may be anything"
        );
    }
    for member in ["schema", "id", "code", "withdrawn", "intakes", "fees"] {
        let valid = validator.is_valid(&without(&programme, member));
        assert_eq!(
            valid,
            member == "withdrawn",
            "only a programme that is offered has no `withdrawn`: {member}"
        );
    }
}

/// The index finds each line in the feed, and its digest is that of the line.
#[test]
fn the_index_finds_every_line() {
    use sha2::{Digest, Sha256};
    let gone = "programme gone {\n  title et \"Läinud\"\n  withdrawn from 2026-06-01 because et \"Asendati\"\n}\n";
    let texts = Texts::new(&[("everything.kava", EVERYTHING), ("gone.kava", gone)]);
    let written = texts.write("catalogue", false, judged);
    let bytes = |name: &str| {
        let (_, bytes) = written
            .iter()
            .find(|(path, _)| path == name)
            .expect("a document");
        bytes.clone()
    };
    let (feed, index) = (bytes("catalogue.ndjson"), bytes("index.ndjson"));
    let schema = validator(&committed("catalogue-index.schema.json"));
    let entries: Vec<Value> = serde_json::Deserializer::from_slice(&index)
        .into_iter()
        .collect::<Result<_, _>>()
        .expect("lines of JSON");
    let mut end = 0;
    for entry in &entries {
        is_valid(&schema, entry);
        let number = |member: &str| {
            let number = entry[member].as_u64().expect("a number");
            usize::try_from(number).expect("small")
        };
        assert_eq!(number("at"), end, "no gap");
        end += number("length");
        let line = &feed[number("at")..end];
        let record: Value = serde_json::from_slice(line).expect("a line");
        assert_eq!(record["id"], entry["id"]);
        assert_eq!(
            record["withdrawn"].is_object() && record["aim"].is_null(),
            entry["withdrawn"] == true
        );
        let digest: String = Sha256::digest(line)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(entry["sha256"], digest);
    }
    assert_eq!(end, feed.len());
    assert_eq!(entries.len(), 3);
    assert_eq!(entries[2]["withdrawn"], true, "a tombstone is a line too");
    assert_eq!(entries[2]["code"], "gone");
    assert!(
        !String::from_utf8(feed)
            .expect("UTF-8")
            .contains("2026-06-10"),
        "no line changes with the day"
    );
}

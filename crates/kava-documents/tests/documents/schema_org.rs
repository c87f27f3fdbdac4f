//! schema.org documents: where the vocabulary has no slot, and what they cannot do without.

use serde_json::Value;

use crate::standards::{HEAD, PROGRAMME, judged, texts};

fn node(files: &[&str], kind: &str) -> Value {
    let document = texts(files).json("schema-org", "programmes/data.jsonld", judged);
    let nodes = document["@graph"].as_array().expect("nodes").clone();
    nodes
        .into_iter()
        .find(|node| node["@type"] == kind)
        .expect("the node")
}

/// A program has neither language nor outcomes there; a course has.
#[test]
fn what_a_program_has_no_slot_for_stands_at_the_course() {
    let files = [HEAD, PROGRAMME];
    let program = node(&files, "EducationalOccupationalProgram");
    assert_eq!(program["inLanguage"], Value::Null);
    assert_eq!(program["teaches"], Value::Null);
    assert_eq!(program["applicationStartDate"], "2026-06-15");
    assert_eq!(program["maximumEnrollment"], 24);
    let course = node(&files, "Course");
    assert_eq!(course["@id"], program["hasCourse"]["@id"]);
    assert_eq!(course["teaches"][0], "küsib");
    assert_eq!(course["hasCourseInstance"][0]["courseMode"][0], "Blended");
    assert_eq!(course["hasCourseInstance"][0]["courseWorkload"], "PT260H");
    assert_eq!(course["dateModified"], "2026-05-29");
}

/// 7.5 credits are no integer, 540 to 720.50 EUR no price.
#[test]
fn numbers_are_structured_where_one_is_not_enough() {
    let program = node(&[HEAD, PROGRAMME], "EducationalOccupationalProgram");
    assert_eq!(program["numberOfCredits"]["value"], 10);
    assert_eq!(program["numberOfCredits"]["unitText"], "ECTS");
    let offer = &program["offers"][0];
    assert_eq!(offer["category"], "Paid");
    let price = &offer["priceSpecification"];
    assert_eq!(
        (price["minPrice"].to_string(), price["maxPrice"].to_string()),
        ("540".to_owned(), "720.5".to_owned())
    );
    assert_eq!(price["valueAddedTaxIncluded"], false);
}

#[test]
fn the_list_has_what_is_offered() {
    let closed = PROGRAMME
        .replace("programme data", "programme closed")
        .replace(
            "  website",
            "  withdrawn from 2026-07-01 because \"ended\"\n  website",
        );
    let texts = texts(&[HEAD, PROGRAMME, &closed]);
    let list = texts.json("schema-org", "item-list.jsonld", judged);
    assert_eq!(list["@graph"][1]["numberOfItems"], 1);
    assert_eq!(
        list["@graph"][1]["itemListElement"][0]["url"],
        "https://example.ee/data"
    );
    let names: Vec<String> = texts
        .write("schema-org", false, judged)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["programmes/data.jsonld", "item-list.jsonld"]);
}

#[test]
fn what_is_missing_is_found_where_it_is_to_be_written() {
    let texts = texts(&[
        HEAD,
        "programme bare {\n}\nprogramme offered {\n  title et \"X\"\n  aim et \"X\"\n  intake spring {\n    starts 2026-09\n  }\n}\n",
    ]);
    let lacks = |code: &str| -> Vec<(String, String)> {
        let lacks = texts.lacks("schema-org", code).into_iter();
        let what = |message: String| message.replace("schema-org-30 cannot do without ", "");
        lacks.map(|(message, at)| (what(message), at)).collect()
    };
    let pair = |what: &str, at: &str| (what.to_owned(), at.to_owned());
    assert_eq!(
        lacks("bare"),
        [
            pair("the title", "bare"),
            pair("the aim", "bare"),
            pair("an intake with its first day", "bare")
        ]
    );
    assert_eq!(
        lacks("offered"),
        [
            pair("the first day of the intake", "2026-09"),
            pair("how it is taught", "spring"),
            pair("what a learner pays", "spring")
        ]
    );
}

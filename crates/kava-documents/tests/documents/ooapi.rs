//! OOAPI documents: traps of the specification, pages, ids, and what they cannot do without.

use serde_json::Value;

use crate::standards::{HEAD, PROGRAMME, judged, texts};

fn items(files: &[&str], page: &str) -> Vec<Value> {
    let page = texts(files).json("ooapi", page, judged);
    page["items"].as_array().expect("items").clone()
}

/// An author may write õ in an address; a URI may not.
#[test]
fn an_address_is_a_uri() {
    let estonian = PROGRAMME.replace("https://example.ee/data", "https://example.ee/õpe");
    let programme = &items(&[HEAD, &estonian], "programmes/1.json")[0];
    assert_eq!(programme["link"], "https://example.ee/%C3%B5pe");
}

/// Fees are strings, credits numbers, moments have their distance from Greenwich.
#[test]
fn values_stand_as_the_specification_asks() {
    let files = [HEAD, PROGRAMME];
    let offering = &items(&files, "programme-offerings/1.json")[0];
    let price = &offering["priceInformation"][0];
    assert_eq!(price["amountWithoutVat"], "540.00");
    assert_eq!(price["amount"], Value::Null, "value added tax comes on top");
    assert_eq!(price["costType"], "total_costs");
    assert_eq!(offering["startDateTime"], "2026-08-31T00:00:00+03:00");
    assert_eq!(offering["maxNumberStudents"], 24);
    let period = &offering["enrolmentPeriods"][0];
    assert_eq!(period["startDateTime"], "2026-06-15T00:00:00+03:00");
    assert_eq!(period["endDateTime"], "2026-08-21T23:59:59+03:00");
    let courses = items(&files, "courses/1.json");
    assert_eq!(courses[0]["studyLoad"][0]["value"].to_string(), "7.5");
    assert_eq!(courses[0]["primaryCode"]["codeType"], "x-course_code");
    let programme = &items(&files, "programmes/1.json")[0];
    assert_eq!(programme["programmeType"], "x-micro-credential");
    assert_eq!(programme["levelOfQualification"], "eqf_7");
    assert_eq!(
        programme["studyLoad"][1]["value"], 260,
        "26 hours a credit, and not 28"
    );
    assert_eq!(programme["validFrom"], "2026-08-31T00:00:00+03:00");
}

#[test]
fn objects_refer_to_one_another() {
    let files = [HEAD, PROGRAMME];
    let programme = items(&files, "programmes/1.json")[0].clone();
    let outcome = items(&files, "learning-outcomes/1.json")[0]["learningOutcomeId"].clone();
    let course = items(&files, "courses/1.json")[0].clone();
    let organisation = items(&files, "organisations/1.json")[0]["organisationId"].clone();
    assert_eq!(
        programme["learningOutcomeIds"],
        Value::Array(vec![outcome.clone()])
    );
    assert_eq!(course["learningOutcomeIds"], Value::Array(vec![outcome]));
    assert_eq!(
        course["programmeIds"],
        Value::Array(vec![programme["programmeId"].clone()])
    );
    assert_eq!(programme["organisationId"], organisation);
}

#[test]
fn a_course_that_programmes_share_stands_once() {
    let shared = "course D-9 {\n  title et \"Ühine\"\n  credits 3 ECTS\n}\n";
    let programme = |code: &str| {
        format!("programme {code} {{\n  title et \"X\"\n  plan {{\n    D-9\n  }}\n}}\n")
    };
    let courses = items(
        &[HEAD, shared, &programme("a"), &programme("b")],
        "courses/1.json",
    );
    assert_eq!(courses.len(), 1);
    assert_eq!(courses[0]["programmeIds"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_page_holds_250() {
    let programmes: String = (0..251)
        .map(|at| format!("programme p{at:03} {{\n  title et \"X\"\n}}\n"))
        .collect();
    let texts = texts(&[HEAD, &programmes]);
    let page = |name: &str| texts.json("ooapi", name, judged);
    let (first, second) = (page("programmes/1.json"), page("programmes/2.json"));
    assert_eq!(first["items"].as_array().map(Vec::len), Some(250));
    assert_eq!(second["items"][0]["primaryCode"]["code"], "p250");
    let place = |page: &Value| {
        ["pageNumber", "hasPreviousPage", "hasNextPage", "totalPages"]
            .map(|key| page[key].to_string())
    };
    assert_eq!(place(&first), ["1", "false", "true", "2"]);
    assert_eq!(place(&second), ["2", "true", "false", "2"]);
}

#[test]
fn what_is_missing_is_found_where_it_is_to_be_written() {
    let texts = texts(&[
        "catalogue c {\n}\n",
        "programme bare {\n  outcomes {\n    ask todo\n  }\n  intake spring-2027 {\n    apply by 2026-08-21\n  }\n}\n",
    ]);
    let lacks = texts.lacks("ooapi", "bare");
    let lacks: Vec<(&str, &str)> = lacks
        .iter()
        .map(|(message, at)| (&**message, &**at))
        .collect();
    assert_eq!(
        lacks,
        [
            ("ooapi-6.0 cannot do without the title", "bare"),
            (
                "ooapi-6.0 cannot do without the text of the learning outcome",
                "todo"
            ),
            (
                "ooapi-6.0 cannot do without the institution that awards",
                "c"
            ),
            (
                "ooapi-6.0 cannot do without the day from which people may apply",
                "by 2026-08-21"
            ),
        ]
    );
}

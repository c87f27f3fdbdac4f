//! ELM documents: ids, traps of the standard, and what they cannot do without.

use serde_json::Value;

use crate::judged::Texts;
use crate::standards::{HEAD, PROGRAMME, judged, texts};

fn nodes(texts: &Texts, file: &str) -> Vec<Value> {
    let document = texts.json("elm", file, judged);
    document["graph"].as_array().expect("nodes").clone()
}

fn of_type(texts: &Texts, file: &str, kind: &str) -> Vec<Value> {
    let is = |node: &Value| match &node["type"] {
        Value::Array(types) => types.iter().any(|it| it == kind),
        one => one == kind,
    };
    nodes(texts, file).into_iter().filter(is).collect()
}

const LOQ: &str = "elm-loq-3.1.jsonld";
const QUALITY_LINK: &str = "quality-link-0.4.0.jsonld";
const SPECIFICATION: &str = "elm:LearningAchievementSpecification";

/// A string for credits, a decimal with two places for money, moments in legal time.
#[test]
fn values_stand_as_the_shapes_ask() {
    let texts = texts(&[HEAD, PROGRAMME]);
    let specifications = of_type(&texts, LOQ, SPECIFICATION);
    assert_eq!(specifications[0]["creditPoint"]["point"], "10");
    assert_eq!(specifications[1]["creditPoint"]["point"], "7.5");
    assert_eq!(
        specifications.len(),
        2,
        "a course without an outcome is no achievement"
    );
    assert_eq!(specifications[0]["modified"], "2026-05-29T00:00:00+03:00");
    let offer = &of_type(&texts, LOQ, "elm:LearningOpportunity")[0];
    assert_eq!(offer["priceDetail"][0]["amount"]["value"], "540.00");
    assert_eq!(
        offer["priceDetail"][0]["description"]["en"],
        "540 to 720.5 EUR, by the courses chosen; plus VAT"
    );
    assert_eq!(offer["applicationDeadline"], "2026-08-21T23:59:59+03:00");
    assert_eq!(offer["temporal"]["endDate"], "2027-01-24T23:59:59+02:00");
    assert_eq!(
        offer["defaultLanguage"],
        "http://publications.europa.eu/resource/authority/language/ENG"
    );
    assert_eq!(
        offer["enrolmentCapacity"],
        Value::Null,
        "ELM has no slot for places"
    );
    let admission = offer["admissionProcedure"]["noteLiteral"]["en"]
        .as_str()
        .expect("a note");
    assert_eq!(
        admission,
        "applications from 2026-06-15 to 2026-08-21; at most 24 places"
    );
}

/// EQF has no slot on a specification in LOQ, and must stand there in QualityLink.
#[test]
fn the_level_stands_where_the_profile_has_it() {
    let texts = texts(&[HEAD, PROGRAMME]);
    let level = "http://data.europa.eu/snb/eqf/7";
    for (file, has, lacks) in [
        (LOQ, "educationLevel", "EQFLevel"),
        (QUALITY_LINK, "EQFLevel", "educationLevel"),
    ] {
        let specification = &of_type(&texts, file, SPECIFICATION)[0];
        assert_eq!(specification[has], level, "{file}");
        assert_eq!(specification[lacks], Value::Null, "{file}");
    }
    let offer = &of_type(&texts, QUALITY_LINK, "elm:LearningOpportunity")[0];
    assert_eq!(offer["enrolmentCapacity"], "24");
}

#[test]
fn a_new_edition_has_a_new_id_in_quality_link_and_keeps_the_programmes_in_loq() {
    let newer = PROGRAMME
        .replace("in-force from autumn-2026", "in-force from spring-2027")
        .replace("intake autumn-2026", "intake spring-2027");
    let (one, other) = (texts(&[HEAD, PROGRAMME]), texts(&[HEAD, &newer]));
    let id = |texts: &Texts, file: &str| of_type(texts, file, SPECIFICATION)[0]["id"].clone();
    assert_eq!(id(&one, LOQ), id(&other, LOQ));
    assert_ne!(id(&one, QUALITY_LINK), id(&other, QUALITY_LINK));
    let notation = |texts: &Texts| {
        of_type(texts, QUALITY_LINK, SPECIFICATION)[0]["identifier"][0]["notation"].clone()
    };
    assert_eq!(
        notation(&one),
        "urn:schac:uniqueCourseId:example.ee:data:2026-08-31"
    );
    assert_eq!(
        notation(&other),
        "urn:schac:uniqueCourseId:example.ee:data:2027-02-01"
    );

    let both = texts(&[HEAD, PROGRAMME, &newer]);
    let mut ids: Vec<String> = nodes(&both, LOQ)
        .iter()
        .filter_map(|node| Some(node["id"].as_str()?.to_owned()))
        .collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands for two things");
    assert!(ids.contains(&id(&one, LOQ).as_str().expect("an id").to_owned()));
}

#[test]
fn the_manifest_says_where_the_file_is() {
    let texts = texts(&[HEAD, PROGRAMME]);
    let manifest = texts.json("elm", ".well-known/quality-link-manifest.json", judged);
    assert_eq!(
        manifest["sources"][0]["path"],
        "https://example.ee/catalogue/elm/quality-link-0.4.0.jsonld"
    );
}

#[test]
fn the_document_says_what_it_is_and_by_what_it_was_judged() {
    let texts = texts(&[HEAD, PROGRAMME]);
    for (name, bytes) in texts.write("elm", true, judged) {
        if name.starts_with('.') {
            continue;
        }
        let text = String::from_utf8(bytes).expect("UTF-8");
        let version = name.rsplit_once('.').expect("an ending").0;
        for said in [
            version,
            "draft, not to be published",
            "taltech 2025-10-09 sha256:bbbb",
        ] {
            assert!(text.contains(said), "{name} does not say {said}");
        }
    }
}

/// Control characters have no place in XML, and `--` none in its comments.
#[test]
fn xml_holds_texts_and_no_markup() {
    let hostile = PROGRAMME.replace("\"Andmed\"", "\"</title><x>&\u{1}\u{202e} -- \"");
    let texts = texts(&[HEAD, &hostile]);
    let written = texts.write("elm", false, judged);
    let (_, bytes) = written
        .iter()
        .find(|(name, _)| name == "elm-loq-3.1.xml")
        .expect("XML");
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains("&lt;/title&gt;&lt;x&gt;&amp;\u{fffd}\u{202e} -- </title>"));
    assert!(!text.contains('\u{1}') && !text.contains("<x>"));
}

#[test]
fn what_is_missing_is_found_where_it_is_to_be_written() {
    let texts = texts(&[
        "catalogue c {\n  issuer uni\n}\ninstitution uni {\n  schac \"example.ee\"\n}\n",
        "programme bare {\n  title todo\n  outcomes {\n    ask todo\n  }\n}\n",
    ]);
    let lacks = texts.lacks("elm", "bare");
    let lacks: Vec<(&str, &str)> = lacks
        .iter()
        .map(|(message, at)| (&**message, &**at))
        .collect();
    let loq = "elm-loq-3.1 cannot do without";
    let quality_link = "quality-link-0.4.0 cannot do without";
    assert_eq!(
        lacks,
        [
            (&*format!("{loq} the title"), "todo"),
            (
                &*format!("{loq} the study programme group (ISCED-F)"),
                "bare"
            ),
            (&*format!("{loq} the language of instruction"), "bare"),
            (&*format!("{loq} the programme's page"), "bare"),
            (&*format!("{loq} the text of the learning outcome"), "todo"),
            (&*format!("{loq} the official name of the provider"), "uni"),
            (&*format!("{loq} the country of the provider"), "uni"),
            (&*format!("{quality_link} the level"), "bare"),
            (
                &*format!("{quality_link} the day the edition is in force from"),
                "bare"
            ),
            (
                &*format!("{quality_link} the address where the catalogue is published"),
                "c"
            ),
        ]
    );
}

#[test]
fn a_provider_without_a_home_domain_takes_no_part_in_quality_link() {
    let head = HEAD.replace("  schac         \"example.ee\"\n", "");
    let texts = texts(&[&head, PROGRAMME]);
    let names: Vec<String> = texts
        .write("elm", false, judged)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, [LOQ, "elm-loq-3.1.xml"]);
    assert!(texts.lacks("elm", "data").is_empty());
}

#[test]
fn a_withdrawn_programme_is_described_and_not_offered() {
    let withdrawn = PROGRAMME.replace(
        "  website",
        "  withdrawn from 2026-07-01 because \"ended\"\n  website",
    );
    let texts = texts(&[HEAD, &withdrawn]);
    assert!(of_type(&texts, QUALITY_LINK, "elm:LearningOpportunity").is_empty());
    assert_eq!(
        of_type(&texts, QUALITY_LINK, SPECIFICATION)[0]["isActive"],
        false
    );
}

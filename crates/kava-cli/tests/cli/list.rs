//! `kava list`: the portfolio, conditions on it, what is due.

use serde_json::Value;

use crate::run::{AS_OF, Folder, Ran, kava, programme, root};

fn listed(args: &[&str]) -> Ran {
    let fixed = ["list", "examples/taltech", "--as-of", AS_OF];
    kava(&root(), &[&fixed, args].concat())
}

/// The codes of the programmes of which a condition holds.
#[track_caller]
fn meant(condition: &str) -> Vec<String> {
    let ran = listed(&["--format", "json", "--where", condition]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let rows = json["programmes"].as_array().unwrap().iter();
    rows.map(|row| row["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_portfolio_is_a_table_in_both_languages() {
    for lang in ["en", "et"] {
        insta::assert_snapshot!(format!("list_{lang}"), listed(&["--lang", lang]).out);
        let due = listed(&["--deadlines", "--lang", lang]);
        insta::assert_snapshot!(format!("deadlines_{lang}"), due.out);
    }
}

#[test]
fn a_list_is_the_target_of_that_name() {
    let folder = Folder::empty();
    let out = folder.path("out");
    let example = root().join("examples/taltech");
    let build = [
        "build",
        example.to_str().unwrap(),
        "--target",
        "portfolio",
        "--as-of",
        AS_OF,
    ];
    folder.kava(&[&build[..], &["--out", out.to_str().unwrap()]].concat());
    assert_eq!(
        listed(&["--format", "json"]).out,
        folder.read("out/portfolio/portfolio.json")
    );
    let csv = listed(&["--format", "csv", "--lang", "et"]).out;
    assert_eq!(csv, folder.read("out/portfolio/portfolio.et.csv"));
}

#[test]
fn conditions_choose_programmes() {
    let all = meant("credits >= 0");
    assert_eq!(all.len(), 8);
    assert_eq!(meant("credits >= 18 ECTS"), ["ai-data-mining", "marketing"]);
    assert_eq!(
        meant("maht >= 18 EAP ja not (code = marketing)"),
        ["ai-data-mining"]
    );
    let first = meant("title ~ MÄRK or title ~ hygiene and code = marketing");
    assert_eq!(first, ["marketing"]);
    assert_eq!(meant("title ~ \"marketing\""), ["marketing"]);
    assert_eq!(meant("state = withdrawn"), ["data-basics"]);
    assert_eq!(meant("seis = suletud"), ["data-basics"]);
    assert_eq!(meant("missing ~ registry"), ["production-automation"]);
    assert_eq!(meant("fee > 2000 EUR"), ["catering-academy"]);
    assert_eq!(meant("fee > 2000 USD").len(), 0);
    assert_eq!(meant("deadline >= 2027-01").len(), 1);
}

#[test]
fn accents_and_case_are_passed_over_only_where_a_text_is_looked_for() {
    assert_eq!(meant("outcome ~ ANDME"), meant("outcome ~ andme"));
    assert!(!meant("outcome ~ andme").is_empty());
    assert_eq!(meant("code = Marketing").len(), 0);
}

/// The master programme has 12 to 15 ECTS, by the courses chosen.
#[test]
fn a_range_is_compared_for_every_choice() {
    let holds = |condition: &str| meant(condition).contains(&"data-management".to_owned());
    assert!(holds("credits >= 12") && holds("credits <= 15"));
    assert!(!holds("credits >= 13") && !holds("credits < 15") && !holds("credits = 12"));
    assert!(holds("not credits < 15") && holds("credits != 12"));
}

#[test]
fn what_is_not_known_does_not_hold_and_neither_does_its_opposite() {
    let folder = Folder::catalogue().with("a.kava", &programme("a", "12 ECTS"));
    for condition in [
        "start > 2020-01",
        "not start > 2020-01",
        "aim ~ x",
        "not aim ~ x",
    ] {
        let ran = folder.kava(&["list", "--as-of", AS_OF, "--where", condition]);
        ran.says(0, &["0 of 1 programme"]);
        assert_eq!(ran.out, "");
    }
    let either = "start > 2020-01 or language = en";
    folder
        .kava(&["list", "--as-of", AS_OF, "--where", either])
        .says(0, &["1 programme"]);
}

#[test]
fn what_is_wrong_with_a_condition_is_shown_in_it() {
    let mut told = String::new();
    for condition in [
        "credit >= 12",
        "credits ~ 12",
        "title > 3",
        "credits >= many",
        "credits >= 12 EUR",
        "start = soon",
        "credits >= ",
        "(credits >= 12",
        "credits >= 12 language = en",
        "title ~ \"data",
        "title ; 3",
        "õpiväljunt ~ a",
    ] {
        for lang in ["en", "et"] {
            let ran = listed(&["--where", condition, "--lang", lang]);
            assert_eq!((ran.code, &*ran.out), (2, ""), "{condition}");
            told.push_str(&ran.err);
        }
    }
    insta::assert_snapshot!("conditions_not_understood", told);
    let deep = format!("{}credits > 1", "(".repeat(100_000));
    listed(&["--where", &deep]).says(2, &["nested too deeply"]);
    let deep = format!("{}credits > 1", "not ".repeat(20_000));
    listed(&["--where", &deep]).says(2, &["nested too deeply"]);
}

#[test]
fn what_is_due_meets_its_schema() {
    let schema = std::fs::read_to_string(root().join("schemas/deadlines.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let json: Value =
        serde_json::from_str(&listed(&["--deadlines", "--format", "json"]).out).unwrap();
    assert!(validator.is_valid(&json));
    assert!(json["deadlines"].as_array().unwrap().len() > 5);
    assert_eq!(json["deadlines"][0]["clause"], "4.6");
}

//! `kava rules` and `kava explain`: no catalogue is needed.

use serde_json::Value;

use crate::run::{AS_OF, Folder};

fn said(args: &[&str]) -> crate::run::Ran {
    Folder::empty().kava(&[args, &["--as-of", AS_OF]].concat())
}

#[test]
fn rules_show_rule_clause_severity_bound_and_edition() {
    let shown = said(&["rules"]);
    shown.says(
        0,
        &[
            "taltech (in force from 2025-10-09)",
            "estonia (in force from",
        ],
    );
    let line = shown
        .out
        .lines()
        .find(|line| line.contains("2.1 c"))
        .unwrap();
    for part in ["volume", "must", "6..30 ECTS", "micro-degree"] {
        assert!(line.contains(part), "{line}");
    }
    said(&["rules", "--lang", "et"]).says(0, &["6..30 EAP", "peab"]);
    said(&["rules", "--guideline", "taltech"]).says(0, &["estonia TäKS"]);
}

#[test]
fn coverage_shows_every_clause_with_its_fate() {
    let shown = said(&["rules", "--coverage"]);
    shown.says(
        0,
        &[
            "checked by volume",
            "for people to judge",
            "a statement",
            "out of scope",
        ],
    );
    for clause in ["1.1 a", "2.1 c", "3.5", "4.7"] {
        assert!(shown.out.contains(clause), "{clause}");
    }
}

#[test]
fn coverage_ends_with_the_share_that_a_machine_checks() {
    let shown = said(&["rules", "--coverage"]).out;
    let (_, end) = shown.split_once("What is checked by machine").unwrap();
    for guideline in ["estonia", "eu-2022", "nova-academy", "taltech", "tartu"] {
        assert!(end.contains(guideline), "{guideline}");
    }
    assert!(
        end.lines()
            .skip(1)
            .filter(|line| !line.is_empty())
            .all(|line| line.contains(" clauses, 100 % with a fate"))
    );
    assert!(end.trim_end().lines().last().unwrap().contains("in all"));
    said(&[
        "rules",
        "--coverage",
        "--guideline",
        "eu-2022",
        "--lang",
        "et",
    ])
    .says(
        0,
        &[
            "Mida kontrollib masin",
            "otsustatud 100 %",
            "midagi nõuab 13, neist kontrollivad reeglid 10",
        ],
    );
}

#[test]
fn the_share_is_data_too() {
    let shown = said(&["rules", "--coverage", "--format", "json"]).out;
    let json: Value = serde_json::from_str(&shown).unwrap();
    let number = |value: &Value, key: &str| value[key].as_u64().unwrap();
    let guidelines = json["guidelines"].as_array().unwrap();
    for key in ["clauses", "withFate", "asking", "checked"] {
        let each = guidelines.iter().map(|it| number(&it["share"], key));
        assert_eq!(each.sum::<u64>(), number(&json["share"], key), "{key}");
    }
    for guideline in guidelines {
        let share = &guideline["share"];
        assert_eq!(number(share, "clauses"), number(share, "withFate"));
        let ids: std::collections::BTreeSet<String> = guideline["clauses"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| format!("{} {}", line["clause"], line["point"]))
            .collect();
        assert_eq!(number(share, "clauses"), ids.len() as u64);
    }
}

#[test]
fn rules_are_data_too() {
    let json: Value = serde_json::from_str(&said(&["rules", "--format", "json"]).out).unwrap();
    let taltech = json["guidelines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["guideline"] == "taltech")
        .unwrap();
    let rules = taltech["rules"].as_array().unwrap();
    let share = rules
        .iter()
        .find(|rule| rule["rule"] == "degree-share")
        .unwrap();
    assert_eq!(share["clause"], "1.1");
    assert_eq!(share["severity"], "must");
    assert_eq!(share["bound"], "at least 50 %");
    let json: Value =
        serde_json::from_str(&said(&["rules", "--coverage", "--format", "json"]).out).unwrap();
    assert!(json["guidelines"][0]["clauses"].as_array().unwrap().len() > 10);
}

#[test]
fn a_code_is_explained_in_both_languages() {
    said(&["explain", "degree-share"]).says(
        0,
        &[
            "Why",
            "How to mend it",
            "Wrong",
            "Right",
            "taltech:1.1 a",
            "at least 50 %",
        ],
    );
    said(&["explain", "degree-share", "--lang", "et"]).says(
        0,
        &["Miks", "Kuidas parandada", "Vale", "Õige", "vähemalt 50 %"],
    );
    said(&["explain", "not-utf8"]).says(0, &["UTF-8"]);
}

#[test]
fn every_code_that_a_check_can_give_is_explained() {
    for (code, _) in kava::pages() {
        assert_eq!(Folder::empty().kava(&["explain", code]).code, 0, "{code}");
    }
}

#[test]
fn a_clause_is_explained_with_its_points_and_rules() {
    said(&["explain", "taltech:2.1"]).says(
        0,
        &[
            "Clause 2.1",
            "2.1 a",
            "2.1 d",
            "6..30 ECTS",
            "course-volume",
            "https://oigusaktid.taltech.ee/",
        ],
    );
    said(&["explain", "taltech@2025-10-09:2.1", "--lang", "et"])
        .says(0, &["Punkt 2.1", "6..30 EAP"]);
}

/// Faults of files are told by codes that the crate of files knows; each has its page.
#[test]
fn faults_of_files_have_pages() {
    use kava_files::{FileFault, FileFaultKind, Reason};
    let kinds = [
        FileFaultKind::NotUtf8 {
            offset: 0,
            seen: String::new(),
            utf16: false,
        },
        FileFaultKind::TooLarge,
        FileFaultKind::NameNotUtf8,
        FileFaultKind::LinkLeaves,
        FileFaultKind::LinkBroken,
        FileFaultKind::InnerCatalogue,
        FileFaultKind::NotAFile,
        FileFaultKind::Unreadable(Reason::Missing),
    ];
    for kind in kinds {
        let code = FileFault {
            name: String::new(),
            kind,
        }
        .code();
        assert!(kava::explain(code).is_some(), "{code}");
    }
}

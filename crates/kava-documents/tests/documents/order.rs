//! The same programmes give the same bytes, whatever their files are called and in whatever order
//! they come.

use kava_model::quantity::Credits;

use crate::judged::{EVERYTHING, Texts, Written, verdict};

const OLDER: &str = r#"
programme twice {
  title et "Vana"
  in-force from 2026-08-31
}
programme Twice {
  title et "Suur"
}
programme alone {
  title et "Üksi"
  in-force from 2026-08-31
}
"#;
const NEWER: &str = r#"
programme twice {
  title et "Uus"
  in-force from 2027-02-01
}
"#;

fn all(files: &[(&str, &str)]) -> Vec<Written> {
    let texts = Texts::new(files);
    let judged = |_: &str| verdict(Credits::whole(6), Credits::whole(6));
    [
        "registry",
        "catalogue",
        "elm",
        "ooapi",
        "schema-org",
        "credential-commons",
    ]
    .into_iter()
    .flat_map(|target| texts.write(target, false, judged))
    .collect()
}

#[test]
fn files_may_be_renamed_and_come_in_another_order() {
    let one = all(&[("a.kava", EVERYTHING), ("b.kava", OLDER), ("c.kava", NEWER)]);
    let other = all(&[("x.kava", NEWER), ("y.kava", EVERYTHING), ("z.kava", OLDER)]);
    let names = |written: &[Written]| {
        written
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&one), names(&other));
    for ((name, one), (_, other)) in one.iter().zip(&other) {
        assert!(one == other, "{name} differs");
    }
}

#[test]
fn twice_the_same_document() {
    let files = [("everything.kava", EVERYTHING)];
    assert!(all(&files) == all(&files));
}

#[test]
fn programmes_stand_by_code_and_edition() {
    let texts = Texts::new(&[("a.kava", NEWER), ("b.kava", OLDER)]);
    let feed = texts.json("catalogue", "catalogue.json", |_| {
        verdict(Credits::whole(6), Credits::whole(6))
    });
    let titles: Vec<&str> = feed["programmes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["title"]["et"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Suur", "Üksi", "Vana", "Uus"]);
    let id = |at: usize| &feed["programmes"][at]["id"];
    assert_eq!(id(2), id(3), "editions of one programme share its id");
    assert_ne!(id(0), id(2));
}

#[test]
fn each_edition_has_a_file_of_its_own() {
    let names: Vec<String> = all(&[("a.kava", NEWER), ("b.kava", OLDER)])
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        names,
        [
            "Twice.json",
            "Twice.html",
            "alone.json",
            "alone.html",
            "twice_2026-08-31.json",
            "twice_2026-08-31.html",
            "twice_2027-02-01.json",
            "twice_2027-02-01.html",
            "catalogue.json",
            "catalogue.ndjson",
        ]
    );
}

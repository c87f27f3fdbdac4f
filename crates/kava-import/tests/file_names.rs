//! What is imported goes into files of their own: no text takes the place of another, however things are called
//! and in how many documents they come.

use std::collections::BTreeSet;

use kava_import::feed::{Imported, Options, Source, import};

#[track_caller]
fn imported(documents: &[&str]) -> Imported {
    let sources: Vec<Source<'_>> = documents
        .iter()
        .map(|document| Source {
            name: "feed.json",
            bytes: document.as_bytes(),
        })
        .collect();
    let imported = import(&sources, &Options::default());
    assert!(imported.faults.is_empty(), "{:?}", imported.faults);
    let names = imported.files.iter().map(|file| file.name.to_lowercase());
    let names: BTreeSet<String> = names.collect();
    assert_eq!(names.len(), imported.files.len(), "{:#?}", imported.files);
    imported
}

fn text<'i>(imported: &'i Imported, name: &str) -> &'i str {
    let file = imported.files.iter().find(|file| file.name == name);
    &file.expect("the file").text
}

fn achievement(id: &str, part: &str) -> String {
    let part = format!(
        r#"{{"id": "urn:{part}", "type": "LearningAchievementSpecification", "title": {{"en": "{part}"}}}}"#
    );
    format!(
        r#"{{"id": "urn:{id}", "type": "LearningAchievementSpecification", "title": {{"en": "{id}"}}, "hasPart": [{part}]}}"#
    )
}

fn elm(nodes: &[String]) -> String {
    format!(r#"{{"@context": "elm", "@graph": [{}]}}"#, nodes.join(", "))
}

#[test]
fn several_documents_are_one_graph() {
    let (one, other) = (
        elm(&[achievement("A", "K1")]),
        elm(&[achievement("B", "K2")]),
    );
    let imported = imported(&[&one, &other]);
    assert_eq!((imported.programmes, imported.courses), (2, 2));
    let courses = text(&imported, "courses.kava");
    assert!(
        courses.contains("course K1") && courses.contains("course K2"),
        "{courses}"
    );
    for programme in ["A", "B"] {
        assert!(text(&imported, &format!("{programme}.kava")).contains(programme));
    }
}

#[test]
fn a_programme_that_comes_twice_is_one() {
    let one = elm(&[achievement("A", "K1")]);
    assert_eq!(imported(&[&one, &one]).programmes, 1);
}

#[test]
fn programmes_may_be_called_as_a_file_is() {
    let nodes = ["catalogue", "courses", "a", "A"].map(|id| achievement(id, "K1"));
    assert_eq!(imported(&[&elm(&nodes)]).programmes, 4);
    let programme = |code: &str| {
        format!(r#"{{"schema": "kava.programme/1", "code": "{code}", "title": {{"en": "T"}}}}"#)
    };
    let programmes = ["catalogue", "courses", "a", "A"].map(programme);
    let lines: Vec<&str> = programmes.iter().map(String::as_str).collect();
    assert_eq!(imported(&lines).programmes, 4);
}

#[test]
fn a_programme_called_catalogue_is_kept_beside_a_catalogue() {
    let document = elm(&[achievement("catalogue", "K1")]);
    let source = Source {
        name: "feed.json",
        bytes: document.as_bytes(),
    };
    let options = Options {
        into_catalogue: true,
    };
    let files = import(&[source], &options).files;
    assert!(
        files
            .iter()
            .any(|file| file.text.contains("programme catalogue"))
    );
}

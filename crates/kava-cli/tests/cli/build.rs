//! `kava build`: which documents are written, and which never.

use std::fs;

use serde_json::Value;

use crate::run::{AS_OF, Folder, Ran, kava, programme, root};

fn build(folder: &Folder, args: &[&str]) -> Ran {
    folder.kava(&[&["build", "--out", "out", "--as-of", AS_OF], args].concat())
}

/// One that holds as a draft, and one that does not.
fn two() -> Folder {
    Folder::catalogue()
        .with("a.kava", &programme("good", "12 ECTS"))
        .with("b.kava", &programme("bad", "33 ECTS"))
}

fn documents(folder: &Folder) -> Vec<String> {
    folder
        .files()
        .into_iter()
        .filter_map(|name| name.strip_prefix("out/").map(str::to_owned))
        .collect()
}

#[test]
fn a_programme_with_an_error_is_in_no_document_and_is_named_with_its_first_finding() {
    let folder = two();
    let targets = "registry,catalogue,calendar,portfolio,site";
    build(&folder, &["--draft", "--target", targets]).says(
        1,
        &[
            "“bad” is in no document (registry, catalogue, calendar, site):",
            "error[volume-agrees]",
        ],
    );
    assert_eq!(
        documents(&folder),
        [
            "calendar/en/calendar.ics",
            "calendar/en/programmes/good.ics",
            "calendar/et/calendar.ics",
            "calendar/et/programmes/good.ics",
            "catalogue/catalogue.json",
            "catalogue/catalogue.ndjson",
            "catalogue/index.ndjson",
            "kava-manifest.json",
            "portfolio/portfolio.en.csv",
            "portfolio/portfolio.et.csv",
            "portfolio/portfolio.json",
            "registry/good.html",
            "registry/good.json",
            "site/en/index.html",
            "site/en/programmes/good.html",
            "site/et/index.html",
            "site/et/programmes/good.html",
            "site/index.html",
            "site/site.css",
        ]
    );
    let portfolio = folder.read("out/portfolio/portfolio.json");
    assert!(
        portfolio.contains("\"bad\""),
        "the portfolio is of all programmes"
    );
    assert!(
        !folder
            .read("out/catalogue/catalogue.json")
            .contains("\"bad\"")
    );
}

/// A standard may need what the guideline does not ask for.
#[test]
fn what_a_document_needs_is_found_where_it_is_to_be_written_before_it_is_written() {
    let first = fs::read_to_string(root().join("examples/first/catalogue.kava")).unwrap();
    let without = first.replace("  website      https://example.ee/data-basics\n", "");
    assert_ne!(first, without);
    let folder = Folder::empty().with("catalogue.kava", &without);
    let built = build(&folder, &["--target", "elm,catalogue"]);
    built.says(
        1,
        &[
            "“data-basics” is in no document (elm):",
            "error[document-needs]: elm-loq-3.1 cannot do without the programme's page",
            "catalogue.kava:38:11",
            "help: write: website https://…",
        ],
    );
    assert!(
        !folder
            .read("out/elm/elm-loq-3.1.jsonld")
            .contains("data-basics")
    );
    assert!(
        folder
            .read("out/catalogue/catalogue.json")
            .contains("data-basics")
    );
    build(&folder, &["--target", "elm", "--all-or-nothing"]).says(1, &["nothing is written"]);
    build(&folder, &["--target", "elm", "--draft"])
        .says(0, &["“data-basics” does not say yet all that elm needs"]);
    folder.write("catalogue.kava", &first);
    build(&folder, &["--target", "elm"]).says(0, &[]);
    assert!(
        folder
            .read("out/elm/elm-loq-3.1.jsonld")
            .contains("data-basics")
    );
}

#[test]
fn drafts_are_marked_and_submission_asks_for_more() {
    let folder = two();
    build(&folder, &["--draft", "--programme", "good"]).says(0, &[]);
    let entry: Value = serde_json::from_str(&folder.read("out/registry/good.json")).unwrap();
    assert_eq!(entry["draft"], true, "{entry:#}");
    let strict = build(&folder, &["--target", "registry", "--programme", "good"]);
    strict.says(1, &["“good” is in no document (registry):"]);
    assert!(
        !documents(&folder).contains(&"registry/good.json".to_owned()),
        "the draft does not stay"
    );
}

#[test]
fn targets_and_programmes_can_be_chosen() {
    let folder = two().with("c.kava", &programme("third", "12 ECTS"));
    build(&folder, &["--draft", "--target", "catalogue"]).says(1, &[]);
    assert!(
        documents(&folder)
            .iter()
            .all(|name| !name.starts_with("registry"))
    );
    build(
        &folder,
        &[
            "--draft",
            "--target",
            "registry",
            "--programme",
            "third",
            "good",
        ],
    )
    .says(0, &[]);
    let all = documents(&folder);
    for name in [
        "registry/third.json",
        "registry/good.json",
        "catalogue/catalogue.json",
    ] {
        assert!(all.contains(&name.to_owned()), "{name} in {all:?}");
    }
    build(&folder, &["--draft", "--programme", "thrid"]).says(
        2,
        &["there is no programme “thrid”", "did you mean “third”?"],
    );
}

#[test]
fn all_or_nothing_writes_nothing_unless_every_programme_holds() {
    let folder = two();
    build(&folder, &["--draft", "--all-or-nothing"])
        .says(1, &["“bad” is in no document", "nothing is written"]);
    assert!(documents(&folder).is_empty(), "{:?}", documents(&folder));
    folder.write("b.kava", programme("bad", "12 ECTS"));
    build(&folder, &["--draft", "--all-or-nothing"]).says(0, &[]);
    assert!(!documents(&folder).is_empty());
}

#[test]
fn what_does_not_hold_any_more_is_taken_away() {
    let folder = two();
    folder.write("b.kava", programme("bad", "12 ECTS"));
    build(&folder, &["--draft"]).says(0, &[]);
    assert!(documents(&folder).contains(&"registry/bad.json".to_owned()));
    folder.write("b.kava", programme("bad", "33 ECTS"));
    build(&folder, &["--draft", "--programme", "bad"]).says(1, &[]);
    assert!(!documents(&folder).contains(&"registry/bad.json".to_owned()));
    assert!(documents(&folder).contains(&"registry/good.json".to_owned()));
    fs::remove_file(folder.path("a.kava")).unwrap();
    build(&folder, &["--draft"]).says(1, &[]);
    assert!(!documents(&folder).contains(&"registry/good.json".to_owned()));
}

#[test]
fn foreign_files_are_never_written_over_without_force() {
    let folder = two().with("out/registry/good.json", "mine");
    build(&folder, &["--draft"]).says(3, &["was not written by Kava", "--force"]);
    assert_eq!(folder.read("out/registry/good.json"), "mine");
    assert_eq!(
        documents(&folder),
        ["registry/good.json"],
        "nothing else is written either"
    );
    build(&folder, &["--draft", "--force"]).says(1, &[]);
    assert_ne!(folder.read("out/registry/good.json"), "mine");
}

#[test]
fn an_out_folder_that_cannot_be_written_is_told() {
    let folder = two().with("file", "");
    let built = folder.kava(&["build", "--out", "file/out", "--draft", "--as-of", AS_OF]);
    built.says(3, &["file"]);
    assert_eq!(folder.read("file"), "");
    #[cfg(target_os = "linux")]
    folder
        .kava(&["build", "--out", "/proc/kava", "--draft", "--as-of", AS_OF])
        .says(3, &["/proc/kava"]);
}

#[test]
fn the_same_catalogue_gives_the_same_documents_whatever_its_files_are_called() {
    let named = |first: &str, second: &str| {
        Folder::catalogue()
            .with(first, &programme("good", "12 ECTS"))
            .with(second, &programme("better", "12 ECTS"))
    };
    let (one, other) = (named("a.kava", "b.kava"), named("b.kava", "a.kava"));
    for folder in [&one, &other] {
        build(folder, &["--draft"]).says(0, &[]);
    }
    assert_eq!(documents(&one), documents(&other));
    // The form says in which file something is missing; nothing else knows what files are called.
    let unnamed = |text: String| text.replace("a.kava", "?").replace("b.kava", "?");
    for name in documents(&one)
        .iter()
        .filter(|name| *name != "kava-manifest.json")
    {
        let name = format!("out/{name}");
        assert!(
            unnamed(one.read(&name)) == unnamed(other.read(&name)),
            "{name} differs"
        );
    }
}

#[test]
fn the_example_is_built_and_what_is_not_registered_is_left_out() {
    let folder = Folder::empty();
    let out = folder.path("out");
    let built = kava(
        &root(),
        &[
            "build",
            "examples/taltech",
            "--out",
            out.to_str().unwrap(),
            "--as-of",
            AS_OF,
        ],
    );
    built.says(0, &["is not registered yet and is left out (catalogue)"]);
    let left_out = built
        .out
        .split('“')
        .nth(1)
        .and_then(|rest| rest.split('”').next())
        .unwrap();
    let feed = folder.read("out/catalogue/catalogue.json");
    assert!(!feed.contains(&format!("\"{left_out}\"")), "{left_out}");
    assert!(documents(&folder).contains(&format!("registry/{left_out}.json")));
}

/// A withdrawn programme is told to be gone, whether or not it would still hold.
#[test]
fn a_withdrawn_programme_is_a_tombstone_and_not_an_error() {
    let closed = programme("closed", "33 ECTS").replacen(
        "{\n",
        "{\n  withdrawn from 2026-06-01 because et \"Asendati\" en \"Replaced\"\n",
        1,
    );
    let folder = Folder::catalogue().with("a.kava", &closed);
    build(&folder, &["--target", "catalogue"]).says(0, &["catalogue 0 programmes"]);
    let feed: Value = serde_json::from_str(&folder.read("out/catalogue/catalogue.json")).unwrap();
    assert_eq!(feed["programmes"], serde_json::json!([]));
    assert_eq!(feed["withdrawn"][0]["code"], "closed", "{feed:#}");
    assert_eq!(feed["withdrawn"][0]["withdrawn"]["from"], "2026-06-01");
}

/// Who keeps the last manifest fetches only the files whose digest is another.
#[test]
fn the_manifest_has_a_digest_for_each_file() {
    let folder = two();
    build(&folder, &["--draft", "--target", "registry"]).says(1, &[]);
    let manifest: Value = serde_json::from_str(&folder.read("out/kava-manifest.json")).unwrap();
    let files = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), 2);
    for file in files {
        assert_eq!(file["sha256"].as_str().map(str::len), Some(64), "{file}");
    }
}

#[test]
fn what_has_no_place_is_listed_and_nothing_is_written() {
    let folder = two();
    folder
        .kava(&["build", "--omissions", "--target", "catalogue"])
        .says(
            0,
            &[
                "catalogue: 4 fields without a place",
                "record cost-centre  The department's cost centre for the State fee.",
            ],
        );
    assert!(documents(&folder).is_empty());
}

/// The map names the line of each value.
#[test]
fn a_source_map_stands_beside_its_document() {
    let folder = two();
    build(
        &folder,
        &["--draft", "--target", "registry", "--source-maps"],
    )
    .says(1, &[]);
    let map: Value = serde_json::from_str(&folder.read("out/registry/good.json.map.json")).unwrap();
    assert_eq!(map["document"], "registry/good.json");
    let text = folder.read("a.kava");
    let origin = &map["values"]["/kind"][0];
    assert_eq!(origin["file"], "a.kava", "{map:#}");
    let line = usize::try_from(origin["line"].as_u64().unwrap()).unwrap();
    assert!(
        text.lines().nth(line - 1).unwrap().contains("kind"),
        "{map:#}"
    );
    build(&folder, &["--draft", "--target", "registry"]).says(1, &[]);
    assert!(!documents(&folder).contains(&"registry/good.json.map.json".to_owned()));
}

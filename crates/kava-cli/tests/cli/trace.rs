//! `kava trace`: from a value of a document to the line it comes from.

use crate::run::{AS_OF, Folder, kava, root};

/// The example, built once for all questions.
fn built() -> Folder {
    let folder = Folder::empty();
    let out = folder.path("out");
    let args = [
        "build",
        "examples/taltech",
        "--target",
        "registry,catalogue",
        "--as-of",
        AS_OF,
        "--out",
    ];
    kava(&root(), &[&args[..], &[out.to_str().unwrap()]].concat()).says(0, &[]);
    folder
}

#[track_caller]
fn traces(folder: &Folder, value: &str, parts: &[&str]) {
    let value = folder.path("out").join(value);
    let ran = kava(
        &root(),
        &[
            "trace",
            value.to_str().unwrap(),
            "examples/taltech",
            "--as-of",
            AS_OF,
        ],
    );
    ran.says(0, parts);
    assert!(!ran.err.contains("is not what is written"), "{}", ran.err);
}

/// The line, the text itself where it is one of two, and the clause that asks for it.
#[test]
fn a_value_leads_to_its_line_and_clause() {
    let folder = built();
    traces(
        &folder,
        "registry/ai-data-mining.json#/aim",
        &[
            "examples/taltech/ai-data-mining.kava:16:20  aim ",
            "asks for it (estonia",
        ],
    );
    traces(
        &folder,
        "catalogue/catalogue.json#/programmes/0/title/en",
        &["examples/taltech/ai-data-mining.kava:7:20  en \"Artificial Intelligence"],
    );
    traces(
        &folder,
        "catalogue/catalogue.ndjson#/0/code",
        &["examples/taltech/ai-data-mining.kava:3:11  programme ai-data-mining {"],
    );
    traces(
        &folder,
        "catalogue/catalogue.json#/programmes/0/intakes/0/apply/to",
        &["examples/taltech/ai-data-mining.kava:92:5  apply "],
    );
}

/// What is worked out from many lines leads to all of them.
#[test]
fn a_sum_leads_to_its_addends() {
    traces(
        &built(),
        "catalogue/catalogue.json#/programmes/0/volume/credits/max",
        &["courses.kava:", "credits "],
    );
}

#[test]
fn what_kava_writes_itself_comes_from_no_line() {
    traces(
        &built(),
        "catalogue/catalogue.json#/schema",
        &["\"kava.catalogue/1\"", "comes from no line"],
    );
}

#[test]
fn what_cannot_be_traced_is_told() {
    let folder = built();
    for (value, said) in [
        (
            "registry/ai-data-mining.json",
            "a value of a document is written as FILE#/title/et",
        ),
        (
            "registry/ai-data-mining.json#/nothing",
            "nothing stands at “/nothing”",
        ),
        ("registry/ai-data-mining.html#/title", "is not JSON"),
        (
            "registry/nobody.json#/title",
            "is no document of this catalogue",
        ),
    ] {
        let value = folder.path("out").join(value);
        let ran = kava(
            &root(),
            &[
                "trace",
                value.to_str().unwrap(),
                "examples/taltech",
                "--as-of",
                AS_OF,
            ],
        );
        ran.says(2, &[said]);
    }
}

/// The document was written of other files: that is said, and the lines are those of now.
#[test]
fn a_document_of_another_day_is_told() {
    let folder = built();
    let value = folder.path("out").join("catalogue/catalogue.json#/checked");
    let ran = kava(
        &root(),
        &[
            "trace",
            value.to_str().unwrap(),
            "examples/taltech",
            "--as-of",
            "2026-06-11",
        ],
    );
    ran.says(0, &["is not what is written of these files now"]);
}

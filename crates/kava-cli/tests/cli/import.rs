//! `kava import`: writes what is not there, tells what found no field.

use crate::run::{Folder, root};

const LIST: &str = "Nimetus;Liik;EAP;Hind;Tuba\nAndmed;mikrokraad;7,5;küsi;ICT-1\n";

#[test]
fn a_list_becomes_a_catalogue_and_is_written_once() {
    let folder = Folder::empty().with("list.csv", LIST);
    let said = "row 2, column 4: “küsi” is no value of fee and stands there as todo";
    folder
        .kava(&["import", "list.csv"])
        .says(0, &[said, "no field for “Tuba”", "written: "]);
    let text = folder.read("list.kava");
    assert!(
        text.contains("7.5 ECTS") && text.contains("// Tuba: ICT-1"),
        "{text}"
    );
    folder
        .kava(&["check", "--as-of", "2026-06-10"])
        .says(0, &[]);
    folder
        .kava(&["import", "list.csv"])
        .says(2, &["is there already", "--force"]);
    folder
        .kava(&["import", "list.csv", "--force", "--format", "json"])
        .says(0, &["\"fate\": \"comment\""]);
    assert_eq!(folder.read("list.kava"), text);
}

#[test]
fn a_mapping_file_names_headings() {
    let folder = Folder::empty()
        .with("list.csv", "Mis see on,Raha\nAndmed,100 €\n")
        .with("map.txt", "# ours\nMis see on = title et\nRaha = fee\n")
        .with("bad.txt", "Raha = money\n");
    folder
        .kava(&["import", "list.csv", "--map", "map.txt"])
        .says(0, &["programmes: 1"]);
    assert!(folder.read("list.kava").contains("100 EUR"));
    folder
        .kava(&["import", "list.csv", "--map", "bad.txt", "--force"])
        .says(1, &["mapping file: there is no field “money”"]);
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let folder = Folder::empty().with("list.xlsx", "PK and no more");
    folder
        .kava(&["import", "list.xlsx"])
        .says(1, &["list.xlsx: this is no whole XLSX file"]);
    folder
        .kava(&["import", "list.xlsx", "--lang", "et"])
        .says(1, &["see ei ole terve XLSX-fail"]);
    folder.kava(&["import", "none.csv"]).says(3, &["none.csv"]);
}

/// What `kava build` wrote for others is imported: Kava's own feed, and OOAPI in its five files.
#[test]
fn a_feed_becomes_a_catalogue() {
    let folder = Folder::empty();
    let example = root().join("examples/haapsalu").display().to_string();
    let build = [
        "build",
        &example,
        "--as-of",
        "2026-06-10",
        "--draft",
        "--out",
        "out",
    ];
    folder
        .kava(&[&build[..], &["--target", "catalogue,ooapi"]].concat())
        .says(0, &[]);
    std::fs::create_dir(folder.path("after")).unwrap();
    folder
        .kava(&["import", "out/catalogue/catalogue.json", "--out", "after"])
        .says(0, &["programmes: 3", "without a place: 0"]);
    folder
        .kava(&["check", "after", "--as-of", "2026-06-10"])
        .says(0, &["3 programmes"]);
    folder
        .kava(&["import", "out/catalogue/catalogue.json", "--out", "after"])
        .says(2, &["is there already"]);
    std::fs::create_dir(folder.path("ooapi")).unwrap();
    let parts = [
        "programmes",
        "courses",
        "learning-outcomes",
        "programme-offerings",
        "organisations",
    ];
    let parts = parts.map(|part| format!("out/ooapi/{part}/1.json"));
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    folder
        .kava(&[&["import", "--out", "ooapi"], &parts[..]].concat())
        .says(0, &["programmes: 3"]);
    folder.write("list.csv", LIST);
    folder
        .kava(&["import", "list.csv", "out/ooapi/courses/1.json"])
        .says(2, &["one at a time"]);
}

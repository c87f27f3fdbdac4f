//! The page of the documentation lists the headings that are recognised.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use kava_import::headings;

const BEGINS: &str = "| field | headings |\n|---|---|\n";

fn table() -> String {
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for heading in headings() {
        fields
            .entry(heading.meaning)
            .or_default()
            .push(heading.heading);
    }
    let rows = fields
        .iter()
        .map(|(field, headings)| format!("| `{field}` | {} |\n", headings.join(", ")));
    format!("{BEGINS}{}", rows.collect::<String>())
}

#[test]
fn docs_import_lists_every_heading() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/import.md");
    let page = fs::read_to_string(&path).expect("the page");
    let (before, _) = page.split_once(BEGINS).expect("the table");
    let new = format!("{before}{}", table());
    if std::env::var_os("KAVA_UPDATE_IMPORT").is_some() {
        fs::write(&path, &new).expect("written");
    } else {
        assert_eq!(
            page, new,
            "KAVA_UPDATE_IMPORT=1 cargo test -p kava-import --test page"
        );
    }
}

//! The same texts, guideline and day give the same bytes, whatever the files are called.

use std::collections::BTreeMap;
use std::convert::Infallible;

use kava::{Day, Order, TARGETS, Workspace};

use crate::folder::{kava_files, root};

fn documents(files: &[(String, String)]) -> BTreeMap<String, Vec<u8>> {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.set(name, text.as_str());
    }
    let order = Order {
        targets: TARGETS.to_vec(),
        programmes: Vec::new(),
        as_of: Day::parse("2026-06-10").expect("a day"),
        guideline: None,
        draft: false,
        all_or_nothing: false,
    };
    let mut documents = BTreeMap::new();
    let built = workspace.build(&order, |document| {
        documents.extend(document.in_memory().expect("memory takes it"));
        Ok::<(), Infallible>(())
    });
    assert!(built.is_ok());
    documents
}

#[test]
fn two_builds_and_a_build_of_renamed_files_give_the_same_bytes() {
    let files = kava_files(&root().join("examples/taltech"));
    let first = documents(&files);
    assert!(first.len() > 15, "the example gives documents");
    assert_eq!(first, documents(&files));
    let new_name = |at: usize| format!("{:02}.kava", files.len() - at);
    let renamed = files
        .iter()
        .enumerate()
        .map(|(at, (_, text))| (new_name(at), text.clone()));
    let mut second = documents(&renamed.collect::<Vec<_>>());
    // A document that lists what is missing names the file to write it in: under its new name.
    for bytes in second.values_mut() {
        let mut text = String::from_utf8(bytes.clone()).expect("a text");
        for (at, (name, _)) in files.iter().enumerate() {
            text = text.replace(&new_name(at), name);
        }
        *bytes = text.into_bytes();
    }
    assert_eq!(first, second);
}

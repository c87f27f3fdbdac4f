//! `examples/taltech` and the lawful catalogues use every field of the language that is no guideline's.

use std::collections::BTreeSet;

use kava_model::Vocabulary;
use kava_model::fields::{GUIDELINE_BLOCK, blocks};
use kava_syntax::{Items, parse};

use crate::folder::{folders, kava_files, root};

/// Pairs of a block's word and the word of an item in it.
fn used(items: Items<'_>, block: &str, found: &mut BTreeSet<(String, String)>) {
    for item in items {
        found.insert((block.to_owned(), item.head().to_owned()));
        used(item.children(), item.head(), found);
    }
}

#[test]
fn examples_use_every_field() {
    let mut found = BTreeSet::new();
    let mut folders = folders(&root().join("tests/lawful"));
    folders.push(root().join("examples/taltech"));
    for (_, text) in folders.iter().flat_map(|folder| kava_files(folder)) {
        used(parse(&text, &Vocabulary).roots(&text), "", &mut found);
    }
    let groups = ["plan", "module", "semester", "choose", "optional"];
    let in_some_group = |word: &str| {
        groups
            .iter()
            .any(|group| found.contains(&(group.to_string(), word.to_owned())))
    };
    let mut unused = Vec::new();
    for block in blocks() {
        if std::ptr::eq(block, &GUIDELINE_BLOCK) {
            continue;
        }
        for field in (block.fields)() {
            let here = found.contains(&(block.word.to_owned(), field.word.to_owned()));
            let guideline = block.word.is_empty() && field.word == "guideline";
            let in_group = groups.contains(&block.word) && in_some_group(field.word);
            if !(here || guideline || in_group) {
                unused.push(format!("{} in {}", field.word, block.word));
            }
        }
    }
    assert!(unused.is_empty(), "not used: {}", unused.join(", "));
}

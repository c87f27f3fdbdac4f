//! A lost brace or quotation mark loses no fact and is reported: for every one in the examples.

use kava_diagnostics::FileId;
use kava_model::Vocabulary;
use kava_syntax::{Items, parse};

use crate::folder::{folders, kava_files, root};

/// A fact: the heads of the blocks it stands in, and its own first word.
type Fact = Vec<String>;

fn facts(text: &str) -> Vec<Fact> {
    let tree = parse(text, &Vocabulary);
    let mut found = Vec::new();
    collect(tree.roots(text), &mut Vec::new(), &mut found);
    found.sort();
    found
}

fn collect(items: Items<'_>, path: &mut Fact, found: &mut Vec<Fact>) {
    for item in items {
        path.push(item.head().to_owned());
        found.push(path.clone());
        collect(item.children(), path, found);
        path.pop();
    }
}

/// Something is said about the shape of the text or about a fact in it.
fn is_reported(text: &str) -> bool {
    let file = FileId(0);
    let tree = parse(text, &Vocabulary);
    let read = kava_model::read::read(file, &tree, text);
    !kava_syntax::findings(&tree, file, text).is_empty() || !read.findings.is_empty()
}

/// Every brace and quotation mark that is not in a comment.
fn marks(text: &str) -> Vec<(usize, char)> {
    let comments = parse(text, &Vocabulary).comments;
    let in_comment = |at: usize| comments.iter().any(|comment| comment.range().contains(&at));
    let marks = text
        .char_indices()
        .filter(|(_, char)| "{}\"".contains(*char));
    marks.filter(|(at, _)| !in_comment(*at)).collect()
}

#[test]
fn a_lost_brace_or_quotation_mark_loses_no_fact() {
    let mut lost = Vec::new();
    let mut tried = 0;
    for folder in folders(&root().join("examples")) {
        if folder.ends_with("broken") {
            continue;
        }
        for (name, text) in kava_files(&folder) {
            let whole = facts(&text);
            for (at, mark) in marks(&text) {
                let torn = format!("{}{}", &text[..at], &text[at + 1..]);
                tried += 1;
                let line = text[..at].lines().count().max(1);
                if facts(&torn) != whole {
                    lost.push(format!("{name}:{line} without its {mark}: a fact is lost"));
                } else if !is_reported(&torn) {
                    lost.push(format!("{name}:{line} without its {mark}: nothing is said"));
                }
            }
        }
    }
    println!("{tried} marks taken out, {} lost something", lost.len());
    assert!(
        lost.is_empty(),
        "{} of {tried}\n{}",
        lost.len(),
        lost.join("\n")
    );
}

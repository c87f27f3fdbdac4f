//! A file that lost one brace or one quotation mark still says what it said.

mod vocabulary;

use kava_syntax::{AtomKind, Tree, parse};
use vocabulary::{FIXTURES, Table, places, walk};

fn texts(tree: &Tree, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(tree.roots(source), "", &mut |_, item| {
        for atom in item.atoms() {
            let is_text = matches!(
                atom.kind,
                AtomKind::Text | AtomKind::OpenText | AtomKind::LongText | AtomKind::OpenLongText
            );
            if is_text {
                found.push(atom.inner(source).of(source).trim().to_owned());
            }
        }
    });
    found
}

/// The text without the byte at each place where `mark` stands outside of comments.
fn deletions<'s>(source: &'s str, mark: char) -> impl Iterator<Item = (usize, String)> + 's {
    let comments = parse(source, &Table).comments;
    source.match_indices(mark).filter_map(move |(at, found)| {
        let in_comment = comments.iter().any(|comment| comment.range().contains(&at));
        let text = format!("{}{}", &source[..at], &source[at + found.len()..]);
        (!in_comment).then_some((at, text))
    })
}

fn line_of(source: &str, at: usize) -> usize {
    source[..at].matches('\n').count() + 1
}

#[test]
fn whole_files_have_no_fault() {
    for (name, source) in FIXTURES {
        assert_eq!(parse(source, &Table).faults, [], "{name}");
    }
}

#[test]
fn a_lost_brace_moves_no_fact() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (name, source) in FIXTURES {
        let whole = places(&parse(source, &Table), source);
        for mark in ['{', '}'] {
            for (at, torn) in deletions(source, mark) {
                tried += 1;
                let tree = parse(&torn, &Table);
                if places(&tree, &torn) != whole || tree.faults.len() != 1 {
                    wrong.push(format!("{name}:{} without {mark}: {:?}", line_of(source, at), tree.faults));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_lost_quotation_mark_moves_no_fact_and_keeps_the_texts() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (name, source) in FIXTURES {
        let tree = parse(source, &Table);
        let (whole, said) = (places(&tree, source), texts(&tree, source));
        for (at, torn) in deletions(source, '"') {
            tried += 1;
            let tree = parse(&torn, &Table);
            let line = line_of(source, at);
            if places(&tree, &torn) != whole || tree.faults.len() != 1 {
                wrong.push(format!("{name}:{line} {:?}", tree.faults));
            } else if texts(&tree, &torn) != said {
                let kept = texts(&tree, &torn);
                let first = said.iter().zip(&kept).find(|(said, kept)| said != kept);
                wrong.push(format!("{name}:{line} text {first:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

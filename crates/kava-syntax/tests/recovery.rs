//! A file that lost one brace or one quotation mark still says what it said.

mod vocabulary;

use kava_diagnostics::FileId;
use kava_syntax::{AtomKind, Tree, findings, parse};
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

/// The text without one `mark`, for each that is not part of a comment or of what a text says.
fn deletions<'s>(source: &'s str, mark: char) -> impl Iterator<Item = (usize, String)> + 's {
    let tree = parse(source, &Table);
    let said = tree.atoms.iter().map(|atom| atom.inner(source));
    let said: Vec<_> = said.chain(tree.comments.iter().copied()).collect();
    source.match_indices(mark).filter_map(move |(at, found)| {
        let is_said = said.iter().any(|span| span.range().contains(&at));
        let text = format!("{}{}", &source[..at], &source[at + found.len()..]);
        (!is_said).then_some((at, text))
    })
}

/// The first place that is not where it was.
fn first_moved(whole: &[String], now: &[String]) -> String {
    let moved = whole
        .iter()
        .zip(now)
        .find(|(before, after)| before != after);
    moved.map_or_else(String::new, |(before, after)| {
        format!("{before} -> {after}")
    })
}

fn line_of(source: &str, at: usize) -> usize {
    source[..at].matches('\n').count() + 1
}

/// The text after the first fix of each finding.
fn mended(source: &str) -> String {
    let tree = parse(source, &Table);
    let fixes = findings(&tree, FileId(0), source)
        .into_iter()
        .filter_map(|found| found.fixes.into_iter().next());
    let mut edits: Vec<_> = fixes.flat_map(|fix| fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = source.to_owned();
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

#[test]
fn the_fix_of_a_lost_mark_gives_a_whole_file() {
    let mut wrong = Vec::new();
    for (name, source) in FIXTURES {
        let whole = places(&parse(source, &Table), source);
        for (at, torn) in ['{', '}', '"']
            .into_iter()
            .flat_map(|mark| deletions(source, mark))
        {
            let text = mended(&torn);
            let tree = parse(&text, &Table);
            if !tree.faults.is_empty() || places(&tree, &text) != whole {
                wrong.push(format!(
                    "{name}:{} {:?}\n{text}",
                    line_of(source, at),
                    tree.faults
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
                    wrong.push(format!(
                        "{name}:{} without {mark}: {:?} {}",
                        line_of(source, at),
                        tree.faults,
                        first_moved(&whole, &places(&tree, &torn))
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
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
                wrong.push(format!(
                    "{name}:{line} {:?} {}",
                    tree.faults,
                    first_moved(&whole, &places(&tree, &torn))
                ));
            } else if texts(&tree, &torn) != said {
                let kept = texts(&tree, &torn);
                let first = said.iter().zip(&kept).find(|(said, kept)| said != kept);
                wrong.push(format!("{name}:{line} text {first:?}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

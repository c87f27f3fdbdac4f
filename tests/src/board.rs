//! `board/`: the board's page in both languages, as it reads without its looks; and what it says of
//! every programme of the examples, held against the verdict.

use insta::assert_snapshot;
use kava::{Day, Moment, Question, Workspace};

use crate::folder::{folders, kava_files, root};

fn question() -> Question {
    Question::new(Moment::Submission, Day::parse("2026-06-10").expect("a day"))
}

fn workspace(folder: &std::path::Path) -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text) in kava_files(folder) {
        workspace.set(&name, text);
    }
    workspace
}

/// What stands on a page, a line for each block; the guideline's digest left out.
fn read(page: &str) -> String {
    let body = page.split_once("<body>").map_or(page, |(_, body)| body);
    let body = body.split_once("<footer>").map_or(body, |(body, _)| body);
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let is_inline = ["strong", "span", "a ", "/strong", "/span", "/a", "em"];
        match tag {
            "/td" | "/dt" => text.push_str(" | "),
            tag if is_inline.iter().any(|inline| tag.starts_with(inline)) => {}
            _ => text.push('\n'),
        }
        rest = after;
    }
    let lines = text.lines().map(|line| line.trim().trim_end_matches(" |"));
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && *line != "|")
        .collect();
    lines
        .join("\n")
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
}

#[test]
fn a_page_tells_how_a_programme_stands_to_every_clause() {
    let boards = workspace(&root().join("tests/board")).boards(&[], &question());
    for (name, page) in boards.expect("its programmes").pages {
        let language = name.split('.').nth_back(1).expect("a language").to_owned();
        assert_snapshot!(language, read(&page));
    }
}

/// Red where the verdict is not met, green only where it is.
#[test]
fn a_page_never_says_more_than_the_verdict() {
    let mut seen = [0; 3];
    for folder in folders(&root().join("examples"))
        .into_iter()
        .chain(folders(&root().join("examples/broken")))
    {
        let boards = workspace(&folder)
            .boards(&[], &question())
            .expect("its programmes");
        let verdicts = boards
            .check
            .programmes
            .iter()
            .map(|programme| programme.verdict.summary.met);
        assert_eq!(boards.pages.len(), 2 * verdicts.len());
        for (met, pages) in verdicts.zip(boards.pages.chunks(2)) {
            for (name, page) in pages {
                let says = |colour: &str| page.contains(&format!("class=\"sentence {colour}\""));
                let place = folder.join(name);
                match met {
                    Some(false) => assert!(says("red"), "{}", place.display()),
                    Some(true) => assert!(!says("red"), "{}", place.display()),
                    None => assert!(says("yellow"), "{}", place.display()),
                }
            }
            seen[met.map_or(2, usize::from)] += 1;
        }
    }
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
}

#[test]
fn of_the_elements_of_the_council_recommendation_a_page_says_how_many_are_there() {
    let mut workspace = Workspace::new();
    let text = std::fs::read_to_string(root().join("tests/elements/whole.kava")).expect("a text");
    workspace.set("catalogue.kava", text);
    let boards = workspace.boards(&[], &question()).expect("its programmes");
    let says = |words: &str| boards.pages.iter().any(|(_, page)| page.contains(words));
    assert!(says("eu-2022: 9 of 9 obligatory clauses are met."));
}

//! The examples of `kava explain`, each tried in the catalogue of `examples/first`: the wrong one
//! gives a finding of its code at some moment at which the right one gives none. What the catalogue's
//! own guideline does not ask is judged by a shipped one that does.

use kava::diagnostics::{Example, Span};
use kava::{Choice, Day, Moment, Question, Workspace};
use kava_model::Vocabulary;
use kava_syntax::{Item, Items, parse};

use crate::folder::{kava_files, root};

#[test]
fn every_page_has_a_wrong_and_a_right_example() {
    let base = &kava_files(&root().join("examples/first"))[0].1;
    let mut failures = Vec::new();
    let mut tried = 0;
    for (code, page) in kava::pages() {
        if page.example.wrong.is_empty() {
            continue;
        }
        tried += 1;
        if let Err(told) = try_example(base, code, &page.example) {
            failures.push(format!("{code}: {told}"));
        }
    }
    println!("{tried} examples tried");
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// A wrong example with the right one beside it.
pub struct Wrong {
    pub code: &'static str,
    pub text: String,
    pub right: String,
    pub question: Question,
}

/// The wrong examples laid out, each judged at the first moment at which it gives its finding.
pub fn trials() -> Vec<Wrong> {
    let base = &kava_files(&root().join("examples/first"))[0].1;
    let pages = kava::pages().into_iter();
    let examples = pages.filter(|(_, page)| !page.example.wrong.is_empty());
    let trials = examples.filter_map(|(code, page)| {
        let laid_out = |lines| kava::format(&put(base, page.example.block, lines));
        let (text, right) = (laid_out(page.example.wrong), laid_out(page.example.right));
        let question = |moment: &Moment| question(*moment, asking(code));
        let gives = |question: &Question| found(&text, question).iter().any(|it| it == code);
        let question = Moment::ALL.iter().map(question).find(gives)?;
        Some(Wrong {
            code,
            text,
            right,
            question,
        })
    });
    trials.collect()
}

fn try_example(base: &str, code: &str, example: &Example) -> Result<(), String> {
    let wrong = put(base, example.block, example.wrong);
    let right = put(base, example.block, example.right);
    let guideline = asking(code);
    let found = |text: &str, moment| found(text, &question(moment, guideline.clone()));
    let gives = |text: &str, moment| found(text, moment).iter().any(|found| found == code);
    let moments: Vec<Moment> = Moment::ALL
        .iter()
        .copied()
        .filter(|moment| gives(&wrong, *moment))
        .collect();
    if moments.is_empty() {
        return Err(format!(
            "the wrong example gives {:?}",
            found(&wrong, Moment::Draft)
        ));
    }
    match moments.iter().all(|moment| gives(&right, *moment)) {
        true => Err("the right example gives it too".to_owned()),
        false => Ok(()),
    }
}

fn as_of() -> Day {
    Day::parse("2026-06-10").expect("a day")
}

/// The guideline to judge by: nothing where the catalogue's own will do.
fn asking(code: &str) -> Option<(String, Option<Day>)> {
    let editions = Workspace::new().editions(as_of());
    let asks = |edition: &&kava::Edition| {
        let mut rules = edition.listing.rules.iter();
        rules.any(|line| line.rule == code)
    };
    let ids: Vec<&str> = editions
        .iter()
        .filter(asks)
        .map(|edition| &*edition.stamp.guideline)
        .collect();
    match ids.first() {
        Some(id) if !ids.contains(&"taltech") => Some(((*id).to_owned(), None)),
        _ => None,
    }
}

fn question(moment: Moment, guideline: Option<(String, Option<Day>)>) -> Question {
    Question {
        guideline,
        ..Question::new(moment, as_of())
    }
}

fn found(text: &str, question: &Question) -> Vec<String> {
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", text);
    let check = workspace.check(question);
    check
        .findings
        .iter()
        .map(|finding| finding.code.to_owned())
        .collect()
}

/// Puts lines into the first block of a kind, in place of what says the same there. A plan and the
/// outcomes are replaced whole; lines for no block are put behind everything.
fn put(base: &str, block: &str, lines: &str) -> String {
    let tree = parse(base, &Vocabulary);
    if block.is_empty() {
        return format!("{base}\n{lines}\n");
    }
    let Some(home) = first(tree.roots(base), block) else {
        return format!("{base}\n{block} example {{\n{lines}\n}}\n");
    };
    let (Some(open), Some(close)) = (home.data().open, home.data().close) else {
        return base.to_owned();
    };
    if ["plan", "outcomes"].contains(&block) {
        return format!(
            "{}\n{lines}\n{}",
            &base[..open.end as usize],
            &base[close.start as usize..]
        );
    }
    let heads: Vec<String> = parse(lines, &Vocabulary)
        .roots(lines)
        .map(|item| item.head().to_owned())
        .collect();
    let mut gone: Vec<Span> = home
        .children()
        .filter(|item| heads.iter().any(|head| head == item.head()))
        .map(Item::span)
        .collect();
    gone.reverse();
    let mut text = base.to_owned();
    for span in gone {
        text.replace_range(span.range(), "");
    }
    text.insert_str(open.end as usize, &format!("\n{lines}\n"));
    text
}

fn first<'t>(items: Items<'t>, block: &str) -> Option<Item<'t>> {
    items
        .into_iter()
        .find_map(|item| match item.head() == block && item.has_block() {
            true => Some(item),
            false => first(item.children(), block),
        })
}

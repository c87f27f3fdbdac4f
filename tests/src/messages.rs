//! `docs/messages.md`: every code with what is said in both languages and how it is mended. What is
//! said comes from the wrong example of the code's page; where that is none, from the files of the
//! rules and the broken catalogues.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use kava::diagnostics::print::Printer;
use kava::diagnostics::{Finding, Lang, Page, Sources};

use crate::fixes;
use crate::folder::root;

#[test]
fn every_message_is_on_the_page() {
    let seen = first_of_each();
    let said = kava::pages()
        .iter()
        .filter(|(code, _)| seen.contains_key(code))
        .count();
    println!(
        "{said} of {} codes are shown as they are said",
        kava::pages().len()
    );
    assert!(said * 10 >= kava::pages().len() * 8, "{said}");
    compare(&written(&seen));
}

fn compare(written: &str) {
    let path = root().join("docs/messages.md");
    if std::env::var_os("KAVA_UPDATE_MESSAGES").is_some() {
        fs::write(&path, written).expect("the page can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let message =
        "docs/messages.md differs: KAVA_UPDATE_MESSAGES=1 cargo test -p kava-tests messages";
    assert!(committed == written, "{message}");
}

/// As it is printed: what a rule finds names its clause, and nobody is left without a next step.
#[test]
fn a_finding_says_by_which_clause_and_what_to_do() {
    let mut failures = BTreeSet::new();
    let mut looked_at = 0;
    for trial in fixes::trials() {
        let (sources, findings) = trial.findings();
        for finding in findings {
            for (lang, [clause, help, fix]) in MARKS {
                looked_at += 1;
                let printed = printed(&sources, lang, &finding);
                let is_cited = finding.citation.as_ref().is_none_or(|citation| {
                    let named = format!("{clause} {}", citation.clause);
                    printed.to_lowercase().contains(&named.to_lowercase())
                });
                if !is_cited || !(printed.contains(help) || printed.contains(fix)) {
                    failures.insert(printed);
                }
            }
        }
    }
    assert!(looked_at > 1_000, "{looked_at}");
    let failures: Vec<String> = failures.into_iter().collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

const MARKS: [(Lang, [&str; 3]); 2] = [
    (Lang::En, ["clause", "= help: ", "= fix: "]),
    (Lang::Et, ["punkt", "= nõuanne: ", "= parandus: "]),
];

fn printed(sources: &Sources, lang: Lang, finding: &Finding) -> String {
    let mut printed = Vec::new();
    Printer::new(sources, lang)
        .with_next_steps(kava::next_step)
        .terminal(finding, &mut printed)
        .expect("memory takes it");
    let printed = String::from_utf8(printed).expect("a text");
    anstream::adapter::strip_str(&printed).to_string()
}

/// The last trials are those of pages: they win.
fn first_of_each() -> BTreeMap<&'static str, Finding> {
    let mut seen: BTreeMap<&'static str, Finding> = BTreeMap::new();
    for trial in fixes::trials().iter().rev() {
        for finding in trial.findings().1 {
            seen.entry(finding.code).or_insert(finding);
        }
    }
    seen
}

fn written(seen: &BTreeMap<&'static str, Finding>) -> String {
    let mut text = "# Messages\n\n\
        Every code with an example of what Kava says, in English and in Estonian, and how it is mended. `kava explain CODE`\n\
        shows the page of a code with a wrong and a right text. A *certain* fix changes only how facts are written and is made\n\
        by `kava fix` or on saving; any other fix is a choice that an editor offers.\n\n\
        This page is written by a test: `KAVA_UPDATE_MESSAGES=1 cargo test -p kava-tests messages`. No native reader has read\n\
        its Estonian.\n"
        .to_owned();
    for (origin, pages) in kava::pages_by_origin() {
        let _ = write!(text, "\n## {}\n", origin.en);
        for (code, page) in pages {
            entry(&mut text, code, page, seen.get(code));
        }
    }
    text
}

fn entry(text: &mut String, code: &str, page: &Page, finding: Option<&Finding>) {
    let _ = write!(text, "\n### `{code}`\n\n");
    match finding {
        Some(finding) => said(text, finding),
        None => {
            let _ = write!(text, "{}  \n{}\n\n", page.asks.en, page.asks.et);
        }
    }
    let _ = write!(text, "{}  \n{}\n", plain(page.mend.en), plain(page.mend.et));
    let fixes = finding.iter().flat_map(|finding| &finding.fixes);
    let fixes: Vec<String> = fixes
        .map(|fix| {
            let kind = if fix.certain { "certain" } else { "a choice" };
            format!(
                "- fix, {kind}: {} · {}",
                plain(&fix.title.en),
                plain(&fix.title.et)
            )
        })
        .collect();
    if !fixes.is_empty() {
        let _ = write!(text, "\n{}\n", fixes.join("\n"));
    }
}

fn said(text: &mut String, finding: &Finding) {
    for message in [&finding.message.en, &finding.message.et] {
        let _ = writeln!(text, "> {}  ", plain(message));
    }
    let _ = writeln!(text);
}

/// Signs that would be taken for layout.
fn plain(text: &str) -> String {
    text.replace('<', "&lt;")
        .replace('*', "\\*")
        .replace('_', "\\_")
}

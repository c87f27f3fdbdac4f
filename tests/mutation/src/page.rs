//! `docs/mutation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::judge::{Verdict, Verdicts};
use crate::mutant::Mutant;

const HEAD: &str = include_str!("page.head.md");
const SOURCES: &str = "crates/kava-guideline/src/";

#[derive(Default)]
struct Figures {
    caught: usize,
    timed_out: usize,
    survived: usize,
    unviable: usize,
    unjudged: usize,
}

impl Figures {
    fn count(&mut self, verdict: Option<&Verdict>) {
        let figure = match verdict {
            Some(Verdict::Caught { .. }) => &mut self.caught,
            Some(Verdict::TimedOut { .. }) => &mut self.timed_out,
            Some(Verdict::Survived { .. }) => &mut self.survived,
            Some(Verdict::Unviable) => &mut self.unviable,
            None => &mut self.unjudged,
        };
        *figure += 1;
    }

    fn made(&self) -> usize {
        self.caught + self.timed_out + self.survived + self.unviable + self.unjudged
    }

    /// `97.25 %` of those that compile.
    fn share(&self) -> String {
        let noticed = self.caught + self.timed_out;
        let viable = noticed + self.survived;
        let hundredths = 10_000 * noticed / viable.max(1);
        format!("{}.{:02} %", hundredths / 100, hundredths % 100)
    }

    fn row(&self, of: &str) -> String {
        let Figures {
            caught,
            timed_out,
            survived,
            unviable,
            ..
        } = self;
        let (made, share) = (self.made(), self.share());
        format!("| {of} | {made} | {unviable} | {caught} | {timed_out} | {survived} | {share} |\n")
    }
}

pub fn write(root: &Path, mutants: &[Mutant], verdicts: &Verdicts) {
    let mut all = Figures::default();
    let mut parts: BTreeMap<&str, Figures> = BTreeMap::new();
    for mutant in mutants {
        let verdict = verdicts.of(mutant);
        all.count(verdict);
        parts.entry(part(mutant)).or_default().count(verdict);
    }
    let mut page = HEAD.replace("{share}", &all.share());
    for (part, figures) in &parts {
        page += &figures.row(part);
    }
    page += &all.row("**all**");
    if all.unjudged > 0 {
        let _ = write!(page, "\n{} were not judged:\n\n", all.unjudged);
        let unjudged = mutants
            .iter()
            .filter(|mutant| verdicts.of(mutant).is_none());
        page.extend(unjudged.map(item));
    }
    page += &survivors(root, mutants, verdicts);
    fs::write(root.join("docs/mutation.md"), page).expect("docs/mutation.md");
    println!("{} noticed; docs/mutation.md is written", all.share());
}

fn part(mutant: &Mutant) -> &'static str {
    match mutant.file.starts_with("crates/kava-guideline/src/rules") {
        true => "rules",
        false => "prover",
    }
}

/// Those that share a reason stand below it.
fn survivors(root: &Path, mutants: &[Mutant], verdicts: &Verdicts) -> String {
    let reasons = fs::read_to_string(root.join("tests/mutation/reasons.txt"));
    let reasons = reasons.expect("reasons");
    let survived = |mutant: &&Mutant| matches!(verdicts.of(mutant), Some(Verdict::Survived { .. }));
    let mut left: Vec<&Mutant> = mutants.iter().filter(survived).collect();
    let mut page = format!("\n## The {} that survive\n", left.len());
    for paragraph in reasons.split("\n\n") {
        let reason = paragraph.lines().filter(|line| !line.starts_with(' '));
        let reason: Vec<&str> = reason.collect();
        let mut here = String::new();
        for sought in paragraph
            .lines()
            .filter_map(|line| line.strip_prefix("    "))
        {
            let before = left.len();
            left.retain(|mutant| {
                let same = told(mutant).starts_with(sought);
                if same {
                    here += &item(mutant);
                }
                !same
            });
            if before == left.len() {
                println!("no survivor, though a reason: {sought}");
            }
        }
        if !here.is_empty() {
            let _ = write!(page, "\n{}\n\n{here}", reason.join("\n"));
        }
    }
    if !left.is_empty() {
        page += "\nNot looked into:\n\n";
        page.extend(left.iter().map(|mutant| item(mutant)));
    }
    page
}

fn item(mutant: &Mutant) -> String {
    let told = told(mutant);
    let (change, line) = told.split_once(" at ").unwrap_or((&told, ""));
    format!("- {change}\n  in ``{line}``\n")
}

/// By which a reason finds it.
fn told(mutant: &Mutant) -> String {
    let file = mutant.file.strip_prefix(SOURCES).unwrap_or(&mutant.file);
    format!("{file}: {} at {}", mutant.what, mutant.line)
}

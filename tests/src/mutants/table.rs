//! `mutants.md`: how many mutants of each kind, how many were caught, and what became of the others.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::judge::Answer;
use super::mutant::{Expected, Kind, Mutant};
use super::survivors::SURVIVORS;

#[derive(Default)]
struct Count {
    quiet: usize,
    caught: usize,
    survived: usize,
}

/// A mutant that was not answered as expected.
pub struct Survivor {
    pub told: String,
    pub reason: Option<&'static str>,
    pub said: Vec<String>,
}

pub struct Table {
    rows: BTreeMap<(Kind, String), Count>,
    /// How many mutants each code caught.
    by_code: BTreeMap<&'static str, usize>,
    pub survivors: Vec<Survivor>,
    pub made: usize,
}

impl Table {
    pub fn new(mutants: &[Mutant<'_>], answers: &[Answer]) -> Table {
        let mut table = Table {
            rows: BTreeMap::new(),
            by_code: BTreeMap::new(),
            survivors: Vec::new(),
            made: mutants.len(),
        };
        for (mutant, answer) in mutants.iter().zip(answers) {
            table.add(mutant, answer);
        }
        table
    }

    fn add(&mut self, mutant: &Mutant<'_>, answer: &Answer) {
        let count = self
            .rows
            .entry((mutant.kind, mutant.of.clone()))
            .or_default();
        match (answer.as_expected, &mutant.expected) {
            (true, Expected::Quiet(..)) => count.quiet += 1,
            (true, Expected::Caught(..)) => {
                count.caught += 1;
                if let Some(code) = answer.by {
                    *self.by_code.entry(code).or_default() += 1;
                }
            }
            (false, _) => {
                count.survived += 1;
                let told = mutant.told();
                let name = format!("{}: {}: {told}", mutant.kind.name(), mutant.of);
                let known = SURVIVORS.iter().find(|known| known.is(&name));
                self.survivors.push(Survivor {
                    told: name,
                    reason: known.map(|known| known.reason),
                    said: answer.said.clone(),
                });
            }
        }
    }

    pub fn as_expected(&self) -> usize {
        self.made - self.survivors.len()
    }

    /// In hundredths of a percent, rounded down.
    pub fn share(&self) -> usize {
        self.as_expected() * 10_000 / self.made.max(1)
    }

    /// Reasons that no survivor needs any more.
    pub fn stale(&self) -> Vec<&'static str> {
        let needed = |pattern: &[&str]| {
            self.survivors
                .iter()
                .any(|survivor| pattern.iter().all(|part| survivor.told.contains(part)))
        };
        let stale = SURVIVORS.iter().filter(|known| !needed(known.parts));
        stale.map(|known| known.reason).collect()
    }

    pub fn written(&self) -> String {
        let mut text = String::from(HEAD);
        let share = self.share();
        let _ = writeln!(
            text,
            "**{} mutants, {} answered as they should be: {}.{:02} %.** {} survive, each with its reason below.\n",
            self.made,
            self.as_expected(),
            share / 100,
            share % 100,
            self.survivors.len()
        );
        self.by_kind(&mut text);
        for kind in Kind::ALL {
            self.rows_of(kind, &mut text);
        }
        self.codes(&mut text);
        self.survivors_of(&mut text);
        text
    }

    /// Who caught how many, and the rules that no step leads to.
    fn codes(&self, text: &mut String) {
        text.push_str("\n## Who caught them\n\n| finding | mutants caught |\n|---|--:|\n");
        for (code, count) in &self.by_code {
            let _ = writeln!(text, "| {code} | {count} |");
        }
        let rules = kava_guideline::rules::ALL.iter().map(|rule| rule.code);
        let never: Vec<&str> = rules
            .filter(|code| !self.by_code.contains_key(code))
            .collect();
        let _ = match never.is_empty() {
            true => writeln!(text, "\nEvery rule that a guideline may ask caught some."),
            false => writeln!(text, "\nNo step leads to: {}.", never.join(", ")),
        };
    }

    fn by_kind(&self, text: &mut String) {
        text.push_str("| kind | made | inside: nothing said | outside: caught | survived |\n|---|--:|--:|--:|--:|\n");
        for kind in Kind::ALL {
            let mut all = Count::default();
            for (_, count) in self.rows.iter().filter(|((of, _), _)| *of == kind) {
                all.quiet += count.quiet;
                all.caught += count.caught;
                all.survived += count.survived;
            }
            line(text, kind.name(), &all);
        }
    }

    fn rows_of(&self, kind: Kind, text: &mut String) {
        let _ = writeln!(text, "\n## {}\n\n{}\n", title(kind), what(kind));
        text.push_str("| of | made | inside: nothing said | outside: caught | survived |\n|---|--:|--:|--:|--:|\n");
        for ((_, of), count) in self.rows.iter().filter(|((at, _), _)| *at == kind) {
            line(text, of, count);
        }
    }

    fn survivors_of(&self, text: &mut String) {
        text.push_str("\n## Survivors\n");
        let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for survivor in &self.survivors {
            let reason = survivor.reason.unwrap_or("without a reason");
            by_reason.entry(reason).or_default().push(&survivor.told);
        }
        for (reason, told) in by_reason {
            let _ = writeln!(text, "\n{}: {reason}\n", told.len());
            for told in told {
                let _ = writeln!(text, "- {told}");
            }
        }
    }
}

const HEAD: &str = "# Mutants of programmes

Who checks the checker? Every catalogue that passes is changed by one small step, mechanically: from
the field table, from the bounds of its guideline, and from what stands in its text. What is still
allowed must be answered with no new finding of the rule whose bound it is; what is not must be caught
by a rule that owns it, in the file where it stands. Another finding does not count.

Written by `KAVA_UPDATE_MUTANTS=1 cargo test -p kava-tests mutants`; the test compares it.

";

fn line(text: &mut String, of: &str, count: &Count) {
    let made = count.quiet + count.caught + count.survived;
    let (quiet, caught, survived) = (count.quiet, count.caught, count.survived);
    let _ = writeln!(text, "| {of} | {made} | {quiet} | {caught} | {survived} |");
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Bound => "Bounds",
        Kind::Removed => "What must be said",
        Kind::Date => "Dates",
        Kind::Unknown => "Words and codes",
        Kind::Swapped => "Pairs",
        Kind::Said => "What may not be said",
    }
}

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Bound => {
            "A measured value is brought to the last that is allowed, and just beyond it."
        }
        Kind::Removed => "A fact is taken out, for each moment that needs it.",
        Kind::Date => "A date is brought to the last good day, and one day beyond it.",
        Kind::Unknown => "A word that is no text is made one that nobody knows.",
        Kind::Swapped => "The two of a pair change places.",
        Kind::Said => {
            "A rule without a bound is broken on purpose, beside words or a plan that keep it."
        }
    }
}

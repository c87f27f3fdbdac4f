//! Switches each mutant on and runs the tests that ask about it, until one notices.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::mutant::Mutant;
use crate::suite::{Outcome, Suite, Test};

#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub enum Verdict {
    Caught {
        by: String,
    },
    TimedOut {
        by: String,
    },
    /// How many tests ask about it; none may notice.
    Survived {
        asked: usize,
    },
    Unviable,
}

/// What is known so far, kept in a file so that it can be gone on with.
pub struct Verdicts {
    path: PathBuf,
    file: File,
    known: BTreeMap<String, Verdict>,
}

impl Verdicts {
    pub fn open(path: &Path) -> Verdicts {
        let text = fs::read_to_string(path).unwrap_or_default();
        let known = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        let file = OpenOptions::new().create(true).append(true).open(path);
        Verdicts {
            path: path.to_owned(),
            known: known.collect(),
            file: file.expect("a file for the verdicts"),
        }
    }

    pub fn of(&self, mutant: &Mutant) -> Option<&Verdict> {
        self.known.get(&mutant.key)
    }

    pub fn note(&mut self, mutant: &Mutant, verdict: Verdict) {
        let line = serde_json::to_string(&(&mutant.key, &verdict)).expect("plain data");
        writeln!(self.file, "{line}").expect("a verdict is written");
        self.known.insert(mutant.key.clone(), verdict);
    }

    /// New tests may notice what the old ones did not.
    pub fn forget_survivors(&mut self) {
        self.known
            .retain(|_, verdict| !matches!(verdict, Verdict::Survived { .. }));
        let lines = self.known.iter().map(|entry| serde_json::to_string(&entry));
        let lines: Vec<String> = lines.map(|line| line.expect("plain data") + "\n").collect();
        fs::write(&self.path, lines.concat()).expect("the verdicts are written");
    }
}

pub fn judge(
    suite: &Suite<'_>,
    mutants: &[Mutant],
    left_out: &BTreeSet<usize>,
    verdicts: &mut Verdicts,
) {
    let mut noticed = Noticed::default();
    for mutant in mutants {
        if left_out.contains(&mutant.number) || verdicts.of(mutant).is_some() {
            continue;
        }
        let verdict = verdict(suite, mutant, &mut noticed);
        println!(
            "{} {}: {} {verdict:?}",
            mutant.number, mutant.file, mutant.what
        );
        verdicts.note(mutant, verdict);
    }
}

/// How many mutants of a file each test has noticed.
#[derive(Default)]
struct Noticed(BTreeMap<(String, String), u32>);

impl Noticed {
    /// The test that most likely notices for its time comes first.
    fn promise(&self, mutant: &Mutant, test: &Test<'_>) -> f64 {
        let noticed = self.0.get(&(mutant.file.clone(), test.name.clone()));
        (f64::from(*noticed.unwrap_or(&0)) + 0.1) / (test.seconds + 0.02)
    }

    fn add(&mut self, mutant: &Mutant, test: &Test<'_>) {
        let key = (mutant.file.clone(), test.name.clone());
        *self.0.entry(key).or_default() += 1;
    }
}

fn verdict(suite: &Suite<'_>, mutant: &Mutant, noticed: &mut Noticed) -> Verdict {
    let asks = |test: &&Test<'_>| test.reached.contains(&mutant.number);
    let mut tests: Vec<&Test<'_>> = suite.tests.iter().filter(asks).collect();
    tests.sort_by(|a, b| {
        noticed
            .promise(mutant, b)
            .total_cmp(&noticed.promise(mutant, a))
    });
    for test in &tests {
        let by = test.name.clone();
        let verdict = match test.with(mutant.number) {
            Outcome::Passed => continue,
            Outcome::Failed => Verdict::Caught { by },
            Outcome::TooLong => Verdict::TimedOut { by },
        };
        noticed.add(mutant, test);
        return verdict;
    }
    Verdict::Survived { asked: tests.len() }
}

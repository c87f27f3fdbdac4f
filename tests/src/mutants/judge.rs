//! Judging mutants: what is said of a changed catalogue that was not said of it as it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use kava::diagnostics::Finding;
use kava::{Check, Day, Moment, Question, Workspace};

use super::catalogue::Catalogue;
use super::mutant::{Expected, Mutant};

/// A finding as far as it is the same before and after a change.
type Said = (&'static str, String, String);

/// Whether each mutant was answered as expected, in their order.
pub fn judge(mutants: &[Mutant<'_>]) -> Vec<Answer> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = mutants.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let parts = mutants.chunks(share);
        let running: Vec<_> = parts.map(|part| scope.spawn(|| in_turn(part))).collect();
        let parts = running.into_iter().map(|part| part.join());
        parts
            .flat_map(|part| part.expect("judging does not panic"))
            .collect()
    })
}

/// What came of one mutant.
pub struct Answer {
    pub as_expected: bool,
    /// The code of the finding that was looked for, where there is one.
    pub by: Option<&'static str>,
    /// What was newly said, for whoever looks into a survivor.
    pub said: Vec<String>,
}

fn in_turn(mutants: &[Mutant<'_>]) -> Vec<Answer> {
    let mut answers = Vec::new();
    let mut bench: Option<Bench<'_>> = None;
    for mutant in mutants {
        let same = |bench: &Bench<'_>| std::ptr::eq(bench.catalogue, mutant.catalogue);
        let mut at = match bench.take().filter(same) {
            Some(bench) => bench,
            None => Bench::new(mutant.catalogue),
        };
        answers.push(at.judge(mutant));
        bench = Some(at);
    }
    answers
}

/// A catalogue in which one file after another is changed and put back.
struct Bench<'c> {
    catalogue: &'c Catalogue,
    workspace: Workspace,
    /// What is said of the catalogue as it stands.
    before: BTreeMap<(Moment, Day, Option<String>), BTreeSet<Said>>,
}

impl<'c> Bench<'c> {
    fn new(catalogue: &'c Catalogue) -> Bench<'c> {
        let mut workspace = Workspace::new();
        for file in &catalogue.files {
            workspace.set(&file.name, file.text.as_str());
        }
        Bench {
            catalogue,
            workspace,
            before: BTreeMap::new(),
        }
    }

    fn judge(&mut self, mutant: &Mutant<'_>) -> Answer {
        let question = Question {
            guideline: mutant.guideline.clone().map(|id| (id, None)),
            ..Question::new(mutant.moment, mutant.as_of)
        };
        let key = (mutant.moment, mutant.as_of, mutant.guideline.clone());
        if !self.before.contains_key(&key) {
            let check = self.workspace.check(&question);
            let said = check.findings.iter().map(|finding| said(&check, finding));
            self.before.insert(key.clone(), said.collect());
        }
        let changed = mutant.texts();
        for (file, text) in &changed {
            self.set(*file, text);
        }
        let check = self.workspace.check(&question);
        for (file, _) in &changed {
            self.set(*file, &self.catalogue.file(*file).text);
        }
        let before = &self.before[&key];
        let new = check.findings.iter();
        let new = new.filter(|finding| !before.contains(&said(&check, finding)));
        answer(mutant, &check, &new.collect::<Vec<_>>())
    }

    fn set(&mut self, file: usize, text: &str) {
        self.workspace.set(&self.catalogue.file(file).name, text);
    }
}

fn said(check: &Check, finding: &Finding) -> Said {
    let file = &check.sources.get(finding.place.file).name;
    (finding.code, file.to_string(), finding.message.en.clone())
}

fn answer(mutant: &Mutant<'_>, check: &Check, new: &[&Finding]) -> Answer {
    let changed = mutant.edits.iter().map(|edit| edit.file);
    let files: Vec<usize> = match mutant.told_in.is_empty() {
        true => changed.collect(),
        false => mutant.told_in.clone(),
    };
    let is_here = |finding: &Finding| {
        let name = &*check.sources.get(finding.place.file).name;
        let mut files = files.iter();
        files.any(|file| name == mutant.catalogue.file(*file).name)
    };
    let (Expected::Quiet(codes, severity) | Expected::Caught(codes, severity)) = &mutant.expected;
    let looked_for = |finding: &&&Finding| {
        codes.contains(&finding.code) && finding.severity <= *severity && is_here(finding)
    };
    let by = new.iter().find(looked_for).map(|finding| finding.code);
    let as_expected = match &mutant.expected {
        Expected::Quiet(..) => by.is_none(),
        Expected::Caught(..) => by.is_some(),
    };
    let shown = |finding: &&Finding| format!("{}: {}", finding.code, finding.message.en);
    Answer {
        as_expected,
        by,
        said: new.iter().map(shown).collect(),
    }
}

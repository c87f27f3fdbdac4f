//! Findings that are known and left out of a check, so that a rule can be switched on for new ones
//! only.
//!
//! A finding is known again by what it says of what, not by its line: lines move. What can be left
//! out is what rules find, and every warning. An error of reading, of names, of a waiver or of a
//! guideline's own file never is: where a text was not understood, nobody knows what else is wrong.
//! A baseline hides findings; it makes no programme meet its guideline.

pub(crate) mod identity;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use kava_diagnostics::{FileId, Finding, Severity, Source, Words, say};
use kava_guideline::rules;

use crate::check::{Check, sorted};
use identity::{Identity, Trees};

pub use text::Malformed;

/// A list of known findings.
#[derive(Debug)]
pub struct Baseline {
    entries: Vec<Entry>,
    source: Arc<Source>,
}

#[derive(Clone, Debug)]
struct Entry {
    identity: Identity,
    /// How many findings are known under it; at least one.
    count: usize,
    span: kava_diagnostics::Span,
}

impl Baseline {
    /// Reads a baseline from its file, whose name is relative to the catalogue.
    pub fn read(name: &str, text: &str) -> Result<Baseline, Malformed> {
        let source = Arc::new(Source::new(name, text));
        let entries = text::entries(&source)?;
        Ok(Baseline { entries, source })
    }

    /// The text of a baseline that lists all that a check found and that can be left out: sorted, an
    /// entry a line.
    pub fn text_of(check: &Check) -> String {
        let mut trees = Trees::new(&check.sources);
        let mut counts: BTreeMap<Identity, usize> = BTreeMap::new();
        for finding in check
            .findings
            .iter()
            .filter(|finding| can_be_left_out(finding))
        {
            *counts.entry(trees.identity(finding)).or_default() += 1;
        }
        text::write(&counts)
    }

    /// Takes the known findings out of a check. An entry, or a part of it, to which nothing
    /// corresponds any more becomes a finding of its own.
    pub fn leave_out(&self, check: &mut Check) {
        let mut left: BTreeMap<&Identity, usize> = BTreeMap::new();
        for entry in &self.entries {
            *left.entry(&entry.identity).or_default() += entry.count;
        }
        let mut trees = Trees::new(&check.sources);
        let before = check.findings.len();
        let mut kept = std::mem::take(&mut check.findings);
        kept.retain(|finding| {
            !can_be_left_out(finding) || !take_one(&mut left, &trees.identity(finding))
        });
        check.left_out = Some(before - kept.len());
        let file = check.sources.add(self.source.clone());
        for entry in &self.entries {
            let over = left.get_mut(&entry.identity);
            let gone = over.map_or(0, |over| std::mem::take(over).min(entry.count));
            kept.extend((gone > 0).then(|| stale(entry, gone, file)));
        }
        check.findings = sorted(kept, &check.sources);
    }
}

fn take_one(left: &mut BTreeMap<&Identity, usize>, identity: &Identity) -> bool {
    match left.get_mut(identity) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

fn can_be_left_out(finding: &Finding) -> bool {
    let code = finding.code;
    finding.severity == Severity::Warning
        || rules::find(code).is_some()
        || rules::is_always_on(code)
        || rules::form::PAGES.iter().any(|(form, _)| *form == code)
}

fn stale(entry: &Entry, gone: usize, file: FileId) -> Finding {
    let what = entry.identity.words();
    let message: Words = match gone {
        1 if entry.count == 1 => say!(
            en "this is no longer found: {what}",
            et "seda enam ei leita: {what}",
            what = what
        ),
        gone => say!(
            en "of these {count}, {gone} are no longer found: {what}",
            et "neist {count} leiust ei leita enam {gone}: {what}",
            count = entry.count, gone = gone, what = what
        ),
    };
    Finding::warning("stale-baseline", entry.span.in_file(file), message).help(say!(
        en "write the baseline anew, so that it cannot return unseen: --write-baseline",
        et "kirjuta leiuloend uuesti, et leid ei saaks märkamatult tagasi tulla: --write-baseline"
    ))
}

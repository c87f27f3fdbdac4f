//! All certain fixes of a catalogue, made until none is left.
//!
//! A fix may lay bare what stood in its way: of a comma for a point and a unit that touches its number
//! one is mended first. So it goes in rounds, and every round is judged anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use kava_diagnostics::{Edit, FileId, Finding, Words};
use kava_guideline::Question;

use crate::check::Check;
use crate::mend::{Mender, apply, certain_fixes};
use crate::workspace::Workspace;

/// Mending in rounds ends here even where each brings something new to mend.
const MOST_ROUNDS: usize = 12;

/// What was mended, and what is left.
#[derive(Debug)]
pub struct Fixed {
    /// By name; only texts that are another now.
    pub files: Vec<Changed>,
    /// In the order in which they were mended.
    pub mended: Vec<Mended>,
    /// The catalogue as it was.
    pub before: Check,
    /// The catalogue as it is now.
    pub after: Check,
}

/// A text that was mended.
#[derive(Debug)]
pub struct Changed {
    pub name: String,
    pub old: Arc<str>,
    pub new: Arc<str>,
}

/// A finding that is gone, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    pub file: String,
    /// From 1, in the text as it was when the fix was made.
    pub line: usize,
    pub code: &'static str,
    pub message: Words,
    pub fix: Words,
}

impl Workspace {
    /// Makes the certain fixes of what is found in the files that are asked for.
    pub fn fix(&mut self, question: &Question, is_asked_for: impl Fn(&str) -> bool) -> Fixed {
        let old: BTreeMap<String, Arc<str>> = self
            .files()
            .map(|file| (file.source.name.to_string(), file.source.text.clone()))
            .collect();
        let before = self.check(question);
        let mut after = self.check(question);
        let mut mended = Vec::new();
        for _ in 0..MOST_ROUNDS {
            let made = self.mend_once(&after, &is_asked_for);
            if made.is_empty() {
                break;
            }
            mended.extend(made);
            after = self.check(question);
        }
        let files = old.into_iter().filter_map(|(name, old)| {
            let new = self.source(&name)?.text.clone();
            (new != old).then_some(Changed { name, old, new })
        });
        Fixed {
            files: files.collect(),
            mended,
            before,
            after,
        }
    }

    /// One round; nothing where nothing is left to mend.
    fn mend_once(&mut self, check: &Check, is_asked_for: impl Fn(&str) -> bool) -> Vec<Mended> {
        let is_mendable = |file: FileId| {
            !Workspace::is_shipped(file) && is_asked_for(&check.sources.get(file).name)
        };
        let is_here = |finding: &&Finding| {
            let mut edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
            is_mendable(finding.place.file) && edits.all(|edit| is_mendable(edit.file))
        };
        let fixes = certain_fixes(check.findings.iter().filter(is_here));
        let mut edits: Vec<Edit> = Vec::new();
        for edit in fixes.iter().flat_map(|(_, fix)| &fix.edits) {
            if !edits.contains(edit) {
                edits.push(edit.clone());
            }
        }
        if !self.write(&Mender::new(&check.sources).mended(&edits), check) {
            return Vec::new();
        }
        let told = fixes.iter().map(|(finding, fix)| {
            let source = check.sources.get(finding.place.file);
            Mended {
                file: source.name.to_string(),
                line: line_of(&source.text, finding.place.span.start),
                code: finding.code,
                message: finding.message.clone(),
                fix: fix.title.clone(),
            }
        });
        told.collect()
    }

    /// Whether some text is another now.
    fn write(&mut self, edits: &[Edit], check: &Check) -> bool {
        let mut by_file: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
        for edit in edits {
            by_file.entry(edit.file).or_default().push(edit.clone());
        }
        let mut is_other = false;
        for (file, edits) in by_file {
            let source = check.sources.get(file);
            let new = apply(&source.text, &edits);
            is_other |= new != *source.text;
            self.set(&source.name, new);
        }
        is_other
    }
}

fn line_of(text: &str, offset: u32) -> usize {
    let before = text.get(..offset as usize).unwrap_or(text);
    before.matches('\n').count() + 1
}

//! A draft edition of a guideline held against the one that applies: what it changes, and what would
//! become of the programmes of a catalogue.

use kava_diagnostics::{Finding, Severity, Sources};
use kava_guideline::{Change, Drafted, Guidelines, Judge, NoDraft, Question, Written, changes};
use kava_model::fields::Guideline;
use kava_model::names::Catalogue;
use kava_model::verdict::Stamp;

use crate::check::{guidelines, known, sorted};
use crate::file::File;
use crate::workspace::Workspace;

/// What a draft comes to.
#[derive(Debug)]
pub struct Against {
    pub sources: Sources,
    /// What is wrong with the draft itself.
    pub findings: Vec<Finding>,
    pub outcome: Result<Compared, NotCompared>,
}

/// A draft that could be compared.
#[derive(Debug)]
pub struct Compared {
    pub now: Stamp,
    pub draft: Stamp,
    pub changes: Vec<Change>,
    /// How many programmes the catalogue has, and how many of them fall under this edition.
    pub programmes: usize,
    pub judged: usize,
    /// What would be found and is not found now; by rule, and in the order of the files.
    pub new: Vec<Outcome>,
    /// What is found now and would not be; likewise.
    pub gone: Vec<Outcome>,
}

/// Why a draft could not be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCompared {
    /// Its own findings say why.
    Unreadable,
    /// The file holds no guideline.
    NoGuideline,
    /// No edition of this guideline applies on the day of the check.
    NothingApplies { id: String },
}

/// A finding of a programme.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub programme: String,
    pub finding: Finding,
}

impl Against {
    /// A programme would break, or the draft is wrong in itself.
    pub fn has_errors(&self) -> bool {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let new = self.outcome.iter().flat_map(|compared| &compared.new);
        self.findings.iter().any(is_error) || new.map(|new| &new.finding).any(is_error)
    }

    pub fn has_warnings(&self) -> bool {
        let is_warning = |finding: &Finding| finding.severity == Severity::Warning;
        let new = self.outcome.iter().flat_map(|compared| &compared.new);
        self.findings.iter().any(is_warning) || new.map(|new| &new.finding).any(is_warning)
    }
}

impl Workspace {
    /// Holds the draft in a file against the edition that applies on the day of the check. A file of
    /// the catalogue is taken out of it first. Of several editions in the file the last is meant.
    pub fn against(&self, name: &str, text: &str, question: &Question) -> Against {
        let mut sources = self.sources();
        let own = self.files().find(|file| &*file.source.name == name);
        let id = own.map_or(sources.next(), |file| file.id);
        let file = File::new(id, name, text.into());
        if own.is_none() {
            sources.add(file.source.clone());
        }
        let mut findings = file.shape.clone();
        findings.extend(file.findings().cloned());
        let outcome = self.compared(&file, question, &mut findings);
        Against {
            findings: sorted(findings, &sources),
            sources,
            outcome,
        }
    }

    fn compared(
        &self,
        file: &File,
        question: &Question,
        findings: &mut Vec<Finding>,
    ) -> Result<Compared, NotCompared> {
        let Some(guideline) = last_edition(file) else {
            return Err(match findings.is_empty() {
                true => NotCompared::NoGuideline,
                false => NotCompared::Unreadable,
            });
        };
        if findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
        {
            return Err(NotCompared::Unreadable);
        }
        let others = || self.files().filter(|other| other.id != file.id);
        let (now, _) = guidelines(others());
        let written = Written {
            guideline,
            sha256: &file.sha256(),
            own: true,
        };
        let drafted = match now.with_draft(written, question.as_of) {
            Ok(drafted) => drafted,
            Err(NoDraft::Unreadable(why)) => {
                findings.extend(why);
                return Err(NotCompared::Unreadable);
            }
            Err(NoDraft::NothingApplies { id }) => return Err(NotCompared::NothingApplies { id }),
        };
        findings.extend(drafted.findings.iter().cloned());
        let catalogue = Catalogue::new(others().flat_map(File::facts));
        Ok(compare(&catalogue, &now, drafted, question))
    }
}

fn last_edition(file: &File) -> Option<&Guideline> {
    let first_day = |guideline: &&Guideline| {
        let in_force = guideline.in_force.known();
        in_force.and_then(|in_force| in_force.from.day())
    };
    known(file).max_by_key(first_day)
}

fn compare(
    catalogue: &Catalogue<'_>,
    now: &Guidelines,
    drafted: Drafted,
    question: &Question,
) -> Compared {
    let before = Judge::new(catalogue, now, question);
    let after = Judge::new(catalogue, &drafted.guidelines, question);
    let mut compared = Compared {
        now: drafted.now.stamp.clone(),
        draft: drafted.draft.stamp.clone(),
        changes: changes(&drafted.now, &drafted.draft),
        programmes: catalogue.programmes.len(),
        judged: 0,
        new: Vec::new(),
        gone: Vec::new(),
    };
    for programme in &catalogue.programmes {
        let before = before.programme(programme.it);
        if before.summary.stamps.iter().any(|it| **it == compared.now) {
            compared.judged += 1;
        }
        let after = after.programme(programme.it);
        let outcome = |finding| Outcome {
            programme: programme.it.name.text.to_string(),
            finding,
        };
        let (new, gone) = difference(before.findings, after.findings);
        compared.new.extend(new.into_iter().map(outcome));
        compared.gone.extend(gone.into_iter().map(outcome));
    }
    compared.new.sort_by_key(|outcome| outcome.finding.code);
    compared.gone.sort_by_key(|outcome| outcome.finding.code);
    compared
}

/// What is found after and not before, or graver than before; and what is found before and not after.
fn difference(before: Vec<Finding>, after: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
    let mut gone = before;
    let mut new = Vec::new();
    for finding in after {
        let same = |known: &Finding| known.code == finding.code && known.place == finding.place;
        match gone.iter().position(same) {
            Some(at) => {
                if finding.severity < gone.remove(at).severity {
                    new.push(finding);
                }
            }
            None => new.push(finding),
        }
    }
    (new, gone)
}

//! Judging a catalogue: every finding of every file, and a verdict for every programme.

use std::sync::Arc;

use kava_diagnostics::{Finding, Place, Severity, Sources, Span, say};
use kava_guideline::{Guidelines, Judge, Question, Written};
use kava_model::fields::Guideline;
use kava_model::names::Catalogue;
use kava_model::stated::Stated;
use kava_model::verdict::Verdict;

use crate::attribution::{self, Keep};
use crate::file::File;
use crate::memory::{self, Grounds, Law, Memory, Worked};
use crate::workspace::{SHIPPED, Workspace};

/// A catalogue judged.
#[derive(Debug)]
pub struct Check {
    pub sources: Sources,
    /// By file name, place and code.
    pub findings: Vec<Finding>,
    /// In the order of the files.
    pub programmes: Vec<Judged>,
    /// How many findings a baseline left out; nothing where none was asked.
    pub left_out: Option<usize>,
}

/// A programme judged. Its verdict's findings are among those of the whole check.
#[derive(Debug)]
pub struct Judged {
    pub code: String,
    /// As the author named it.
    pub kind: Option<String>,
    pub file: String,
    /// The programme's name in its file.
    pub place: Place,
    pub verdict: Arc<Verdict>,
}

impl Check {
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

impl Workspace {
    /// Judges the whole catalogue, and remembers what the next check need not work out again.
    pub fn check(&self, question: &Question) -> Check {
        let memory = std::mem::take(&mut *self.memory());
        let law = self.law(&memory);
        let (check, memory) =
            self.judged(question, &law, Keep::InBoth, |files, catalogue, judge| {
                let grounds = Grounds {
                    question: question.clone(),
                    named: catalogue.guideline().map(Into::into),
                    law: law.clone(),
                };
                memory::work(files, catalogue, judge, grounds, memory)
            });
        *self.memory() = memory;
        check
    }

    /// The same for who will not ask again: takes less memory, and leaves none behind. The verdicts are
    /// without their findings, which are among those of the whole check.
    pub fn check_once(&self, question: &Question) -> Check {
        let law = self.law(&Memory::default());
        self.judged(question, &law, Keep::Together, memory::work_once)
            .0
    }

    fn judged(
        &self,
        question: &Question,
        law: &Law,
        keep: Keep,
        work: impl for<'f> FnOnce(&[&'f File], &'f Catalogue<'f>, &Judge<'f>) -> Worked,
    ) -> (Check, Memory) {
        let sources = self.sources();
        let catalogue = self.catalogue();
        let judge = Judge::new(&catalogue, &law.guidelines, question);
        let files: Vec<&File> = self.files().collect();
        let worked = work(&files, &catalogue, &judge);
        let ledger = &worked.memory.ledger;
        let mut shared = self.shared_findings(&catalogue, &judge, question);
        shared.extend(catalogue.name_findings(ledger));
        shared.extend(law.findings.iter().cloned());
        shared.extend(worked.findings);
        let (findings, verdicts) =
            attribution::attribute(&catalogue, shared, worked.verdicts, keep);
        let programmes = catalogue.programmes.iter().zip(verdicts);
        let programmes = programmes
            .map(|(programme, verdict)| Judged {
                code: programme.it.name.text.to_string(),
                kind: programme.it.kind.known().map(|kind| kind.text.to_string()),
                file: sources.get(programme.place.file).name.to_string(),
                place: programme.place,
                verdict,
            })
            .collect();
        let check = Check {
            findings: sorted(findings, &sources),
            programmes,
            sources,
            left_out: None,
        };
        (check, worked.memory)
    }

    /// What is wrong with the files and the catalogue as a whole, but for its names.
    pub(crate) fn shared_findings(
        &self,
        catalogue: &Catalogue<'_>,
        judge: &Judge<'_>,
        question: &Question,
    ) -> Vec<Finding> {
        let mut shared = self.reading_findings();
        shared.extend(judge.findings());
        if catalogue.head.is_none() && question.guideline.is_none() {
            shared.extend(self.home().map(no_head));
        }
        shared
    }

    /// Where the catalogue's head is looked for: in its own file, or in the only one.
    fn home(&self) -> Option<&File> {
        let named = self
            .files()
            .find(|file| &*file.source.name == "catalogue.kava");
        let only = || self.files().next().filter(|_| self.files().count() == 1);
        named.or_else(only)
    }

    /// The guidelines, remembered or read.
    fn law(&self, memory: &Memory) -> Arc<Law> {
        let own = self.files().filter(|file| known(file).next().is_some());
        let own: Vec<_> = own.map(|file| (file.id, file.source.clone())).collect();
        memory.law(&own).unwrap_or_else(|| {
            let (guidelines, findings) = self.guidelines();
            Arc::new(Law {
                own,
                guidelines,
                findings,
            })
        })
    }

    pub(crate) fn catalogue(&self) -> Catalogue<'_> {
        Catalogue::new(self.files().flat_map(File::facts))
    }

    /// The shipped guidelines and the catalogue's own.
    pub(crate) fn guidelines(&self) -> (Guidelines, Vec<Finding>) {
        guidelines(self.files())
    }

    /// What is wrong with the shape of the files, with single facts, and what is still to be said.
    fn reading_findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for file in self.files() {
            findings.extend(file.shape.iter().cloned());
            findings.extend(file.findings().cloned());
            findings.extend(file.todos().map(|place| to_do(*place)));
            findings.extend(empty_file(file));
        }
        findings
    }
}

/// The shipped guidelines and those of some files.
pub(crate) fn guidelines<'f>(files: impl Iterator<Item = &'f File>) -> (Guidelines, Vec<Finding>) {
    let shipped = SHIPPED.iter().map(|file| (file, false));
    let own = files.filter(|file| file.facts().any(|facts| !facts.guidelines.is_empty()));
    let files: Vec<(&File, bool, String)> = shipped
        .chain(own.map(|file| (file, true)))
        .map(|(file, own)| (file, own, file.sha256()))
        .collect();
    let written = files.iter().flat_map(|(file, own, sha256)| {
        known(file).map(move |guideline| Written {
            guideline,
            sha256,
            own: *own,
        })
    });
    Guidelines::load(written)
}

pub(crate) fn known(file: &File) -> impl Iterator<Item = &Guideline> {
    file.facts()
        .flat_map(|facts| facts.guidelines.iter().filter_map(Stated::known))
}

/// A file in which nothing stands is told: it may have lost its text. One that could not be read has
/// its own finding.
fn empty_file(file: &File) -> Option<Finding> {
    let text = file.source.text.trim_start_matches('\u{feff}');
    (text.trim().is_empty() && file.shape.is_empty()).then(|| {
        let name = &*file.source.name;
        Finding::warning(
            "empty-file",
            Span::at(0).in_file(file.id),
            say!(en "{name} is empty", et "fail {name} on tühi", name = name),
        )
    })
}

/// A catalogue without its head names no guideline, so nothing in it can be judged.
fn no_head(file: &File) -> Finding {
    Finding::error(
        "headless-catalogue",
        Span::at(0).in_file(file.id),
        say!(
            en "no file of this folder says which catalogue it is and which guideline it follows",
            et "selle kausta ükski fail ei ütle, mis kataloog see on ja millist juhendit see järgib"
        ),
    )
    .help(say!(
        en "write: catalogue NAME {{ guideline taltech }}",
        et "kirjuta: catalogue NIMI {{ guideline taltech }}"
    ))
}

fn to_do(place: Place) -> Finding {
    Finding::warning(
        "todo",
        place,
        say!(en "this is still to be said", et "see on veel lahtine"),
    )
}

/// By file name, place and code, so that the order of files and checks does not show.
pub(crate) fn sorted(mut findings: Vec<Finding>, sources: &Sources) -> Vec<Finding> {
    let mut names: Vec<_> = sources.iter().collect();
    names.sort_by_key(|(id, source)| (&source.name, *id));
    let mut ranks = vec![0; names.len()];
    for (rank, (id, _)) in names.into_iter().enumerate() {
        ranks[id.0 as usize] = rank;
    }
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| {
            let Place { file, span } = finding.place;
            (ranks[file.0 as usize], span, finding.code)
        };
        key(one)
            .cmp(&key(other))
            .then_with(|| one.message.cmp(&other.message))
    });
    findings.dedup();
    findings
}

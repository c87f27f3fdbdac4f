//! Catalogues from `.kava` text, with verdicts made by hand.

use std::sync::Arc;

use kava_diagnostics::{FileId, Source, Sources};
use kava_documents::{Issue, Subject, Target, find};
use kava_model::Vocabulary;
use kava_model::date::Day;
use kava_model::names::Catalogue;
use kava_model::plan::ResolvedPlan;
use kava_model::read::{FileRead, read};
use kava_model::stated::Stated;
use kava_model::verdict::Verdict;

/// The texts of a catalogue, read.
pub struct Texts {
    pub reads: Vec<FileRead>,
    pub sources: Sources,
}

impl Texts {
    pub fn new(files: &[(&str, &str)]) -> Texts {
        let mut texts = Texts { reads: Vec::new(), sources: Sources::default() };
        for (at, (name, text)) in files.iter().enumerate() {
            let file = FileId(at as u32);
            let tree = kava_syntax::parse(text, &Vocabulary);
            texts.reads.push(read(file, &tree, text));
            texts.sources.add(Arc::new(Source::new(*name, *text)));
        }
        texts
    }

    /// The messages of what could not be read.
    pub fn findings(&self) -> Vec<&str> {
        self.reads.iter().flat_map(|read| &read.findings).map(|finding| &*finding.message.en).collect()
    }

    pub fn catalogue(&self) -> Catalogue<'_> {
        Catalogue::new(self.reads.iter().map(|read| &read.facts))
    }
}

/// One document of a target: its file name and its bytes.
pub type Written = (String, Vec<u8>);

/// What is written, and for which day.
#[derive(Clone, Copy)]
pub struct Order {
    pub target: &'static str,
    pub draft: bool,
}

pub const DAY: (i16, i8, i8) = (2026, 6, 10);

pub fn day((year, month, day): (i16, i8, i8)) -> Day {
    Day::new(year, month, day).expect("a day")
}

/// The documents of a target for every programme, each with the verdict that its code is given.
pub fn write(texts: &Texts, order: Order, verdict: impl Fn(&str) -> Verdict) -> Vec<Written> {
    let catalogue = texts.catalogue();
    let programmes: Vec<_> = texts
        .reads
        .iter()
        .flat_map(|read| &read.facts.programmes)
        .filter_map(Stated::known)
        .map(|programme| (programme, ResolvedPlan::of(programme, &catalogue), verdict(&programme.name.text)))
        .collect();
    let subjects: Vec<Subject<'_>> = programmes
        .iter()
        .map(|(programme, plan, verdict)| Subject {
            catalogue: &catalogue,
            programme,
            record: catalogue.record(programme),
            plan: plan.as_ref(),
            verdict,
            sources: &texts.sources,
        })
        .collect();
    let target: &dyn Target = find(order.target).expect("a target");
    let issue = Issue { catalogue: &catalogue, as_of: day(DAY), draft: order.draft };
    let documents = target.documents(issue, &subjects);
    let bytes = |document: &kava_documents::Document<'_>| {
        let mut bytes = Vec::new();
        (document.write)(&mut bytes).expect("memory takes everything");
        (document.path.clone(), bytes)
    };
    documents.iter().map(bytes).collect()
}

//! Catalogues from `.kava` text, with verdicts made by hand.

use std::sync::Arc;

use kava_diagnostics::{FileId, Place, Source, Sources, Span};
use kava_documents::{Issue, Ruling, Subject, find};
use kava_model::Vocabulary;
use kava_model::date::Day;
use kava_model::fields::{Moment, Programme};
use kava_model::names::Catalogue;
use kava_model::plan::ResolvedPlan;
use kava_model::quantity::{Credits, Hours};
use kava_model::read::{FileRead, read};
use kava_model::stated::Stated;
use kava_model::verdict::{Missing, Range, Stamp, Summary, Terms, Verdict};
use serde_json::Value;

pub const EVERYTHING: &str = include_str!("../catalogues/everything.kava");

/// The texts of a catalogue, read.
pub struct Texts {
    reads: Vec<FileRead>,
    sources: Sources,
}

/// One document of a target: its file name and its bytes.
pub type Written = (String, Vec<u8>);

impl Texts {
    pub fn new(files: &[(&str, &str)]) -> Texts {
        let mut texts = Texts {
            reads: Vec::new(),
            sources: Sources::default(),
        };
        for (at, (name, text)) in files.iter().enumerate() {
            let file = FileId(at as u32);
            let tree = kava_syntax::parse(text, &Vocabulary);
            texts.reads.push(read(file, &tree, text));
            texts.sources.add(Arc::new(Source::new(*name, *text)));
        }
        texts
    }

    /// What could not be read as written.
    pub fn findings(&self) -> Vec<&str> {
        self.reads
            .iter()
            .flat_map(|read| &read.findings)
            .map(|finding| &*finding.message.en)
            .collect()
    }

    /// The first place of a text.
    pub fn place(&self, written: &str) -> Place {
        let found = self.sources.iter().find_map(|(file, source)| {
            let at = source.text.find(written)?;
            Some(Span::new(at, at + written.len()).in_file(file))
        });
        found.unwrap_or_else(|| panic!("no file has {written:?}"))
    }

    /// The documents of a target for the programmes that are offered.
    pub fn write(
        &self,
        target: &str,
        draft: bool,
        verdict: impl Fn(&str) -> Verdict + Send + Sync,
    ) -> Vec<Written> {
        self.written(target, draft, false, verdict)
    }

    /// The documents of a target that takes also programmes that are gone.
    pub fn write_all(
        &self,
        target: &str,
        verdict: impl Fn(&str) -> Verdict + Send + Sync,
    ) -> Vec<Written> {
        self.written(target, false, true, verdict)
    }

    /// Each programme has the verdict that its code is given.
    fn written(
        &self,
        target: &str,
        draft: bool,
        all: bool,
        verdict: impl Fn(&str) -> Verdict + Send + Sync,
    ) -> Vec<Written> {
        let catalogue = Catalogue::new(self.reads.iter().map(|read| &read.facts));
        let programmes = self.reads.iter().flat_map(|read| &read.facts.programmes);
        let programmes: Vec<&Programme> = programmes.filter_map(Stated::known).collect();
        let as_of = day(2026, 6, 10);
        let is_gone =
            |programme: &&Programme| kava_documents::is_gone(programme, &catalogue, as_of);
        let gone: Vec<_> = programmes
            .iter()
            .copied()
            .filter(|it| is_gone(it))
            .collect();
        let offered = programmes.iter().copied().filter(|it| all || !is_gone(it));
        let offered: Vec<_> = offered.collect();
        let issue = Issue {
            catalogue: &catalogue,
            sources: &self.sources,
            as_of,
            draft,
            gone: &gone,
            judge: &|programme: &Programme| verdict(&programme.name.text),
        };
        let documents = find(target).expect("a target").documents(issue, &offered);
        let written = documents.map(|document| document.in_memory());
        written
            .flat_map(|files| files.expect("memory takes everything"))
            .collect()
    }

    /// What the documents of a target lack of a programme: each message, and the text it stands at.
    pub fn lacks(&self, target: &str, code: &str) -> Vec<(String, String)> {
        self.lacks_where(target, code, &Verdict::default())
    }

    /// The same where so much is known of it.
    pub fn lacks_where(
        &self,
        target: &str,
        code: &str,
        verdict: &Verdict,
    ) -> Vec<(String, String)> {
        let catalogue = Catalogue::new(self.reads.iter().map(|read| &read.facts));
        let programmes = self.reads.iter().flat_map(|read| &read.facts.programmes);
        let programme = programmes
            .filter_map(Stated::known)
            .find(|it| &*it.name.text == code)
            .expect("the programme");
        let plan = ResolvedPlan::of(programme, &catalogue);
        let subject = Subject {
            catalogue: &catalogue,
            programme,
            record: catalogue.record(programme),
            plan: plan.as_ref(),
            ruling: Ruling::Given(verdict),
            sources: &self.sources,
        };
        let at = |place: Place| {
            let text = &self.sources.get(place.file).text;
            place.span.of(text).to_owned()
        };
        find(target)
            .expect("a target")
            .lacks(&subject)
            .into_iter()
            .map(|finding| (finding.message.en, at(finding.place)))
            .collect()
    }

    /// The document of one programme, or of the catalogue, as JSON.
    pub fn json(
        &self,
        target: &str,
        file: &str,
        verdict: impl Fn(&str) -> Verdict + Send + Sync,
    ) -> Value {
        let written = self.write(target, false, verdict);
        let (_, bytes) = written
            .iter()
            .find(|(name, _)| name == file)
            .expect("the document");
        serde_json::from_slice(bytes).expect("JSON")
    }
}

pub fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).expect("a day of the calendar")
}

/// Judged by both layers, with these totals; nothing is missing.
pub fn verdict(min: Credits, max: Credits) -> Verdict {
    let stamp = |id: &str, edition, digit: &str, own_copy| Stamp {
        guideline: id.to_owned(),
        edition,
        sha256: digit.repeat(64),
        own_copy,
    };
    let summary = Summary {
        stamps: vec![
            Arc::new(stamp("estonia", day(2025, 9, 1), "a", false)),
            Arc::new(stamp("taltech", day(2025, 10, 9), "b", true)),
        ],
        met: Some(true),
        credits: Some(Range { min, max }),
        terms: Terms {
            kind: None,
            one_ects: Some(Hours::whole(26)),
        },
        ..Summary::default()
    };
    Verdict {
        summary,
        ..Verdict::default()
    }
}

pub fn missing(field: &str, moment: Moment, place: Place) -> Missing {
    Missing {
        field: field.to_owned(),
        moment,
        place,
    }
}

//! Guideline files read as front ends read them.

use std::collections::BTreeMap;

use kava_diagnostics::{FileId, Finding, Place, Source};
use kava_guideline::{Guidelines, SHIPPED, Written};
use kava_model::date::Day;
use kava_model::read::{FileRead, read};

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Files in their order, each shipped or a catalogue's own.
pub struct Files {
    files: Vec<(Source, FileRead, bool)>,
}

impl Files {
    pub fn shipped() -> Files {
        let mut files = Files { files: Vec::new() };
        for (name, text) in SHIPPED {
            files.add(name, text, false);
        }
        files
    }

    /// The shipped files and one of the catalogue.
    pub fn with_own(text: &str) -> Files {
        let mut files = Files::shipped();
        files.add("own", text, true);
        files
    }

    pub fn only(name: &str, text: &str) -> Files {
        let mut files = Files { files: Vec::new() };
        files.add(name, text, true);
        files
    }

    fn add(&mut self, name: &str, text: &str, own: bool) {
        let tree = kava_syntax::parse(text, &kava_model::Vocabulary);
        let shape: Vec<_> = tree.faults.iter().map(|fault| fault.kind).collect();
        assert_eq!(shape, [], "{name}: the shape of the file");
        let file = FileId(self.files.len() as u32);
        let facts = read(file, &tree, text);
        self.files.push((Source::new(name, text), facts, own));
    }

    /// Everything that is wrong with them, in their reading and in their meaning.
    pub fn load(&self) -> (Guidelines, Vec<Finding>) {
        let mut findings: Vec<Finding> = self
            .files
            .iter()
            .flat_map(|(_, read, _)| read.findings.clone())
            .collect();
        let written = self.files.iter().flat_map(|(_, read, own)| {
            let guidelines = read
                .facts
                .guidelines
                .iter()
                .filter_map(|guideline| guideline.known());
            guidelines.map(move |guideline| Written {
                guideline,
                sha256: "",
                own: *own,
            })
        });
        let (guidelines, more) = Guidelines::load(written);
        findings.extend(more);
        (guidelines, findings)
    }

    /// `taltech:12`, lines counted from 1.
    pub fn line_of(&self, place: Place) -> String {
        let (source, ..) = &self.files[place.file.0 as usize];
        let point = source.point(place.span.start, kava_diagnostics::Columns::Scalars);
        format!("{}:{}", source.name, point.line + 1)
    }

    /// `taltech:12 loosened-rule`
    pub fn lines_of(&self, findings: &[Finding]) -> Vec<String> {
        let mut lines: Vec<String> = findings
            .iter()
            .map(|finding| format!("{} {}", self.line_of(finding.place), finding.code))
            .collect();
        lines.sort();
        lines
    }

    /// The text of the line at a place.
    pub fn text_at(&self, place: Place) -> &str {
        let (source, ..) = &self.files[place.file.0 as usize];
        let point = source.point(place.span.start, kava_diagnostics::Columns::Scalars);
        source.line(point.line as usize).trim()
    }
}

/// What the comments of a file expect: `//~ CODE` behind the line that the finding points at.
pub fn expected(name: &str, text: &str) -> BTreeMap<String, usize> {
    let mut expected = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        for code in line.split("//~").skip(1) {
            *expected
                .entry(format!("{name}:{} {}", at + 1, code.trim()))
                .or_default() += 1;
        }
    }
    expected
}

//! What a rule is: a word, what a guideline may set for it, its page, and its check.

use std::sync::Arc;

use kava_diagnostics::{Citation, Finding, Page, Pages, Place, Severity, Speak, Words, say};
use kava_model::fields::{Confidence, Moment, Setting, Strictness};
use kava_model::quantity::{Bound, Credits, Decimal, Limit, Ratio};
use kava_model::unit::Unit;
use kava_model::verdict::{Duty, Measure};

use crate::case::Case;

/// A predicate over a programme that guidelines switch on, set and cite.
pub struct Rule {
    /// The word that guidelines, waivers and findings use.
    pub code: &'static str,
    pub takes: Takes,
    pub page: Page,
    pub check: fn(&Case<'_>, &Asked<'_>, &mut Report),
}

/// A check that needs no line in a guideline: it is always on.
pub struct BuiltIn {
    /// The words of the findings it may give, each with its page.
    pub pages: Pages,
    pub check: fn(&Case<'_>, &mut Report),
}

/// What checks give.
#[derive(Debug, Default)]
pub struct Report {
    pub findings: Vec<Finding>,
    pub duties: Vec<Duty>,
    /// Nothing where nobody wants to know.
    pub measures: Option<Vec<Measure>>,
}

impl Report {
    /// One that takes down what is measured, whether it holds or not.
    pub fn measuring() -> Report {
        Report {
            measures: Some(Vec::new()),
            ..Report::default()
        }
    }

    pub fn append(&mut self, mut other: Report) {
        self.findings.append(&mut other.findings);
        self.duties.append(&mut other.duties);
    }

    pub fn measured(&mut self, asked: &Asked<'_>, words: impl FnOnce() -> Words) {
        if let Some(measures) = &mut self.measures {
            measures.push(Measure {
                rule: asked.line.code,
                citation: asked.line.citation.clone(),
                words: words(),
            });
        }
    }

    /// From the least to the most, in one number where they are the same.
    pub fn measured_range<T: Speak + PartialEq>(&mut self, asked: &Asked<'_>, least: T, most: T) {
        let range = Bound {
            low: Limit::Closed(least),
            high: Limit::Closed(most),
        };
        self.measured(asked, || say!(en "{range}", et "{range}", range = range));
    }
}

/// What a guideline's line sets for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    Nothing,
    /// A bound in one of these units.
    Bound(&'static [Unit]),
    /// A bound on a count.
    Count,
    /// Words of a set, all of which are asked: the more, the stricter.
    Words(&'static [&'static str]),
    /// Words of a set, any one of which is enough: the fewer, the stricter.
    OneOf(&'static [&'static str]),
    /// A word of a scale that goes from low to high: it or a higher one is asked.
    AtLeast(&'static [&'static str]),
    /// `by 1 May before autumn`
    Deadline,
    /// `7 days before start`
    Lead,
}

/// A line of a guideline that asks a rule of a programme.
#[derive(Clone, Debug)]
pub struct PolicyRule {
    pub code: &'static str,
    pub strictness: Strictness,
    pub setting: Setting,
    pub citation: Arc<Citation>,
    pub confidence: Confidence,
    /// The kinds it is for; empty for all.
    pub kinds: Vec<String>,
    /// Its line in the guideline's file.
    pub place: Place,
    /// The same bound asked by higher layers.
    pub also: Vec<Arc<Citation>>,
}

/// A rule being asked.
#[derive(Clone, Copy)]
pub struct Asked<'p> {
    pub line: &'p PolicyRule,
    pub moment: Moment,
}

impl Asked<'_> {
    pub fn credits(&self) -> Option<Bound<Credits>> {
        Some(self.bound()?.map(Credits))
    }

    pub fn ratio(&self) -> Option<Bound<Ratio>> {
        Some(
            self.bound()?
                .map(|number| Ratio::percent(number).unwrap_or(Ratio::ZERO)),
        )
    }

    pub fn count(&self) -> Option<Bound<u32>> {
        Some(
            self.bound()?
                .map(|number| u32::try_from(number.0 / 100).unwrap_or(u32::MAX)),
        )
    }

    pub fn bound(&self) -> Option<Bound<Decimal>> {
        match self.line.setting {
            Setting::Bound(bound, _) => Some(bound),
            _ => None,
        }
    }

    /// The unit of the bound, where it has one.
    pub fn unit(&self) -> Option<Unit> {
        match self.line.setting {
            Setting::Bound(_, unit) => unit,
            _ => None,
        }
    }

    pub fn words(&self) -> Vec<&str> {
        match &self.line.setting {
            Setting::Words(words) => words.iter().map(|word| &*word.text).collect(),
            _ => Vec::new(),
        }
    }

    /// Something is said, and it is wrong: an error at every moment if it must be so.
    pub fn wrong(&self, place: Place, message: Words) -> Finding {
        let severity = match self.line.strictness {
            Strictness::Must | Strictness::MustOrReason => Severity::Error,
            Strictness::Should | Strictness::May => Severity::Warning,
        };
        self.finding(severity, place, message)
    }

    /// Something is not said: an error only from the moment whose documents need it.
    pub fn missing(&self, needed: Moment, place: Place, message: Words) -> Finding {
        let severity = match self.line.strictness {
            Strictness::Must | Strictness::MustOrReason if self.moment >= needed => Severity::Error,
            _ => Severity::Warning,
        };
        self.finding(severity, place, message)
    }

    fn finding(&self, severity: Severity, place: Place, message: Words) -> Finding {
        let severity = at_most(self.line.confidence, severity);
        let mut finding = Finding::new(severity, self.line.code, place, message);
        finding.citation = Some(self.line.citation.clone());
        finding.also.clone_from(&self.line.also);
        finding
    }

    /// `clause 1.1 asks for at least 50 % (taltech, in force from 2025-10-09)`
    pub fn asks(&self, what: Words) -> Words {
        let Citation {
            guideline,
            edition,
            clause,
            ..
        } = &*self.line.citation;
        let mut words = say!(
            en "clause {clause} asks for {what} ({guideline}, in force from {edition})",
            et "punkt {clause} nõuab: {what} ({guideline}, kehtib alates {edition})",
            clause = clause, what = what, guideline = guideline, edition = edition
        );
        for Citation {
            guideline,
            edition,
            clause,
            ..
        } in self.line.also.iter().map(|it| &**it)
        {
            words = say!(
                en "{words}; clause {clause} is about the same ({guideline}, in force from {edition})",
                et "{words}; sama kohta käib ka punkt {clause} ({guideline}, kehtib alates {edition})",
                words = words, clause = clause, guideline = guideline, edition = edition
            );
        }
        with_confidence(words, self.line.confidence)
    }
}

/// What is not confirmed is a warning at most.
pub fn at_most(confidence: Confidence, severity: Severity) -> Severity {
    match confidence {
        Confidence::Unconfirmed => Severity::Warning,
        Confidence::Source | Confidence::SecondHand => severity,
    }
}

/// How a line of a guideline is known, behind what it asks.
pub fn with_confidence(words: Words, confidence: Confidence) -> Words {
    match confidence {
        Confidence::Source => words,
        Confidence::SecondHand => say!(
            en "{words}; known at second hand",
            et "{words}; teada vahendatud allikast",
            words = words
        ),
        Confidence::Unconfirmed => {
            say!(en "{words}; not confirmed", et "{words}; kinnitamata", words = words)
        }
    }
}

//! The board's page: every clause of the guideline and of those above it, with how the programme
//! stands to it.

use kava_diagnostics::{Citation, Finding, Severity, Words, say};
use kava_documents::board::{Board, Clause, Layer, State};
use kava_documents::file_name::FileNames;
use kava_documents::{Ruling, Subject};
use kava_guideline::rules::{self, form};
use kava_guideline::{
    CoverageLine, Guidelines, Judge, Policy, PolicyRule, Question, Takes, coverage,
};
use kava_model::choice::Choice;
use kava_model::fields::{Confidence, Fate, FormRow, Moment, Strictness};
use kava_model::plan::ResolvedPlan;
use kava_model::verdict::{Measure, Stamp, Verdict};

use crate::build::{UnknownProgramme, chosen};
use crate::check::Check;
use crate::workspace::Workspace;

/// The board's pages of some programmes.
#[derive(Debug)]
pub struct Boards {
    pub check: Check,
    /// The pages by file name; each programme has one in each language.
    pub pages: Vec<(String, String)>,
}

impl Workspace {
    /// Judges, and draws the pages of the programmes with these codes; of all where none is named.
    pub fn boards(
        &self,
        codes: &[String],
        question: &Question,
    ) -> Result<Boards, UnknownProgramme> {
        let catalogue = self.catalogue();
        let chosen = chosen(&catalogue, codes)?;
        let check = self.check(question);
        let (guidelines, _) = self.guidelines();
        let plans: Vec<Option<ResolvedPlan<'_>>> = catalogue
            .programmes
            .iter()
            .map(|it| ResolvedPlan::of(it.it, &catalogue))
            .collect();
        let subjects = chosen.into_iter().filter_map(|at| {
            let programme = catalogue.programmes.get(at)?.it;
            Some(Subject {
                catalogue: &catalogue,
                programme,
                record: catalogue.record(programme),
                plan: plans.get(at)?.as_ref(),
                ruling: Ruling::Given(&check.programmes.get(at)?.verdict),
                sources: &check.sources,
            })
        });
        let names = FileNames::of(&catalogue);
        let pages = subjects.flat_map(|subject| {
            let board = board(subject, question, &guidelines);
            let name = |ending: &str| names.with(subject.programme, ending);
            board
                .pages()
                .map(|(lang, page)| (name(&format!("{}.html", lang.tag())), page))
        });
        let pages = pages.collect();
        Ok(Boards { check, pages })
    }
}

impl Workspace {
    /// What rules measure of each programme, in the order of the files.
    pub fn measures(&self, question: &Question) -> Vec<Vec<Measure>> {
        let catalogue = self.catalogue();
        let (guidelines, _) = self.guidelines();
        let judge = Judge::new(&catalogue, &guidelines, question);
        let programmes = catalogue.programmes.iter();
        programmes.map(|it| judge.measures(it.it)).collect()
    }
}

pub(crate) fn board<'c>(
    subject: Subject<'c>,
    question: &Question,
    guidelines: &Guidelines,
) -> Board<'c> {
    let verdict = subject.verdict();
    let kind = subject.programme.kind.known().map(|kind| &*kind.text);
    let judge = Judge::new(subject.catalogue, guidelines, question);
    let judged = (verdict, &judge.measures(subject.programme)[..]);
    let layers = verdict.summary.stamps.iter().filter_map(|stamp| {
        let policy = guidelines.edition(&stamp.guideline, stamp.edition)?;
        Some(Judged::new(policy, kind, judged, question.moment).layer(stamp))
    });
    let layers: Vec<Layer> = layers.collect();
    let others = verdict.findings.iter();
    let others = others.filter(|finding| finding.citation.is_none());
    Board {
        subject,
        moment: question.moment,
        as_of: question.as_of,
        waivers: question.waivers,
        layers,
        others: others.collect(),
    }
}

/// An edition, and how a programme of some kind stands to it.
struct Judged<'p> {
    policy: &'p Policy,
    rules: Vec<&'p PolicyRule>,
    rows: Vec<&'p FormRow>,
    verdict: &'p Verdict,
    measures: &'p [Measure],
    moment: Moment,
}

impl<'p> Judged<'p> {
    fn new(
        policy: &'p Policy,
        kind: Option<&str>,
        (verdict, measures): (&'p Verdict, &'p [Measure]),
        moment: Moment,
    ) -> Judged<'p> {
        let kind = kind.map(|word| policy.kind(word).map_or(word, |kind| &*kind.name.text));
        Judged {
            policy,
            rules: policy.rules_for(kind),
            rows: policy.form_for(kind).map(|(_, row)| row).collect(),
            verdict,
            measures,
            moment,
        }
    }

    fn layer(&self, stamp: &Stamp) -> Layer {
        let lines = coverage(self.policy);
        Layer {
            stamp: stamp.clone(),
            title: self.policy.title.clone(),
            source: self.policy.source.clone(),
            translated: self.policy.translated.clone(),
            clauses: lines.into_iter().map(|line| self.clause(line)).collect(),
        }
    }

    fn clause(&self, line: CoverageLine) -> Clause {
        let asking = Asking::of(self, &line);
        let citation = Citation {
            guideline: self.policy.stamp.guideline.clone(),
            edition: self.policy.stamp.edition.to_string(),
            clause: line.clause,
            point: line.point,
        };
        let state = match line.fate {
            Fate::Manual => State::Manual,
            Fate::Statement => State::Statement,
            Fate::Outside => State::Outside,
            Fate::Checked => asking.state(self, &citation),
        };
        Clause {
            text: line.text,
            because: line.because,
            obligatory: asking.is_obligatory(),
            second_hand: asking.is_second_hand(),
            measured: self.measured(&citation),
            told: match line.fate {
                Fate::Checked => self.told(&citation),
                _ => Vec::new(),
            },
            citation,
            state,
        }
    }

    /// What was measured for the clause, or for a clause below that asks at least as much.
    fn measured(&self, citation: &Citation) -> Vec<Words> {
        let measures = self.measures.iter();
        let mut words: Vec<Words> = Vec::new();
        for measure in measures.filter(|measure| *measure.citation == *citation) {
            if !words.contains(&measure.words) {
                words.push(measure.words.clone());
            }
        }
        words
    }

    fn findings(&self, citation: &Citation) -> impl Iterator<Item = &'p Finding> {
        let findings = self.verdict.findings.iter();
        findings.filter(move |finding| finding.citation.as_deref() == Some(citation))
    }

    fn told(&self, citation: &Citation) -> Vec<Words> {
        let mut told: Vec<Words> = self
            .findings(citation)
            .map(|finding| finding.message.clone())
            .collect();
        for (row, needed) in self.missing(citation) {
            let field = form::name_of(row).unwrap_or_default();
            told.push(say!(
                en "missing: {field} ({when})",
                et "puudub: {field} ({when})",
                field = field, when = needed.name()
            ));
        }
        told.dedup();
        told
    }

    /// Fields of the form that the clause asks for, that are not there, and that no finding tells of.
    fn missing(&self, citation: &Citation) -> Vec<(&'p str, Moment)> {
        if self.findings(citation).next().is_some() {
            return Vec::new();
        }
        let is_asked = |field: &str| {
            let mut rows = self.rows.iter();
            rows.any(|row| &*row.field.text == field && cites(row, citation))
        };
        let missing = self.verdict.missing.iter();
        let mut fields: Vec<(&str, Moment)> = missing
            .filter(|missing| is_asked(&missing.field))
            .map(|missing| (&*missing.field, missing.moment))
            .collect();
        fields.dedup();
        fields
    }
}

fn cites(row: &FormRow, citation: &Citation) -> bool {
    let clause = row.clause.as_ref().map(|clause| &*clause.clause.0);
    clause == Some(&*citation.clause) && row.point() == citation.point
}

/// What a clause asks of programmes of this kind.
struct Asking<'p> {
    rules: Vec<&'p PolicyRule>,
    rows: Vec<&'p FormRow>,
}

impl<'p> Asking<'p> {
    fn of(judged: &Judged<'p>, line: &CoverageLine) -> Asking<'p> {
        let rules = judged.rules.iter().copied().filter(|rule| {
            rule.citation.clause == line.clause && rule.citation.point == line.point
        });
        let rows = judged.rows.iter().copied().filter(|row| {
            let clause = row.clause.as_ref().map(|clause| &*clause.clause.0);
            clause == Some(&*line.clause) && row.point() == line.point
        });
        Asking {
            rules: rules.collect(),
            rows: rows.collect(),
        }
    }

    fn is_obligatory(&self) -> bool {
        let musts = self.rules.iter().map(|rule| rule.strictness);
        let rows = self.rows.iter().flat_map(|row| &row.moments);
        let is_must = |how: Strictness| matches!(how, Strictness::Must | Strictness::MustOrReason);
        musts.chain(rows.map(|(_, how)| *how)).any(is_must)
    }

    fn is_second_hand(&self) -> bool {
        let mut rules = self.rules.iter();
        rules.any(|rule| rule.confidence != Confidence::Source)
    }

    fn state(&self, judged: &Judged<'_>, citation: &Citation) -> State {
        if self.rules.is_empty() && self.rows.is_empty() {
            return State::OtherKind;
        }
        let mut grave = judged.findings(citation).map(|finding| finding.severity);
        let missing = judged.missing(citation);
        let due = |(_, needed): &(&str, Moment)| *needed <= judged.moment;
        if grave.any(|severity| severity == Severity::Error) || missing.iter().any(due) {
            return State::Broken;
        }
        if judged.findings(citation).next().is_some() || !missing.is_empty() {
            return State::Lacking;
        }
        let waived = judged
            .verdict
            .waived
            .iter()
            .flat_map(|waived| &waived.findings);
        if waived
            .into_iter()
            .any(|finding| finding.citation.as_deref() == Some(citation))
        {
            return State::Waived;
        }
        let also = |finding: &&Finding| finding.also.iter().any(|it| **it == *citation);
        if judged.verdict.findings.iter().any(|finding| also(&finding)) {
            return State::Below;
        }
        match self.is_measured(judged, citation) {
            true => State::Holds,
            false => State::Unknown,
        }
    }

    /// A bound that holds has been measured, here or by a stricter line below.
    fn is_measured(&self, judged: &Judged<'_>, citation: &Citation) -> bool {
        let bounded = |rule: &&&PolicyRule| {
            let takes = rules::find(rule.code).map(|rule| rule.takes);
            matches!(takes, Some(Takes::Bound(_) | Takes::Count))
        };
        let measured = |rule: &PolicyRule| {
            let mut measures = judged.measures.iter();
            measures.any(|measure| {
                measure.rule == rule.code
                    && (*measure.citation == *citation
                        || measure.citation.guideline != citation.guideline)
            })
        };
        let mut bounds = self.rules.iter().filter(bounded);
        bounds.all(|rule| measured(rule))
    }
}

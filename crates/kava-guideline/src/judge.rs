//! Judging a programme: which edition, which rules, what follows.

use std::collections::BTreeMap;
use std::sync::Arc;

use kava_diagnostics::{Finding, Place, Severity, say};
use kava_model::date::Day;
use kava_model::fields::{Moment, Programme};
use kava_model::names::Catalogue;
use kava_model::plan::ResolvedPlan;
use kava_model::stated::Stated;
use kava_model::verdict::{Measure, Stamp, Verdict};
use rustc_hash::FxHashMap;

use crate::case::{Case, IntakeCase, PlanCase, Start};
use crate::departures;
use crate::guidelines::{Guidelines, Layered};
use crate::metrics;
use crate::paths::Prover;
use crate::rule::{Asked, PolicyRule, Report};
use crate::rules;
use crate::rules::said::or_nearest;
use crate::waivers::Exceptions;

/// For what, and as of which day, programmes are judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub moment: Moment,
    pub as_of: Day,
    /// Another guideline, or another edition of one, than the one that applies.
    pub guideline: Option<(String, Option<Day>)>,
    /// Whether waivers set anything aside, and are themselves judged.
    pub waivers: bool,
}

impl Question {
    /// By the guideline that applies, with waivers.
    pub fn new(moment: Moment, as_of: Day) -> Question {
        Question {
            moment,
            as_of,
            guideline: None,
            waivers: true,
        }
    }
}

/// A catalogue, its guideline, and a question: ready to judge programme after programme.
pub struct Judge<'c> {
    catalogue: &'c Catalogue<'c>,
    question: &'c Question,
    guidelines: &'c Guidelines,
    /// The guideline that applies, if the catalogue names one that is known.
    id: Option<String>,
    /// Its editions with the layers above.
    layered: Option<&'c Layered>,
}

impl<'c> Judge<'c> {
    pub fn new(
        catalogue: &'c Catalogue<'c>,
        guidelines: &'c Guidelines,
        question: &'c Question,
    ) -> Judge<'c> {
        let id = match &question.guideline {
            Some((id, _)) => Some(id.clone()),
            None => catalogue.guideline().map(str::to_owned),
        };
        let id = id.filter(|id| guidelines.knows(id));
        let layered = id.as_ref().and_then(|id| guidelines.layered(id));
        Judge {
            catalogue,
            question,
            guidelines,
            id,
            layered,
        }
    }

    /// What is wrong with the catalogue's own choice of guideline.
    pub fn findings(&self) -> Vec<Finding> {
        let Some(head) = self.catalogue.head else {
            return Vec::new();
        };
        if self.id.is_some() || self.question.guideline.is_some() || head.guideline.is_open() {
            return Vec::new();
        }
        let place = head.guideline.place().unwrap_or(head.name.place);
        let known = self.guidelines.ids().collect::<Vec<_>>().join(", ");
        let finding = match head.guideline.known() {
            Some(name) => {
                let finding = Finding::error(
                    "unknown-guideline",
                    place,
                    say!(en "there is no guideline “{name}”", et "juhendit „{name}“ ei ole", name = name),
                );
                or_nearest(finding, name, self.guidelines.ids())
            }
            None => Finding::error(
                "unknown-guideline",
                place,
                say!(
                    en "this catalogue names no guideline to be judged by",
                    et "kataloog ei nimeta juhendit, mille järgi hinnata"
                ),
            ),
        };
        vec![finding.help(say!(en "known are: {known}", et "teada on: {known}", known = known))]
    }

    pub fn programme(&self, programme: &'c Programme) -> Verdict {
        let resolved = ResolvedPlan::of(programme, self.catalogue);
        let mut verdict = Verdict::default();
        let mut policies = Vec::new();
        let editions = self.editions(programme, &mut verdict.findings);
        for (case, stamps) in self.cases(programme, resolved.as_ref(), editions) {
            for stamp in stamps {
                if !verdict.summary.stamps.contains(stamp) {
                    verdict.summary.stamps.push(stamp.clone());
                }
            }
            one_edition(&case, &mut verdict);
            policies.push(case.policy);
        }
        if self.question.waivers && !policies.is_empty() {
            let is_what_if = self.question.guideline.is_some();
            let exceptions = Exceptions {
                catalogue: self.catalogue,
                programme,
                policies,
                as_of: self.question.as_of,
                only_of: is_what_if.then(|| verdict.summary.stamps.clone()),
            };
            exceptions.apply(&mut verdict);
        }
        let is_whole = |resolved: &ResolvedPlan<'_>| !resolved.plan.has_todo();
        conclude(&mut verdict, resolved.as_ref().is_some_and(is_whole));
        verdict
    }

    /// What rules measure of a programme, whether they hold or not.
    pub fn measures(&self, programme: &'c Programme) -> Vec<Measure> {
        let resolved = ResolvedPlan::of(programme, self.catalogue);
        let editions = self.editions(programme, &mut Vec::new());
        let mut measures = Vec::new();
        for (case, _) in self.cases(programme, resolved.as_ref(), editions) {
            for line in case.policy.rules_for(case.kind()) {
                let mut report = Report::measuring();
                ask(&case, line, &mut report);
                measures.extend(report.measures.into_iter().flatten());
            }
        }
        measures
    }

    /// The programme as each edition sees it that judges it, with that edition's stamps.
    fn cases<'p>(
        &'p self,
        programme: &'p Programme,
        resolved: Option<&'p ResolvedPlan<'p>>,
        editions: BTreeMap<Day, Vec<IntakeCase<'p>>>,
    ) -> impl Iterator<Item = (Case<'p>, &'p [Arc<Stamp>])> {
        editions.into_iter().filter_map(move |(edition, intakes)| {
            let (policy, stamps) = self.layered?.get(&edition)?;
            let case = Case {
                catalogue: self.catalogue,
                programme,
                record: self.catalogue.record(programme),
                intakes,
                plan: resolved.map(|resolved| PlanCase {
                    resolved,
                    prover: Prover::new(&resolved.plan),
                    place: programme.plan.place().unwrap_or(programme.name.place),
                }),
                policy,
                moment: self.question.moment,
                as_of: self.question.as_of,
            };
            Some((case, &stamps[..]))
        })
    }

    /// The editions that apply, each with the intakes it applies to.
    fn editions(
        &self,
        programme: &'c Programme,
        findings: &mut Vec<Finding>,
    ) -> BTreeMap<Day, Vec<IntakeCase<'c>>> {
        let mut editions: BTreeMap<Day, Vec<IntakeCase<'c>>> = BTreeMap::new();
        let intakes = programme.intake.iter().filter_map(Stated::known);
        for intake in intakes.map(|intake| IntakeCase::new(intake, self.catalogue)) {
            let day = match intake.start(self.catalogue) {
                Start::Own(day) | Start::Semester(day) => day,
                Start::Month(month) => month.first().unwrap_or(self.question.as_of),
                Start::Unknown => self.question.as_of,
            };
            match self.edition_on(day) {
                Some(edition) => editions.entry(edition).or_default().push(intake),
                None => findings.extend(self.no_edition(intake.place(), day)),
            }
        }
        if editions.is_empty() && findings.is_empty() {
            match self.edition_on(self.question.as_of) {
                Some(edition) => drop(editions.insert(edition, Vec::new())),
                None => findings.extend(self.no_edition(programme.name.place, self.question.as_of)),
            }
        }
        editions
    }

    fn edition_on(&self, day: Day) -> Option<Day> {
        let id = self.id.as_ref()?;
        let edition = match &self.question.guideline {
            Some((_, Some(from))) => self.guidelines.edition(id, *from),
            _ => self.guidelines.in_force(id, day),
        };
        edition.map(|edition| edition.stamp.edition)
    }

    fn no_edition(&self, place: kava_diagnostics::Place, day: Day) -> Option<Finding> {
        let id = self.id.as_ref()?;
        Some(Finding::error(
            "no-edition",
            place,
            say!(
                en "no edition of {id} is in force on {day}",
                et "päeval {day} ei kehti juhendi {id} ükski redaktsioon",
                id = id, day = day
            ),
        ))
    }
}

fn one_edition(case: &Case<'_>, verdict: &mut Verdict) {
    let mut report = Report::default();
    for built_in in rules::BUILT_IN {
        (built_in.check)(case, &mut report);
    }
    let mut explained = Vec::new();
    for line in case.policy.rules_for(case.kind()) {
        let mut found = Report::default();
        ask(case, line, &mut found);
        if departures::explain(case, line, &mut found) {
            explained.push(line.code);
        }
        report.append(found);
    }
    departures::needless(case, &explained, &mut report);
    let missing = rules::form::check(case, &mut report);
    verdict.missing.extend(missing);
    verdict.calendar.append(&mut report.duties);
    verdict.findings.append(&mut report.findings);
    metrics::measure(case, verdict);
}

/// Asks one line of the guideline.
fn ask(case: &Case<'_>, line: &PolicyRule, report: &mut Report) {
    let moment = case.moment;
    if let Some(rule) = rules::find(line.code) {
        (rule.check)(case, &Asked { line, moment }, report);
    }
    for duty in &mut report.duties {
        duty.citation = Some(line.citation.clone());
    }
}

/// One finding for one thing, and what they come to. Of a plan that is not written to its end, nobody
/// knows what learners can choose: it may break the guideline, and cannot meet it yet.
fn conclude(verdict: &mut Verdict, plan_is_whole: bool) {
    let mut kept: Vec<Finding> = Vec::new();
    let mut there: FxHashMap<(Place, &str), Vec<usize>> = FxHashMap::default();
    for finding in verdict.findings.drain(..) {
        let there = there.entry((finding.place, finding.code)).or_default();
        let said = |at: &usize| {
            let earlier = &kept[*at];
            earlier.message == finding.message || earlier.severity < finding.severity
        };
        if !there.iter().any(said) {
            there.push(kept.len());
            kept.push(finding);
        }
    }
    verdict.findings = kept;
    verdict.calendar.sort_by_key(|duty| duty.by);
    let has = |code: &str| verdict.findings.iter().any(|finding| finding.code == code);
    let undecided = has("not-decided") || verdict.summary.stamps.is_empty() || !plan_is_whole;
    let failed = verdict
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    verdict.summary.met = match (failed, undecided) {
        (true, _) => Some(false),
        (false, true) => None,
        (false, false) => Some(true),
    };
}

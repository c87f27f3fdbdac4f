//! Facts of a guideline file into a policy. An unknown rule, a wrong unit, a clause that is not
//! declared: each is a finding at its line.

mod setting;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use std::sync::Arc;

use kava_diagnostics::{Citation, Finding, Place, Span, say};
use kava_model::date::Day;
use kava_model::fields::{Clause, ClauseRef, Fate, FormRow, Guideline, RuleLine, Rules};
use kava_model::stated::Stated;
use kava_model::verdict::Stamp;

use super::{Policy, PolicyForm, Written};
use crate::rule::PolicyRule;
use crate::rules;
use crate::rules::said::{or_nearest, or_one_of, to_be_filled_in};

/// Reads strictly; nothing where the edition has no date to stand on.
pub fn read(written: Written<'_>, findings: &mut Vec<Finding>) -> Option<Policy> {
    let guideline = written.guideline;
    let Some((from, to)) = in_force(guideline) else {
        findings.push(error(
            guideline.name.place,
            "guideline-without-date",
            say!(
                en "this guideline does not say from which day it is in force: in-force from 2025-10-09",
                et "juhendil puudub jõustumise päev: in-force from 2025-10-09"
            ),
        ));
        return None;
    };
    let stamp = Stamp {
        guideline: guideline.name.text.to_string(),
        edition: from,
        sha256: written.sha256.to_owned(),
        own_copy: written.own,
    };
    let mut reader = Reader {
        guideline,
        stamp,
        clauses: BTreeMap::new(),
        cited: BTreeSet::new(),
        findings,
    };
    reader.clauses();
    let rules = reader.rules();
    let form = reader.form();
    reader.unchecked();
    let clauses = wording::clauses(guideline, &rules, reader.findings);
    Some(Policy {
        to,
        extends: guideline.extends.known().map(|name| name.text.to_string()),
        title: guideline.title.known().cloned().unwrap_or_default(),
        translated: translated(guideline),
        source: guideline.source.known().map(|url| url.0.to_string()),
        one_ects: guideline.one.known().copied(),
        kinds: guideline
            .kind
            .iter()
            .filter_map(|kind| kind.known().cloned())
            .collect(),
        seasons: guideline
            .season
            .iter()
            .filter_map(|season| season.known().cloned())
            .collect(),
        entry: guideline
            .entry
            .iter()
            .filter_map(Stated::known)
            .map(|entry| (entry.level, entry.education))
            .collect(),
        clauses,
        place: guideline.name.place,
        stamp: reader.stamp,
        rules,
        form,
    })
}

fn translated(guideline: &Guideline) -> Vec<&'static str> {
    let languages = guideline
        .translated
        .known()
        .map_or(&[][..], |languages| &languages.0);
    languages.iter().map(|language| language.0.code).collect()
}

fn in_force(guideline: &Guideline) -> Option<(Day, Option<Day>)> {
    let in_force = guideline.in_force.known()?;
    Some((
        in_force.from.day()?,
        in_force.to.as_ref().and_then(|to| to.day()),
    ))
}

/// A clause's id and point.
type ClauseId = (String, Option<String>);

fn id_of(clause: &Clause) -> ClauseId {
    (
        clause.id.0.to_string(),
        clause.point.as_ref().map(|point| point.text.to_string()),
    )
}

fn error(place: Place, code: &'static str, message: kava_diagnostics::Words) -> Finding {
    Finding::error(code, place, message)
}

struct Reader<'g, 'o> {
    guideline: &'g Guideline,
    stamp: Stamp,
    clauses: BTreeMap<ClauseId, Vec<(Fate, Place)>>,
    cited: BTreeSet<ClauseId>,
    findings: &'o mut Vec<Finding>,
}

impl<'g> Reader<'g, '_> {
    /// A clause is declared once; one that rules check in part may be for people as well.
    fn clauses(&mut self) {
        for (fate, clause, place) in self.guideline.clauses() {
            let said = self.clauses.entry(id_of(clause)).or_default();
            let both = [Fate::Checked, Fate::Manual];
            let shared =
                |other: Fate| other != fate && both.contains(&other) && both.contains(&fate);
            if let Some((_, first)) = said.iter().find(|(other, _)| !shared(*other)) {
                self.findings.push(
                    error(
                        place,
                        "duplicate-clause",
                        say!(en "this clause is declared twice", et "see punkt on kirjas kaks korda"),
                    )
                    .related(*first, say!(en "first declared here", et "esimest korda siin")),
                );
            }
            said.push((fate, place));
            if fate == Fate::Outside && clause.because.is_none() {
                let finding = error(
                    place,
                    "outside-without-reason",
                    say!(
                        en "say why no programme description can show this clause: because et \"…\" en \"…\"",
                        et "ütle, miks programmi kirjeldus seda punkti näidata ei saa: because et \"…\" en \"…\""
                    ),
                );
                let end = Span::at(place.span.end as usize);
                self.findings
                    .push(finding.fix(to_be_filled_in("because"), end, " because todo"));
            }
        }
    }

    fn rules(&mut self) -> Vec<PolicyRule> {
        let guideline = self.guideline;
        let mut blocks: Vec<_> = guideline.rules.iter().chain(&guideline.calendar).collect();
        blocks.sort_by_key(|block| block.place());
        let mut rules = Vec::new();
        for block in blocks.into_iter().filter_map(Stated::known) {
            let kinds = self.kinds(block);
            rules.extend(
                block
                    .lines
                    .iter()
                    .filter_map(|line| self.rule(line, &kinds)),
            );
        }
        rules
    }

    fn kinds(&mut self, block: &Rules) -> Vec<String> {
        for name in &block.kinds {
            self.kind(name);
        }
        block
            .kinds
            .iter()
            .map(|name| name.text.to_string())
            .collect()
    }

    fn kind(&mut self, name: &kava_model::name::Name) {
        let known = self
            .guideline
            .kind
            .iter()
            .filter_map(Stated::known)
            .any(|kind| kind.name.text == name.text);
        if !known {
            let finding = error(
                name.place,
                "unknown-kind",
                say!(
                    en "this guideline has no kind “{name}”",
                    et "sellel juhendil ei ole liiki „{name}“",
                    name = name
                ),
            );
            let kinds = self.guideline.kind.iter().filter_map(Stated::known);
            let kinds = kinds.map(|kind| &*kind.name.text);
            self.findings.push(or_one_of(finding, name.place, kinds));
        }
    }

    fn rule(&mut self, line: &RuleLine, kinds: &[String]) -> Option<PolicyRule> {
        let citation = self.citation(line.clause.as_ref(), line.place);
        let Some(rule) = rules::find(&line.rule.text) else {
            self.findings.push(unknown_rule(line));
            return None;
        };
        if let Some(fault) = setting::fault(rule, line, self.guideline) {
            self.findings.push(fault);
            return None;
        }
        let citation = citation?;
        Some(PolicyRule {
            code: rule.code,
            strictness: line.strictness,
            setting: line.setting.clone(),
            citation: Arc::new(citation),
            confidence: line.confidence,
            kinds: kinds.to_vec(),
            place: line.place,
            also: Vec::new(),
        })
    }

    fn citation(&mut self, clause: Option<&ClauseRef>, place: Place) -> Option<Citation> {
        let Some(clause) = clause else {
            self.findings.push(error(
                place,
                "rule-without-clause",
                say!(en "this line names no clause", et "see rida ei nimeta punkti"),
            ));
            return None;
        };
        let id = (clause.clause.0.to_string(), point_of(Some(clause)));
        match self.clauses.get(&id) {
            Some(fates) if fates.iter().any(|(fate, _)| *fate == Fate::Checked) => {}
            Some(_) => self.findings.push(error(
                clause.place,
                "clause-not-checked",
                say!(
                    en "this clause is said not to be checked, but a rule cites it",
                    et "selle punkti kohta on öeldud, et seda ei kontrollita, aga reegel viitab sellele"
                ),
            )),
            None => {
                let finding = error(
                    clause.place,
                    "unknown-clause",
                    say!(
                        en "this guideline declares no such clause, or it has points and one must be named",
                        et "sellist punkti juhendis ei ole, või on sellel alapunktid ja üks tuleb nimetada"
                    ),
                );
                self.findings.push(self.or_cite_another(finding, clause));
            }
        }
        self.cited.insert(id);
        Some(Citation {
            guideline: self.stamp.guideline.clone(),
            edition: self.stamp.edition.to_string(),
            clause: clause.clause.0.to_string(),
            point: point_of(Some(clause)),
        })
    }

    /// Offers the clauses that rules check and none cites so far; of one with points, its points.
    fn or_cite_another(&self, finding: Finding, clause: &ClauseRef) -> Finding {
        let is_free = |id: &&ClauseId, fates: &Vec<(Fate, Place)>| {
            fates.iter().any(|(fate, _)| *fate == Fate::Checked) && !self.cited.contains(*id)
        };
        let free = self.clauses.iter().filter(|(id, fates)| is_free(id, fates));
        let same = free.clone().any(|((id, _), _)| **id == *clause.clause.0);
        let offered = free.filter(|((id, _), _)| !same || **id == *clause.clause.0);
        let cited = offered.map(|((id, point), _)| match point {
            Some(point) => format!("\"{id}\" point {point}"),
            None => format!("\"{id}\""),
        });
        cited.take(MOST_OFFERED).fold(finding, |finding, cited| {
            let title = say!(
                en "cite clause {cited}",
                et "viita punktile {cited}",
                cited = cited.clone()
            );
            finding.fix(title, clause.place.span, cited)
        })
    }

    fn form(&mut self) -> Vec<PolicyForm> {
        let guideline = self.guideline;
        let mut forms = Vec::new();
        for form in guideline.form.iter().filter_map(Stated::known) {
            form.kinds.iter().for_each(|kind| self.kind(kind));
            let rows = form
                .rows
                .iter()
                .filter(|row| self.form_row(row))
                .cloned()
                .collect();
            let kinds = form
                .kinds
                .iter()
                .map(|name| name.text.to_string())
                .collect();
            forms.push(PolicyForm {
                kinds,
                rows,
                stamp: self.stamp.clone(),
            });
        }
        forms
    }

    fn form_row(&mut self, row: &FormRow) -> bool {
        let known = rules::form::is_field(&row.field.text);
        if !known {
            let finding = error(
                row.field.place,
                "unknown-form-field",
                say!(
                    en "the form has no field “{name}”",
                    et "vormil ei ole välja „{name}“",
                    name = row.field
                ),
            );
            self.findings
                .push(or_nearest(finding, &row.field, rules::form::words()));
        }
        self.citation(row.clause.as_ref(), row.place).is_some() && known
    }

    /// A clause that is to be checked, and that no rule checks. While a line is not understood, it
    /// may be the one.
    fn unchecked(&mut self) {
        let guideline = self.guideline;
        let mut rules = guideline.rules.iter().chain(&guideline.calendar);
        let mut forms = guideline.form.iter();
        let broken = rules.any(|block| block.known().is_none_or(|block| block.broken))
            || forms.any(|block| block.known().is_none_or(|block| block.broken));
        if broken {
            return;
        }
        for (fate, clause, place) in self.guideline.clauses() {
            if fate == Fate::Checked && !self.cited.contains(&id_of(clause)) {
                self.findings.push(error(
                    place,
                    "unchecked-clause",
                    say!(
                        en "no rule of this guideline checks this clause: write manual, statement or outside instead",
                        et "ükski selle juhendi reegel ei kontrolli seda punkti: kirjuta selle asemel manual, statement või outside"
                    ),
                ));
            }
        }
    }
}

/// So many can be told apart in a menu.
const MOST_OFFERED: usize = 8;

fn point_of(clause: Option<&ClauseRef>) -> Option<String> {
    clause?.point.as_ref().map(|point| point.text.to_string())
}

fn unknown_rule(line: &RuleLine) -> Finding {
    let finding = error(
        line.rule.place,
        "unknown-rule",
        say!(en "there is no rule “{name}”", et "reeglit „{name}“ ei ole", name = line.rule),
    );
    let codes = rules::ALL.iter().map(|rule| rule.code);
    or_nearest(finding, &line.rule, codes)
}

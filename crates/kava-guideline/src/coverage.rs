//! What becomes of every clause, and which rules a guideline switches on: plain data for
//! `kava rules` and for the board's list of what only people can judge.

use std::sync::Arc;

use kava_diagnostics::{Citation, Words, say};
use kava_model::choice::Choice;
use kava_model::fields::{Confidence, Fate, FormRow, Strictness};
use kava_model::text::Text;

use crate::policy::{Policy, PolicyForm, in_words};
use crate::rule::PolicyRule;
use crate::rules;

/// The code under which findings about the fields of the registry's form are given.
const FORM_FIELD: &str = "form-field";

/// A clause, or one point of it, and what becomes of it. One that is checked in part and judged by
/// people for the rest has two lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageLine {
    /// As the guideline writes it: `2.1`.
    pub clause: String,
    pub point: Option<String>,
    pub fate: Fate,
    /// The rules that check it, in the order of their lines; none unless it is checked.
    pub rules: Vec<&'static str>,
    pub text: Text,
    /// Why it is out of scope.
    pub because: Option<Text>,
}

/// Every clause of the edition itself, in its order. Of layers above that are merged in, nothing.
pub fn coverage(policy: &Policy) -> Vec<CoverageLine> {
    let lines = policy.clauses.iter().map(|(fate, clause)| {
        let id = &*clause.id.0;
        let point = clause.point.as_ref().map(|point| &*point.text);
        CoverageLine {
            clause: id.to_owned(),
            point: point.map(str::to_owned),
            fate: *fate,
            rules: if *fate == Fate::Checked {
                citing(policy, id, point)
            } else {
                Vec::new()
            },
            text: clause.text.clone(),
            because: clause
                .because
                .as_ref()
                .and_then(|because| because.known().cloned()),
        }
    });
    lines.collect()
}

fn citing(policy: &Policy, clause: &str, point: Option<&str>) -> Vec<&'static str> {
    let own = |guideline: &str| guideline == policy.stamp.guideline;
    let lines = policy.rules.iter().filter(|line| {
        let citation = &line.citation;
        own(&citation.guideline) && citation.clause == clause && citation.point.as_deref() == point
    });
    let mut codes: Vec<&'static str> = Vec::new();
    for line in lines {
        if !codes.contains(&line.code) {
            codes.push(line.code);
        }
    }
    let forms = policy.form.iter().filter(|form| own(&form.stamp.guideline));
    let mut rows = forms.flat_map(|form| &form.rows);
    if rows.any(|row| cites(row, clause, point)) {
        codes.push(FORM_FIELD);
    }
    codes
}

fn cites(row: &FormRow, clause: &str, point: Option<&str>) -> bool {
    let cited = row.clause.as_ref();
    cited.is_some_and(|cited| *cited.clause.0 == *clause && row.point().as_deref() == point)
}

/// What an edition asks, with the layers above it where they are merged in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub rules: Vec<ListedRule>,
    pub fields: Vec<ListedField>,
    /// Rules that Kava knows and no line of the guideline asks.
    pub off: Vec<&'static str>,
    /// The codes of what is checked whatever the guideline says.
    pub always: Vec<&'static str>,
    /// The languages in which the wording of its clauses is a translation of ours.
    pub translated: Vec<&'static str>,
}

/// A line of a guideline that asks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRule {
    pub rule: &'static str,
    pub strictness: Strictness,
    /// What it is set to, such as `6..30 ECTS`; empty where there is nothing to set.
    pub bound: Words,
    /// The kinds it is for; empty for all.
    pub kinds: Vec<String>,
    pub citation: Arc<Citation>,
    pub confidence: Confidence,
    /// The clauses of higher layers that ask the same or less.
    pub also: Vec<Arc<Citation>>,
}

/// A field of the registry's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedField {
    pub field: String,
    /// From which moment on it is asked: `draft should, submission must`.
    pub moments: Words,
    pub kinds: Vec<String>,
    pub citation: Arc<Citation>,
    pub confidence: Confidence,
}

/// Everything that `kava rules` shows of an edition.
pub fn listing(policy: &Policy) -> Listing {
    let rows = policy
        .form
        .iter()
        .flat_map(|form| form.rows.iter().map(move |row| (form, row)));
    let built_in = rules::BUILT_IN.iter().flat_map(|built_in| built_in.pages);
    let always = built_in
        .map(|(code, _)| *code)
        .chain([rules::ON_ANYWAY])
        .collect();
    let asked = |code: &str| policy.rules.iter().any(|line| line.code == code);
    let codes = rules::ALL.iter().map(|rule| rule.code);
    Listing {
        rules: policy.rules.iter().map(|line| rule(line, policy)).collect(),
        fields: rows.filter_map(|(form, row)| field(form, row)).collect(),
        off: codes
            .filter(|code| !asked(code) && *code != rules::ON_ANYWAY)
            .collect(),
        always,
        translated: policy.translated.clone(),
    }
}

fn rule(line: &PolicyRule, policy: &Policy) -> ListedRule {
    ListedRule {
        rule: line.code,
        strictness: line.strictness,
        bound: in_words(&line.setting, &policy.seasons),
        kinds: line.kinds.clone(),
        citation: line.citation.clone(),
        confidence: line.confidence,
        also: line.also.clone(),
    }
}

fn field(form: &PolicyForm, row: &FormRow) -> Option<ListedField> {
    let moments = row.moments.iter().map(|(moment, strictness)| {
        say!(en "{moment} {how}", et "{moment} {how}", moment = moment.name(), how = strictness.name())
    });
    Some(ListedField {
        field: row.field.text.to_string(),
        moments: Words::join(moments, ", "),
        kinds: form.kinds.clone(),
        citation: rules::form::citation(form, row)?,
        confidence: row.confidence,
    })
}

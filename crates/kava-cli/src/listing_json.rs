//! `kava rules --format json`.

use kava::diagnostics::Lang;
use kava::{Choice, CoverageLine, Fate, ListedField, ListedRule, Share};
use serde::Serialize;

use crate::commands::Shown;
use crate::console::Console;

#[derive(Serialize)]
struct List<'l> {
    version: u32,
    guidelines: Vec<Guideline<'l>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<Counted>,
}

/// How much of the clauses a machine checks.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counted {
    clauses: u32,
    with_fate: u32,
    asking: u32,
    checked: u32,
    /// Of those asking, in per cent, to hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<String>,
}

impl From<Share> for Counted {
    fn from(share: Share) -> Counted {
        Counted {
            clauses: share.clauses,
            with_fate: share.with_fate,
            asking: share.asking,
            checked: share.checked,
            percent: share
                .by_machine()
                .map(|ratio| ratio.in_percent().to_string()),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Guideline<'l> {
    guideline: &'l str,
    edition: String,
    sha256: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<Vec<Rule<'l>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Vec<Field<'l>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    off: Option<&'l [&'static str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    always: Option<&'l [&'static str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clauses: Option<Vec<Clause<'l>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<Counted>,
}

#[derive(Serialize)]
struct Rule<'l> {
    rule: &'static str,
    severity: &'static str,
    bound: &'l str,
    kinds: &'l [String],
    guideline: &'l str,
    edition: &'l str,
    clause: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<&'l str>,
    confidence: &'static str,
}

#[derive(Serialize)]
struct Field<'l> {
    field: &'l str,
    moments: &'l str,
    kinds: &'l [String],
    guideline: &'l str,
    edition: &'l str,
    clause: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<&'l str>,
}

#[derive(Serialize)]
struct Clause<'l> {
    clause: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<&'l str>,
    fate: &'static str,
    rules: &'l [&'static str],
    text: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'l str>,
}

pub fn write(shown: &[Shown], coverage: bool, console: &mut Console) {
    let lang = console.lang;
    let guidelines = shown
        .iter()
        .map(|shown| guideline(shown, coverage, lang))
        .collect();
    let share = || shown.iter().map(Shown::share).sum::<Share>().into();
    // What cannot be written is told when the command ends.
    let _ = serde_json::to_writer_pretty(
        console.out(),
        &List {
            version: 1,
            guidelines,
            share: coverage.then(share),
        },
    );
    console.line("");
}

fn guideline(shown: &Shown, coverage: bool, lang: Lang) -> Guideline<'_> {
    let edition = &shown.edition;
    let listing = (!coverage).then_some(&edition.listing);
    Guideline {
        guideline: &edition.stamp.guideline,
        edition: edition.stamp.edition.to_string(),
        sha256: &edition.stamp.sha256,
        source: edition.source.as_deref(),
        rules: listing.map(|_| shown.rules().map(|line| rule(line, lang)).collect()),
        fields: listing.map(|_| shown.fields().map(|line| field(line, lang)).collect()),
        off: listing.map(|listing| &*listing.off),
        always: listing.map(|listing| &*listing.always),
        clauses: coverage.then(|| {
            edition
                .coverage
                .iter()
                .map(|line| clause(line, lang))
                .collect()
        }),
        share: coverage.then(|| shown.share().into()),
    }
}

fn rule(line: &ListedRule, lang: Lang) -> Rule<'_> {
    Rule {
        rule: line.rule,
        severity: line.strictness.word(),
        bound: line.bound.get(lang),
        kinds: &line.kinds,
        guideline: &line.citation.guideline,
        edition: &line.citation.edition,
        clause: &line.citation.clause,
        point: line.citation.point.as_deref(),
        confidence: line.confidence.word(),
    }
}

fn field(line: &ListedField, lang: Lang) -> Field<'_> {
    Field {
        field: &line.field,
        moments: line.moments.get(lang),
        kinds: &line.kinds,
        guideline: &line.citation.guideline,
        edition: &line.citation.edition,
        clause: &line.citation.clause,
        point: line.citation.point.as_deref(),
    }
}

fn clause(line: &CoverageLine, lang: Lang) -> Clause<'_> {
    let tag = lang.tag();
    Clause {
        clause: &line.clause,
        point: line.point.as_deref(),
        fate: match line.fate {
            Fate::Checked => "checked",
            Fate::Manual => "manual",
            Fate::Statement => "statement",
            Fate::Outside => "outside",
        },
        rules: &line.rules,
        text: line.text.get(tag).unwrap_or(line.text.any()),
        because: line
            .because
            .as_ref()
            .map(|because| because.get(tag).unwrap_or(because.any())),
    }
}

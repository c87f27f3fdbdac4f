//! The table of `tests/real/README.md`: what was asked of each programme, and what was answered.

use std::collections::BTreeSet;
use std::fmt::Write;

use kava::diagnostics::{Citation, Finding, Lang, Severity};
use kava::{Choice, Judged, ListedRule, Measure, Verdict};

use super::{OTHERWISE, Provider};

const HEAD: &str = "# Real programmes

Sixteen descriptions as their providers published them, written in Kava as a programme director would,
with the facts of their pages and no others; free text is put in our words. A country or a closing
day that no page states is left out, even where everybody knows it.

Each is judged as a draft: by the guideline of its provider where one is shipped, else by `estonia` in
Estonia and by `eu-2022` elsewhere, in the edition of the day on which the programme starts. Those of
Haapsalu ran before their guideline asked anything, and are judged by what it asks since.

No page is refused for what it leaves out; but no error is no pass either, for what is not said is not
judged. After *measured* stands what could be held against a clause, and holds; the lines below it are
warnings, each with its rule and clause, and `form-field` names what the form still lacks.

Written by `KAVA_UPDATE_REAL=1 cargo test -p kava-tests real`; the test compares it.

| programme | source | guideline | verdict | reason |
|---|---|---|---|---|
";

const BY_ANOTHER: &str = "
## By another guideline

| programme | guideline | verdict | reason |
|---|---|---|---|
";

const SCHEME: &str = "
## A scheme beside the guideline of its alliance

`scheme-uantwerpen-micro-credentials.yaml` tells no programme but what all of the University of Antwerp
have in common. Written as a layer below `nova-academy` it loosens nothing, and asks for more in:

| rule | nova-academy | uantwerp |
|---|---|---|
";

/// Of the length of texts, which says nothing of a programme.
const LENGTHS: [&str; 2] = ["address-length", "outcomes-length"];

pub fn of(providers: &[Provider]) -> String {
    let mut told = HEAD.to_owned();
    for provider in providers {
        let sources = provider.sources();
        let (check, measures) = (provider.check(), provider.measures());
        for (judged, measures) in check.programmes.iter().zip(&measures) {
            let declared = format!("programme {}", judged.code);
            let source = sources.iter().find(|(_, under)| *under == declared);
            let source = source.map_or("named by another only", |(file, _)| file);
            told.push_str(&row(&provider.folder, judged, measures, source));
        }
    }
    told.push_str(BY_ANOTHER);
    for (folder, guideline, edition, _) in OTHERWISE {
        let check = super::of(providers, folder).otherwise(guideline, edition);
        let by = edition.map_or(guideline.to_owned(), |day| format!("{guideline}@{day}"));
        for judged in &check.programmes {
            let (verdict, reason) = (verdict(&judged.verdict), errors(&judged.verdict));
            let name = format!("{folder}/{}", judged.code);
            let _ = writeln!(told, "| {name} | {by} | {verdict} | {reason} |");
        }
    }
    told.push_str(SCHEME);
    told.push_str(&scheme(super::of(providers, "antwerp")));
    told
}

fn row(folder: &str, judged: &Judged, measures: &[Measure], source: &str) -> String {
    let stamps = judged.verdict.summary.stamps.iter();
    let by = stamps.map(|stamp| format!("{}@{}", stamp.guideline, stamp.edition));
    let by = by.collect::<Vec<_>>().join(", ");
    let told = &judged.verdict;
    let mut reasons = vec![errors(told), measured(measures), warnings(told)];
    reasons.retain(|it| !it.is_empty());
    let (name, reasons) = (&judged.code, reasons.join("<br>"));
    let verdict = verdict(told);
    format!("| {folder}/{name} | {source} | {by} | {verdict} | {reasons} |\n")
}

fn verdict(verdict: &Verdict) -> &'static str {
    match verdict.summary.met {
        Some(false) => "refused",
        _ => "no error",
    }
}

fn clause(citation: &Citation) -> String {
    let point = citation.point.as_ref();
    let point = point.map_or(String::new(), |point| format!(" point {point}"));
    format!("{} {}{point}", citation.guideline, citation.clause)
}

/// Findings of one severity, those of one rule and clause together: `courses` (taltech 2.1 a): …
fn sentences(findings: &[&Finding]) -> Vec<String> {
    let mut told: Vec<(String, Vec<&str>)> = Vec::new();
    for finding in findings {
        let of = finding.citation.as_deref().map(clause);
        let of = of.map_or(String::new(), |clause| format!(" ({clause})"));
        let (rule, message) = (
            format!("`{}`{of}", finding.code),
            finding.message.get(Lang::En),
        );
        match told.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, messages)) => messages.push(message),
            None => told.push((rule, vec![message])),
        }
    }
    let told = told.into_iter();
    told.map(|(rule, messages)| format!("{rule}: {}", messages.join("; ")))
        .collect()
}

fn errors(verdict: &Verdict) -> String {
    let errors = verdict.findings.iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    sentences(&errors.collect::<Vec<_>>()).join("<br>")
}

fn warnings(verdict: &Verdict) -> String {
    let warnings = verdict.findings.iter();
    let (form, others): (Vec<&Finding>, Vec<&Finding>) = warnings
        .filter(|finding| finding.severity == Severity::Warning)
        .partition(|finding| finding.code == "form-field");
    let mut told = sentences(&others);
    let lacking = form.iter().map(|finding| finding.message.get(Lang::En));
    let lacking = lacking.map(|message| message.trim_start_matches("missing: "));
    let lacking = lacking.collect::<Vec<_>>().join("; ");
    if !lacking.is_empty() {
        told.push(format!("`form-field`: {lacking}"));
    }
    told.join("<br>")
}

/// What could be measured; where a layer below bounds the same, the number stands with that.
fn measured(measures: &[Measure]) -> String {
    let measures = measures.iter().filter_map(|measure| {
        let words = measure.words.get(Lang::En);
        let told = !words.starts_with("with ") && !LENGTHS.contains(&measure.rule);
        told.then(|| {
            format!(
                "{words} (`{}`, {})",
                measure.rule,
                clause(&measure.citation)
            )
        })
    });
    let measures: BTreeSet<String> = measures.collect();
    let measures = measures.into_iter().collect::<Vec<_>>().join(", ");
    match measures.is_empty() {
        true => measures,
        false => format!("*measured*: {measures}"),
    }
}

fn scheme(provider: &Provider) -> String {
    let workspace = provider.workspace();
    let edition = |id| workspace.edition(id, provider.question.as_of);
    let (Ok(above), Ok(below)) = (edition("nova-academy"), edition("uantwerp")) else {
        panic!("one of the guidelines is not in force");
    };
    let bound =
        |line: &ListedRule| format!("{} {}", line.strictness.word(), line.bound.get(Lang::En));
    let own = below.listing.rules.iter();
    let own = own.filter(|line| line.citation.guideline == "uantwerp");
    let rows = own.map(|line| {
        let mut same = above.listing.rules.iter();
        let same = same.find(|other| other.rule == line.rule);
        let above = same.map_or("–".to_owned(), bound);
        format!("| {} | {above} | {} |\n", line.rule, bound(line))
    });
    rows.collect()
}

//! The wording of a guideline: it stands in both languages, and what is measured is said once, in the
//! rule's line; a clause shows it by the rule's word in braces.

use kava_diagnostics::{Finding, Place, Span, Words, say};
use kava_model::fields::{Clause, Fate, Guideline, Season};
use kava_model::stated::Stated;
use kava_model::text::{Part, Text};

use super::error;
use crate::policy::in_words;
use crate::rule::PolicyRule;

/// Every clause with its fate, its placeholders filled.
pub fn clauses(
    guideline: &Guideline,
    rules: &[PolicyRule],
    findings: &mut Vec<Finding>,
) -> Vec<(Fate, Clause)> {
    languages(guideline, findings);
    let seasons: Vec<Season> = guideline
        .season
        .iter()
        .filter_map(|season| season.known().cloned())
        .collect();
    let clauses = guideline.clauses().into_iter();
    clauses
        .map(|(fate, clause, _)| {
            let citing = citing(clause, rules);
            let filled = clause.text.0.iter();
            let filled = filled.map(|part| filled_part(part, &citing, &seasons, findings));
            let text = Text(filled.collect());
            let clause = Clause {
                text,
                ..clause.clone()
            };
            (fate, clause)
        })
        .collect()
}

/// The lines that cite a clause.
fn citing<'r>(clause: &Clause, rules: &'r [PolicyRule]) -> Vec<&'r PolicyRule> {
    let point = clause.point.as_ref().map(|point| &*point.text);
    let cites = |rule: &&PolicyRule| {
        rule.citation.clause == *clause.id.0 && rule.citation.point.as_deref() == point
    };
    rules.iter().filter(cites).collect()
}

fn filled_part(
    part: &Part,
    citing: &[&PolicyRule],
    seasons: &[Season],
    findings: &mut Vec<Finding>,
) -> Part {
    let mut filled = String::with_capacity(part.text.len());
    let mut rest = &*part.text;
    while let Some((before, word, after)) = placeholder(rest) {
        filled.push_str(before);
        match bound_of(word, citing, seasons) {
            Some(bound) => filled.push_str(match &*part.language {
                "et" => &bound.et,
                _ => &bound.en,
            }),
            None => findings.push(unknown_placeholder(part, word, citing)),
        }
        rest = after;
    }
    filled.push_str(rest);
    Part {
        text: filled.into(),
        ..part.clone()
    }
}

/// The first word in braces, with what stands before and after.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (word, after) = rest.split_once('}')?;
    Some((before, word, after))
}

/// What the lines of this rule are set to, the strictest ones where it has several.
fn bound_of(word: &str, citing: &[&PolicyRule], seasons: &[Season]) -> Option<Words> {
    let lines = || citing.iter().filter(|line| line.code == word);
    let strictest = lines().map(|line| line.strictness).min()?;
    let strictest = lines().filter(|line| line.strictness == strictest);
    let mut bounds: Vec<Words> = Vec::new();
    for line in strictest {
        let bound = in_words(&line.setting, seasons);
        if !bound.is_empty() && !bounds.contains(&bound) {
            bounds.push(bound);
        }
    }
    (!bounds.is_empty()).then(|| Words::join(bounds, "; "))
}

fn unknown_placeholder(part: &Part, word: &str, citing: &[&PolicyRule]) -> Finding {
    let mut known: Vec<String> = citing
        .iter()
        .filter(|line| !in_words(&line.setting, &[]).is_empty())
        .map(|line| format!("{{{}}}", line.code))
        .collect();
    known.dedup();
    let finding = error(
        part.place,
        "unknown-placeholder",
        say!(
            en "“{word}” in braces is no rule with a bound that cites this clause",
            et "„{word}“ loogelistes sulgudes ei ole piiriga reegel, mis sellele punktile viitab",
            word = word
        ),
    );
    match known.is_empty() {
        true => finding,
        false => {
            let finding = known.iter().fold(finding, |finding, known| {
                or_placeholder(finding, part, word, known)
            });
            let known = known.join(", ");
            finding.help(say!(en "known here: {known}", et "siin on teada: {known}", known = known))
        }
    }
}

/// Offers another placeholder, where the text stands in the file as it is.
fn or_placeholder(finding: Finding, part: &Part, word: &str, known: &str) -> Finding {
    let span = part.place.span;
    let written = format!("{{{word}}}");
    let is_plain = (span.end - span.start) as usize == part.text.len() + 2;
    match part.text.find(&written).filter(|_| is_plain) {
        Some(at) => {
            let start = span.start as usize + 1 + at;
            let title = say!(en "write {known}", et "kirjuta {known}", known = known);
            finding.fix(title, Span::new(start, start + written.len()), known)
        }
        None => finding,
    }
}

/// Titles, names of kinds and clauses stand in both languages.
fn languages(guideline: &Guideline, findings: &mut Vec<Finding>) {
    let none = Text::default();
    for (text, place) in texts(guideline, &none) {
        for language in ["et", "en"] {
            if text.get(language).is_none() {
                findings.push(missing_language(place, language));
            }
        }
    }
}

fn texts<'g>(guideline: &'g Guideline, none: &'g Text) -> Vec<(&'g Text, Place)> {
    let title = guideline.title.known().unwrap_or(none);
    let place = guideline.title.place().unwrap_or(guideline.name.place);
    let mut texts = vec![(title, place)];
    let kinds = guideline.kind.iter();
    texts.extend(kinds.filter_map(|kind| Some((&*kind.known()?.called, kind.place()?))));
    let seasons = guideline.season.iter();
    texts.extend(seasons.filter_map(|season| Some((&season.known()?.called, season.place()?))));
    for (_, clause, place) in guideline.clauses() {
        texts.push((&clause.text, place));
        if let Some(Stated::Known(because, place)) = &clause.because {
            texts.push((because, *place));
        }
    }
    texts
}

fn missing_language(place: Place, language: &str) -> Finding {
    error(
        place,
        "guideline-language",
        say!(
            en "the wording in “{language}” is missing",
            et "puudub sõnastus keeles „{language}“",
            language = language
        ),
    )
}

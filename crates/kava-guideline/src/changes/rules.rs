//! Rules: which are added and dropped, and which ask for more or less.

use kava_diagnostics::{Words, say};
use kava_model::choice::Choice;
use kava_model::fields::{Confidence, Setting};

use super::{Change, How, Subject, for_kinds, kinds_of, paired};
use crate::layers::at_least_as_strict;
use crate::policy::{Policy, in_words};
use crate::rule::PolicyRule;

/// A line with the edition it stands in.
#[derive(Clone, Copy)]
struct Line<'p> {
    rule: &'p PolicyRule,
    policy: &'p Policy,
}

pub fn changes(now: &Policy, draft: &Policy) -> Vec<Change> {
    let (all, kinds) = kinds_of(now, draft);
    let mut each = Vec::new();
    for kind in kinds {
        for (_, before, after) in paired(lines(now, kind), lines(draft, kind)) {
            let changes = compare(before, after).into_iter();
            each.extend(changes.map(|change| (kind, change)));
        }
    }
    for_kinds(&all, each)
}

/// The lines for a kind, by rule, and where one can stand more than once, by season.
fn lines<'p>(
    policy: &'p Policy,
    kind: Option<&str>,
) -> Vec<((&'static str, Option<&'p str>), Line<'p>)> {
    let season = |rule: &'p PolicyRule| match &rule.setting {
        Setting::Deadline(deadline) => Some(&*deadline.before.text),
        _ => None,
    };
    let rules = policy.rules_for(kind).into_iter();
    rules
        .map(|rule| ((rule.code, season(rule)), Line { rule, policy }))
        .collect()
}

/// What is the same goes away; of the rest the strictest is held against the strictest.
fn compare(before: Vec<Line<'_>>, mut after: Vec<Line<'_>>) -> Vec<Change> {
    let mut rest = Vec::new();
    for line in before {
        match after
            .iter()
            .position(|other| says_the_same(line.rule, other.rule))
        {
            Some(at) => drop(after.remove(at)),
            None => rest.push(line),
        }
    }
    let longest = rest.len().max(after.len());
    let pairs = (0..longest).map(|at| (rest.get(at), after.get(at)));
    pairs
        .filter_map(|(before, after)| change(before, after))
        .collect()
}

fn says_the_same(one: &PolicyRule, other: &PolicyRule) -> bool {
    asks_the_same(one, other) && one.confidence == other.confidence && clause(one) == clause(other)
}

fn asks_the_same(one: &PolicyRule, other: &PolicyRule) -> bool {
    at_least_as_strict(one, other) && at_least_as_strict(other, one)
}

fn change(before: Option<&Line<'_>>, after: Option<&Line<'_>>) -> Option<Change> {
    let how = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => How::Added,
        (Some(_), None) => How::Dropped,
        (Some(before), Some(after)) => how(before.rule, after.rule),
    };
    let same_clause = before
        .zip(after)
        .is_some_and(|(before, after)| clause(before.rule) == clause(after.rule));
    let words = |line: &Line<'_>| words(*line, !same_clause);
    Some(Change {
        how,
        subject: Subject::Rule,
        name: before.or(after)?.rule.code.to_owned(),
        kinds: Vec::new(),
        before: before.map(words).unwrap_or_default(),
        after: after.map(words).unwrap_or_default(),
    })
}

fn how(before: &PolicyRule, after: &PolicyRule) -> How {
    let tighter = at_least_as_strict(after, before);
    let looser = at_least_as_strict(before, after);
    match (tighter, looser) {
        (true, false) => How::Tightened,
        (false, true) => How::Loosened,
        _ => How::Changed,
    }
}

/// `must 6..30 ECTS`, where the clause matters `must 6..30 ECTS, clause 2.1 c`
fn words(line: Line<'_>, with_clause: bool) -> Words {
    let rule = line.rule;
    let bound = in_words(&rule.setting, &line.policy.seasons);
    let strictness = rule.strictness.name().words();
    let mut words = Words::join(
        [strictness, bound]
            .into_iter()
            .filter(|words| !words.is_empty()),
        " ",
    );
    if rule.confidence != Confidence::Source {
        words = Words::join([words, rule.confidence.name().words()], ", ");
    }
    if with_clause {
        let clause = clause(rule);
        words = say!(
            en "{words}, clause {clause}", et "{words}, punkt {clause}",
            words = words, clause = clause
        );
    }
    words
}

/// `2.1 c`
fn clause(rule: &PolicyRule) -> String {
    let clause = &rule.citation.clause;
    match &rule.citation.point {
        Some(point) => format!("{clause} {point}"),
        None => clause.clone(),
    }
}

//! Layers: a lower one may tighten what a higher one asks, never loosen it.

use kava_diagnostics::{Finding, say};
use kava_model::choice::Choice;
use kava_model::fields::{Setting, Strictness};

use crate::policy::Policy;
use crate::rule::PolicyRule;

/// Adds to a lower layer what a higher one asks beside it. Where both bound the same thing, the lower
/// line stays (it is at least as strict) and cites the other.
pub fn merge(lower: &mut Policy, higher: &Policy) {
    for rule in &higher.rules {
        let same = lower.rules.iter_mut().find(|own| bounds_the_same(own, rule) && at_least_as_strict(own, rule));
        match same {
            Some(own) => own.also.push(rule.citation.clone()),
            None => lower.rules.push(rule.clone()),
        }
    }
    lower.form.extend(higher.form.iter().cloned());
    lower.one_ects = lower.one_ects.or(higher.one_ects);
    for kind in &higher.kinds {
        if lower.kind(&kind.name.text).is_none() {
            lower.kinds.push(kind.clone());
        }
    }
    for season in &higher.seasons {
        if lower.season(&season.name.text).is_none() {
            lower.seasons.push(season.clone());
        }
    }
    for (level, education) in &higher.entry {
        lower.entry.entry(*level).or_insert(*education);
    }
}

/// Reports each rule of the upper edition that the lower one asks less of.
pub fn loosened(lower: &Policy, upper: &Policy, findings: &mut Vec<Finding>) {
    let is_copy = lower.stamp.guideline == upper.stamp.guideline;
    for rule in &upper.rules {
        let own = lower.rules.iter().find(|own| bounds_the_same(own, rule));
        match own {
            Some(own) if !at_least_as_strict(own, rule) => findings.push(looser(own, rule)),
            None if is_copy => findings.push(left_out(lower, rule)),
            _ => {}
        }
    }
}

/// The same rule for kinds that overlap, and where it can stand more than once, for the same thing.
fn bounds_the_same(one: &PolicyRule, other: &PolicyRule) -> bool {
    let kinds = one.kinds.is_empty()
        || other.kinds.is_empty()
        || other.kinds.iter().all(|kind| one.kinds.contains(kind));
    let same_season = match (&one.setting, &other.setting) {
        (Setting::Deadline(one), Setting::Deadline(other)) => one.before.text == other.before.text,
        _ => true,
    };
    let same_force = (one.strictness == Strictness::Should) == (other.strictness == Strictness::Should)
        || one.strictness < other.strictness;
    one.code == other.code && kinds && same_season && same_force
}

fn at_least_as_strict(own: &PolicyRule, other: &PolicyRule) -> bool {
    force(own.strictness) >= force(other.strictness) && is_within(&own.setting, &other.setting)
}

fn force(strictness: Strictness) -> u8 {
    match strictness {
        Strictness::May => 0,
        Strictness::Should => 1,
        Strictness::MustOrReason => 2,
        Strictness::Must => 3,
    }
}

/// Whatever meets the first meets the second.
fn is_within(own: &Setting, other: &Setting) -> bool {
    match (own, other) {
        (Setting::Nothing, Setting::Nothing) => true,
        (Setting::Bound(own, _), Setting::Bound(other, _)) => own.is_within(other),
        (Setting::Words(own), Setting::Words(other)) => {
            other.iter().all(|word| own.iter().any(|own| own.text == word.text))
        }
        (Setting::Deadline(own), Setting::Deadline(other)) => {
            (own.month, own.day) <= (other.month, other.day)
        }
        (Setting::Lead { days, .. }, Setting::Lead { days: asked, .. }) => days >= asked,
        _ => false,
    }
}

fn looser(own: &PolicyRule, asked: &PolicyRule) -> Finding {
    let guideline = &asked.citation.guideline;
    let clause = &asked.citation.clause;
    Finding::error(
        "loosened-rule",
        own.place,
        say!(
            en "{rule} is looser here than {guideline} asks in clause {clause}",
            et "{rule} on siin leebem, kui nõuab {guideline}, punkt {clause}",
            rule = own.code, guideline = guideline, clause = clause
        ),
    )
    .related(asked.place, say!(en "asked here", et "nõutud siin"))
    .help(say!(
        en "a guideline may tighten what stands above it, never loosen it",
        et "juhend võib kõrgemalseisvat karmistada, mitte leevendada"
    ))
}

fn left_out(copy: &Policy, asked: &PolicyRule) -> Finding {
    let strictness = asked.strictness.name();
    Finding::error(
        "loosened-rule",
        copy.place,
        say!(
            en "this copy leaves out a rule of the shipped edition: {strictness} {rule}",
            et "sellest koopiast puudub kaasas oleva redaktsiooni reegel: {strictness} {rule}",
            strictness = strictness, rule = asked.code
        ),
    )
    .related(asked.place, say!(en "the rule", et "see reegel"))
}

//! Layers: a lower one may tighten what a higher one asks, never loosen it.

use kava_diagnostics::{Finding, Place, Words, say};
use kava_model::choice::Choice;
use kava_model::fields::{FormRow, Setting, Strictness};
use kava_model::name::Name;

use crate::policy::{Policy, in_words};
use crate::rule::{PolicyRule, Takes};
use crate::rules;

/// Adds to a lower layer what a higher one asks beside it. Where both bound the same thing for a kind,
/// the lower line stays (it is at least as strict) and cites the other.
pub fn merge(lower: &mut Policy, higher: &Policy) {
    for rule in &higher.rules {
        let mut uncovered = Vec::new();
        for kind in kinds_of(rule, lower, higher) {
            let same = lower.rules.iter_mut().find(|own| {
                is_for(own, kind.as_deref())
                    && bounds_the_same(own, rule)
                    && at_least_as_strict(own, rule)
            });
            match same {
                Some(own) if own.also.contains(&rule.citation) => {}
                Some(own) => own.also.push(rule.citation.clone()),
                None => uncovered.push(kind),
            }
        }
        lower
            .rules
            .extend(for_kinds(rule, uncovered, lower, higher));
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

/// The kinds a rule is for, one by one. Where it is for all of them, these are the kinds that either
/// layer names, and nothing, which stands for a programme whose kind is not known.
fn kinds_of(rule: &PolicyRule, lower: &Policy, higher: &Policy) -> Vec<Option<String>> {
    if !rule.kinds.is_empty() {
        return rule.kinds.iter().cloned().map(Some).collect();
    }
    let mut kinds = vec![None];
    for kind in lower.kinds.iter().chain(&higher.kinds) {
        let kind = Some(kind.name.text.to_string());
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// The rule for those kinds for which the lower layer says nothing; as it stands where that is all.
fn for_kinds(
    rule: &PolicyRule,
    kinds: Vec<Option<String>>,
    lower: &Policy,
    higher: &Policy,
) -> Option<PolicyRule> {
    if kinds.len() == kinds_of(rule, lower, higher).len() {
        return Some(rule.clone());
    }
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    (!kinds.is_empty()).then(|| PolicyRule {
        kinds,
        ..rule.clone()
    })
}

/// Reports each rule of the upper edition that the lower one asks less of.
pub fn loosened(lower: &Policy, upper: &Policy, findings: &mut Vec<Finding>) {
    let is_copy = lower.stamp.guideline == upper.stamp.guideline;
    for rule in &upper.rules {
        let mut found: Vec<Finding> = Vec::new();
        for kind in kinds_of(rule, lower, upper) {
            let looser = loosened_for(kind.as_deref(), lower, upper, rule);
            found.extend(looser.filter(|looser| !found.contains(looser)));
        }
        findings.append(&mut found);
    }
    findings.extend(other_ects(lower, upper));
    if is_copy {
        findings.extend(other_parent(lower, upper));
        form_rows_left_out(lower, upper, findings);
        lower_entry(lower, upper, findings);
    }
}

/// How much work an ECTS is, every layer says alike, or within what the higher one leaves open.
fn other_ects(lower: &Policy, upper: &Policy) -> Option<Finding> {
    let (own, asked) = (lower.one_ects?.hours(), upper.one_ects?.hours());
    (!own.is_within(&asked)).then(|| {
        let guideline = upper.stamp.guideline.clone();
        Finding::error(
            "loosened-rule",
            lower.place,
            say!(
                en "one ECTS is {own} here and {asked} in {guideline}",
                et "üks EAP on siin {own}, juhendis {guideline} {asked}",
                own = own, asked = asked, guideline = guideline
            ),
        )
        .related(upper.place, say!(en "this guideline", et "see juhend"))
    })
}

/// In a copy, a level asks for no less education than in the shipped edition.
fn lower_entry(copy: &Policy, shipped: &Policy, findings: &mut Vec<Finding>) {
    for (level, asked) in &shipped.entry {
        if copy
            .entry
            .get(level)
            .is_none_or(|own| own.0.level < asked.0.level)
        {
            let finding = Finding::error(
                "loosened-rule",
                copy.place,
                say!(
                    en "for courses of EQF {level} this copy asks for less education than the shipped edition: {asked}",
                    et "EKR {level} ainetelt nõuab see koopia vähem haridust kui kaasas olev redaktsioon: {asked}",
                    level = level.0, asked = asked.0.name
                ),
            );
            findings.push(finding.related(
                shipped.place,
                say!(en "the shipped edition", et "kaasas olev redaktsioon"),
            ));
        }
    }
}

fn loosened_for(
    kind: Option<&str>,
    lower: &Policy,
    upper: &Policy,
    asked: &PolicyRule,
) -> Option<Finding> {
    let is_copy = lower.stamp.guideline == upper.stamp.guideline;
    let same = || {
        lower
            .rules
            .iter()
            .filter(|own| is_for(own, kind) && bounds_the_same(own, asked))
    };
    if same().any(|own| at_least_as_strict(own, asked)) {
        return None;
    }
    // A should beside the must of a higher layer takes nothing from it; in a copy it stands for it.
    let beside = |own: &&PolicyRule| {
        is_copy || own.strictness != Strictness::Should || asked.strictness == Strictness::Should
    };
    match same().find(beside) {
        Some(own) => Some(looser(lower, own, upper, asked)),
        None => is_copy.then(|| left_out(lower, asked)),
    }
}

/// A copy keeps every row of the form, each moment at least as strict.
fn form_rows_left_out(copy: &Policy, shipped: &Policy, findings: &mut Vec<Finding>) {
    for form in &shipped.form {
        for row in &form.rows {
            let own = copy.form.iter().filter(|own| {
                own.kinds.is_empty()
                    || !form.kinds.is_empty()
                        && form.kinds.iter().all(|kind| own.kinds.contains(kind))
            });
            let mut own = own
                .flat_map(|own| &own.rows)
                .filter(|own| own.field.text == row.field.text);
            if !own.any(|own| keeps_moments(own, row)) {
                findings.push(row_left_out(copy, row));
            }
        }
    }
}

/// At every moment the field is asked at least as strictly.
pub fn keeps_moments(own: &FormRow, asked: &FormRow) -> bool {
    asked.moments.iter().all(|(moment, asked)| {
        own.moments
            .iter()
            .any(|(other, how)| other == moment && force(*how) >= force(*asked))
    })
}

fn is_for(rule: &PolicyRule, kind: Option<&str>) -> bool {
    rule.kinds.is_empty() || kind.is_some_and(|kind| rule.kinds.iter().any(|named| named == kind))
}

/// The same rule, and where it can stand more than once, for the same thing.
fn bounds_the_same(one: &PolicyRule, other: &PolicyRule) -> bool {
    let same_season = match (&one.setting, &other.setting) {
        (Setting::Deadline(one), Setting::Deadline(other)) => one.before.text == other.before.text,
        _ => true,
    };
    one.code == other.code && same_season
}

pub fn at_least_as_strict(own: &PolicyRule, other: &PolicyRule) -> bool {
    let takes = rules::find(own.code).map_or(Takes::Nothing, |rule| rule.takes);
    force(own.strictness) >= force(other.strictness)
        && is_within(takes, &own.setting, &other.setting)
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
fn is_within(takes: Takes, own: &Setting, other: &Setting) -> bool {
    match (own, other) {
        (Setting::Nothing, Setting::Nothing) => true,
        (Setting::Bound(own, _), Setting::Bound(other, _)) => own.is_within(other),
        (Setting::Words(own), Setting::Words(other)) => are_within(takes, own, other),
        (Setting::Deadline(own), Setting::Deadline(other)) => {
            (own.month, own.day) <= (other.month, other.day)
        }
        (Setting::Lead { days, .. }, Setting::Lead { days: asked, .. }) => days >= asked,
        _ => false,
    }
}

fn are_within(takes: Takes, own: &[Name], other: &[Name]) -> bool {
    let has_all = |some: &[Name], all: &[Name]| {
        all.iter()
            .all(|word| some.iter().any(|one| one.text == word.text))
    };
    match takes {
        Takes::OneOf(_) => has_all(other, own),
        Takes::AtLeast(scale) => {
            let least = |words: &[Name]| {
                let places = words
                    .iter()
                    .filter_map(|word| scale.iter().position(|known| *known == &*word.text));
                places.min()
            };
            least(own) >= least(other)
        }
        _ => has_all(own, other),
    }
}

/// A copy builds on what the shipped edition builds on, and is bound by all that it asks.
fn other_parent(copy: &Policy, shipped: &Policy) -> Option<Finding> {
    let parent = shipped.extends.as_ref()?;
    (copy.extends.as_ref() != Some(parent)).then(|| {
        Finding::error(
            "loosened-rule",
            copy.place,
            say!(
                en "this copy does not build on {parent}, as the shipped edition does: extends {parent}",
                et "see koopia ei tugine juhendile {parent} nagu kaasas olev redaktsioon: extends {parent}",
                parent = parent
            ),
        )
        .related(
            shipped.place,
            say!(en "the shipped edition", et "kaasas olev redaktsioon"),
        )
    })
}

/// Says nothing of the layer above but in its related place, so that those of several layers can be
/// joined.
fn looser(lower: &Policy, own: &PolicyRule, upper: &Policy, asked: &PolicyRule) -> Finding {
    Finding::error(
        "loosened-rule",
        own.place,
        say!(
            en "“{line}” asks for less than it must",
            et "„{line}“ nõuab vähem, kui peab",
            line = line(lower, own)
        ),
    )
    .related(asked.place, asked_by(lower, upper, asked))
    .help(say!(
        en "a guideline may tighten what stands above it, never loosen it",
        et "juhend võib kõrgemalseisvat karmistada, mitte leevendada"
    ))
}

/// `must volume 6..30 ECTS`
fn line(policy: &Policy, rule: &PolicyRule) -> Words {
    let bound = in_words(&rule.setting, &policy.seasons);
    let space = if bound.is_empty() { "" } else { " " };
    say!(
        en "{strictness} {rule}{space}{bound}",
        et "{strictness} {rule}{space}{bound}",
        strictness = rule.strictness.name(), rule = rule.code, space = space, bound = bound
    )
}

fn asked_by(lower: &Policy, upper: &Policy, asked: &PolicyRule) -> Words {
    let line = line(upper, asked);
    let clause = &asked.citation.clause;
    if lower.stamp.guideline == upper.stamp.guideline {
        return say!(
            en "the shipped edition asks in clause {clause}: {line}",
            et "kaasas oleva redaktsiooni punkt {clause} nõuab: {line}",
            clause = clause, line = line
        );
    }
    say!(
        en "{guideline} asks in clause {clause}: {line}",
        et "{guideline}, punkt {clause} nõuab: {line}",
        guideline = asked.citation.guideline, clause = clause, line = line
    )
}

/// One finding for a line that is looser than several layers ask, with the places of all of them.
pub fn join_looser(findings: &mut Vec<Finding>, heads: &[Place]) {
    let mut joined: Vec<Finding> = Vec::new();
    for finding in findings.drain(..) {
        let is_of_a_line = finding.code == "loosened-rule" && !heads.contains(&finding.place);
        let same = joined.iter_mut().find(|other| {
            is_of_a_line && other.code == finding.code && other.place == finding.place
        });
        match same {
            Some(same) => same.related.extend(finding.related),
            None => joined.push(finding),
        }
    }
    *findings = joined;
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

fn row_left_out(copy: &Policy, row: &FormRow) -> Finding {
    Finding::error(
        "loosened-rule",
        copy.place,
        say!(
            en "this copy asks less of the form's field {field} than the shipped edition",
            et "see koopia nõuab vormi väljalt {field} vähem kui kaasas olev redaktsioon",
            field = row.field
        ),
    )
    .related(row.place, say!(en "asked here", et "nõutud siin"))
}

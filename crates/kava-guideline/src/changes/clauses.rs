//! Clauses: which are new or gone, of which the wording is another, and what becomes of each.

use kava_diagnostics::{Words, say};
use kava_model::fields::{Clause, Fate};

use super::{Change, How, Subject, paired};
use crate::policy::{Policy, spoken};

type Told<'p> = (Fate, &'p Clause);

pub fn changes(now: &Policy, draft: &Policy) -> Vec<Change> {
    let pairs = paired(clauses(now), clauses(draft));
    let changes = pairs.into_iter().flat_map(|(name, before, after)| {
        let compared = compare(before, after).into_iter();
        compared.filter_map(move |(before, after)| change(&name, before, after))
    });
    changes.collect()
}

/// By the clause and its point: `2.1 c`.
fn clauses(policy: &Policy) -> Vec<(String, Told<'_>)> {
    let named = policy.clauses.iter().map(|(fate, clause)| {
        let id = &clause.id.0;
        let name = match &clause.point {
            Some(point) => format!("{id} {}", point.text),
            None => id.to_string(),
        };
        (name, (*fate, clause))
    });
    named.collect()
}

/// A clause that is checked in part and judged by people for the rest stands twice: like is held
/// against like, and then what is left.
fn compare<'p>(
    before: Vec<Told<'p>>,
    mut after: Vec<Told<'p>>,
) -> Vec<(Option<Told<'p>>, Option<Told<'p>>)> {
    let mut pairs = Vec::new();
    let mut rest = Vec::new();
    for told in before {
        match after.iter().position(|(fate, _)| *fate == told.0) {
            Some(at) => pairs.push((Some(told), Some(after.remove(at)))),
            None => rest.push(told),
        }
    }
    let longest = rest.len().max(after.len());
    pairs.extend((0..longest).map(|at| (rest.get(at).copied(), after.get(at).copied())));
    pairs
}

fn change(name: &str, before: Option<Told<'_>>, after: Option<Told<'_>>) -> Option<Change> {
    let how = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => How::Added,
        (Some(_), None) => How::Dropped,
        (Some(_), Some(_)) => How::Changed,
    };
    let same_fate = before.map(|(fate, _)| fate) == after.map(|(fate, _)| fate);
    let words = |told: Told<'_>| words(told, !same_fate);
    let before = before.map(words).unwrap_or_default();
    let after = after.map(words).unwrap_or_default();
    (before != after).then(|| Change {
        how,
        subject: Subject::Clause,
        name: name.to_owned(),
        kinds: Vec::new(),
        before,
        after,
    })
}

/// `checked: The volume is 6 to 30 ECTS.`
fn words((fate, clause): Told<'_>, with_fate: bool) -> Words {
    let mut words = spoken(&clause.text);
    if let Some(because) = clause.because.as_ref().and_then(|because| because.known()) {
        words = say!(
            en "{words} (because {because})", et "{words} (põhjus: {because})",
            words = words, because = spoken(because)
        );
    }
    if !with_fate {
        return words;
    }
    let fate = match fate {
        Fate::Checked => say!(en "checked", et "kontrollitakse"),
        Fate::Manual => say!(en "for people to judge", et "hindab inimene"),
        Fate::Statement => say!(en "a statement", et "väide"),
        Fate::Outside => say!(en "out of scope", et "väljaspool käsitlust"),
    };
    say!(en "{fate}: {words}", et "{fate}: {words}", fate = fate, words = words)
}

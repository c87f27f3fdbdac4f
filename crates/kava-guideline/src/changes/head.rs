//! What holds for a whole edition: its days, what it builds on, kinds, seasons, levels.

use kava_diagnostics::{Words, say};

use super::{Change, Subject, fact};
use crate::policy::{Policy, spoken};

pub fn changes(now: &Policy, draft: &Policy) -> Vec<Change> {
    let extends = |policy: &Policy| Words::same(policy.extends.clone().unwrap_or_default());
    let one = [
        fact(Subject::InForce, "", in_force(now), in_force(draft)),
        fact(Subject::Extends, "", extends(now), extends(draft)),
        fact(Subject::OneEcts, "", one_ects(now), one_ects(draft)),
    ];
    let mut changes: Vec<Change> = one.into_iter().flatten().collect();
    let lists = [
        (Subject::Kind, kinds(now), kinds(draft)),
        (Subject::Season, seasons(now), seasons(draft)),
        (Subject::Entry, entries(now), entries(draft)),
    ];
    for (subject, before, after) in lists {
        changes.extend(each(subject, &before, &after));
    }
    changes
}

type Named = Vec<(String, Words)>;

fn each(subject: Subject, before: &Named, after: &Named) -> Vec<Change> {
    let find = |list: &Named, name: &str| {
        let found = list.iter().find(|(known, _)| known == name);
        found.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    let added = after
        .iter()
        .filter(|(name, _)| before.iter().all(|(known, _)| known != name));
    let names = before.iter().chain(added).map(|(name, _)| name);
    names
        .filter_map(|name| fact(subject, name, find(before, name), find(after, name)))
        .collect()
}

fn in_force(policy: &Policy) -> Words {
    let from = policy.stamp.edition;
    match policy.to {
        None => say!(en "from {from}", et "alates {from}", from = from),
        Some(to) => say!(en "from {from} to {to}", et "{from} kuni {to}", from = from, to = to),
    }
}

fn one_ects(policy: &Policy) -> Words {
    policy.one_ects.map_or_else(
        Words::default,
        |one| say!(en "{hours}", et "{hours}", hours = one.hours()),
    )
}

fn kinds(policy: &Policy) -> Named {
    let kinds = policy.kinds.iter().map(|kind| {
        let called = spoken(&kind.called);
        let called = match &kind.alias {
            Some(alias) => say!(
                en "{called}, also {alias}", et "{called}, ka {alias}",
                called = called, alias = alias
            ),
            None => called,
        };
        (kind.name.text.to_string(), called)
    });
    kinds.collect()
}

fn seasons(policy: &Policy) -> Named {
    let seasons = policy.seasons.iter();
    seasons
        .map(|season| (season.name.text.to_string(), spoken(&season.called)))
        .collect()
}

fn entries(policy: &Policy) -> Named {
    let entries = policy.entry.iter();
    entries
        .map(|(level, education)| (format!("EQF {}", level.0), education.0.name.words()))
        .collect()
}

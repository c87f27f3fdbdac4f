//! What one edition of a guideline changes in comparison with another, line by line, as plain data.
//!
//! Only an edition's own lines are compared, not those of the layers above it.

mod clauses;
mod fields;
mod head;
mod rules;

use kava_diagnostics::{Phrase, Words};

use crate::policy::Policy;

/// One line that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub how: How,
    pub subject: Subject,
    /// The rule's word, the form's field, the clause `2.1 c`, the kind, …; empty where the subject
    /// says all.
    pub name: String,
    /// The kinds it is for; empty for all.
    pub kinds: Vec<String>,
    /// What the edition said before; empty for what is added.
    pub before: Words,
    /// What it says then; empty for what is dropped.
    pub after: Words,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    Added,
    Dropped,
    /// Whatever met it before may no longer do so.
    Tightened,
    /// Whatever met it before still does.
    Loosened,
    /// It cannot be said that one asks for more than the other.
    Changed,
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    InForce,
    Extends,
    OneEcts,
    Kind,
    Season,
    /// The education that courses of a level ask for.
    Entry,
    Rule,
    /// A field of the registry's form.
    Field,
    Clause,
}

impl How {
    /// For programs.
    pub fn word(self) -> &'static str {
        match self {
            How::Added => "added",
            How::Dropped => "dropped",
            How::Tightened => "tightened",
            How::Loosened => "loosened",
            How::Changed => "changed",
        }
    }

    pub fn name(self) -> Phrase {
        let (en, et) = match self {
            How::Added => ("added", "lisatud"),
            How::Dropped => ("dropped", "ära jäetud"),
            How::Tightened => ("tightened", "karmistatud"),
            How::Loosened => ("loosened", "leevendatud"),
            How::Changed => ("changed", "muudetud"),
        };
        Phrase { en, et }
    }
}

impl Subject {
    /// For programs.
    pub fn word(self) -> &'static str {
        match self {
            Subject::InForce => "in-force",
            Subject::Extends => "extends",
            Subject::OneEcts => "one-ects",
            Subject::Kind => "kind",
            Subject::Season => "season",
            Subject::Entry => "entry",
            Subject::Rule => "rule",
            Subject::Field => "field",
            Subject::Clause => "clause",
        }
    }

    pub fn name(self) -> Phrase {
        let (en, et) = match self {
            Subject::InForce => ("in force", "kehtivus"),
            Subject::Extends => ("builds on", "tugineb"),
            Subject::OneEcts => ("one ECTS", "üks EAP"),
            Subject::Kind => ("kind", "liik"),
            Subject::Season => ("season", "hooaeg"),
            Subject::Entry => ("entry", "sisseastumine"),
            Subject::Rule => ("rule", "reegel"),
            Subject::Field => ("form field", "vormi väli"),
            Subject::Clause => ("clause", "punkt"),
        };
        Phrase { en, et }
    }
}

/// Everything that a draft changes: what holds for the whole edition, its rules, the fields of the
/// form, its clauses.
pub fn changes(now: &Policy, draft: &Policy) -> Vec<Change> {
    let mut changes = head::changes(now, draft);
    changes.extend(rules::changes(now, draft));
    changes.extend(fields::changes(now, draft));
    changes.extend(clauses::changes(now, draft));
    changes
}

/// Items of both editions under the names they share, in the order of the first and then the second.
fn paired<K: PartialEq, T: Copy>(
    now: impl IntoIterator<Item = (K, T)>,
    draft: impl IntoIterator<Item = (K, T)>,
) -> Vec<(K, Vec<T>, Vec<T>)> {
    let mut pairs: Vec<(K, Vec<T>, Vec<T>)> = Vec::new();
    for (key, item) in now {
        match pairs.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, now, _)) => now.push(item),
            None => pairs.push((key, vec![item], Vec::new())),
        }
    }
    for (key, item) in draft {
        match pairs.iter_mut().find(|(known, ..)| *known == key) {
            Some((.., draft)) => draft.push(item),
            None => pairs.push((key, Vec::new(), vec![item])),
        }
    }
    pairs
}

/// A fact that stands at most once in each.
fn fact(subject: Subject, name: &str, before: Words, after: Words) -> Option<Change> {
    let how = match (before.is_empty(), after.is_empty()) {
        _ if before == after => return None,
        (true, _) => How::Added,
        (_, true) => How::Dropped,
        _ => How::Changed,
    };
    Some(Change {
        how,
        subject,
        name: name.to_owned(),
        kinds: Vec::new(),
        before,
        after,
    })
}

/// The same change for several kinds, once.
fn for_kinds(all: &[String], each: Vec<(Option<&str>, Change)>) -> Vec<Change> {
    let mut joined: Vec<(Change, Vec<Option<&str>>)> = Vec::new();
    for (kind, change) in each {
        match joined.iter_mut().find(|(known, _)| *known == change) {
            Some((_, kinds)) => kinds.push(kind),
            None => joined.push((change, vec![kind])),
        }
    }
    let named = joined.into_iter().map(|(change, kinds)| {
        // What holds where no kind is known holds for all.
        let is_for_all = kinds.contains(&None) && kinds.len() > all.len();
        let kinds = match is_for_all {
            true => Vec::new(),
            false => kinds.into_iter().flatten().map(str::to_owned).collect(),
        };
        Change { kinds, ..change }
    });
    named.collect()
}

/// The kinds that either edition names, and nothing, for what is asked of all.
fn kinds_of<'p>(now: &'p Policy, draft: &'p Policy) -> (Vec<String>, Vec<Option<&'p str>>) {
    let mut names: Vec<&str> = Vec::new();
    for kind in now.kinds.iter().chain(&draft.kinds) {
        if !names.contains(&&*kind.name.text) {
            names.push(&kind.name.text);
        }
    }
    let owned = names.iter().map(|name| (*name).to_owned()).collect();
    (
        owned,
        std::iter::once(None)
            .chain(names.into_iter().map(Some))
            .collect(),
    )
}

//! `look-alike-names`: codes that differ only in case or in letters that look alike.

use std::hash::{Hash, Hasher};

use kava_diagnostics::{Finding, say};
use rustc_hash::{FxHashMap, FxHasher};
use unicode_normalization::UnicodeNormalization;

use super::Catalogue;
use super::asked::{About, Ask};
use super::mentions::{Kind, Role, mentions};
use crate::fields::FileFacts;
use crate::name::Name;

/// What the names that a part declares look like: for each kind and look a number, and the name.
pub(super) fn skeletons(facts: &FileFacts) -> Vec<(u64, Ask)> {
    let mut found = Vec::new();
    mentions(facts, &mut |mention| {
        let looked_at = matches!(
            mention.kind,
            Kind::Course | Kind::StudyProgramme | Kind::Unit | Kind::Programme
        );
        if looked_at && mention.role == Role::Declares {
            let mut hasher = FxHasher::default();
            (mention.kind, digest(&mention.name.text)).hash(&mut hasher);
            let named = About::Named(mention.kind, &mention.name.text);
            found.push((hasher.finish(), Ask::about(named)));
        }
    });
    found
}

pub(super) fn check(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    alike(
        catalogue.courses.list.iter().map(|(name, _)| *name),
        findings,
    );
    alike(
        catalogue
            .study_programmes
            .list
            .iter()
            .map(|(name, _)| *name),
        findings,
    );
    alike(catalogue.units().map(|(name, _)| name), findings);
    alike(
        catalogue
            .programmes
            .iter()
            .map(|programme| &programme.it.name),
        findings,
    );
}

fn alike<'f>(names: impl Iterator<Item = &'f Name>, findings: &mut Vec<Finding>) {
    let mut seen: FxHashMap<u64, &Name> = FxHashMap::default();
    for name in names {
        let Some(first) = seen.insert(digest(&name.text), name) else {
            continue;
        };
        if first.text == name.text || !skeleton(&first.text).eq(skeleton(&name.text)) {
            continue;
        }
        findings.push(
            Finding::warning(
                "look-alike-names",
                name.place,
                say!(
                    en "“{name}” and “{first}” look alike but are different codes",
                    et "„{name}“ ja „{first}“ on sarnased, kuid eri koodid",
                    name = name, first = first
                ),
            )
            .related(first.place, say!(en "the other one", et "teine neist")),
        );
    }
}

/// The same for all codes that are hard to tell apart in print.
fn skeleton(name: &str) -> impl Iterator<Item = char> {
    let seen = name.nfkc().filter(|char| !is_unseen(*char));
    seen.flat_map(char::to_lowercase).map(plain)
}

/// Joins, parts or varies letters that stand beside it, and is nothing to see; a code may hold it.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn digest(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    skeleton(name).for_each(|char| char.hash(&mut hasher));
    hasher.finish()
}

/// The Latin letter or digit that a character is taken for.
fn plain(char: char) -> char {
    match char {
        'а' | 'α' => 'a',
        'в' => 'b',
        'с' | 'ϲ' => 'c',
        'е' | 'ε' => 'e',
        'һ' => 'h',
        'і' | 'ι' | 'l' | '1' | '|' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'н' => 'n',
        'о' | 'ο' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'у' | 'υ' => 'y',
        'х' | 'χ' => 'x',
        '‐' | '‑' | '–' => '-',
        other => other,
    }
}

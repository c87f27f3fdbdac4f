//! `look-alike-names`: codes that differ only in case or in letters that look alike.

use std::collections::HashMap;

use kava_diagnostics::{Finding, say};

use super::Catalogue;
use crate::name::Name;

pub(super) fn check(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    alike(catalogue.courses.list.iter().map(|(name, _)| *name), findings);
    alike(catalogue.study_programmes.list.iter().map(|(name, _)| *name), findings);
    alike(catalogue.units().map(|(name, _)| name), findings);
    alike(catalogue.programmes.iter().map(|programme| &programme.it.name), findings);
}

fn alike<'f>(names: impl Iterator<Item = &'f Name>, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<String, &Name> = HashMap::new();
    for name in names {
        let Some(first) = seen.insert(skeleton(&name.text), name) else { continue };
        if first.text == name.text {
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
fn skeleton(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).map(plain).collect()
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

//! One edition of a guideline, read strictly: what it says must make sense, or it is a finding.

mod read;
mod setting;

use std::collections::BTreeMap;

use kava_diagnostics::Place;
use kava_model::coded::{Education, Level};
use kava_model::date::Day;
use kava_model::fields::{Clause, Fate, FormRow, Guideline, Kind, OneEcts, Season};
use kava_model::verdict::Stamp;

use crate::rule::PolicyRule;

pub use read::read;
pub use setting::{in_words, spoken};

/// What an edition asks, alone or with the layers above it merged in.
#[derive(Clone, Debug)]
pub struct Policy {
    pub stamp: Stamp,
    /// The last day it is in force.
    pub to: Option<Day>,
    pub extends: Option<String>,
    pub title: kava_model::text::Text,
    pub source: Option<String>,
    /// The languages, by their codes, in which its wording is a translation of Kava's own.
    pub translated: Vec<&'static str>,
    pub one_ects: Option<OneEcts>,
    pub kinds: Vec<Kind>,
    pub seasons: Vec<Season>,
    pub entry: BTreeMap<Level, Education>,
    pub rules: Vec<PolicyRule>,
    pub form: Vec<PolicyForm>,
    pub clauses: Vec<(Fate, Clause)>,
    /// Its head in the guideline's file.
    pub place: Place,
}

/// Rows of the registry's form for some kinds; empty for all.
#[derive(Clone, Debug)]
pub struct PolicyForm {
    pub kinds: Vec<String>,
    pub rows: Vec<FormRow>,
    /// Whose rows they are.
    pub stamp: Stamp,
}

impl Policy {
    /// The kind of this word, its own or an alias.
    pub fn kind(&self, word: &str) -> Option<&Kind> {
        let is_alias = |kind: &&Kind| {
            let alias = kind.alias.as_ref();
            alias.is_some_and(|alias| &*alias.text == word)
        };
        let own = self.kinds.iter().find(|kind| &*kind.name.text == word);
        own.or_else(|| self.kinds.iter().find(is_alias))
    }

    pub fn season(&self, name: &str) -> Option<&Season> {
        self.seasons
            .iter()
            .find(|season| &*season.name.text == name)
    }

    /// The rules for a kind, musts first, so that a should repeats nothing that a must has said.
    pub fn rules_for(&self, kind: Option<&str>) -> Vec<&PolicyRule> {
        let applies = |rule: &&PolicyRule| is_for(&rule.kinds, kind);
        let mut rules: Vec<&PolicyRule> = self.rules.iter().filter(applies).collect();
        rules.sort_by_key(|rule| rule.strictness);
        rules
    }

    pub fn form_for(&self, kind: Option<&str>) -> impl Iterator<Item = (&PolicyForm, &FormRow)> {
        let forms = self
            .form
            .iter()
            .filter(move |form| is_for(&form.kinds, kind));
        forms.flat_map(|form| form.rows.iter().map(move |row| (form, row)))
    }
}

/// Rules without kinds are for all; of an unknown kind only those hold.
fn is_for(kinds: &[String], kind: Option<&str>) -> bool {
    kinds.is_empty() || kind.is_some_and(|kind| kinds.iter().any(|named| named == kind))
}

/// A guideline's facts with the text they were read from.
#[derive(Clone, Copy, Debug)]
pub struct Written<'f> {
    pub guideline: &'f Guideline,
    /// SHA-256 of its file in lower-case hexadecimal.
    pub sha256: &'f str,
    /// It stands in the catalogue and is not shipped.
    pub own: bool,
}

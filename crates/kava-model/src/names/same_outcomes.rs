//! `same-outcome`: two learning outcomes of one programme that say the same.

use kava_diagnostics::{Finding, Place, say};
use rustc_hash::FxHashMap;

use crate::fields::{FileFacts, Outcome, Programme};
use crate::name::Name;
use crate::stated::Stated;

pub(super) fn within(facts: &FileFacts, findings: &mut Vec<Finding>) {
    for programme in facts.programmes.iter().filter_map(Stated::known) {
        check(programme, findings);
    }
}

/// Each outcome once, though it repeats an earlier one in every language.
fn check(programme: &Programme, findings: &mut Vec<Finding>) {
    let outcomes = programme.outcomes.known().into_iter();
    let mut first: FxHashMap<(&str, String), &Name> = FxHashMap::default();
    for outcome in outcomes.flat_map(|outcomes| &outcomes.list) {
        let mut repeated = None;
        for (language, said, place) in sayings(outcome) {
            match first.get(&(language, said.clone())) {
                Some(earlier) => repeated = repeated.or(Some((*earlier, place))),
                None => {
                    first.insert((language, said), &outcome.code);
                }
            }
        }
        findings.extend(repeated.map(|(earlier, place)| same(&outcome.code, earlier, place)));
    }
}

/// What an outcome says in each language, whatever its capital letters, spaces and full stop.
fn sayings(outcome: &Outcome) -> impl Iterator<Item = (&str, String, Place)> {
    let parts = outcome.text.known().into_iter().flat_map(|text| &text.0);
    parts.filter_map(|part| {
        let words: Vec<&str> = part.text.split_whitespace().collect();
        let said = words.join(" ").to_lowercase();
        let said = said.trim_end_matches(['.', ';', ',']);
        (!said.is_empty()).then(|| (&*part.language, said.to_owned(), part.place))
    })
}

fn same(code: &Name, earlier: &Name, place: Place) -> Finding {
    let message = say!(
        en "outcome “{code}” says the same as outcome “{earlier}”",
        et "õpiväljund „{code}“ ütleb sama, mis õpiväljund „{earlier}“",
        code = code, earlier = earlier
    );
    Finding::warning("same-outcome", place, message)
        .related(
            earlier.place,
            say!(en "said here first", et "esimest korda öeldud siin"),
        )
        .help(say!(
            en "write what else is learned, or take one of the two out and name the other where courses teach it",
            et "kirjuta, mida veel õpitakse, või eemalda üks neist ja nimeta ainete juures teist"
        ))
}

//! A `catalogue.kava` for a folder that has none: its head, and whose programmes they are.

use super::names::slug;
use super::of;
use crate::columns::{PROVIDER, Part};
use crate::gather::{Fact, Programme};
use crate::quoted::quoted;

/// The provider that every programme names, if they agree.
pub fn provider(programmes: &[Programme]) -> Option<&Fact> {
    let mut named = programmes
        .iter()
        .map(|programme| programme.get(Part::Programme, PROVIDER));
    let first = named.next()??;
    let text = &first.given.cell.text;
    let mut all = programmes
        .iter()
        .flat_map(|programme| of(&programme.facts, Part::Programme, PROVIDER));
    let agree = all.all(|fact| fact.given.cell.text == *text) && named.all(|fact| fact.is_some());
    agree.then_some(first)
}

pub fn name_line(provider: &Fact) -> String {
    format!(
        "name {} {}",
        provider.slot.sub,
        quoted(&provider.given.cell.text)
    )
}

pub fn text(provider: Option<&Fact>) -> String {
    let Some(provider) = provider else {
        return "catalogue imported {\nguideline todo \"guideline\"\nissuer todo \"issuer\"\n}\n"
            .to_owned();
    };
    let code = slug(&provider.given.cell.text, "issuer");
    let name = name_line(provider);
    format!(
        "catalogue {code} {{\nguideline todo \"guideline\"\nissuer {code}\n}}\n\ninstitution {code} {{\n{name}\n}}\n"
    )
}

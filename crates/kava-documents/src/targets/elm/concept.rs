//! Addresses of the concepts that ELM documents refer to.

use kava_model::admission::Delivery;
use kava_model::choice::Choice;
use kava_model::coded::{County, Language, Level};
use kava_model::codelist::countries::Country;
use kava_model::codelist::deliveries;
use kava_model::fields::Programme;
use kava_model::unit::Currency;

use super::graph::Iri;

/// The credits of the European Credit Transfer and Accumulation System.
pub const ECTS: &str = "http://data.europa.eu/snb/education-credit/6fcec5c5af";
/// A short learning programme.
pub const SHORT_PROGRAMME: &str = "http://data.europa.eu/snb/learning-opportunity/74a4a268e8";

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

pub fn language(Language(language): &Language) -> Iri {
    format!(
        "{AUTHORITY}/language/{}",
        language.alpha3.to_ascii_uppercase()
    )
}

pub fn languages(stated: &[Language]) -> Vec<Iri> {
    stated.iter().map(language).collect()
}

pub fn country(country: &Country) -> Iri {
    format!("{AUTHORITY}/country/{}", country.alpha3)
}

/// The region of the county: the schema of the XML has no counties.
pub fn county(County(county): &County) -> Iri {
    format!("http://data.europa.eu/nuts/code/{}", county.nuts)
}

pub fn currency(currency: &Currency) -> Iri {
    format!("{AUTHORITY}/currency/{}", currency.code())
}

pub fn level(Level(level): Level) -> Iri {
    format!("http://data.europa.eu/snb/eqf/{level}")
}

pub fn fields_of_study(programme: &Programme) -> Vec<Iri> {
    let groups = programme.field.known();
    let codes = groups.iter().flat_map(|groups| &groups.codes);
    codes.map(|code| field_of_study(&code.text)).collect()
}

/// Each concept once: hybrid and blended are the same one.
pub fn modes(delivery: &[Delivery]) -> Vec<&'static str> {
    let known = delivery.iter().filter_map(|it| deliveries::find(it.word()));
    let mut modes: Vec<&str> = known.map(|it| it.elm).collect();
    modes.sort_unstable();
    modes.dedup();
    modes
}

fn field_of_study(code: &str) -> Iri {
    format!("http://data.europa.eu/snb/isced-f/{code}")
}

//! Offerings of a programme, which are its intakes.

use serde_json::Value;

use super::found::Found;
use super::said::{day, delivery, languages, name, texts};
use crate::feed::json::Node;
use crate::feed::lines::{Lines, quoted};
use crate::feed::spelling::{is_code, sum};
use crate::feed::{left, note};

pub fn offerings(node: &Node<'_>, found: &Found<'_>, lines: &mut Lines) {
    let id = node.value.get("programmeId").and_then(Value::as_str);
    let of_this = |offering: &&Node<'_>| {
        id.is_some() && offering.value.get("programmeId").and_then(Value::as_str) == id
    };
    for offering in found.offerings.iter().filter(of_this) {
        let Some(code) = name(offering) else { continue };
        let mut facts = Lines::default();
        facts.maybe("apply", apply(offering));
        facts.maybe("starts", day(offering, "startDateTime"));
        facts.maybe("ends", day(offering, "endDateTime"));
        places(offering, &mut facts);
        facts.maybe("delivery", delivery(offering));
        facts.maybe("language", languages(offering));
        addresses(offering, &mut facts);
        prices(offering, &mut facts);
        texts(offering, "name");
        offering.skip_all(&["programmeOfferingId", "programmeId", "organisationId"]);
        let left = left(offering, &code);
        note(&mut facts, &left);
        lines.blank();
        lines.block(format!("intake {code}"), facts);
    }
}

fn apply(offering: &Node<'_>) -> Option<String> {
    let period = offering.get("enrolmentPeriods")?.items().next()?;
    let from = day(&period, "startDateTime");
    let to = day(&period, "endDateTime");
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("from {from} to {to}")),
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(to)) => Some(format!("by {to}")),
        (None, None) => None,
    }
}

fn places(offering: &Node<'_>, lines: &mut Lines) {
    let number = |key: &str| offering.get(key).and_then(|it| it.number());
    match (number("minNumberStudents"), number("maxNumberStudents")) {
        (Some(min), Some(max)) => lines.fact("places", &format!("{min}..{max}")),
        (Some(min), None) => lines.fact("places", &format!("at least {min}")),
        (None, Some(max)) => lines.fact("places", &format!("at most {max}")),
        (None, None) => {}
    }
}

fn addresses(offering: &Node<'_>, lines: &mut Lines) {
    let (mut places, mut counties) = (Vec::new(), Vec::new());
    for address in offering.get("addresses").iter().flat_map(Node::items) {
        address.skip_all(&["addressType"]);
        let city = address.get("city").and_then(|city| city.text());
        places.extend(
            city.and_then(quoted)
                .or_else(|| texts(&address, "additional")),
        );
        if let Some(country) = address.get("countryCode") {
            country.skip_all(&["iso3166-1-alpha2"]);
            let county = country.get("iso3166-2").and_then(|code| code.text());
            counties.extend(county.filter(|code| is_code(code)).map(str::to_owned));
        }
    }
    for (word, said) in [("place", places), ("county", counties)] {
        if !said.is_empty() {
            lines.fact(word, &said.join(", "));
        }
    }
}

fn prices(offering: &Node<'_>, lines: &mut Lines) {
    for price in offering
        .get("priceInformation")
        .iter()
        .flat_map(Node::items)
    {
        let kind = price.get("costType").and_then(|kind| kind.text());
        let amount = price.get("amount").and_then(|amount| amount.text());
        let currency = price.get("currency").and_then(|it| it.text());
        match (kind, amount.and_then(sum), currency) {
            (Some("total_costs"), Some(amount), Some(currency)) if is_code(currency) => {
                lines.fact("fee", &format!("{amount} {currency}"));
            }
            _ => price.give_back(),
        }
    }
}

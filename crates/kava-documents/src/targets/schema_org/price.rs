//! `Offer`: what a learner pays for an intake.

use kava_model::quantity::Decimal;
use kava_model::verdict::Summary;
use serde::Serialize;

use super::Common;
use crate::canonical::{Number, Wording};
use crate::offer::{Cost, Offer as Intake};
use crate::told;

#[derive(Serialize)]
#[serde(tag = "@type", rename = "Offer", rename_all = "camelCase")]
pub struct Offer<'a> {
    category: &'static str,
    price: Number,
    price_currency: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_specification: Option<Specification<'a>>,
}

/// Where the price is not one amount, or not all of it.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "PriceSpecification", rename_all = "camelCase")]
struct Specification<'a> {
    min_price: Number,
    max_price: Number,
    price_currency: &'a str,
    value_added_tax_included: bool,
}

/// The fees of all intakes, each once.
pub fn offers<'a>(
    common: &Common<'a>,
    summary: &'a Summary,
    intakes: &[Intake<'_>],
) -> Vec<Offer<'a>> {
    let mut costs: Vec<Cost<'a>> = Vec::new();
    for cost in intakes.iter().flat_map(|intake| intake.costs(summary)) {
        let is_new = !costs.iter().any(|known| same(known, &cost));
        costs.extend(is_new.then_some(cost));
    }
    costs.iter().map(|cost| offer(common, cost)).collect()
}

fn same(one: &Cost<'_>, other: &Cost<'_>) -> bool {
    let facts = |cost: &Cost<'_>| {
        let fee = cost.fee;
        (cost.total, fee.group.clone(), fee.currency, fee.plus_vat)
    };
    facts(one) == facts(other)
}

fn offer<'a>(common: &Common<'a>, cost: &Cost<'a>) -> Offer<'a> {
    let (min, max): (Decimal, Decimal) = (cost.total.min, cost.total.max);
    let price_currency = cost.fee.currency.code();
    let is_plain = min == max && !cost.fee.plus_vat;
    Offer {
        category: if cost.is_free() { "Free" } else { "Paid" },
        price: Number(min),
        price_currency,
        description: told::price(cost).map(|text: Wording<'_>| common.pick(text)),
        price_specification: (!is_plain).then_some(Specification {
            min_price: Number(min),
            max_price: Number(max),
            price_currency,
            value_added_tax_included: !cost.fee.plus_vat,
        }),
    }
}

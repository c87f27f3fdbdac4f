//! What programmes cost.

use super::said::{because, limits, word};
use super::{Shared, programme};
use crate::feed::json::Node;
use crate::feed::lines::Lines;
use crate::feed::spelling::text;

/// `1200 EUR`, `free because "…"`, `110 EUR per ECTS for "group"`
pub fn fee(node: &Node<'_>) -> Option<String> {
    let price = node.get("price")?;
    let kind = price.get("kind").and_then(|kind| word(&kind))?;
    let mut said = match kind.as_str() {
        "stated" => stated(&price)?,
        _ => kind,
    };
    if node.get("plusVat").and_then(|it| it.flag()) == Some(true) {
        said.push_str(" plus VAT");
    }
    if node.get("market").and_then(|it| it.flag()) == Some(true) {
        said.push_str(" market");
    }
    said.push_str(&because(node));
    if node.is_open("group") {
        said.push_str(" for todo");
    } else if let Some(group) = node.get("group").and_then(|group| text(&group)) {
        said.push_str(&format!(" for {group}"));
    }
    Some(said)
}

fn stated(price: &Node<'_>) -> Option<String> {
    let currency = price.get("currency").and_then(|it| word(&it))?;
    let amount = price.get("amount").and_then(|it| limits(&it, &currency))?;
    let per = price.get("per").and_then(|per| word(&per))?;
    Some(match per.as_str() {
        "ects" => format!("{amount} per ECTS"),
        "course" => format!("{amount} per course"),
        _ => amount,
    })
}

impl Shared {
    pub fn price_list(&mut self, node: &Node<'_>) {
        let Some(code) = node.get("code").and_then(|code| word(&code)) else {
            return;
        };
        let mut lines = Lines::default();
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        let edition = node.get("inForce").and_then(|it| programme::edition(&it));
        lines.maybe("in-force", edition.clone());
        for price in node.get("prices").iter().flat_map(Node::items) {
            let Some(said) = rate(&price) else { continue };
            lines.fact("school", &said);
            if let Some((unit, _)) = said.split_once(' ') {
                self.named.entry(unit.to_owned()).or_insert("school");
            }
        }
        let key = format!("{code} {}", edition.unwrap_or_default());
        let head = format!("price-list {code}");
        self.price_lists.declare(&key, head, || lines);
    }
}

/// `it 80 EUR per ECTS`
fn rate(node: &Node<'_>) -> Option<String> {
    let unit = node.get("unit").and_then(|unit| word(&unit))?;
    let amount = node.get("perEcts")?.number()?;
    let currency = node.get("currency").and_then(|it| word(&it))?;
    Some(format!("{unit} {amount} {currency} per ECTS"))
}

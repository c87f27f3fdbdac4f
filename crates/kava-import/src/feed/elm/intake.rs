//! Opportunities that lead to a programme, which are its intakes, and what they cost.

use super::graph::{Graph, id_of, known};
use super::said::{amount, code, concept, delivery, languages};
use crate::feed::json::Node;
use crate::feed::lines::{Line, Lines};
use crate::feed::spelling::{day, url};
use crate::feed::{Imported, left, note};

const CURRENCIES: &str = "http://publications.europa.eu/resource/authority/currency/";

impl<'a> Graph<'a> {
    pub fn intakes(&self, node: &Node<'a>, code_of: &str, lines: &mut Lines, to: &mut Imported) {
        let leads_here = |opportunity: &&Node<'a>| {
            let goals = self.linked(opportunity, "learningAchievementSpecification");
            goals.iter().any(|goal| id_of(goal) == id_of(node))
        };
        let opportunities: Vec<&Node<'a>> = self.of_kind("LearningOpportunity").collect();
        for opportunity in opportunities.into_iter().filter(leads_here) {
            let mut facts = Lines::default();
            let deadline = day_of(opportunity, "applicationDeadline");
            facts.maybe("apply", deadline.map(|day| format!("by {day}")));
            for period in self.linked(opportunity, "temporal") {
                facts.maybe("starts", day_of(&period, "startDate"));
                facts.maybe("ends", day_of(&period, "endDate"));
                known(&period);
            }
            facts.maybe("delivery", delivery(opportunity));
            facts.maybe("language", languages(opportunity, "defaultLanguage"));
            self.prices(opportunity, &mut facts);
            let website = self.linked(opportunity, "homepage");
            let website = website.first().and_then(|page| {
                known(page);
                page.get("contentUrl").and_then(|it| url(&it))
            });
            if let Some(website) = website
                && !lines
                    .0
                    .iter()
                    .any(|line| matches!(line, Line::Fact(fact) if fact.starts_with("website ")))
            {
                lines.fact("website", &website);
            }
            known(opportunity);
            opportunity.skip_all(&["title", "description", "providedBy", "hasPart"]);
            let name = code(opportunity);
            let name = name.rsplit('/').next().unwrap_or("first").to_owned();
            let notes = left(opportunity, code_of);
            note(&mut facts, &notes);
            to.unplaced.extend(notes);
            opportunity.skip();
            lines.blank();
            lines.block(format!("intake {name}"), facts);
        }
    }

    fn prices(&self, node: &Node<'a>, lines: &mut Lines) {
        for price in self.linked(node, "priceDetail") {
            known(&price);
            price.skip_all(&["prefLabel"]);
            for amount in self.linked(&price, "amount") {
                known(&amount);
                let currency = concept(&amount, "unit", CURRENCIES);
                let value = amount.get("value").and_then(|value| self::amount(&value));
                match (value, currency) {
                    (Some(value), Some(currency)) => {
                        lines.fact("fee", &format!("{value} {currency}"));
                    }
                    _ => amount.give_back(),
                }
            }
        }
    }
}

fn day_of(node: &Node<'_>, key: &str) -> Option<String> {
    node.get(key)?.reads(day)
}

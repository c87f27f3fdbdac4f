//! The organisation whose catalogue it is, and the head of that catalogue.

use super::graph::{Graph, known};
use crate::feed::blocks::head;
use crate::feed::file_names::CATALOGUE;
use crate::feed::json::Node;
use crate::feed::lines::{Lines, quoted};
use crate::feed::spelling::{text, url};
use crate::feed::{TextFile, left, note};

impl<'a> Graph<'a> {
    /// Who provides the first opportunity, else the first organisation.
    pub fn issuer(&self) -> Option<Node<'a>> {
        let mut opportunities = self.of_kind("LearningOpportunity");
        let provider =
            opportunities.find_map(|it| self.linked(it, "providedBy").into_iter().next());
        provider.or_else(|| self.of_kind("Organisation").next().cloned())
    }
}

pub fn catalogue(issuer: Option<&Node<'_>>, graph: &Graph<'_>) -> TextFile {
    let mut lines = head(issuer.map(|_| "issuer"));
    if let Some(issuer) = issuer {
        let mut facts = Lines::default();
        facts.maybe("name", issuer.get("legalName").and_then(|it| text(&it)));
        let registration = graph.linked(issuer, "registration");
        let code = registration.first().and_then(|it| {
            known(it);
            quoted(it.get("notation")?.text()?)
        });
        facts.maybe("registry-code", code);
        let page = graph.linked(issuer, "homepage");
        let page = page.first().and_then(|page| {
            known(page);
            page.get("contentUrl").and_then(|it| url(&it))
        });
        facts.maybe("website", page);
        known(issuer);
        note(&mut facts, &left(issuer, "issuer"));
        lines.blank();
        lines.block("institution issuer".to_owned(), facts);
    }
    TextFile {
        name: CATALOGUE.to_owned(),
        text: lines.text(),
    }
}

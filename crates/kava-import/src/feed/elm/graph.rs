//! The graph: its nodes, and what leads from one to another.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::feed::json::Node;

/// The nodes of a graph by their id.
#[derive(Default)]
pub struct Graph<'a> {
    nodes: BTreeMap<String, Node<'a>>,
    order: Vec<String>,
}

impl<'a> Graph<'a> {
    pub fn gather(&mut self, node: &Node<'a>) {
        match node.value {
            Value::Array(_) => node.items().for_each(|item| self.gather(&item)),
            Value::Object(_) => {
                if let (Some(id), true) = (id_of(node), kind_of(node).is_some()) {
                    // What is said of one thing in several places is said of it once.
                    if self.nodes.insert(id.to_owned(), node.clone()).is_none() {
                        self.order.push(id.to_owned());
                    }
                }
                let members: Vec<_> = node.members().map(|(_, member)| member).collect();
                members.iter().for_each(|member| self.gather(member));
            }
            _ => {}
        }
    }

    pub fn of_kind<'g>(&'g self, kind: &'g str) -> impl Iterator<Item = &'g Node<'a>> {
        let nodes = self.order.iter().filter_map(|id| self.nodes.get(id));
        nodes.filter(move |node| kind_of(node).is_some_and(|it| it.ends_with(kind)))
    }

    /// What a member leads to: nodes named by id, or standing there.
    pub fn linked(&self, node: &Node<'a>, key: &str) -> Vec<Node<'a>> {
        let Some(member) = node.get(key) else {
            return Vec::new();
        };
        let each: Vec<Node<'a>> = match member.value {
            Value::Array(_) => member.items().collect(),
            _ => vec![member],
        };
        let node = |one: Node<'a>| match one.value {
            Value::String(id) => {
                let found = self.nodes.get(id).cloned();
                if found.is_some() {
                    one.skip();
                }
                found
            }
            Value::Object(_) => match id_of(&one).and_then(|id| self.nodes.get(id)) {
                Some(whole) => Some(whole.clone()),
                None => Some(one),
            },
            _ => None,
        };
        each.into_iter().filter_map(node).collect()
    }
}

pub fn id_of<'a>(node: &Node<'a>) -> Option<&'a str> {
    let id = node.value.get("id").or_else(|| node.value.get("@id"));
    id.and_then(Value::as_str)
}

pub fn kind_of<'a>(node: &Node<'a>) -> Option<&'a str> {
    let kind = node.value.get("type").or_else(|| node.value.get("@type"))?;
    match kind {
        Value::Array(kinds) => kinds.first().and_then(Value::as_str),
        kind => kind.as_str(),
    }
}

/// What only holds the graph together.
pub fn known(node: &Node<'_>) {
    node.skip_all(&[
        "id",
        "@id",
        "type",
        "@type",
        "isPartOf",
        "learningAchievementSpecification",
        "awardingOpportunity",
    ]);
}

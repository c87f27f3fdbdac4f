//! What the documents hold, each thing by its id.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::feed::json::Node;

/// What a page says of itself.
const PAGING: [&str; 6] = [
    "pageSize",
    "pageNumber",
    "hasPreviousPage",
    "hasNextPage",
    "totalPages",
    "ext",
];

/// What the documents hold, by id.
#[derive(Default)]
pub struct Found<'a> {
    pub programmes: BTreeMap<String, Node<'a>>,
    pub courses: BTreeMap<String, Node<'a>>,
    pub outcomes: BTreeMap<String, Node<'a>>,
    pub offerings: Vec<Node<'a>>,
    pub organisations: BTreeMap<String, Node<'a>>,
}

impl<'a> Found<'a> {
    pub fn gather(&mut self, node: &Node<'a>) {
        match node.value {
            Value::Array(_) => node.items().for_each(|item| self.gather(&item)),
            Value::Object(_) => self.object(node),
            _ => {}
        }
    }

    /// A thing says what it is by the name of its own id, the most particular first.
    fn object(&mut self, node: &Node<'a>) {
        let id = |key: &str| {
            node.value
                .get(key)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        if id("programmeOfferingId").is_some() {
            self.offerings.push(node.clone());
        } else if let (Some(id), true) =
            (id("programmeId"), node.value.get("programmeType").is_some())
        {
            self.programmes.insert(id, node.clone());
        } else if let Some(id) = id("courseId") {
            self.courses.insert(id, node.clone());
        } else if let Some(id) = id("learningOutcomeId") {
            self.outcomes.insert(id, node.clone());
        } else if let (Some(id), true) = (
            id("organisationId"),
            node.value.get("organisationType").is_some(),
        ) {
            self.organisations.insert(id, node.clone());
        } else {
            node.skip_all(&PAGING);
            let members: Vec<_> = node.members().map(|(_, member)| member).collect();
            members.iter().for_each(|member| self.gather(member));
        }
    }
}

/// Ids that lead to something that was found are answered for by it.
pub fn answered(node: &Node<'_>, key: &str, found: &Found<'_>) {
    for id in node.get(key).iter().flat_map(Node::items) {
        if id
            .value
            .as_str()
            .is_some_and(|id| found.outcomes.contains_key(id))
        {
            id.skip();
        }
    }
}

pub fn ids<'a>(node: &Node<'a>, key: &str) -> Vec<&'a str> {
    let list = node.value.get(key).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

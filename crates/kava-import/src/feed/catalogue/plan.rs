//! The plan: its groups as the author wrote them.

use std::collections::BTreeMap;

use super::course::own;
use super::said::{limits, word, words};
use super::{Shared, TODO};
use crate::feed::json::Node;
use crate::feed::lines::{Line, Lines};

/// The components of a programme, by id: each is written where it stands in the plan.
pub type Components = BTreeMap<String, Lines>;

impl Shared {
    /// Declares the courses of a programme; its components come back.
    pub fn courses(&mut self, node: &Node<'_>) -> Components {
        let mut components = Components::new();
        for course in node.get("courses").iter().flat_map(Node::items) {
            let Some(id) = course.get("id").and_then(|id| word(&id)) else {
                continue;
            };
            let is_component = course.get("component").is_some();
            let lines = self.course_lines(&course, &id);
            if is_component {
                components.insert(id, lines);
            } else {
                self.courses.declare(&id, format!("course {id}"), || lines);
            }
        }
        components
    }
}

/// The lines of a group; `semester` is the nearest group's.
pub fn members(node: &Node<'_>, components: &mut Components, semester: Option<&str>) -> Lines {
    let mut lines = Lines::default();
    for member in node.items() {
        let Some(kind) = member.get("kind").and_then(|kind| kind.text()) else {
            continue;
        };
        match kind {
            "course" => course(&member, components, semester, &mut lines),
            "unknown" => lines.0.push(Line::Fact(TODO.to_owned())),
            _ => group(kind, &member, components, semester, &mut lines),
        }
    }
    lines
}

fn course(node: &Node<'_>, components: &mut Components, semester: Option<&str>, to: &mut Lines) {
    let Some(id) = node.get("course").and_then(|id| word(&id)) else {
        return;
    };
    let mut line = String::new();
    let own_semester = node.get("semester").and_then(|it| it.number());
    if let Some(number) = own_semester.filter(|number| Some(number.as_str()) != semester) {
        line.push_str(&format!(" semester {number}"));
    }
    for key in ["teaches", "assesses"] {
        if let Some(list) = node.get(key).and_then(|list| words(&list)) {
            line.push_str(&format!(" {key} {list}"));
        }
    }
    if let Some(study) = own(node, "study", word) {
        line.push_str(&format!(" study {study}"));
    }
    match components.remove(&id) {
        Some(lines) => to.block(format!("component {id}{line}"), lines),
        None => to.0.push(Line::Fact(format!("{id}{line}"))),
    }
}

fn group(
    kind: &str,
    node: &Node<'_>,
    components: &mut Components,
    outer: Option<&str>,
    to: &mut Lines,
) {
    let semester = node.get("semester").and_then(|it| it.number());
    let name = node.get("name").and_then(|name| word(&name));
    let inner = semester.as_deref().or(outer);
    let lines = match node.get("members") {
        Some(list) => members(&list, components, inner),
        None => Lines::default(),
    };
    to.block(head(kind, node, name, semester), lines);
}

fn head(kind: &str, node: &Node<'_>, name: Option<String>, semester: Option<String>) -> String {
    if kind == "optional" {
        return kind.to_owned();
    }
    let choose = node.get("take").and_then(|take| choose(&take));
    let named = name.map(|name| format!("module {name}"));
    let numbered = semester.map(|number| format!("semester {number}"));
    let parts = [named, numbered, choose];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// `choose 6 ECTS from`, `choose 2 of`, `choose any of`
fn choose(take: &Node<'_>) -> Option<String> {
    let by = take.get("by").and_then(|by| by.text())?;
    match by {
        "any" => Some("choose any of".to_owned()),
        "members" => {
            let count = take.get("limits").and_then(|it| limits(&it, ""))?;
            Some(format!("choose {count} of"))
        }
        _ => {
            let credits = take.get("limits").and_then(|it| limits(&it, "ECTS"))?;
            Some(format!("choose {credits} from"))
        }
    }
}

//! Courses and components.

use super::provider::level;
use super::said::{limits, plain, word, words, workload};
use super::{Shared, TODO, intake};
use crate::feed::json::Node;
use crate::feed::lines::Lines;
use crate::feed::spelling::{text, url};

impl Shared {
    /// The fields of a course. A component has them too, and neither level, code nor language.
    pub fn course_lines(&mut self, node: &Node<'_>, id: &str) -> Lines {
        let is_component = node.get("component").and_then(|it| it.flag()) == Some(true);
        let mut lines = Lines::default();
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        lines.maybe("code", code(node, id, is_component));
        let credits = node.get("credits").and_then(|it| it.number());
        lines.maybe("credits", credits.map(|credits| format!("{credits} ECTS")));
        lines.maybe(
            "workload",
            node.get("workload").and_then(|it| workload(&it)),
        );
        lines.maybe("origin", node.get("origin").and_then(|it| origin(&it)));
        lines.maybe("school", self.owner(node));
        lines.maybe("level", level(node));
        lines.maybe("education", own(node, "education", word));
        lines.maybe("language", node.get("languages").and_then(|it| words(&it)));
        flag(node, "projectBased", "project-based", &mut lines);
        for key in ["requires", "recommends"] {
            self.others(node, key, &mut lines);
        }
        each(node, "runs", "runs", intake::span_of_days, &mut lines);
        each(node, "assessment", "assessment", assessment, &mut lines);
        lines.maybe("pass", node.get("pass").and_then(|it| pass(&it)));
        lines.maybe(
            "attendance",
            node.get("attendance")
                .and_then(|it| intake::attendance(&it)),
        );
        lines.maybe(
            "supervision",
            node.get("supervision").and_then(|it| word(&it)),
        );
        lines.maybe("study", own(node, "study", word));
        lines.maybe("content", node.get("content").and_then(|it| text(&it)));
        lines.maybe("website", node.get("website").and_then(|it| url(&it)));
        lines
    }

    fn owner(&mut self, node: &Node<'_>) -> Option<String> {
        let school = own(node, "school", word)?;
        if school != TODO {
            self.named.insert(school.clone(), "school");
        }
        Some(school)
    }

    fn others(&mut self, node: &Node<'_>, key: &str, lines: &mut Lines) {
        let Some(list) = node.get(key) else { return };
        let codes: Vec<String> = list.items().filter_map(|item| word(&item)).collect();
        for code in &codes {
            self.named.entry(code.clone()).or_insert("course");
        }
        let open = list.items().filter(|item| item.value.is_null()).count();
        let is_none = codes.is_empty() && open == 0;
        if is_none {
            lines.fact(key, "none");
        } else if !codes.is_empty() {
            lines.fact(key, &codes.join(", "));
        }
        for _ in 0..open {
            lines.fact(key, TODO);
        }
    }
}

/// A field that is left out where another's holds, and open where it is null.
pub fn own(
    node: &Node<'_>,
    key: &str,
    said: impl Fn(&Node<'_>) -> Option<String>,
) -> Option<String> {
    if node.is_open(key) {
        return Some(TODO.to_owned());
    }
    node.get(key).and_then(|it| said(&it))
}

/// A fact that may be repeated, a line for each; open where it is null.
pub fn each(
    node: &Node<'_>,
    key: &str,
    field: &str,
    said: impl Fn(&Node<'_>) -> Option<String>,
    lines: &mut Lines,
) {
    for item in node.get(key).iter().flat_map(Node::items) {
        if item.value.is_null() {
            lines.fact(field, TODO);
        } else {
            lines.maybe(field, said(&item));
        }
    }
}

pub fn flag(node: &Node<'_>, key: &str, field: &str, lines: &mut Lines) {
    if node.get(key).and_then(|it| it.flag()) == Some(true) {
        lines
            .0
            .push(crate::feed::lines::Line::Fact(field.to_owned()));
    }
}

/// Said only where it is not the name in the catalogue.
fn code(node: &Node<'_>, id: &str, is_component: bool) -> Option<String> {
    match node.get("code") {
        Some(code) if code.text() == Some(id) => None,
        Some(code) => plain(&code),
        None => (!is_component && !node.is_open("code")).then(|| "none".to_owned()),
    }
}

fn origin(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    let programmes = node.get("studyProgrammes").and_then(|it| words(&it));
    Some(match programmes {
        Some(programmes) => format!("{kind} {programmes}"),
        None => kind,
    })
}

fn assessment(node: &Node<'_>) -> Option<String> {
    let method = node.get("method").and_then(|method| word(&method))?;
    let criteria = node.get("criteria").and_then(|criteria| text(&criteria));
    Some(criteria.map_or_else(|| method.clone(), |criteria| format!("{method} {criteria}")))
}

fn pass(node: &Node<'_>) -> Option<String> {
    node.skip_all(&["kind"]);
    match node.get("text") {
        Some(said) => text(&said),
        None => node.get("limits").and_then(|it| limits(&it, "%")),
    }
}

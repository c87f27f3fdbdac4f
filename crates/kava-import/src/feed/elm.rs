//! The European Learning Model: opportunities and the achievements they lead to, as a graph in JSON-LD.
//!
//! Read by the short keys that its profiles use. A programme is an achievement that is no part of
//! another one; its opportunities are its intakes.

mod course;
mod graph;
mod intake;
mod issuer;
mod programme;
mod said;

use std::collections::BTreeSet;

use serde_json::Value;

use super::file_names::{COURSES, FileNames};
use super::json::{Node, Seen};
use super::{Imported, TextFile, rest};
use course::Courses;
use graph::{Graph, id_of};
use issuer::catalogue;

/// Several documents are one graph.
pub fn import(documents: &[(String, Value)], to: &mut Imported) {
    let seen: Vec<Seen> = documents.iter().map(|_| Seen::default()).collect();
    let roots = documents.iter().zip(&seen);
    let roots: Vec<(&str, Node<'_>)> = roots
        .map(|((place, document), seen)| (place.as_str(), Node::root(document, "", seen)))
        .collect();
    let mut graph = Graph::default();
    for (_, root) in &roots {
        root.skip_all(&["@context"]);
        graph.gather(root);
    }
    graph.write(to);
    for (place, root) in &roots {
        to.unplaced.extend(rest(root, place));
    }
}

impl<'a> Graph<'a> {
    fn write(&self, to: &mut Imported) {
        let achievements: Vec<&Node<'a>> =
            self.of_kind("LearningAchievementSpecification").collect();
        let mut parts = BTreeSet::new();
        for achievement in &achievements {
            for part in self.linked(achievement, "hasPart") {
                parts.extend(id_of(&part).map(str::to_owned));
            }
        }
        let is_part = |node: &&&Node<'a>| id_of(node).is_some_and(|id| parts.contains(id));
        let issuer = self.issuer();
        to.files.push(catalogue(issuer.as_ref(), self));
        let mut courses = Courses::default();
        for achievement in achievements.iter().filter(is_part) {
            self.course(achievement, &mut courses);
        }
        to.courses += courses.0.len();
        let mut names = FileNames::default();
        for achievement in achievements.iter().filter(|it| !is_part(it)) {
            self.programme(achievement, &mut names, to);
        }
        if !courses.0.is_empty() {
            to.files.push(TextFile {
                name: COURSES.to_owned(),
                text: courses.text(),
            });
        }
    }
}

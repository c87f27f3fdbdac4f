//! Achievements that are parts of others: courses, each told once.

use std::collections::BTreeMap;

use super::graph::{Graph, known};
use super::said::{code, credits, languages};
use crate::feed::json::Node;
use crate::feed::lines::Lines;
use crate::feed::spelling::text;
use crate::feed::{left, note};

/// What is said of each course, by its code.
#[derive(Default)]
pub struct Courses(pub BTreeMap<String, Vec<Lines>>);

impl Courses {
    /// What is said otherwise the second time stands beside the first as a comment.
    pub fn text(self) -> String {
        let mut all = Lines::default();
        for (code, said) in self.0 {
            let mut said = said.into_iter();
            let Some(mut first) = said.next() else {
                continue;
            };
            let known = first.text();
            for other in said {
                let other = other.text();
                let news = other.lines().filter(|line| !known.contains(line.trim()));
                news.for_each(|line| first.comment(line.trim()));
            }
            all.blank();
            all.block(format!("course {code}"), first);
        }
        all.text()
    }
}

impl<'a> Graph<'a> {
    pub fn course(&self, node: &Node<'a>, to: &mut Courses) {
        let code = code(node);
        let mut lines = Lines::default();
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        lines.maybe("credits", credits(node));
        lines.maybe("language", languages(node, "language"));
        self.linked(node, "learningOutcome");
        known(node);
        note(&mut lines, &left(node, &code));
        node.skip();
        // A course that two programmes share stands in the graph twice.
        to.0.entry(code).or_default().push(lines);
    }
}

//! An achievement that is no part of another one: a programme, its outcomes and its plan.

use super::graph::{Graph, id_of, known};
use super::said::{code, concept, credits, delivery, hours, languages};
use crate::feed::file_names::FileNames;
use crate::feed::json::Node;
use crate::feed::lines::{Line, Lines};
use crate::feed::spelling::text;
use crate::feed::{Imported, TextFile, blocks, left, note};

const ISCED: &str = "http://data.europa.eu/snb/isced-f/";
const EQF: &str = "http://data.europa.eu/snb/eqf/";

impl<'a> Graph<'a> {
    pub fn programme(&self, node: &Node<'a>, names: &mut FileNames, to: &mut Imported) {
        let code = code(node);
        let mut lines = Lines::default();
        blocks::open_kind(&code, "dcType", &mut lines, to);
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        let isced =
            concept(node, "ISCEDFCode", ISCED).or_else(|| concept(node, "thematicArea", ISCED));
        lines.maybe("field", isced.map(|code| format!("ISCED-F {code}")));
        let level = concept(node, "educationLevel", EQF).or_else(|| concept(node, "EQFLevel", EQF));
        lines.maybe("level", level.map(|level| format!("EQF {level}")));
        lines.maybe("language", languages(node, "language"));
        lines.maybe("aim", node.get("description").and_then(|it| text(&it)));
        self.outcomes(node, &mut lines);
        lines.maybe("volume", credits(node));
        lines.maybe("workload", hours(node));
        self.plan(node, &mut lines);
        lines.maybe("delivery", delivery(node));
        lines.maybe("requires", self.noted(node, "entryRequirement"));
        known(node);
        let notes = left(node, &code);
        note(&mut lines, &notes);
        to.unplaced.extend(notes);
        node.skip();
        self.intakes(node, &code, &mut lines, to);
        let mut block = Lines::default();
        block.block(format!("programme {code}"), lines);
        to.programmes += 1;
        to.files.push(TextFile {
            name: names.of(&code),
            text: block.text(),
        });
    }

    fn outcomes(&self, node: &Node<'a>, lines: &mut Lines) {
        let mut block = Lines::default();
        for (number, outcome) in (1..).zip(self.linked(node, "learningOutcome")) {
            if let Some(said) = outcome.get("title").and_then(|it| text(&it)) {
                block.0.push(Line::Fact(format!("o{number} {said}")));
            }
            known(&outcome);
        }
        blocks::outcomes(block, lines);
    }

    fn plan(&self, node: &Node<'a>, lines: &mut Lines) {
        let own: Vec<Option<String>> = self
            .linked(node, "learningOutcome")
            .iter()
            .map(|outcome| id_of(outcome).map(str::to_owned))
            .collect();
        let mut plan = Lines::default();
        for part in self.linked(node, "hasPart") {
            let teaches: Vec<String> = self
                .linked(&part, "learningOutcome")
                .iter()
                .filter_map(|outcome| {
                    let id = id_of(outcome).map(str::to_owned);
                    let at = own.iter().position(|one| id.is_some() && *one == id)?;
                    Some(format!("o{}", at + 1))
                })
                .collect();
            let member = blocks::member(&code(&part), &teaches);
            plan.0.push(Line::Fact(member));
        }
        if !plan.is_empty() {
            lines.block("plan".to_owned(), plan);
            lines.blank();
        }
    }

    /// The texts of a note, or of several.
    fn noted(&self, node: &Node<'a>, key: &str) -> Option<String> {
        let notes = self.linked(node, key);
        let note = notes.first()?;
        known(note);
        note.get("noteLiteral").and_then(|it| text(&it))
    }
}

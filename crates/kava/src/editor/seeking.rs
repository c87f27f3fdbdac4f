//! What could be read at a place: the top-level block around it is read with a mark in that place.

use kava_diagnostics::{FileId, Span};
use kava_model::Vocabulary;
use kava_model::fields::FileFacts;
use kava_model::names::Catalogue;
use kava_model::names::mentions::{Kind, Role};
use kava_model::sought::{self, MARK, Sought};

use super::Parsed;

pub(crate) struct Seeking {
    /// What the readers would take there, in their order.
    pub sought: Vec<Sought>,
    facts: FileFacts,
}

impl Seeking {
    /// With the mark in place of a span of the text.
    pub fn at(parsed: &Parsed<'_>, span: Span) -> Seeking {
        let text = &parsed.source.text;
        let around = block_around(parsed, span);
        let before = Span {
            start: around.start,
            end: span.start,
        };
        let after = Span {
            start: span.end,
            end: around.end,
        };
        let marked = [before.of(text), MARK, after.of(text)].concat();
        let tree = kava_syntax::parse(&marked, &Vocabulary);
        let (facts, sought) = sought::seek(FileId::default(), &tree, &marked);
        Seeking { sought, facts }
    }

    /// What a name there would mean. A name that is being given means nothing yet; but a line of a
    /// guideline names a rule that there is, and an intake may be called like its semester.
    pub fn kinds(&self) -> Vec<Kind> {
        let mut kinds = Vec::new();
        Catalogue::new([&self.facts]).mentions(&mut |mention| {
            let is_meant =
                mention.role == Role::Uses || matches!(mention.kind, Kind::Rule | Kind::Intake);
            let is_marked = &*mention.name.text == MARK;
            if is_marked && is_meant && !kinds.contains(&mention.kind) {
                kinds.push(mention.kind);
            }
        });
        kinds
    }

    /// The facts of the block around the mark.
    pub fn facts(&self) -> &FileFacts {
        &self.facts
    }
}

/// From the beginning of the item at the top of the file that holds the place, or that comes before
/// it, to that of the next one: recovery may have ended it too early.
fn block_around(parsed: &Parsed<'_>, span: Span) -> Span {
    let text = &parsed.source.text;
    let starts = || parsed.tree.roots(text).map(|item| item.span().start);
    Span {
        start: starts()
            .filter(|start| *start <= span.start)
            .last()
            .unwrap_or(0),
        end: starts()
            .find(|start| *start > span.start && *start >= span.end)
            .unwrap_or(text.len() as u32),
    }
}

//! A text in which something is recorded.

use std::sync::Arc;

use kava_diagnostics::Span;
use kava_model::{Vocabulary, table};
use kava_syntax::{Item, Tree, parse};

use super::block::{Block, Piece, made, rewritten, values};
use super::{Entry, NotRecorded, Recorded};
use crate::fix::Changed;

/// A text with its tree.
pub(crate) struct Page {
    pub name: String,
    pub text: Arc<str>,
    pub tree: Tree,
}

impl Page {
    /// The block that stands there.
    pub fn block(
        &self,
        span: Span,
        table: &'static table::Block,
    ) -> Result<Block<'_>, NotRecorded> {
        let found = self.item(span).and_then(|item| Block::of(item, table));
        found.ok_or_else(|| NotRecorded::Torn {
            file: self.name.clone(),
            line: self.line_of(span.start),
        })
    }

    fn item(&self, span: Span) -> Option<Item<'_>> {
        let mut open: Vec<Item<'_>> = self.tree.roots(&self.text).collect();
        while let Some(item) = open.pop() {
            if item.span() == span {
                return Some(item);
            }
            open.extend(item.children());
        }
        None
    }

    fn line_of(&self, offset: u32) -> usize {
        let before = self.text.get(..offset as usize).unwrap_or(&self.text);
        before.matches('\n').count() + 1
    }

    /// The fact in a block: new, in place of `todo`, or longer than it stands there.
    pub fn say(
        &self,
        block: Block<'_>,
        entry: &Entry,
        value: &str,
    ) -> Result<Recorded, NotRecorded> {
        let word = entry.step.word();
        let Some(line) = block.fields(word).next() else {
            return Ok(self.with(&block.line(word, value)));
        };
        let said: Vec<&str> = values(line)
            .iter()
            .map(|atom| atom.text(&self.text))
            .collect();
        let is_open = said.first().is_none_or(|first| *first == "todo");
        let new = words(value);
        if !is_open && holds(&said, &new) {
            return Ok(Recorded {
                changed: None,
                file: self.name.clone(),
            });
        }
        if !is_open && !holds(&new, &said) && !entry.replaces {
            return Err(NotRecorded::SaysOtherwise {
                file: self.name.clone(),
                line: self.line_of(line.span().start),
                written: format!("{word} {}", said.join(" ")),
            });
        }
        Ok(self.with(&rewritten(line, &self.tree.comments, value)))
    }

    pub fn with(&self, piece: &Piece) -> Recorded {
        Recorded {
            file: self.name.clone(),
            changed: Some(Changed {
                name: self.name.clone(),
                old: self.text.clone(),
                new: made(&self.text, piece).into(),
            }),
        }
    }
}

/// A value in the words that a tree has of it.
fn words(value: &str) -> Vec<String> {
    let text = format!("x {value}\n");
    let tree = parse(&text, &Vocabulary);
    let item = tree.roots(&text).next();
    let atoms = item.map_or(&[][..], values);
    atoms
        .iter()
        .map(|atom| atom.text(&text).to_owned())
        .collect()
}

/// Whether all of the words are among those of a longer row, in their order.
fn holds(row: &[impl AsRef<str>], words: &[impl AsRef<str>]) -> bool {
    let mut row = row.iter();
    words
        .iter()
        .all(|word| row.any(|other| other.as_ref() == word.as_ref()))
}

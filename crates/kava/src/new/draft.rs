//! A block that is being written, fact by fact.

use kava_model::Vocabulary;
use kava_model::table;
use kava_syntax::{Item, parse};

use crate::record::block::{Block, Piece, made, rewritten};
use crate::workspace::format;

/// The text of one top-level block.
pub struct Draft {
    text: String,
    table: &'static table::Block,
}

impl Draft {
    pub fn new(text: String, table: &'static table::Block) -> Draft {
        Draft { text, table }
    }

    /// Says a fact, in place of what stands there.
    pub fn say(&mut self, word: &str, value: &str) {
        self.change(|block| match block.fields(word).next() {
            Some(line) => Some(rewritten(line, &[], value)),
            None => Some(block.line(word, value)),
        });
    }

    /// Writes lines where a field belongs.
    pub fn add(&mut self, word: &str, text: &str) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        self.change(|block| Some(block.lines(word, &lines)));
    }

    /// Gives the block another name.
    pub fn name(&mut self, name: &str) {
        self.change(|block| {
            Some(Piece {
                span: block.item().atoms().get(1)?.span,
                text: name.to_owned(),
            })
        });
    }

    /// Writes the first line of a block inside anew.
    pub fn first_of(&mut self, word: &str, line: &str) {
        self.change(|block| {
            let first: Item<'_> = block.fields(word).next()?.children().next()?;
            Some(Piece {
                span: first.span(),
                text: line.to_owned(),
            })
        });
    }

    fn change(&mut self, change: impl FnOnce(Block<'_>) -> Option<Piece>) {
        let tree = parse(&self.text, &Vocabulary);
        let block = tree.roots(&self.text).next();
        let block = block.and_then(|item| Block::of(item, self.table));
        if let Some(piece) = block.and_then(change) {
            self.text = made(&self.text, &piece);
        }
    }

    /// Laid out as the language is.
    pub fn written(self) -> String {
        format(&self.text)
    }
}

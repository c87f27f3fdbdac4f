//! A text with what was read from it, block by block. When the text changes, what was read from the
//! blocks that stay is kept.

use std::fmt::Write as _;
use std::sync::Arc;

use kava_diagnostics::{FileId, Finding, Place, Source};
use kava_model::fields::FileFacts;
use kava_model::read::{read_part, slips};
use kava_model::{Notes, Vocabulary};
use kava_syntax::{Tree, cut, parse_block};
use sha2::{Digest, Sha256};

#[derive(Debug)]
pub(crate) struct File {
    pub id: FileId,
    pub source: Arc<Source>,
    pub blocks: Vec<Block>,
    /// What is wrong with its shape.
    pub shape: Vec<Finding>,
    /// What was forgiven in it.
    slips: Vec<Finding>,
}

/// A top-level block with the gap before it.
#[derive(Debug)]
pub(crate) struct Block {
    /// The same as long as the block's text is: in an edited file its place may be another.
    pub serial: Serial,
    cut: kava_syntax::Block,
    /// Its places count from the block's start.
    tree: Tree,
    pub facts: FileFacts,
    pub notes: Notes,
}

/// Names a block of one workspace; never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Serial(pub u64);

/// Gives out serials.
#[derive(Debug, Default)]
pub(crate) struct Serials(u64);

impl Serials {
    fn next(&mut self) -> Serial {
        self.0 += 1;
        Serial(self.0)
    }
}

impl File {
    pub fn new(id: FileId, name: &str, text: Arc<str>, serials: &mut Serials) -> File {
        File {
            id,
            source: Arc::new(Source::new(name, "")),
            blocks: Vec::new(),
            shape: Vec::new(),
            slips: Vec::new(),
        }
        .with_text(text, serials)
    }

    /// A file that could not be read: it says nothing.
    pub fn refused(id: FileId, name: &str, seen: &str, why: Finding) -> File {
        File {
            id,
            source: Arc::new(Source::new(name, seen)),
            blocks: Vec::new(),
            shape: vec![why],
            slips: Vec::new(),
        }
    }

    /// The same file with another text.
    pub fn with_text(self, text: Arc<str>, serials: &mut Serials) -> File {
        let mut reading = Reading {
            id: self.id,
            text: &text,
            serials,
        };
        let blocks = reading.blocks(self.blocks, &self.source.text);
        let mut file = File {
            id: self.id,
            source: Arc::new(Source::new(self.source.name.clone(), text)),
            blocks,
            shape: Vec::new(),
            slips: Vec::new(),
        };
        file.shape = file.faults();
        file.slips = slips(file.blocks.iter().map(|block| &block.notes));
        file
    }

    /// What is wrong with the shape is told of the file as a whole.
    fn faults(&self) -> Vec<Finding> {
        let is_sound = |block: &Block| block.tree.faults.is_empty();
        match self.blocks.iter().all(is_sound) {
            true => Vec::new(),
            false => kava_syntax::findings(&self.tree(), self.id, &self.source.text),
        }
    }

    /// The tree of the whole file.
    pub fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        for block in &self.blocks {
            tree.append(&block.tree, block.cut.start());
        }
        tree
    }

    /// What it says, block by block.
    pub fn facts(&self) -> impl Iterator<Item = &FileFacts> {
        self.blocks.iter().map(|block| &block.facts)
    }

    /// What is wrong with single facts.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let blocks = self.blocks.iter().flat_map(|block| &block.notes.findings);
        blocks.chain(&self.slips)
    }

    /// Where `todo` stands.
    pub fn todos(&self) -> impl Iterator<Item = &Place> {
        self.blocks.iter().flat_map(|block| &block.notes.todos)
    }

    pub fn sha256(&self) -> String {
        let digest = Sha256::digest(self.source.text.as_bytes());
        digest.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

impl Block {
    pub fn start(&self) -> u32 {
        self.cut.start()
    }
}

/// A text being read.
struct Reading<'r> {
    id: FileId,
    text: &'r str,
    serials: &'r mut Serials,
}

impl Reading<'_> {
    /// Keeps the blocks before and after what has changed.
    fn blocks(&mut self, mut before: Vec<Block>, text: &str) -> Vec<Block> {
        let cuts = cut(self.text, &Vocabulary);
        let stays = |block: &Block, cut: &kava_syntax::Block| {
            block.cut.is_read_as(cut) && block.cut.span().of(text) == cut.span().of(self.text)
        };
        let front = before.iter().zip(&cuts);
        let front = front.take_while(|(block, cut)| stays(block, cut)).count();
        let back = before[front..].iter().rev().zip(cuts[front..].iter().rev());
        let back = back.take_while(|(block, cut)| stays(block, cut)).count();
        let changed = front..cuts.len() - back;
        let kept = before.split_off(before.len() - back);
        before.truncate(front);
        let mut cuts = cuts.into_iter().skip(front);
        for cut in cuts.by_ref().take(changed.len()) {
            before.push(self.parsed(cut));
        }
        let moved = kept.into_iter().zip(cuts);
        before.extend(moved.map(|(block, cut)| self.moved(block, cut)));
        before
    }

    fn parsed(&mut self, cut: kava_syntax::Block) -> Block {
        let tree = parse_block(cut.span().of(self.text), &cut, &Vocabulary);
        let serial = self.serials.next();
        self.read(serial, cut, tree)
    }

    fn read(&self, serial: Serial, cut: kava_syntax::Block, tree: Tree) -> Block {
        let mut placed = Tree::default();
        placed.append(&tree, cut.start());
        let (facts, notes) = read_part(self.id, &placed, self.text);
        Block {
            serial,
            cut,
            tree,
            facts,
            notes,
        }
    }

    /// The same block at another place.
    fn moved(&self, block: Block, cut: kava_syntax::Block) -> Block {
        match block.cut.start() == cut.start() {
            true => Block { cut, ..block },
            false => self.read(block.serial, cut, block.tree),
        }
    }
}

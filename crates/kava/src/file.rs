//! A text with what was read from it, block by block. When the text changes, what was read from the
//! blocks that stay is kept.

use std::fmt::Write as _;
use std::sync::Arc;

use kava_diagnostics::{FileId, Finding, Place, Source, Span};
use kava_model::fields::FileFacts;
use kava_model::read::{read_part, slips};
use kava_model::{Notes, Vocabulary};
use kava_syntax::{Fault, Tree, cut, parse_block};
use rayon::prelude::*;
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
    /// What is wrong with its shape; places count from the block's start, as those of the tree do.
    faults: Vec<Fault>,
    /// Kept of the blocks of a file that is edited, where reading them again at another place must be
    /// cheap.
    tree: Option<Tree>,
    pub facts: FileFacts,
    pub notes: Notes,
}

/// Names a block of one workspace; never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Serial(u64);

impl Serial {
    /// Of a block that has only just been read.
    const NONE: Serial = Serial(0);
}

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
    pub fn new(id: FileId, name: &str, text: Arc<str>) -> File {
        let reading = Reading {
            id,
            text: &text,
            is_edited: false,
        };
        let blocks = reading.first();
        File::of(id, Source::new(name, text), blocks)
    }

    fn of(id: FileId, source: Source, blocks: Vec<Block>) -> File {
        let mut file = File {
            id,
            source: Arc::new(source),
            slips: slips(blocks.iter().map(|block| &block.notes)),
            blocks,
            shape: Vec::new(),
        };
        file.shape = file.faults();
        file
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

    /// Names the blocks that have no name yet.
    pub fn number(&mut self, serials: &mut Serials) {
        for block in &mut self.blocks {
            if block.serial == Serial::NONE {
                block.serial = serials.next();
            }
        }
    }

    /// The same file with another text.
    pub fn with_text(self, text: Arc<str>) -> File {
        let reading = Reading {
            id: self.id,
            text: &text,
            is_edited: true,
        };
        let blocks = reading.again(self.blocks, &self.source.text);
        File::of(self.id, Source::new(self.source.name.clone(), text), blocks)
    }

    /// What is wrong with the shape is told of the file as a whole.
    fn faults(&self) -> Vec<Finding> {
        match self.blocks.iter().all(|block| block.faults.is_empty()) {
            true => Vec::new(),
            false => kava_syntax::findings(&self.tree(), self.id, &self.source.text),
        }
    }

    /// The tree of the whole file.
    pub fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        for block in &self.blocks {
            let start = block.cut.start();
            match &block.tree {
                Some(part) => tree.append(part, start),
                None => tree.append(&parsed(&self.source.text, &block.cut), start),
            }
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
    /// Where it stands in its file.
    pub fn span(&self) -> Span {
        self.cut.span()
    }
}

fn parsed(text: &str, cut: &kava_syntax::Block) -> Tree {
    parse_block(cut.span().of(text), cut, &Vocabulary)
}

/// So many blocks are read before another thread could have begun.
const FEW: usize = 4;

/// A text being read.
struct Reading<'r> {
    id: FileId,
    text: &'r str,
    /// It was read before, and will be again.
    is_edited: bool,
}

impl Reading<'_> {
    fn first(&self) -> Vec<Block> {
        let cuts = cut(self.text, &Vocabulary).into_par_iter();
        cuts.with_min_len(FEW)
            .map(|cut| self.new_block(cut))
            .collect()
    }

    /// Keeps the blocks before and after what has changed.
    fn again(&self, mut before: Vec<Block>, text: &str) -> Vec<Block> {
        let cuts = cut(self.text, &Vocabulary);
        let stays = |(block, cut): &(&Block, &kava_syntax::Block)| {
            block.cut.is_read_as(cut) && block.span().of(text) == cut.span().of(self.text)
        };
        let front = before.iter().zip(&cuts).take_while(stays).count();
        let back = before[front..].iter().rev().zip(cuts[front..].iter().rev());
        let back = back.take_while(stays).count();
        let changed = cuts.len() - front - back;
        let kept = before.split_off(before.len() - back);
        before.truncate(front);
        let mut cuts = cuts.into_iter().skip(front);
        for cut in cuts.by_ref().take(changed) {
            before.push(self.new_block(cut));
        }
        let kept = kept.into_iter().zip(cuts);
        before.extend(kept.map(|(block, cut)| self.moved(block, cut)));
        before
    }

    fn new_block(&self, cut: kava_syntax::Block) -> Block {
        let tree = parsed(self.text, &cut);
        self.read(Serial::NONE, cut, tree)
    }

    /// The same block, perhaps at another place.
    fn moved(&self, block: Block, cut: kava_syntax::Block) -> Block {
        if block.cut.start() == cut.start() {
            return block;
        }
        let tree = block.tree.unwrap_or_else(|| parsed(self.text, &cut));
        self.read(block.serial, cut, tree)
    }

    fn read(&self, serial: Serial, cut: kava_syntax::Block, tree: Tree) -> Block {
        let mut placed = Tree::default();
        placed.append(&tree, cut.start());
        let (facts, notes) = read_part(self.id, &placed, self.text);
        Block {
            serial,
            cut,
            faults: tree.faults.clone(),
            tree: self.is_edited.then_some(tree),
            facts,
            notes,
        }
    }
}

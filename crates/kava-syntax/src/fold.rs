//! Facts and braces to a tree, with an explicit stack. The only place where braces are paired.

use kava_diagnostics::Span;

use crate::cut::Block;
use crate::faults;
use crate::margin::column;
use crate::parse::Vocabulary;
use crate::recover;
use crate::{Atom, Fault, FaultKind, ItemData, Tree};

/// Blocks inside one another; what is deeper is not read.
pub(crate) const MAX_DEPTH: usize = 64;

/// A block as the grammar sees it: no tree yet.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    pub marks: Vec<Mark>,
    pub atoms: Vec<Atom>,
    pub comments: Vec<Span>,
    /// A fact is being read; none is at the start and after a brace.
    pub in_fact: bool,
    /// A row begins that continues nothing: an atom that comes now begins a fact.
    pub begins: bool,
    /// The mark of the fact that is being read.
    fact: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A fact: the indices of its first atom and one past its last.
    Fact {
        first: u32,
        end: u32,
    },
    Open(Span),
    Close(Span),
}

impl Flat {
    /// Adds an atom to the fact that is being read, or to a new one.
    pub fn push(&mut self, atom: Atom) {
        if self.begins || !self.in_fact {
            self.start_fact();
        }
        self.atoms.push(atom);
    }

    fn start_fact(&mut self) {
        self.end_fact();
        self.in_fact = true;
        self.begins = false;
        let first = self.atoms.len() as u32;
        self.fact = self.marks.len();
        self.marks.push(Mark::Fact { first, end: first });
    }

    /// Gives the fact that was started last all atoms since.
    pub fn end_fact(&mut self) {
        let atoms = self.atoms.len() as u32;
        if let Some(Mark::Fact { end, .. }) = self.marks.get_mut(self.fact) {
            *end = atoms;
        }
    }
}

pub(crate) fn fold(flat: Flat, source: &str, vocabulary: &dyn Vocabulary, block: &Block) -> Tree {
    let mut builder = Builder::new(flat.atoms, source);
    if is_balanced(&flat.marks) {
        builder.add_all(&flat.marks);
    } else {
        recover::add_all(&mut builder, &flat.marks, vocabulary, block.indented);
    }
    let mut tree = builder.finish();
    tree.comments = flat.comments;
    faults::of_texts(&mut tree, source, block.start() == 0);
    tree
}

fn is_balanced(marks: &[Mark]) -> bool {
    let mut depth = 0;
    let sank = marks.iter().any(|mark| {
        depth += step(mark);
        depth < 0
    });
    depth == 0 && !sank
}

pub(crate) fn step(mark: &Mark) -> i64 {
    match mark {
        Mark::Open(_) => 1,
        Mark::Close(_) => -1,
        Mark::Fact { .. } => 0,
    }
}

/// A block that is still open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open {
    pub item: usize,
    /// Its brace is not in the text.
    pub implied: bool,
    /// Where its head begins, if that is the first thing on a line.
    pub column: Option<u32>,
}

/// Builds a tree from left to right.
pub(crate) struct Builder<'s> {
    pub tree: Tree,
    pub source: &'s str,
    pub open: Vec<Open>,
    /// How many blocks too deep the text is at the moment.
    skipped: usize,
    too_deep: bool,
}

impl<'s> Builder<'s> {
    fn new(atoms: Vec<Atom>, source: &'s str) -> Builder<'s> {
        let tree = Tree {
            atoms,
            ..Tree::default()
        };
        Builder {
            tree,
            source,
            open: Vec::new(),
            skipped: 0,
            too_deep: false,
        }
    }

    /// Adds marks as they stand: braces mean what they say.
    pub fn add_all(&mut self, marks: &[Mark]) {
        for index in 0..marks.len() {
            self.add(marks, index);
        }
    }

    pub fn add(&mut self, marks: &[Mark], index: usize) {
        match marks[index] {
            Mark::Fact { first, end } => self.fact(first, end),
            Mark::Open(brace) if follows_fact(marks, index) => self.open_last(brace),
            Mark::Open(brace) => self.open_headless(brace),
            Mark::Close(brace) => self.close(brace),
        }
    }

    pub fn atoms(&self, first: u32, end: u32) -> &[Atom] {
        self.tree
            .atoms
            .get(first as usize..end as usize)
            .unwrap_or(&[])
    }

    /// Inside a block that is too deep?
    pub fn is_skipping(&self) -> bool {
        self.skipped > 0
    }

    pub fn fact(&mut self, first: u32, end: u32) {
        if self.skipped > 0 || first >= end {
            return;
        }
        let atoms = self.atoms(first, end);
        let (Some(head), Some(last)) = (atoms.first(), atoms.last()) else {
            return;
        };
        let span = head.span.to(last.span);
        self.push(ItemData {
            span,
            atoms: (first, end),
            open: None,
            close: None,
            next: 0,
        });
    }

    fn push(&mut self, item: ItemData) {
        let next = self.tree.items.len() as u32 + 1;
        self.tree.items.push(ItemData { next, ..item });
    }

    /// Opens the block of the item that was added last.
    pub fn open_last(&mut self, brace: Span) {
        if self.is_too_deep(brace) {
            return;
        }
        let Some(item) = self.tree.items.len().checked_sub(1) else {
            return;
        };
        self.tree.items[item].open = Some(brace);
        self.tree.items[item].span.end = brace.end;
        let column = column(self.source, self.tree.items[item].span.start as usize);
        self.open.push(Open {
            item,
            implied: brace.start == brace.end,
            column,
        });
    }

    /// Opens the block of the item that was added last at a place that has no brace.
    pub fn missing_brace(&mut self, place: Span) {
        self.fault(FaultKind::MissingBrace, place);
        self.open_last(place);
    }

    pub fn open_headless(&mut self, brace: Span) {
        if self.skipped == 0 && self.open.len() < MAX_DEPTH {
            let at = self.tree.items.last().map_or(0, |item| item.atoms.1);
            self.push(ItemData {
                span: brace,
                atoms: (at, at),
                open: None,
                close: None,
                next: 0,
            });
        }
        self.open_last(brace);
    }

    fn is_too_deep(&mut self, brace: Span) -> bool {
        if self.skipped == 0 && self.open.len() < MAX_DEPTH {
            return false;
        }
        if !self.too_deep {
            self.too_deep = true;
            self.tree.faults.push(Fault {
                kind: FaultKind::TooDeep,
                span: brace,
            });
        }
        self.skipped += 1;
        true
    }

    /// Closes the innermost block.
    pub fn close(&mut self, brace: Span) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if !self.close_at(brace) {
            self.fault(FaultKind::StrayBrace, brace);
        }
    }

    fn close_at(&mut self, brace: Span) -> bool {
        let Some(open) = self.open.pop() else {
            return false;
        };
        let next = self.tree.items.len() as u32;
        let item = &mut self.tree.items[open.item];
        item.close = Some(brace);
        item.span.end = brace.end;
        item.next = next;
        true
    }

    /// Ends the innermost block without a brace. One that was opened without one has its fault already.
    pub fn close_unclosed(&mut self, until: usize) {
        let Some(open) = self.open.last().copied() else {
            return;
        };
        let brace = self.tree.items[open.item].open.unwrap_or_default();
        if !open.implied && !self.too_deep {
            self.fault(
                FaultKind::UnclosedBlock {
                    until: until as u32,
                },
                brace,
            );
        }
        self.close_at(Span::at(until));
    }

    pub fn fault(&mut self, kind: FaultKind, span: Span) {
        self.tree.faults.push(Fault { kind, span });
    }

    /// Ends all open blocks.
    pub fn close_all(&mut self, until: usize) {
        self.skipped = 0;
        while !self.open.is_empty() {
            self.close_unclosed(until);
        }
        self.too_deep = false;
    }

    fn finish(mut self) -> Tree {
        self.close_all(self.source.len());
        self.tree
    }
}

/// Does the mark at `index` come right after a fact, whose block it then opens?
pub(crate) fn follows_fact(marks: &[Mark], index: usize) -> bool {
    index
        .checked_sub(1)
        .is_some_and(|before| matches!(marks[before], Mark::Fact { .. }))
}

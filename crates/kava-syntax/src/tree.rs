//! The tree of one file: items in the order of the text, each a row of atoms and perhaps a block.
//!
//! `course COOL-1 teaches plan { credits 2.5 ECTS }` is an item of four atoms whose block holds one
//! item of three. The tree is one array of items in preorder and one of atoms, so it is small and is
//! walked without recursion into the heap.

use kava_diagnostics::Span;

use crate::Fault;
use crate::torn::is_smart;

/// What an atom looks like; what it means is decided where it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// Starts with a letter: `choose`, `ITI8730`, `data-mining`, `LTAT.02.001`, `et`.
    Word,
    /// Starts with a digit and holds a letter: `14.310x`, also `6ECTS`.
    Code,
    /// Digits with at most one decimal point: `6`, `2.5`, `0613`.
    Number,
    /// `2026-08-31`
    Date,
    /// `2026-08`
    Month,
    /// `21.8.2026` or `21.08.2026`: never a date, kept whole so that it can be named.
    DottedDate,
    /// `17:00`
    Time,
    /// `"…"` on one line.
    Text,
    /// A text that the end of its line closed: `"…`.
    OpenText,
    /// A text between smart delimiters: `„…“`, `“…”`, `«…»`.
    SmartText,
    /// `"""` … `"""` over several lines.
    LongText,
    /// A long text whose closing `"""` is missing.
    OpenLongText,
    /// `https://…`
    Url,
    /// `<director@example.ee>`
    Mail,
    /// `..`, or an en or em dash that stands for it.
    Range,
    Comma,
    Percent,
    /// `€`
    Euro,
    /// Characters that begin nothing.
    Junk,
}

/// One token of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Atom {
    pub kind: AtomKind,
    pub span: Span,
}

impl Atom {
    /// The atom as it is written, delimiters included.
    pub fn text(self, source: &str) -> &str {
        self.span.of(source)
    }

    /// The span of what stands between the delimiters of a text or a mail address; of any other
    /// atom, the whole. A text that lost a delimiter has the other one left away.
    pub fn inner(self, source: &str) -> Span {
        let text = self.text(source);
        let (skip, drop) = match self.kind {
            AtomKind::Text | AtomKind::Mail => (1, 1),
            AtomKind::LongText => (3, 3),
            AtomKind::OpenLongText => marks_around(text, 3),
            AtomKind::OpenText => match marks_around(text, 1) {
                // `„Andmekaeve`, and a mark alone.
                (0, 0) => (
                    smart_mark(text.chars().next()),
                    smart_mark(text.chars().next_back()),
                ),
                around => around,
            },
            AtomKind::SmartText => (
                text.chars().next().map_or(0, char::len_utf8),
                text.chars().next_back().map_or(0, char::len_utf8),
            ),
            _ => (0, 0),
        };
        let start = (self.span.start + skip as u32).min(self.span.end);
        Span {
            start,
            end: self.span.end.saturating_sub(drop as u32).max(start),
        }
    }
}

/// How many `"` stand before and after a text, at most so many on each side.
fn marks_around(text: &str, most: usize) -> (usize, usize) {
    let is_mark = |byte: &u8| *byte == b'"';
    let before = text.bytes().take(most).take_while(is_mark).count();
    let after = text.bytes().rev().take(most).take_while(is_mark).count();
    (before, after)
}

fn smart_mark(char: Option<char>) -> usize {
    char.filter(|char| is_smart(*char))
        .map_or(0, char::len_utf8)
}

/// One item as it is stored. Use [`Item`] to look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemData {
    /// From the first atom to the closing brace, or to the last atom.
    pub span: Span,
    /// The first and one past the last of its atoms in [`Tree::atoms`].
    pub atoms: (u32, u32),
    /// The opening brace. A block that recovery opened has an empty span.
    pub open: Option<Span>,
    /// The closing brace. A block that recovery closed has an empty span where it ends.
    pub close: Option<Span>,
    /// The index of the next item that is not inside this one.
    pub next: u32,
}

/// A file as parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// All items in preorder.
    pub items: Vec<ItemData>,
    /// All atoms in the order of the text.
    pub atoms: Vec<Atom>,
    /// All `// …` comments in the order of the text, without their line ends.
    pub comments: Vec<Span>,
    /// What was wrong, in the order of the text.
    pub faults: Vec<Fault>,
}

impl Tree {
    /// Adds the tree of a block that begins at an offset.
    pub fn append(&mut self, block: &Tree, start: u32) {
        let (items, atoms) = (self.items.len() as u32, self.atoms.len() as u32);
        self.items.extend(block.items.iter().map(|item| ItemData {
            span: item.span.after(start),
            atoms: (item.atoms.0 + atoms, item.atoms.1 + atoms),
            open: item.open.map(|brace| brace.after(start)),
            close: item.close.map(|brace| brace.after(start)),
            next: item.next + items,
        }));
        self.atoms.extend(block.atoms.iter().map(|atom| Atom {
            span: atom.span.after(start),
            ..*atom
        }));
        let comments = block.comments.iter();
        self.comments
            .extend(comments.map(|comment| comment.after(start)));
        self.faults
            .extend(block.faults.iter().map(|fault| fault.after(start)));
    }

    /// The items at the top level of the file.
    pub fn roots<'t>(&'t self, source: &'t str) -> Items<'t> {
        Items {
            tree: self,
            source,
            at: 0,
            end: self.items.len() as u32,
        }
    }
}

/// One item in its tree and text.
#[derive(Clone, Copy)]
pub struct Item<'t> {
    tree: &'t Tree,
    source: &'t str,
    index: u32,
}

impl<'t> Item<'t> {
    pub fn data(self) -> &'t ItemData {
        &self.tree.items[self.index as usize]
    }

    pub fn source(self) -> &'t str {
        self.source
    }

    pub fn span(self) -> Span {
        self.data().span
    }

    pub fn atoms(self) -> &'t [Atom] {
        let (start, end) = self.data().atoms;
        &self.tree.atoms[start as usize..end as usize]
    }

    /// The first atom's text, or nothing for a block without a head.
    pub fn head(self) -> &'t str {
        self.atoms()
            .first()
            .map_or("", |atom| atom.text(self.source))
    }

    /// The first atom's span, or the item's own.
    pub fn head_span(self) -> Span {
        self.atoms().first().map_or(self.span(), |atom| atom.span)
    }

    pub fn has_block(self) -> bool {
        self.data().open.is_some()
    }

    /// The items of its block.
    pub fn children(self) -> Items<'t> {
        Items {
            tree: self.tree,
            source: self.source,
            at: self.index + 1,
            end: self.data().next,
        }
    }
}

/// The items of a block, or of a file.
#[derive(Clone)]
pub struct Items<'t> {
    tree: &'t Tree,
    source: &'t str,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Items<'t> {
    type Item = Item<'t>;

    fn next(&mut self) -> Option<Item<'t>> {
        if self.at >= self.end {
            return None;
        }
        let item = Item {
            tree: self.tree,
            source: self.source,
            index: self.at,
        };
        self.at = item.data().next;
        Some(item)
    }
}

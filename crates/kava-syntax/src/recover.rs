//! Text whose braces do not balance: where did a block begin or end whose brace is lost?
//!
//! A top-level block whose own braces balance is taken as it stands and never comes here. In the
//! others two kinds of evidence speak: the vocabulary says what may stand in a block and what must open one; and the
//! column at which a line begins says under which head its author put it. Columns are heard only
//! here, only where the file is indented at all, and never against the vocabulary.

use kava_diagnostics::Span;

use crate::fold::{Builder, Mark, follows_fact, step};
use crate::parse::{Fit, Vocabulary};
use crate::tree::{Atom, AtomKind};

pub(crate) fn add_all(
    builder: &mut Builder<'_>,
    marks: &[Mark],
    vocabulary: &dyn Vocabulary,
    indented: bool,
) {
    let ways = Ways {
        vocabulary,
        indented,
    };
    Recovery::new(&ways, marks, builder).run();
}

/// What speaks for a place.
struct Ways<'a> {
    vocabulary: &'a dyn Vocabulary,
    /// Columns mean something in this file.
    indented: bool,
}

/// Something stands behind its first word. Where nothing does, or a comma, that is one of the codes
/// of the head: `course A teaches study`.
fn has_value(atoms: &[Atom]) -> bool {
    atoms
        .get(1)
        .is_some_and(|second| second.kind != AtomKind::Comma)
}

/// A fact as it asks for a place.
struct Guest {
    first: u32,
    end: u32,
    opens: bool,
    column: Option<u32>,
}

/// Where it belongs.
enum Home {
    /// In the block at this depth; 0 is the file.
    Depth(usize),
    /// In the fact before it, which is a head without its brace.
    Sibling,
}

/// One top-level block whose braces do not balance.
struct Recovery<'a, 's> {
    ways: &'a Ways<'a>,
    marks: &'a [Mark],
    builder: &'a mut Builder<'s>,
    /// More `}` than `{`: rather a `{` is lost.
    lacks_open: bool,
    /// The fact added last to the innermost block, if it has no block.
    sibling: Option<usize>,
    /// The end of what was read.
    end: usize,
}

impl<'a, 's> Recovery<'a, 's> {
    fn new(ways: &'a Ways<'a>, marks: &'a [Mark], builder: &'a mut Builder<'s>) -> Self {
        let surplus: i64 = marks.iter().map(step).sum();
        Recovery {
            ways,
            marks,
            builder,
            lacks_open: surplus < 0,
            sibling: None,
            end: 0,
        }
    }

    fn run(mut self) {
        for (index, mark) in self.marks.iter().enumerate() {
            match *mark {
                _ if self.builder.is_skipping() => self.builder.add(self.marks, index),
                Mark::Fact { first, end } => self.fact(index, first, end),
                Mark::Open(brace) => self.open(index, brace),
                Mark::Close(brace) => self.close(index, brace),
            }
            self.end = self.end.max(self.builder.end_of(mark));
        }
        self.builder.close_all(self.end);
    }

    fn fact(&mut self, index: usize, first: u32, end: u32) {
        let guest = self.guest(index, first, end);
        match self.home(&guest) {
            Home::Depth(depth) => {
                while self.builder.open.len() > depth {
                    self.builder.close_unclosed(self.end);
                }
            }
            Home::Sibling => self.open_sibling(),
        }
        let closes_on_line = self.lacks_open && self.closes_on_line(index, first);
        match self
            .inner_fact(first, end, guest.opens)
            .filter(|_| guest.opens || closes_on_line)
        {
            Some(inner) => {
                self.add_fact(first, inner);
                self.imply_block();
                self.add_fact(inner, end);
            }
            None => self.add_fact(first, end),
        }
    }

    fn add_fact(&mut self, first: u32, end: u32) {
        self.sibling = Some(self.builder.tree.items.len());
        self.builder.fact(first, end);
    }

    fn guest(&self, index: usize, first: u32, end: u32) -> Guest {
        let opens = matches!(self.marks.get(index + 1), Some(Mark::Open(_)));
        Guest {
            first,
            end,
            opens,
            column: self.column(index),
        }
    }

    fn column(&self, index: usize) -> Option<u32> {
        let mark = self.marks.get(index).filter(|_| self.ways.indented)?;
        self.builder.column_of(mark)
    }

    fn home(&self, guest: &Guest) -> Home {
        let innermost = self.builder.open.len();
        let outwards = || (0..=innermost).rev();
        let fits = |depth: &usize| self.fits(self.word_at(*depth), guest);
        let under = |depth: &usize| self.is_under(self.column_at(*depth), guest);
        // A line that stands further right than the head of a block is not what ends that block.
        let ends_inner = |depth: &usize| {
            *depth == innermost
                || !matches!(
                (self.column_at(depth + 1), guest.column), (Some(head), Some(column)) if column > head)
        };
        let placed = outwards().find(|depth| fits(depth) && under(depth) && ends_inner(depth));
        if self.is_head_without_brace(guest, placed) {
            return Home::Sibling;
        }
        let at_margin = guest.column.is_none_or(|column| column == 0);
        let inside = || outwards().filter(|depth| *depth > 0 || at_margin);
        let placed = placed.or_else(|| inside().find(|depth| fits(depth) && under(depth)));
        let placed = placed
            .or_else(|| inside().find(fits))
            .or_else(|| inside().find(under));
        Home::Depth(placed.unwrap_or(innermost))
    }

    /// Is the fact before this one the head of the block in which this one stands?
    fn is_head_without_brace(&self, guest: &Guest, placed: Option<usize>) -> bool {
        let Some(sibling) = self
            .sibling
            .filter(|item| *item < self.builder.tree.items.len())
        else {
            return false;
        };
        let block = self.word_at(self.builder.open.len());
        let word = self.builder.head(sibling);
        let must_open = self.ways.vocabulary.opens(block, word);
        let fits = self.fits(word, guest);
        let belongs = fits || must_open && placed.is_none();
        if !belongs || !self.may_open(sibling) {
            return false;
        }
        match (self.builder.column_of_item(sibling), guest.column) {
            (Some(head), Some(column)) => column > head,
            _ => {
                must_open
                    || placed.is_none()
                    || self.lacks_open && placed != Some(self.builder.open.len())
            }
        }
    }

    fn may_open(&self, item: usize) -> bool {
        let block = self.word_at(self.builder.open.len());
        let (first, end) = self.builder.tree.items[item].atoms;
        let atoms = self.builder.atoms(first, end);
        self.ways
            .vocabulary
            .fit(block, atoms, self.builder.source, true)
            != Fit::Foreign
    }

    fn fits(&self, block: &str, guest: &Guest) -> bool {
        let atoms = self.builder.atoms(guest.first, guest.end);
        self.ways
            .vocabulary
            .fit(block, atoms, self.builder.source, guest.opens)
            != Fit::Foreign
    }

    /// The head word of the block at a depth.
    fn word_at(&self, depth: usize) -> &'s str {
        let open = depth
            .checked_sub(1)
            .and_then(|index| self.builder.open.get(index));
        open.map_or("", |open| self.builder.head(open.item))
    }

    /// The column of that head; nothing is left of the file's own level.
    fn column_at(&self, depth: usize) -> Option<u32> {
        let open = depth
            .checked_sub(1)
            .and_then(|index| self.builder.open.get(index))?;
        open.column
    }

    fn is_under(&self, head: Option<u32>, guest: &Guest) -> bool {
        match (head, guest.column) {
            (Some(head), Some(column)) => column > head,
            _ => true,
        }
    }

    /// Opens the block of the fact added last, where its brace should have been.
    fn imply_block(&mut self) {
        let Some(item) = self.builder.tree.items.last() else {
            return;
        };
        let place = Span::at(item.span.end as usize);
        self.builder.missing_brace(place);
        self.sibling = None;
    }

    /// The same for a head whose line may hold the block's first fact too.
    fn open_sibling(&mut self) {
        let Some(item) = self.builder.tree.items.pop() else {
            return;
        };
        let (first, end) = item.atoms;
        let inner = self.inner_fact(first, end, false);
        self.builder.fact(first, inner.unwrap_or(end));
        self.imply_block();
        if let Some(inner) = inner {
            self.add_fact(inner, end);
        }
    }

    /// `semester 1 ITI8730 teaches mine`: where, in a fact that must open a block, the first fact of
    /// that block begins. `opens` says that a block follows, which is then the inner fact's.
    fn inner_fact(&self, first: u32, end: u32, opens: bool) -> Option<u32> {
        let block = self.word_at(self.builder.open.len());
        let word = self
            .builder
            .atoms(first, end)
            .first()?
            .text(self.builder.source);
        if !self.lacks_open || !self.ways.vocabulary.opens(block, word) {
            return None;
        }
        let begins = |inner: &u32| {
            let atoms = self.builder.atoms(*inner, end);
            let head = atoms
                .first()
                .map_or("", |atom| atom.text(self.builder.source));
            let must_open = self.ways.vocabulary.opens(word, head);
            let fit = self
                .ways
                .vocabulary
                .fit(word, atoms, self.builder.source, opens);
            match fit {
                Fit::Field => opens == must_open && head != "of" && (opens || has_value(atoms)),
                Fit::Member => !opens && atoms.len() > 1,
                Fit::Foreign => false,
            }
        };
        // A head is a few words long; `module NAME choose 6 ECTS from {` is one head.
        let longest = if opens { 2 } else { 12 };
        (first + 1..end.min(first + longest)).find(begins)
    }

    /// Is the next thing a `}` on the line where this fact begins?
    fn closes_on_line(&self, index: usize, first: u32) -> bool {
        let start = self
            .builder
            .tree
            .atoms
            .get(first as usize)
            .map_or(0, |atom| atom.span.start);
        matches!(self.marks.get(index + 1), Some(Mark::Close(brace)) if self.builder.is_one_line(start, brace.start))
    }

    fn open(&mut self, index: usize, brace: Span) {
        match follows_fact(self.marks, index) {
            true => self.builder.open_last(brace),
            false => self.builder.open_headless(brace),
        }
        self.sibling = None;
    }

    fn close(&mut self, index: usize, brace: Span) {
        let Some(depth) = self.closed_depth(index) else {
            return self.builder.fault(crate::FaultKind::StrayBrace, brace);
        };
        while self.builder.open.len() > depth + 1 {
            self.builder.close_unclosed(self.end);
        }
        self.builder.close(brace);
        self.sibling = None;
    }

    /// How many blocks stay open after this `}`; none if it closes nothing.
    fn closed_depth(&self, index: usize) -> Option<usize> {
        let innermost = self.builder.open.len().checked_sub(1)?;
        let depth = match (self.column(index), self.column_at(innermost + 1)) {
            (Some(column), Some(head)) if column != head => {
                let aligned = self
                    .builder
                    .open
                    .iter()
                    .rposition(|open| open.column == Some(column));
                match aligned {
                    Some(depth) => depth,
                    None if column > head => return None,
                    None => innermost,
                }
            }
            _ => innermost,
        };
        (!self.orphans_next(index, depth)).then_some(depth)
    }

    /// Would closing down to a depth leave the next fact without a block that takes it?
    fn orphans_next(&self, index: usize, depth: usize) -> bool {
        let Some(Mark::Fact { first, end }) = self.marks.get(index + 1) else {
            return false;
        };
        let guest = self.guest(index + 1, *first, *end);
        let takes = |depth: usize| {
            self.fits(self.word_at(depth), &guest) && self.is_under(self.column_at(depth), &guest)
        };
        let innermost = self.builder.open.len();
        !(0..=depth).any(takes) && (depth + 1..=innermost).any(takes)
    }
}

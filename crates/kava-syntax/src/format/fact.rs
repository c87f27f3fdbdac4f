//! One fact: its atoms, where its lines break, and where they begin.
//!
//! A fact stands on one line, save that texts in several languages stand under one another, and that
//! a line that grows too long is folded before what may continue it.

use crate::format::columns::Columns;
use crate::format::gap::{Gap, Gaps, Own, Trailing};
use crate::format::meaning::{dedented, is_decimal_comma};
use crate::{Atom, AtomKind, Item};

/// No line is made longer than this many characters if it can be helped.
pub(crate) const WIDTH: usize = 120;
/// What a block stands further right than its head, and a folded line than its fact.
pub(crate) const INDENT: usize = 2;

/// A fact as it is to be printed.
pub(crate) struct Fact<'s> {
    pub cells: Vec<Cell<'s>>,
    /// The source has it on one line.
    pub one_line: bool,
    /// Its lines are folded before `because`, `until` and the like.
    pub folded: bool,
    pub has_block: bool,
    /// The author put its texts below a long beginning.
    texts_below: bool,
    /// On one line its head would not look like the continuation of the fact before it.
    bare_head: bool,
}

/// An atom with what stands before it.
pub(crate) struct Cell<'s> {
    pub kind: AtomKind,
    pub text: &'s str,
    /// No blank before it.
    pub tight: bool,
    pub gap: Gap<'s>,
    /// The column where it begins in the source, counted from the fact's head.
    pub column: usize,
    pub starts: Starts,
}

/// What an atom may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Starts {
    Nothing,
    /// A language tag before a text.
    Language,
    /// A line of a folded fact: `because "…"`.
    Fold,
    /// What could begin a line, but does not if it need not.
    Line,
}

/// A line of a fact.
pub(crate) struct Row<'s> {
    pub indent: usize,
    pub text: String,
    /// Comments above it.
    pub above: Vec<Own<'s>>,
    /// A comment behind it; that of the last row is not the fact's.
    pub trailing: Option<Trailing<'s>>,
    /// It continues a list, and holds nothing but codes and commas.
    pub is_list: bool,
}

impl<'s> Fact<'s> {
    pub fn new(item: Item<'s>, gaps: &mut Gaps<'s>, indent: usize) -> Fact<'s> {
        let (atoms, source) = (item.atoms(), item.source());
        let mut cells: Vec<Cell<'s>> = Vec::with_capacity(atoms.len());
        let mut column = 0;
        let mut one_line = true;
        for (at, atom) in atoms.iter().enumerate() {
            let before = at
                .checked_sub(1)
                .and_then(|before| atoms.get(before))
                .map(|before| before.span.end);
            let gap = before.map_or_else(Gap::default, |end| gaps.between(end, atom.span.start));
            one_line &= !gap.new_line && atom.kind != AtomKind::LongText;
            if let (Some(cell), Some(end)) = (cells.last(), before) {
                let between = source
                    .get(end as usize..atom.span.start as usize)
                    .unwrap_or("");
                column += cell.text.chars().count() + between.chars().count();
            }
            cells.push(Cell {
                kind: atom.kind,
                text: atom.text(source),
                tight: is_tight(atoms, at),
                gap,
                column,
                starts: starts(atoms, at, source),
            });
        }
        let bare_head = starts_line(atoms, 0, source) == Starts::Nothing;
        let first_text = cells
            .iter()
            .position(|cell| cell.starts == Starts::Language);
        let texts_below = first_text.is_some_and(|at| at > 1 && cells[at].gap.new_line);
        let has_block = item.has_block();
        let mut fact = Fact {
            cells,
            one_line,
            folded: false,
            has_block,
            texts_below,
            bare_head,
        };
        fact.folded = fact.must_fold(indent);
        fact
    }

    /// Its first word.
    pub fn word(&self) -> &'s str {
        self.cells.first().map_or("", |cell| cell.text)
    }

    /// How long that is.
    pub fn head(&self) -> usize {
        self.word().chars().count()
    }

    fn has_long_text(&self) -> bool {
        self.cells
            .iter()
            .any(|cell| cell.kind == AtomKind::LongText)
    }

    /// Must a line break here, for a comment or lest the head be taken for a continuation?
    fn is_forced(&self, at: usize) -> bool {
        let gap = &self.cells[at].gap;
        gap.has_comment() || !self.bare_head && at <= 2 && gap.new_line
    }

    fn must_fold(&self, indent: usize) -> bool {
        let forced = (1..self.cells.len())
            .any(|at| self.is_forced(at) && self.cells[at].starts != Starts::Language);
        let can_fold = self
            .cells
            .iter()
            .skip(1)
            .any(|cell| cell.starts == Starts::Fold);
        forced || can_fold && indent + self.longest_line() > WIDTH
    }

    /// The characters of its longest line if it is not folded, from the head on.
    fn longest_line(&self) -> usize {
        let mut longest = 0;
        let mut line = 0;
        for (at, cell) in self.cells.iter().enumerate() {
            if self.is_next_language(at) {
                line = 0;
            }
            let text = match cell.kind {
                AtomKind::LongText => 3,
                _ => cell.text.chars().count(),
            };
            line += text + usize::from(!cell.tight && line > 0);
            longest = longest.max(line);
            if cell.kind == AtomKind::LongText {
                line = text;
            }
        }
        longest
    }

    /// A text in a language after one in another.
    pub fn is_next_language(&self, at: usize) -> bool {
        self.cells[at].starts == Starts::Language
            && at >= 3
            && is_text(self.cells[at - 1].kind)
            && self.cells[at - 2].starts == Starts::Language
    }

    /// Does it take several lines, if these cells stand under a neighbour's?
    pub fn breaks(&self, is_stopped: impl Fn(usize) -> bool) -> bool {
        (0..self.cells.len()).any(|at| self.is_next_language(at) && !is_stopped(at))
    }

    /// May its value stand on the column of its block?
    pub fn is_aligned(&self) -> bool {
        let has_value = self.cells.get(1).is_some_and(|cell| !cell.tight);
        has_value && !self.has_block && !self.has_long_text() && (!self.folded || self.texts_below)
    }

    /// Is it one line that may stand in a table?
    pub fn is_row(&self) -> bool {
        self.is_aligned() && self.one_line
    }

    /// Is it a word too long for the column, before texts that stand on it?
    fn stands_alone(&self, column: usize) -> bool {
        self.head() >= column
            && self
                .cells
                .get(1)
                .is_some_and(|cell| cell.starts == Starts::Language)
    }

    /// Its lines, in a block that is indented so far.
    pub fn rows(&self, indent: usize, columns: &Columns) -> Vec<Row<'s>> {
        let mut rows = Rows {
            rows: Vec::new(),
            indent,
            width: indent,
            language: None,
        };
        rows.start(indent, None);
        let mut list_broken = false;
        for (at, cell) in self.cells.iter().enumerate() {
            let stop = columns.stop(at).map(|stop| indent + stop);
            let value = columns.value.filter(|_| at == 1);
            let alone = value.is_some_and(|column| self.stands_alone(column));
            let in_list =
                list_broken && !matches!(cell.kind, AtomKind::Comma) && !self.continues_list(at);
            if at > 0 && (self.breaks_before(at, stop.is_some(), rows.language) || alone || in_list)
            {
                list_broken = self.is_forced(at) && cell.starts == Starts::Nothing;
                rows.start(
                    self.line_start(at, indent, columns.value, rows.language),
                    Some(&cell.gap),
                );
                rows.set_list(list_broken);
            } else if let Some(stop) = stop {
                rows.pad_to(stop);
            } else if let Some(column) = value {
                rows.pad_to(indent + column);
            } else if at > 0 && !cell.tight {
                rows.push(" ");
            }
            if cell.starts == Starts::Language && !self.is_next_language(at) {
                rows.language = Some(rows.width);
            }
            match cell.kind {
                AtomKind::LongText => rows.push_long(cell.text),
                _ => rows.push(cell.text),
            }
        }
        rows.rows
    }

    /// Where a line begins that an atom starts.
    fn line_start(
        &self,
        at: usize,
        indent: usize,
        value: Option<usize>,
        language: Option<usize>,
    ) -> usize {
        let value = value.map(|column| indent + column);
        let after_long = self.cells[at - 1].kind == AtomKind::LongText;
        let column = match self.cells[at].starts {
            Starts::Language if after_long => None,
            Starts::Language if self.is_next_language(at) => language,
            Starts::Language => value.or(language),
            _ if self.texts_below => value,
            _ => None,
        };
        column.unwrap_or(indent + INDENT)
    }

    fn breaks_before(&self, at: usize, on_stop: bool, language: Option<usize>) -> bool {
        let after_long = self.cells[at - 1].kind == AtomKind::LongText;
        match self.cells[at].starts {
            _ if self.is_forced(at) => true,
            Starts::Language if self.is_next_language(at) => !on_stop,
            Starts::Language if language.is_none() && self.texts_below => true,
            Starts::Fold => self.folded || after_long,
            Starts::Language | Starts::Line => after_long,
            Starts::Nothing => false,
        }
    }

    /// A line that continues a list holds nothing but codes and commas.
    fn continues_list(&self, at: usize) -> bool {
        matches!(self.cells[at - 1].kind, AtomKind::Comma) || self.is_forced(at)
    }
}

/// Lines while they are written.
struct Rows<'s> {
    rows: Vec<Row<'s>>,
    indent: usize,
    /// The characters of the last line, with its indentation.
    width: usize,
    /// The column of the first text in a language of several.
    language: Option<usize>,
}

impl<'s> Rows<'s> {
    fn start(&mut self, indent: usize, gap: Option<&Gap<'s>>) {
        if let (Some(row), Some(gap)) = (self.rows.last_mut(), gap) {
            row.trailing = gap.trailing;
        }
        let above = gap.map_or_else(Vec::new, |gap| gap.own.clone());
        self.rows.push(Row {
            indent,
            text: String::new(),
            above,
            trailing: None,
            is_list: false,
        });
        self.width = indent;
    }

    fn push(&mut self, text: &str) {
        self.width += text.chars().count();
        if let Some(row) = self.rows.last_mut() {
            row.text.push_str(text);
        }
    }

    fn set_list(&mut self, is_list: bool) {
        if let Some(row) = self.rows.last_mut() {
            row.is_list = is_list;
        }
    }

    /// At least one blank, and as many as lead to a column.
    fn pad_to(&mut self, column: usize) {
        let blanks = column.saturating_sub(self.width).max(1);
        self.push(&" ".repeat(blanks));
    }

    /// A long text begins at its line's end and closes on a line of its own.
    fn push_long(&mut self, text: &str) {
        let indent = self.indent + INDENT;
        let inner = text.get(3..text.len().saturating_sub(3)).unwrap_or("");
        self.push("\"\"\"");
        for line in dedented(inner) {
            self.start(if line.is_empty() { 0 } else { indent }, None);
            self.push(line);
        }
        self.start(indent, None);
        self.push("\"\"\"");
    }
}

pub(crate) fn is_text(kind: AtomKind) -> bool {
    matches!(
        kind,
        AtomKind::Text | AtomKind::SmartText | AtomKind::LongText
    )
}

fn is_tight(atoms: &[Atom], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    let is_range = |at: usize| atoms[at].kind == AtomKind::Range;
    atoms[at].kind == AtomKind::Comma
        || is_decimal_comma(atoms, before)
        || is_range(at) && is_quantity(atoms[before].kind)
        || is_range(before) && is_quantity(atoms[at].kind)
}

fn is_quantity(kind: AtomKind) -> bool {
    matches!(
        kind,
        AtomKind::Number | AtomKind::Code | AtomKind::Date | AtomKind::Month | AtomKind::Time
    )
}

fn starts(atoms: &[Atom], at: usize, source: &str) -> Starts {
    if at == 0 {
        Starts::Nothing
    } else {
        starts_line(atoms, at, source)
    }
}

/// The members of the language's rule of continuation, as the grammar's `continues` has them.
fn starts_line(atoms: &[Atom], at: usize, source: &str) -> Starts {
    let kind = |at: usize| atoms.get(at).map(|atom| atom.kind);
    let word = |at: usize| match kind(at) {
        Some(AtomKind::Word) => atoms[at].text(source),
        _ => "",
    };
    let text = |at: usize| kind(at).is_some_and(is_text);
    let is_tag =
        |at: usize| word(at).len() == 2 && word(at).bytes().all(|byte| byte.is_ascii_lowercase());
    let tagged = |at: usize| is_tag(at) && text(at + 1);
    let todo = |at: usize| word(at) == "todo";
    let day = |at: usize| {
        matches!(
            kind(at),
            Some(AtomKind::Date | AtomKind::Month | AtomKind::DottedDate)
        ) || todo(at)
    };
    let code = |at: usize| {
        matches!(
            kind(at),
            Some(AtomKind::Word | AtomKind::Code | AtomKind::Number)
        )
    };
    let next = at + 1;
    match word(at) {
        _ if tagged(at) => Starts::Language,
        _ if text(at) => Starts::Line,
        "because" | "for" if tagged(next) || text(next) || todo(next) => Starts::Fold,
        "clause" if text(next) || todo(next) => Starts::Fold,
        "by" if text(next) || day(next) => Starts::Line,
        "from" | "until" if day(next) => Starts::Fold,
        "to" if day(next) => Starts::Line,
        "or" if code(next) => Starts::Fold,
        _ => Starts::Nothing,
    }
}

//! Blocks, blank lines and comments around facts.

use crate::format::columns::columns;
use crate::format::fact::{Fact, INDENT, Row};
use crate::format::gap::{Gap, Gaps, Own, Trailing};
use crate::{Item, Items, Tree};

pub(crate) fn print(tree: &Tree, source: &str) -> String {
    let out = String::with_capacity(source.len());
    let mut page = Page {
        out,
        gaps: Gaps::new(tree, source),
        at: 0,
        at_start: true,
    };
    let lines = page.read(tree.roots(source), source.len() as u32, 0);
    page.print(lines, 0);
    if !page.out.is_empty() {
        page.out.push('\n');
    }
    page.out
}

/// The items of a block with the gaps around them.
struct Lines<'s> {
    lines: Vec<Line<'s>>,
    /// Before what ends the block.
    last: Gap<'s>,
}

impl<'s> Lines<'s> {
    fn first_gap(&mut self) -> &mut Gap<'s> {
        self.lines
            .first_mut()
            .map_or(&mut self.last, |line| &mut line.before)
    }
}

struct Line<'s> {
    before: Gap<'s>,
    fact: Fact<'s>,
    block: Option<Block<'s>>,
}

struct Block<'s> {
    /// Between the head and the brace.
    head: Gap<'s>,
    lines: Lines<'s>,
}

struct Page<'s> {
    out: String,
    gaps: Gaps<'s>,
    /// The end of what was read.
    at: u32,
    /// Nothing has been printed in this block, or file, so far.
    at_start: bool,
}

impl<'s> Page<'s> {
    /// Gaps are read in the order of the text, so all is read before it is printed.
    fn read(&mut self, items: Items<'s>, end: u32, indent: usize) -> Lines<'s> {
        let mut lines = Vec::new();
        for item in items {
            let before = self.gap(item.span().start);
            let fact = Fact::new(item, &mut self.gaps, indent);
            self.at = item.atoms().last().map_or(self.at, |atom| atom.span.end);
            let block = self.block(item, indent + INDENT);
            lines.push(Line {
                before,
                fact,
                block,
            });
        }
        Lines {
            lines,
            last: self.gap(end),
        }
    }

    fn block(&mut self, item: Item<'s>, indent: usize) -> Option<Block<'s>> {
        let (open, close) = (item.data().open?, item.data().close?);
        let head = self.gap(open.start);
        self.at = open.end;
        let mut lines = self.read(item.children(), close.start, indent);
        if head.has_comment() {
            // There is room for one comment behind the brace.
            lines.first_gap().untrail();
        }
        self.at = close.end;
        Some(Block { head, lines })
    }

    fn gap(&mut self, end: u32) -> Gap<'s> {
        let gap = self.gaps.between(self.at, end);
        self.at = end;
        gap
    }

    fn print(&mut self, lines: Lines<'s>, indent: usize) {
        let facts: Vec<&Fact<'s>> = lines.lines.iter().map(|line| &line.fact).collect();
        let columns = columns(&facts);
        for (line, columns) in lines.lines.into_iter().zip(columns) {
            self.before(&line.before, indent);
            self.blank_line(line.before.blank_before);
            let rows = line.fact.rows(indent, &columns);
            let ends_list = rows.last().is_some_and(|row| row.is_list);
            self.rows(rows);
            if let Some(block) = line.block {
                match ends_list {
                    true => self.new_line(indent),
                    false if line.fact.cells.is_empty() => {}
                    false => self.out.push(' '),
                }
                self.print_block(block, indent);
            }
        }
        self.before(&lines.last, indent);
    }

    fn print_block(&mut self, block: Block<'s>, indent: usize) {
        self.out.push('{');
        self.at_start = true;
        self.trailing(block.head.trailing);
        for own in &block.head.own {
            self.own(own, indent + INDENT);
        }
        self.print(block.lines, indent + INDENT);
        self.new_line(indent);
        self.out.push('}');
    }

    /// The comments before something: one behind what was printed last, others on lines of their own.
    fn before(&mut self, gap: &Gap<'s>, indent: usize) {
        self.trailing(gap.trailing);
        for own in &gap.own {
            self.own(own, indent);
        }
    }

    fn own(&mut self, own: &Own<'s>, indent: usize) {
        self.blank_line(own.blank_before);
        self.new_line(indent);
        self.out.push_str(own.text);
    }

    fn trailing(&mut self, comment: Option<Trailing<'s>>) {
        let Some(comment) = comment else { return };
        self.out
            .extend(std::iter::repeat_n(' ', comment.blanks.max(1)));
        self.out.push_str(comment.text);
    }

    /// A blank line, but none at the start of a block or of the file.
    fn blank_line(&mut self, wanted: bool) {
        if wanted && !self.at_start {
            self.out.push('\n');
        }
    }

    fn new_line(&mut self, indent: usize) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.at_start = false;
    }

    fn rows(&mut self, rows: Vec<Row<'s>>) {
        for row in rows {
            for own in &row.above {
                self.own(own, row.indent);
            }
            self.new_line(row.indent);
            self.out.push_str(&row.text);
            self.trailing(row.trailing);
        }
    }
}

//! Where lines begin, and what stands on them: what recovery asks of the text itself.

use kava_diagnostics::Span;

use crate::fold::{Builder, Mark};
use crate::gaps::is_blank;

impl<'s> Builder<'s> {
    /// The column of the first thing on a line, from 0; nothing for what stands further on.
    pub fn column_of(&self, mark: &Mark) -> Option<u32> {
        column(self.source, self.start_of(mark)?)
    }

    pub fn column_of_item(&self, item: usize) -> Option<u32> {
        column(self.source, self.tree.items.get(item)?.span.start as usize)
    }

    fn start_of(&self, mark: &Mark) -> Option<usize> {
        let span = match mark {
            Mark::Fact { first, .. } => self.tree.atoms.get(*first as usize)?.span,
            Mark::Open(brace) | Mark::Close(brace) => *brace,
        };
        Some(span.start as usize)
    }

    pub fn end_of(&self, mark: &Mark) -> usize {
        let span = match mark {
            Mark::Fact { first, end } => self.atoms(*first, *end).last().map(|atom| atom.span),
            Mark::Open(brace) | Mark::Close(brace) => Some(*brace),
        };
        span.map_or(0, |span| span.end as usize)
    }

    pub fn head(&self, item: usize) -> &'s str {
        let Some(item) = self.tree.items.get(item) else {
            return "";
        };
        self.atoms(item.atoms.0, item.atoms.1)
            .first()
            .map_or("", |atom| atom.text(self.source))
    }

    pub fn is_one_line(&self, start: u32, end: u32) -> bool {
        !Span { start, end }.of(self.source).contains(['\n', '\r'])
    }
}

/// The column of an offset if only blanks stand before it on its line; a tab goes to the next fourth.
pub(crate) fn column(source: &str, at: usize) -> Option<u32> {
    let before = source.get(..at)?;
    let blanks = before.len() - before.trim_end_matches(is_blank).len();
    let (line, indent) = before.split_at(before.len() - blanks);
    if !line.is_empty() && !line.ends_with(['\n', '\r']) {
        return None;
    }
    let wide = indent.chars().filter(|char| *char != '\u{FEFF}');
    Some(wide.fold(0, |column, char| {
        if char == '\t' {
            column / 4 * 4 + 4
        } else {
            column + 1
        }
    }))
}

//! Where a block takes another line.

use kava_diagnostics::{Edit, FileId, Span};
use kava_syntax::Item;

/// Behind all that stands in a block, comments too. A block that lost its brace has room as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    file: FileId,
    at: u32,
    /// How far its lines are indented.
    indent: u16,
}

impl Room {
    /// Nothing for an item without a block.
    pub fn of(item: Item<'_>, file: FileId) -> Option<Room> {
        let (open, close) = (item.data().open?, item.data().close?);
        let source = item.source();
        let inside = Span {
            start: open.end,
            end: close.start.max(open.end),
        };
        let start = item.span().start as usize;
        let before = source.get(..start).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some(Room {
            file,
            at: open.end + inside.of(source).trim_end().len() as u32,
            indent: u16::try_from(start - line).unwrap_or(0).saturating_add(2),
        })
    }

    /// Writes a line there; of several lines each begins anew.
    pub fn line(self, text: &str) -> Edit {
        let margin = format!("\n{:1$}", "", usize::from(self.indent));
        let lines = text.lines().map(|line| format!("{margin}{line}"));
        Edit {
            file: self.file,
            span: Span::at(self.at as usize),
            text: lines.collect(),
        }
    }
}

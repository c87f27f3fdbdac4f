//! Words in columns.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use kava::diagnostics::print::{visible_text, wrap};

/// The least a last column is broken to.
const NARROWEST: usize = 24;
const GAP: usize = 2;

/// Rows whose columns are as wide as their widest cell; the last may have several lines, and is broken
/// into more where there is no room.
#[derive(Default)]
pub struct Table(Vec<Vec<String>>);

impl Table {
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let visible = |cell: String| {
            cell.lines()
                .map(visible_text)
                .collect::<Vec<_>>()
                .join("\n")
        };
        self.0.push(cells.into_iter().map(visible).collect());
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Prints it after so many spaces, within a width where there is one.
    pub fn print(&self, indent: usize, width: Option<usize>, to: &mut dyn Write) -> io::Result<()> {
        let columns = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |at: usize| {
            self.0
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| cell.width())
                .max()
        };
        let widths: Vec<usize> = (0..columns).map(|at| widest(at).unwrap_or(0)).collect();
        let before: usize = indent
            + widths
                .iter()
                .take(columns.saturating_sub(1))
                .map(|width| width + GAP)
                .sum::<usize>();
        let room = width.map_or(usize::MAX, |width| {
            width.saturating_sub(before).max(NARROWEST)
        });
        for row in &self.0 {
            let Some((last, cells)) = row.split_last() else {
                continue;
            };
            let mut line = " ".repeat(indent);
            for (cell, width) in cells.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + GAP));
            }
            let parts = wrap(last, room);
            let none = [String::new()];
            let parts = if parts.is_empty() { &none[..] } else { &parts };
            for (at, part) in parts.iter().enumerate() {
                let line = if at == 0 {
                    format!("{line}{part}")
                } else {
                    format!("{:before$}{part}", "")
                };
                writeln!(to, "{}", line.trim_end())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_one_another() {
        let mut table = Table::default();
        table.row(["õ", "日本", "one two three four five six"].map(str::to_owned));
        table.row(["long", "b", ""].map(str::to_owned));
        let mut bytes = Vec::new();
        table.print(1, Some(34), &mut bytes).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            " õ     日本  one two three four five\n             six\n long  b\n"
        );
    }
}

//! A table whose every cell may be broken to the width of a terminal.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use kava::diagnostics::print::{visible_text, wrap};

const GAP: usize = 2;
/// Narrower no column is made while another one is wider.
const NARROWEST: usize = 12;

/// Rows under their heads.
pub struct Grid {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    pub fn with(heads: Vec<String>) -> Grid {
        Grid {
            heads,
            rows: Vec::new(),
        }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows
            .push(cells.iter().map(|cell| visible_text(cell)).collect());
    }

    /// Without a width each row is one line. Within one, the widest columns are broken, and the last ones
    /// left away where even that does not do.
    pub fn print(&self, width: Option<usize>, to: &mut dyn Write) -> io::Result<()> {
        let mut widths = self.natural();
        if let Some(width) = width {
            fit(&mut widths, width);
        }
        let bold = anstyle::Style::new().bold();
        for line in lines(&self.heads, &widths) {
            writeln!(to, "{bold}{line}{bold:#}")?;
        }
        for row in &self.rows {
            for line in lines(row, &widths) {
                writeln!(to, "{line}")?;
            }
        }
        Ok(())
    }

    /// Of each column that says anything, its widest cell; of one that does not, nought.
    fn natural(&self) -> Vec<usize> {
        let columns = self.heads.iter().enumerate();
        let widths = columns.map(|(at, head)| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            let widest = cells.map(|cell| cell.width()).max().unwrap_or(0);
            match widest {
                0 => 0,
                widest => widest.max(head.width()),
            }
        });
        widths.collect()
    }
}

fn total(widths: &[usize]) -> usize {
    let shown = widths.iter().filter(|width| **width > 0);
    let all: usize = shown.map(|width| width + GAP).sum();
    all.saturating_sub(GAP)
}

fn fit(widths: &mut [usize], room: usize) {
    while total(widths) > room {
        // Codes and dates stand first and stay whole as long as anything else can give way.
        let widest = widths.iter_mut().skip(1).max();
        if let Some(widest) = widest.filter(|widest| **widest > NARROWEST) {
            *widest -= 1;
            continue;
        }
        let last = widths.iter_mut().skip(1).rfind(|width| **width > 0);
        match last {
            Some(last) => *last = 0,
            None => break,
        }
    }
    if let Some(first) = widths.first_mut() {
        *first = (*first).min(room.max(1));
    }
}

fn lines(cells: &[String], widths: &[usize]) -> Vec<String> {
    let shown = cells.iter().zip(widths).filter(|(_, width)| **width > 0);
    let broken: Vec<(Vec<String>, usize)> = shown
        .map(|(cell, width)| (broken(cell, *width), *width))
        .collect();
    let height = broken
        .iter()
        .map(|(parts, _)| parts.len())
        .max()
        .unwrap_or(0);
    let line = |at: usize| {
        let mut line = String::new();
        for (parts, width) in &broken {
            let part = parts.get(at).map_or("", |part| part);
            line.push_str(part);
            line.push_str(&" ".repeat(width.saturating_sub(part.width()) + GAP));
        }
        line.trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

/// Between words, and within one that is too long.
fn broken(cell: &str, width: usize) -> Vec<String> {
    let mut parts = Vec::new();
    for line in wrap(cell, width) {
        let mut part = String::new();
        for char in line.chars() {
            let mut with = part.clone();
            with.push(char);
            if with.width() > width && !part.is_empty() {
                parts.push(std::mem::take(&mut part));
            }
            part.push(char);
        }
        parts.push(part);
    }
    parts
}

/// As many spaces as a text is wide.
pub fn blank_under(text: &str) -> String {
    " ".repeat(visible_text(text).width())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(width: Option<usize>) -> String {
        let heads = ["code", "state", "none", "title"].map(str::to_owned);
        let mut grid = Grid::with(heads.to_vec());
        let row = [
            "data-basics",
            "registered",
            "",
            "Andmeteaduse alused õpetajale",
        ];
        grid.row(row.map(str::to_owned).to_vec());
        grid.row(["b", "proposed", "", "日本"].map(str::to_owned).to_vec());
        let mut bytes = Vec::new();
        grid.print(width, &mut bytes).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(bytes).unwrap()).to_string()
    }

    #[test]
    fn columns_are_as_wide_as_there_is_room() {
        assert_eq!(
            printed(None),
            "code         state       title\n\
             data-basics  registered  Andmeteaduse alused õpetajale\n\
             b            proposed    日本\n"
        );
        assert_eq!(
            printed(Some(40)),
            "code         state       title\n\
             data-basics  registered  Andmeteaduse\n\
             \u{20}                       alused\n\
             \u{20}                       õpetajale\n\
             b            proposed    日本\n"
        );
    }

    #[test]
    fn nothing_is_wider_than_the_terminal() {
        for width in 1..80 {
            let widest = printed(Some(width)).lines().map(|line| line.width()).max();
            assert!(
                widest.is_some_and(|widest| widest <= width.max(2)),
                "{width}"
            );
        }
    }
}

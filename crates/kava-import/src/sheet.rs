//! Cells in rows, each knowing where it stands.

use kava_diagnostics::{Words, say};

/// Where a cell stands; rows and columns count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Nothing where a file has but one.
    pub sheet: Option<String>,
    pub row: usize,
    pub column: usize,
}

impl Spot {
    pub fn words(&self) -> Words {
        let (row, column) = (self.row, self.column);
        match &self.sheet {
            None => say!(
                en "row {row}, column {column}", et "rida {row}, veerg {column}",
                row = row, column = column
            ),
            Some(sheet) => say!(
                en "sheet “{sheet}”, row {row}, column {column}",
                et "leht „{sheet}“, rida {row}, veerg {column}",
                sheet = sheet, row = row, column = column
            ),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub spot: Spot,
    /// Without spaces around it; empty for nothing.
    pub text: String,
}

/// A table: a row of headings, then rows of cells. Rows that are empty are left out.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub rows: Vec<Vec<Cell>>,
}

/// The most cells that one file may have.
pub const MOST_CELLS: usize = 1_000_000;

/// The longest text of one cell, in bytes; Excel takes half of it.
pub const LONGEST: usize = 65_536;

pub fn too_many() -> Words {
    say!(en "there are more than 1 000 000 cells", et "lahtreid on rohkem kui 1 000 000")
}

pub fn too_long() -> Words {
    say!(en "the text of this cell is over 64 KB", et "selle lahtri tekst on pikem kui 64 KB")
}

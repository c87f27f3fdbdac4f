//! The dated lists of codes and words under `codelists/`: fields of study, counties, languages,
//! currencies, kinds of assessment and the other closed choices.
//!
//! Each list is a CSV file embedded in the program and parsed once, on first use. Where each list
//! comes from, its date and licence stand in `codelists/README.md` and in [`lists`].

use std::collections::BTreeMap;

use kava_diagnostics::Phrase;

use crate::table::Word;

/// Makes a struct with a `code` and a `name` the row of a list: its columns and how they are read.
macro_rules! entry {
    ($entry:ty, $columns:literal, |$row:ident| $read:expr) => {
        impl $crate::codelist::Entry for $entry {
            const COLUMNS: &'static str = $columns;

            fn code(&self) -> &'static str {
                self.code
            }

            fn name(&self) -> kava_diagnostics::Phrase {
                self.name
            }

            fn read($row: &mut $crate::codelist::Columns) -> Option<Self> {
                Some($read)
            }
        }
    };
}

/// Embeds a list and gives its module `find`, `all` and `words`.
macro_rules! list {
    ($entry:ty, $file:literal) => {
        static LIST: std::sync::LazyLock<$crate::codelist::List<$entry>> =
            std::sync::LazyLock::new(|| {
                $crate::codelist::List::read(include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../../codelists/",
                    $file,
                    ".csv"
                )))
            });

        /// The row with exactly this code.
        pub fn find(code: &str) -> Option<&'static $entry> {
            LIST.find(code)
        }

        /// Every row, in the order of the file.
        pub fn all() -> &'static [$entry] {
            &LIST.rows
        }

        /// The codes and their names, where a file writes the codes as words.
        pub fn words() -> &'static [$crate::table::Word] {
            &LIST.words
        }
    };
}

pub mod assessments;
pub mod counties;
pub mod countries;
pub mod currencies;
pub mod deliveries;
pub mod documents;
pub mod education;
pub mod ehis;
pub mod isced;
pub mod languages;
pub mod levels;
pub mod lists;

#[cfg(test)]
mod tests;

/// A row of a list.
pub trait Entry: Sized {
    /// The first line of the file.
    const COLUMNS: &'static str;

    /// What identifies the row: a standard's code, or the word that a `.kava` file writes.
    fn code(&self) -> &'static str;

    fn name(&self) -> Phrase;

    /// Reads the columns in their order; nothing when one is missing or not understood.
    #[doc(hidden)]
    fn read(columns: &mut Columns) -> Option<Self>;
}

/// A code and its name, where there is nothing more to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub code: &'static str,
    pub name: Phrase,
}

entry!(Named, "code,en,et", |columns| Named {
    code: columns.next()?,
    name: columns.name()?
});

/// The rows of a file in its order, found by code.
struct List<T> {
    rows: Vec<T>,
    words: Vec<Word>,
    by_code: BTreeMap<&'static str, usize>,
}

impl<T: Entry> List<T> {
    /// A file with other columns, or a row that is not understood, gives nothing: the files are part
    /// of the program, and its tests hold every one of their rows.
    fn read(file: &'static str) -> List<T> {
        let mut lines = file.lines();
        let rows: Vec<T> = match lines.next() {
            Some(columns) if columns == T::COLUMNS => lines.filter_map(row).collect(),
            _ => Vec::new(),
        };
        let by_code = rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.code(), at))
            .collect();
        let words = rows
            .iter()
            .map(|row| Word {
                word: row.code(),
                name: row.name(),
            })
            .collect();
        List {
            rows,
            words,
            by_code,
        }
    }

    fn find(&self, code: &str) -> Option<&T> {
        self.by_code.get(code).and_then(|at| self.rows.get(*at))
    }
}

fn row<T: Entry>(line: &'static str) -> Option<T> {
    let mut columns = Columns { rest: Some(line) };
    let row = T::read(&mut columns)?;
    columns.next().is_none().then_some(row)
}

/// The columns of one line of CSV. A value with a comma stands in quotation marks; quotation marks
/// and line breaks inside a value do not occur in these files.
pub struct Columns {
    rest: Option<&'static str>,
}

impl Columns {
    /// The two columns `en,et`.
    fn name(&mut self) -> Option<Phrase> {
        Some(Phrase {
            en: self.next()?,
            et: self.next()?,
        })
    }

    /// A column that may be empty.
    fn maybe(&mut self) -> Option<Option<&'static str>> {
        self.next()
            .map(|value| Some(value).filter(|value| !value.is_empty()))
    }

    fn number<N: std::str::FromStr>(&mut self) -> Option<N> {
        self.next()?.parse().ok()
    }
}

impl Iterator for Columns {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let rest = self.rest.take()?;
        if let Some(quoted) = rest.strip_prefix('"') {
            let (value, after) = quoted.split_once('"')?;
            if !after.is_empty() {
                self.rest = Some(after.strip_prefix(',')?);
            }
            return Some(value);
        }
        match rest.split_once(',') {
            Some((value, after)) => {
                self.rest = Some(after);
                Some(value)
            }
            None => Some(rest),
        }
    }
}

//! The list of `cargo mutants`.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct LineColumn {
    line: usize,
    column: usize,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct LineColumns {
    start: LineColumn,
    end: LineColumn,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

#[derive(Deserialize)]
struct Listed {
    name: String,
    file: String,
    genre: Genre,
    replacement: String,
    span: LineColumns,
}

pub struct Mutant {
    /// By which it is switched on; from 1.
    pub number: usize,
    pub file: String,
    pub genre: Genre,
    pub replacement: String,
    /// Bytes of the file that are replaced.
    pub span: Range<usize>,
    /// What is changed in which function, without a place.
    pub what: String,
    /// The line of the source where it starts.
    pub line: String,
    /// The same change of the same text has the same key.
    pub key: String,
}

impl Mutant {
    fn new(number: usize, listed: Listed, source: &str) -> Mutant {
        let span = offset(source, listed.span.start)..offset(source, listed.span.end);
        let line = source.lines().nth(listed.span.start.line - 1).unwrap_or("");
        let what = listed.name.splitn(3, ": ").nth(1);
        let what = what.unwrap_or(&listed.name).to_owned();
        let before = source[..span.start].lines().rev().take(4);
        let before: Vec<&str> = before.map(str::trim).collect();
        let key = format!(
            "{} {what} {} {before:?}",
            listed.file,
            &source[span.clone()]
        );
        Mutant {
            number,
            file: listed.file,
            genre: listed.genre,
            replacement: listed.replacement,
            span,
            what,
            line: line.trim().to_owned(),
            key,
        }
    }

    pub fn is_unnamed_iterator(&self) -> bool {
        self.genre == Genre::FnValue && self.what.contains("-> impl Iterator")
    }

    /// The whole file as `cargo mutants` would write it.
    pub fn applied(&self, source: &str) -> String {
        let end = match self.genre {
            Genre::StructField => past_comma(source, self.span.end),
            _ => self.span.end,
        };
        [
            &source[..self.span.start],
            &self.replacement,
            &source[end..],
        ]
        .concat()
    }

    /// What is put in place of a larger text that holds it.
    pub fn within(&self, source: &str, range: &Range<usize>) -> String {
        let whole = self.applied(source);
        let behind = source.len() - range.end;
        whole[range.start..whole.len() - behind].to_owned()
    }
}

fn past_comma(source: &str, end: usize) -> usize {
    let rest = &source[end..];
    let skipped = rest.len() - rest.trim_start().len();
    match rest.trim_start().starts_with(',') {
        true => end + skipped + 1,
        false => end,
    }
}

/// Lines and columns are counted from 1, columns in characters.
pub fn offset(source: &str, at: LineColumn) -> usize {
    let start: usize = source
        .split_inclusive('\n')
        .take(at.line - 1)
        .map(str::len)
        .sum();
    let line = &source[start..];
    let column = line.char_indices().nth(at.column - 1);
    start + column.map_or(line.len(), |(byte, _)| byte)
}

impl From<proc_macro2::LineColumn> for LineColumn {
    fn from(at: proc_macro2::LineColumn) -> LineColumn {
        LineColumn {
            line: at.line,
            column: at.column + 1,
        }
    }
}

pub fn list(root: &Path, folder: &Path) -> Vec<Mutant> {
    let listing = Command::new("cargo")
        .args(["mutants", "--list", "--json"])
        .current_dir(root)
        .output()
        .expect("cargo mutants");
    assert!(listing.status.success(), "cargo install cargo-mutants");
    fs::write(folder.join("list.json"), &listing.stdout).expect("the list is kept");
    let listed: Vec<Listed> = serde_json::from_slice(&listing.stdout).expect("a list");
    let mut mutants: Vec<Mutant> = Vec::new();
    for (at, listed) in listed.into_iter().enumerate() {
        let source = fs::read_to_string(root.join(&listed.file)).expect("a source");
        mutants.push(Mutant::new(at + 1, listed, &source));
    }
    mutants
}

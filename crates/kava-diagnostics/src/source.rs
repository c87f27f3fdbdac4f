//! Source texts and places in them. Offsets are bytes inside; this file holds the only conversion.

use std::sync::Arc;

use memchr::memchr2_iter;

/// A file of the catalogue, as an index into [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one text; end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        Span {
            start: start as u32,
            end: end as u32,
        }
    }

    pub fn at(offset: usize) -> Span {
        Span::new(offset, offset)
    }

    /// The same in a text that so many bytes stand before.
    pub fn after(self, bytes: u32) -> Span {
        Span {
            start: self.start + bytes,
            end: self.end + bytes,
        }
    }

    /// The same counted from an offset before it.
    pub fn since(self, offset: u32) -> Span {
        Span {
            start: self.start.saturating_sub(offset),
            end: self.end.saturating_sub(offset),
        }
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    pub fn in_file(self, file: FileId) -> Place {
        Place { file, span: self }
    }
}

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub file: FileId,
    pub span: Span,
}

/// A line and a column, both from 0. What a column counts is the caller's choice of unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    pub line: u32,
    pub column: u32,
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Unicode scalar values, as the JSON of findings counts them; also the UTF-32 of editors.
    Scalars,
    Utf8,
    Utf16,
}

/// One text with its name: the path relative to the catalogue, with `/`.
#[derive(Clone, Debug)]
pub struct Source {
    pub name: Arc<str>,
    pub text: Arc<str>,
    lines: Vec<u32>,
}

impl Source {
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Source {
        let text: Arc<str> = text.into();
        let mut lines: Vec<u32> = std::iter::once(0).chain(line_starts(&text)).collect();
        lines.shrink_to_fit();
        Source {
            name: name.into(),
            text,
            lines,
        }
    }

    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The text of a line, counted from 0, without its line end.
    pub fn line(&self, line: usize) -> &str {
        let start = self
            .lines
            .get(line)
            .map_or(self.text.len(), |at| *at as usize);
        let end = self
            .lines
            .get(line + 1)
            .map_or(self.text.len(), |at| *at as usize);
        self.text
            .get(start..end)
            .unwrap_or("")
            .trim_end_matches(['\n', '\r'])
    }

    /// What of a place is underlined: of one over several lines, the word that begins it.
    pub fn underlined(&self, span: Span) -> Span {
        let Point { line, column } = self.point(span.start, Columns::Utf8);
        let rest = self
            .line(line as usize)
            .get(column as usize..)
            .unwrap_or("");
        if span.of(&self.text).len() <= rest.len() {
            return span;
        }
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        Span {
            start: span.start,
            end: span.start + word as u32,
        }
    }

    pub fn point(&self, offset: u32, columns: Columns) -> Point {
        let line = self.lines.partition_point(|start| *start <= offset) - 1;
        let start = self.lines[line] as usize;
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[start..end];
        let column = match columns {
            Columns::Utf8 => before.len(),
            Columns::Utf16 => before.chars().map(char::len_utf16).sum(),
            Columns::Scalars => before.chars().count(),
        };
        Point {
            line: line as u32,
            column: column as u32,
        }
    }

    /// The byte at a point; a point past the end of its line or of the text is moved back to it.
    pub fn offset(&self, point: Point, columns: Columns) -> u32 {
        let Some(start) = self.lines.get(point.line as usize) else {
            return self.text.len() as u32;
        };
        let mut left = point.column as usize;
        let mut offset = *start as usize;
        for char in self.line(point.line as usize).chars() {
            let width = match columns {
                Columns::Utf8 => char.len_utf8(),
                Columns::Utf16 => char.len_utf16(),
                Columns::Scalars => 1,
            };
            if left < width {
                break;
            }
            left -= width;
            offset += char.len_utf8();
        }
        offset as u32
    }
}

/// Behind each line end: a line feed, a carriage return, or both together, as the syntax and editors
/// count them.
fn line_starts(text: &str) -> impl Iterator<Item = u32> + '_ {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| bytes.get(*at..at + 2) != Some(b"\r\n");
    let ends = memchr2_iter(b'\n', b'\r', bytes).filter(is_end);
    ends.map(|at| at as u32 + 1)
}

/// All texts that findings may point into.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

impl Sources {
    pub fn add(&mut self, source: Arc<Source>) -> FileId {
        self.files.push(source);
        FileId(self.files.len() as u32 - 1)
    }

    /// The file that would be added next.
    pub fn next(&self) -> FileId {
        FileId(self.files.len() as u32)
    }

    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.0 as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files
            .iter()
            .enumerate()
            .map(|(at, source)| (FileId(at as u32), &**source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_end_is_one_however_it_is_written() {
        let source = Source::new("x.kava", "a\rõ\r\n\r\n\nb\r");
        let lines: Vec<&str> = (0..source.line_count()).map(|at| source.line(at)).collect();
        assert_eq!(lines, ["a", "õ", "", "", "b", ""]);
        let point = Point { line: 4, column: 1 };
        let offset = source.offset(point, Columns::Utf16);
        assert_eq!(source.point(offset, Columns::Utf16), point);
        assert_eq!(&source.text[offset as usize..], "\r");
    }
}

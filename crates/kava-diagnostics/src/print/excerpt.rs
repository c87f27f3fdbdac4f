//! The lines that a finding points at, made visible and cut to a width that can be read.
//!
//! Only these lines are copied: a finding in a file of 64 MB costs no more than in a short one.

use std::collections::BTreeMap;
use std::ops::Range;

use codespan_reporting::files::{Error, Files, Location};
use unicode_width::UnicodeWidthChar;

use super::{Printer, visible};
use crate::{Columns, FileId, Place, Source};

/// The columns that a line may take where no terminal sets them.
const WIDTH: usize = 140;
/// The least that is shown of a line, on however narrow a terminal.
const LEAST: usize = 40;
/// What stands before a line: its number, a border, spaces.
const GUTTER: usize = 10;
/// The columns a tab takes at most.
const TAB: usize = 4;

/// A place to point at, and what to write there.
pub struct Pointer {
    pub place: Place,
    pub message: String,
    pub primary: bool,
}

/// Parts of files, as codespan-reporting wants to read them.
pub struct Excerpt {
    files: Vec<Part>,
    /// For each pointer its file here and its range in that file's text.
    labelled: Vec<(usize, Range<usize>)>,
}

struct Part {
    file: FileId,
    path: String,
    /// The shown lines one after another.
    text: String,
    lines: Vec<Line>,
}

struct Line {
    /// Its index in the file.
    index: usize,
    /// Where it stands in the part's text.
    range: Range<usize>,
    /// How many characters of it are cut off in front, without the mark that says so.
    cut: usize,
}

/// A pointer's line, and what of it to underline: a range of bytes of that line.
struct Target {
    line: usize,
    range: Range<usize>,
}

impl Excerpt {
    pub fn new(printer: &Printer<'_>, pointers: &[Pointer]) -> Excerpt {
        let mut excerpt = Excerpt {
            files: Vec::new(),
            labelled: Vec::new(),
        };
        let mut targets: Vec<(usize, Target)> = Vec::new();
        for pointer in pointers {
            let file = excerpt.part_of(printer, pointer.place.file);
            targets.push((
                file,
                Target::of(printer.sources.get(pointer.place.file), pointer.place),
            ));
        }
        let width = printer
            .width
            .map_or(WIDTH, |width| width.saturating_sub(GUTTER).max(LEAST));
        let mut labelled = vec![(0, 0..0); targets.len()];
        for (at, part) in excerpt.files.iter_mut().enumerate() {
            let source = printer.sources.get(part.file);
            let mut by_line: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (pointer, (_, target)) in targets
                .iter()
                .enumerate()
                .filter(|(_, (file, _))| *file == at)
            {
                by_line.entry(target.line).or_default().push(pointer);
            }
            // A single line between two others is shown too.
            for line in by_line.keys().copied().collect::<Vec<_>>() {
                if by_line.contains_key(&(line + 2)) {
                    by_line.entry(line + 1).or_default();
                }
            }
            for (line, pointers) in by_line {
                let ranges: Vec<Range<usize>> = pointers
                    .iter()
                    .map(|pointer| targets[*pointer].1.range.clone())
                    .collect();
                let shown = part.add(source, line, &ranges, width);
                for (pointer, range) in pointers.into_iter().zip(shown) {
                    labelled[pointer] = (at, range);
                }
            }
        }
        excerpt.labelled = labelled;
        excerpt
    }

    /// For each pointer, in their order.
    pub fn labelled(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.labelled.iter().cloned()
    }

    fn part_of(&mut self, printer: &Printer<'_>, file: FileId) -> usize {
        let known = self.files.iter().position(|part| part.file == file);
        known.unwrap_or_else(|| {
            let path = printer.path(file);
            self.files.push(Part {
                file,
                path,
                text: String::new(),
                lines: Vec::new(),
            });
            self.files.len() - 1
        })
    }
}

impl Target {
    fn of(source: &Source, place: Place) -> Target {
        let span = source.underlined(place.span);
        let point = source.point(span.start, Columns::Utf8);
        let line = point.line as usize;
        let text = source.line(line);
        let start = (point.column as usize).min(text.len());
        let length = span.end.saturating_sub(span.start) as usize;
        let end = floor(text, start.saturating_add(length).min(text.len()));
        Target {
            line,
            range: widened(text, start..end),
        }
    }
}

/// A caret needs a column: what takes none, such as an accent alone, is underlined with the
/// character before.
fn widened(text: &str, range: Range<usize>) -> Range<usize> {
    let has_width = |part: &str| part.chars().any(|char| columns(char) > 0);
    let mut start = range.start;
    while start > 0 && start < range.end && !has_width(text.get(start..range.end).unwrap_or("")) {
        start = floor(text, start - 1);
    }
    start..range.end
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn columns(char: char) -> usize {
    match char {
        '\t' => TAB,
        _ => visible(char).width().unwrap_or(0),
    }
}

impl Part {
    /// Adds a line; gives where the ranges of its bytes now stand in the part's text. An end that is
    /// cut off stands at the cut.
    fn add(
        &mut self,
        source: &Source,
        index: usize,
        ranges: &[Range<usize>],
        width: usize,
    ) -> Vec<Range<usize>> {
        let line = source.line(index);
        let cut = Cut::of(line, ranges.first().map_or(0, |range| range.start), width);
        let begin = self.text.len();
        self.text.push_str(cut.mark(cut.ahead));
        let base = self.text.len();
        self.text.extend(cut.chars(line, cut.shown.end));
        self.text.push_str(cut.mark(cut.behind));
        let ahead = line.get(..cut.shown.start).unwrap_or("").chars().count();
        self.lines.push(Line {
            index,
            range: begin..self.text.len(),
            cut: ahead - usize::from(cut.ahead),
        });
        self.text.push('\n');
        let placed = |at: usize| base + cut.chars(line, at).map(char::len_utf8).sum::<usize>();
        ranges
            .iter()
            .map(|range| placed(range.start)..placed(range.end))
            .collect()
    }
}

/// What is shown of a line.
struct Cut {
    /// In bytes of the line.
    shown: Range<usize>,
    /// Something is left out in front, behind.
    ahead: bool,
    behind: bool,
}

impl Cut {
    /// All of the line, or what fits the width around a byte of it. A byte order mark, of which
    /// nobody need know, is not shown.
    fn of(line: &str, around: usize, width: usize) -> Cut {
        let begin = if line.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        let near = reach(line, begin, width - width / 4);
        let shown = if reach(line, begin, width) == line.len() || around < near {
            begin..reach(line, begin, width)
        } else {
            let start = back(line, around, width / 4);
            start..reach(line, start, width)
        };
        Cut {
            ahead: shown.start > begin,
            behind: shown.end < line.len(),
            shown,
        }
    }

    fn mark(&self, is_cut: bool) -> &'static str {
        if is_cut { "…" } else { "" }
    }

    /// The shown characters before a byte of the line. A tab is drawn by codespan-reporting.
    fn chars<'l>(&self, line: &'l str, end: usize) -> impl Iterator<Item = char> + 'l {
        let end = end.clamp(self.shown.start, self.shown.end);
        let shown = line.get(self.shown.start..end).unwrap_or("");
        shown.chars().enumerate().map(|(at, char)| match char {
            '\t' => char,
            // An accent with no letter before it would stand on the border.
            _ if at == 0 && columns(char) == 0 => char::REPLACEMENT_CHARACTER,
            _ => visible(char),
        })
    }
}

/// The end of what fits a width from here on. What has no width takes a column too: a line of
/// accents must end.
fn reach(line: &str, from: usize, width: usize) -> usize {
    let rest = line.get(from..).unwrap_or("");
    from + fitting(rest.chars(), width)
}

/// The start of what fits a width before here.
fn back(line: &str, from: usize, width: usize) -> usize {
    let before = line.get(..from).unwrap_or("");
    before.len() - fitting(before.chars().rev(), width)
}

/// How many bytes of these characters fit.
fn fitting(chars: impl Iterator<Item = char>, width: usize) -> usize {
    let mut left = width;
    let fitting = chars.map_while(|char| {
        left = left.checked_sub(columns(char).max(1))?;
        Some(char.len_utf8())
    });
    fitting.sum()
}

impl<'a> Files<'a> for Excerpt {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        self.part(id).map(|part| &*part.path)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        self.part(id).map(|part| &*part.text)
    }

    fn line_index(&'a self, id: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.part(id)?.line_at(byte)?.index)
    }

    fn line_range(&'a self, id: usize, line_index: usize) -> Result<Range<usize>, Error> {
        let part = self.part(id)?;
        let found = part.lines.iter().find(|line| line.index == line_index);
        let missing = Error::LineTooLarge {
            given: line_index,
            max: part.lines.len(),
        };
        found.map(|line| line.range.clone()).ok_or(missing)
    }

    /// As in the file itself, where the line is not cut.
    fn location(&'a self, id: usize, byte: usize) -> Result<Location, Error> {
        let part = self.part(id)?;
        let line = part.line_at(byte)?;
        let before = part.text.get(line.range.start..byte).unwrap_or("");
        let column_number = line.cut + before.chars().count() + 1;
        Ok(Location {
            line_number: line.index + 1,
            column_number,
        })
    }
}

impl Excerpt {
    fn part(&self, id: usize) -> Result<&Part, Error> {
        self.files.get(id).ok_or(Error::FileMissing)
    }
}

impl Part {
    fn line_at(&self, byte: usize) -> Result<&Line, Error> {
        let found = self
            .lines
            .iter()
            .find(|line| line.range.start <= byte && byte <= line.range.end);
        found.ok_or(Error::IndexTooLarge {
            given: byte,
            max: self.text.len(),
        })
    }
}

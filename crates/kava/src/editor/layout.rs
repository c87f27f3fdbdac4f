//! The canonical layout of a part of a text, and while it is being typed.

use kava_diagnostics::{FileId, Span};
use kava_model::Vocabulary;

use super::{Editor, Parsed};

/// As many spaces as a block stands further in than the one around it.
const STEP: usize = 2;

impl Editor<'_> {
    /// The changes to the lines of a range that lay them out; none where the text as a whole cannot be
    /// laid out.
    pub fn layout_of(&self, file: FileId, range: Span) -> Vec<(Span, String)> {
        match self.parsed(file) {
            Some(parsed) => edits_in(&parsed.source.text, lines_of(&parsed.source.text, range)),
            None => Vec::new(),
        }
    }

    /// After a closing brace: its block laid out. After a new line: it begins where its block has it.
    pub fn layout_typed(&self, file: FileId, offset: u32, typed: &str) -> Vec<(Span, String)> {
        let Some(parsed) = self.parsed(file) else {
            return Vec::new();
        };
        let text = &parsed.source.text;
        match typed {
            "}" => match closed_at(&parsed, offset) {
                Some(block) => edits_in(text, lines_of(text, block)),
                None => Vec::new(),
            },
            _ => indented(&parsed, offset).into_iter().collect(),
        }
    }
}

fn edits_in(text: &str, range: Span) -> Vec<(Span, String)> {
    let edits = kava_syntax::edits(text, &Vocabulary).into_iter();
    let inside = edits.filter(|(span, _)| range.start <= span.start && span.end <= range.end);
    inside.collect()
}

/// From the first line that a range touches, with the gap before it, to the end of the last.
fn lines_of(text: &str, range: Span) -> Span {
    let (before, after) = (
        text.get(..range.start as usize).unwrap_or(text),
        text.get(range.end as usize..).unwrap_or(""),
    );
    let line = before.rfind('\n').unwrap_or(0);
    let start = text.get(..line).map_or(0, |above| above.trim_end().len());
    let end = after
        .find('\n')
        .map_or(text.len(), |at| range.end as usize + at);
    Span::new(start, end)
}

/// The innermost item whose closing brace ends at the offset.
fn closed_at(parsed: &Parsed<'_>, offset: u32) -> Option<Span> {
    let mut items = parsed.tree.items.iter().rev();
    let closed = items.find(|item| {
        let close = item.close.filter(|close| close.start < close.end);
        close.is_some_and(|close| close.end == offset)
    });
    closed.map(|item| item.span)
}

/// The indentation of the line at the offset, if it is another than what it has.
fn indented(parsed: &Parsed<'_>, offset: u32) -> Option<(Span, String)> {
    let text = &parsed.source.text;
    let before = text.get(..offset as usize)?;
    let start = before.rfind('\n')? + 1;
    let line = text.get(start..)?;
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let rest = line.get(indent..)?;
    // A text of several lines is nobody's to move.
    let within_text = |atom: &kava_syntax::Atom| atom.span.start < offset && offset < atom.span.end;
    if parsed.tree.atoms.iter().any(within_text) {
        return None;
    }
    let around = parsed.tree.items.iter().filter(|item| {
        let after_open = item
            .open
            .is_some_and(|open| open.start < offset && open.start < open.end);
        let before_close = item
            .close
            .is_none_or(|close| close.start == close.end || offset <= close.start);
        after_open && before_close
    });
    let depth = around
        .count()
        .saturating_sub(usize::from(rest.starts_with('}')));
    let wanted = " ".repeat(depth * STEP);
    let span = Span::new(start, start + indent);
    (span.of(text) != wanted).then_some((span, wanted))
}

//! Fixes made: what a text says after them, laid out where it was before.
//!
//! Who offers a fix knows the places of facts and not how the lines around them are laid out. Here
//! both are known: what is taken out goes with its line and leaves its comments, and blocks that were
//! in canonical layout are again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use kava_diagnostics::{Edit, FileId, Finding, Fix, Sources, Span};
use kava_model::Vocabulary;
use kava_syntax::parse;

use crate::workspace::format;

/// Makes edits of some texts fit; each text is parsed once.
pub struct Mender<'s> {
    sources: &'s Sources,
    seen: RefCell<BTreeMap<FileId, Rc<Seen>>>,
}

/// Where the blocks of a file are, and what is torn in it.
struct Seen {
    text: Arc<str>,
    blocks: Vec<Span>,
    torn: Vec<Span>,
    comments: Vec<Span>,
}

impl<'s> Mender<'s> {
    pub fn new(sources: &'s Sources) -> Mender<'s> {
        Mender {
            sources,
            seen: RefCell::default(),
        }
    }

    /// The edits of a fix as they are to be made, in the order of the text; they do not overlap.
    pub fn mended(&self, edits: &[Edit]) -> Vec<Edit> {
        let mut by_file: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
        for edit in edits {
            by_file.entry(edit.file).or_default().push(edit.clone());
        }
        let files = by_file.into_iter();
        let mended = files.flat_map(|(file, mut edits)| {
            edits.sort();
            self.seen(file).mended(edits)
        });
        mended.collect()
    }

    fn seen(&self, file: FileId) -> Rc<Seen> {
        let mut seen = self.seen.borrow_mut();
        let known = seen.entry(file).or_insert_with(|| {
            let text = &self.sources.get(file).text;
            Rc::new(Seen::of(text.clone()))
        });
        known.clone()
    }
}

/// The certain fixes of some findings, without those that would change what an earlier one changes.
pub fn certain<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for (_, fix) in certain_fixes(findings) {
        let new = fix.edits.iter().filter(|edit| !edits.contains(edit));
        edits.extend(new.cloned().collect::<Vec<_>>());
    }
    edits.sort();
    edits
}

/// The same, each with the finding that it mends; a fix that mends two findings stands twice.
pub(crate) fn certain_fixes<'f>(
    findings: impl IntoIterator<Item = &'f Finding>,
) -> Vec<(&'f Finding, &'f Fix)> {
    let fixes = findings
        .into_iter()
        .flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)));
    let mut taken: Vec<(&Finding, &Fix)> = Vec::new();
    for (finding, fix) in fixes.filter(|(_, fix)| fix.certain) {
        let stands_free = |(_, other): &(&Finding, &Fix)| {
            fix.edits == other.edits || !change_the_same(fix, other)
        };
        if taken.iter().all(stands_free) {
            taken.push((finding, fix));
        }
    }
    taken
}

fn change_the_same(one: &Fix, other: &Fix) -> bool {
    let mut edits = one.edits.iter();
    edits.any(|edit| other.edits.iter().any(|taken| meet(edit, taken)))
}

/// Two changes of the same text, or two insertions at the same place.
fn meet(one: &Edit, other: &Edit) -> bool {
    let (one_span, other_span) = (one.span, other.span);
    let same_place = one_span == other_span;
    let overlap = one_span.start < other_span.end && other_span.start < one_span.end;
    one.file == other.file && (same_place || overlap)
}

/// The text with these changes, which do not overlap.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort();
    let mut changed = text.to_owned();
    for edit in edits.into_iter().rev() {
        changed.replace_range(edit.span.range(), &edit.text);
    }
    changed
}

impl Seen {
    fn of(text: Arc<str>) -> Seen {
        let tree = parse(&text, &Vocabulary);
        Seen {
            blocks: tree.roots(&text).map(|item| item.span()).collect(),
            torn: tree.faults.iter().map(|fault| fault.span).collect(),
            comments: tree.comments,
            text,
        }
    }

    fn mended(&self, edits: Vec<Edit>) -> Vec<Edit> {
        let groups = self.by_blocks(edits).into_iter();
        let mended = groups.map(|(part, edits)| {
            let is_torn = self.torn.iter().any(|torn| touch(*torn, part));
            let laid_out = match is_torn {
                true => None,
                false => laid_out(&self.text, part, &edits),
            };
            laid_out.map_or(edits, |edit| vec![edit])
        });
        mended.flatten().collect()
    }

    /// What is taken out leaves its comments.
    fn without_comments(&self, edit: Edit) -> Edit {
        if !edit.text.is_empty() {
            return edit;
        }
        let inside =
            |comment: &&Span| edit.span.start <= comment.start && comment.end <= edit.span.end;
        let left = self.comments.iter().filter(inside);
        let left: Vec<&str> = left.map(|comment| comment.of(&self.text)).collect();
        Edit {
            text: left.join("\n"),
            ..edit
        }
    }

    /// The edits with the blocks that they touch.
    fn by_blocks(&self, edits: Vec<Edit>) -> Vec<(Span, Vec<Edit>)> {
        let mut groups: Vec<(Span, Vec<Edit>)> = Vec::new();
        for edit in edits {
            let edit = with_its_line(&self.text, self.without_comments(edit));
            let near = self.blocks.iter().filter(|block| touch(**block, edit.span));
            let part = near.fold(edit.span, |all, block| all.to(*block));
            match groups.last_mut() {
                Some((last, edits)) if touch(*last, part) => {
                    *last = last.to(part);
                    edits.push(edit);
                }
                _ => groups.push((part, vec![edit])),
            }
        }
        groups
    }
}

fn touch(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// What is taken out goes with its line, if it is all that stands on it, and with one of the blank
/// lines that it stood between.
fn with_its_line(text: &str, edit: Edit) -> Edit {
    if !edit.text.is_empty() || edit.span.start == edit.span.end {
        return edit;
    }
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    let (before, after) = (
        text.get(..start).unwrap_or(""),
        text.get(end..).unwrap_or(""),
    );
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    let rest = after.find('\n').map_or(after.len(), |newline| newline + 1);
    let alone = |around: &str| around.trim().is_empty();
    if !alone(&before[line..]) || !alone(&after[..rest]) || start == 0 {
        return edit;
    }
    let behind = &after[rest..];
    let is_between =
        before[..line].ends_with("\n\n") && (behind.is_empty() || behind.starts_with('\n'));
    Edit {
        span: Span::new(line - usize::from(is_between), end + rest),
        ..edit
    }
}

/// One edit for the lines that differ once a part that was in canonical layout is laid out again;
/// nothing where it was not, or where the edits leave it so.
fn laid_out(text: &str, part: Span, edits: &[Edit]) -> Option<Edit> {
    let old = Some(part.of(text)).filter(|old| !old.is_empty())?;
    let file = edits.first()?.file;
    let moved = edits.iter().map(|edit| Edit {
        span: Span {
            start: edit.span.start - part.start,
            end: edit.span.end - part.start,
        },
        ..edit.clone()
    });
    let new = apply(old, &moved.collect::<Vec<_>>());
    let canonical = format(&new);
    let new_end = &new[new.trim_end().len()..];
    let canonical = format!("{}{new_end}", canonical.trim_end());
    let was_laid_out = format(old).trim_end() == old.trim_end();
    (was_laid_out && canonical != new).then(|| lines_that_differ(old, &canonical, part, file))
}

fn lines_that_differ(old: &str, new: &str, part: Span, file: FileId) -> Edit {
    let lines = |text: &str| -> Vec<usize> { text.split_inclusive('\n').map(str::len).collect() };
    let same = old.split_inclusive('\n').zip(new.split_inclusive('\n'));
    let head: usize = same
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len())
        .sum();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let (old_lines, new_lines) = (lines(old_rest), lines(new_rest));
    let (mut old_end, mut new_end) = (old_rest.len(), new_rest.len());
    for (one, other) in old_lines.iter().rev().zip(new_lines.iter().rev()) {
        if old_rest[old_end - one..old_end] != new_rest[new_end - other..new_end] {
            break;
        }
        (old_end, new_end) = (old_end - one, new_end - other);
    }
    let start = part.start as usize + head;
    Edit {
        file,
        span: Span::new(start, start + old_end),
        text: new_rest[..new_end].to_owned(),
    }
}

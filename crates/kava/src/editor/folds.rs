//! What of a text may be hidden.

use kava_diagnostics::{FileId, Source, Span};
use kava_syntax::{AtomKind, Items};

use super::Editor;

/// Lines that may be hidden behind the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    pub first: usize,
    pub last: usize,
    pub is_comment: bool,
}

impl Editor<'_> {
    /// Blocks, long texts and runs of comments, by their lines counted from 0. None for a file that
    /// is not of this catalogue.
    pub fn folds(&self, file: FileId) -> Option<Vec<Fold>> {
        let parsed = self.parsed(file)?;
        let source = parsed.source;
        let mut folds = Vec::new();
        blocks(parsed.tree.roots(&source.text), source, &mut folds);
        let texts = parsed.tree.atoms.iter();
        let texts =
            texts.filter(|atom| matches!(atom.kind, AtomKind::LongText | AtomKind::OpenLongText));
        folds.extend(texts.filter_map(|atom| fold(source, atom.span)));
        folds.extend(comments(source, &parsed.tree.comments));
        folds.sort_by_key(|fold| (fold.first, fold.last));
        Some(folds)
    }
}

fn blocks(items: Items<'_>, source: &Source, folds: &mut Vec<Fold>) {
    for item in items {
        if let (Some(open), Some(close)) = (item.data().open, item.data().close) {
            folds.extend(fold(source, open.to(close)));
        }
        blocks(item.children(), source, folds);
    }
}

/// All but the last line, on which what is closed ends, stays in sight.
fn fold(source: &Source, span: Span) -> Option<Fold> {
    let (first, last) = (line(source, span.start), line(source, span.end));
    let last = last.checked_sub(1).filter(|last| first < *last)?;
    Some(Fold {
        first,
        last,
        is_comment: false,
    })
}

/// Comments on lines of their own, one under the other.
fn comments(source: &Source, comments: &[Span]) -> Vec<Fold> {
    let mut runs: Vec<Fold> = Vec::new();
    for comment in comments {
        let at = line(source, comment.start);
        if !source.line(at).trim_start().starts_with("//") {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.last + 1 == at => run.last = at,
            _ => runs.push(Fold {
                first: at,
                last: at,
                is_comment: true,
            }),
        }
    }
    runs.retain(|run| run.first < run.last);
    runs
}

fn line(source: &Source, offset: u32) -> usize {
    source.point(offset, kava_diagnostics::Columns::Utf8).line as usize
}

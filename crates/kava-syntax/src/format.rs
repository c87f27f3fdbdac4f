//! The one layout of a text: same facts, same comments, in the place where they were.
//!
//! What cannot be parsed is never touched: a text with a brace or a quotation mark missing, or with
//! characters that begin nothing, is printed as it stands. The result is parsed again and compared
//! with the text before it is handed out.

mod columns;
mod fact;
mod gap;
mod meaning;
mod page;

use kava_diagnostics::Span;

use crate::parse::{Vocabulary, parse};
use crate::{FaultKind, Tree};

/// A text in canonical layout, or as it stands if it has a fault of shape. Total, and idempotent.
pub fn format(source: &str, vocabulary: &dyn Vocabulary) -> String {
    layout(source, vocabulary).map_or_else(|| source.to_owned(), |(_, text, _)| text)
}

/// The changes that bring a text into canonical layout, in its order; none if it has it already.
/// They replace gaps, so that a cursor in a word stays where it is.
pub fn edits(source: &str, vocabulary: &dyn Vocabulary) -> Vec<(Span, String)> {
    let Some((before, text, after)) =
        layout(source, vocabulary).filter(|(_, text, _)| text != source)
    else {
        return Vec::new();
    };
    gap_edits((source, &before), (&text, &after))
        .unwrap_or_else(|| vec![(Span::new(0, source.len()), text)])
}

/// The tree of a text, the text laid out, and the tree of that.
fn layout(source: &str, vocabulary: &dyn Vocabulary) -> Option<(Tree, String, Tree)> {
    let before = parse(source, vocabulary);
    if !before.faults.iter().all(|fault| is_harmless(fault.kind)) {
        return None;
    }
    let mut text = page::print(&before, source);
    for _ in 0..MOST_ROUNDS {
        let after = parse(&text, vocabulary);
        if !meaning::same((&before, source), (&after, &text)) {
            return None;
        }
        let again = page::print(&after, &text);
        if again == text {
            return Some((before, text, after));
        }
        text = again;
    }
    None
}

/// Cells that stood under one another may no longer do so once what is before them is tidied; the
/// next round then settles it.
const MOST_ROUNDS: usize = 4;

/// Faults that leave no doubt about what the text is.
fn is_harmless(kind: FaultKind) -> bool {
    matches!(kind, FaultKind::SmartQuotes | FaultKind::ControlCharacter)
}

/// The tokens of both texts in pairs: where a gap or a token differs, it is replaced.
fn gap_edits(before: (&str, &Tree), after: (&str, &Tree)) -> Option<Vec<(Span, String)>> {
    let (old, new) = (tokens(before.1), tokens(after.1));
    if old.len() != new.len() {
        return None;
    }
    let mut edits = Vec::new();
    let mut replace = |old: Span, new: Span| {
        let text = new.of(after.0);
        if old.of(before.0) != text {
            edits.push((old, text.to_owned()));
        }
    };
    let (mut old_at, mut new_at) = (0, 0);
    for (old, new) in old.into_iter().zip(new) {
        replace(
            Span {
                start: old_at,
                end: old.start,
            },
            Span {
                start: new_at,
                end: new.start,
            },
        );
        replace(old, new);
        (old_at, new_at) = (old.end, new.end);
    }
    let (old_end, new_end) = (before.0.len() as u32, after.0.len() as u32);
    replace(
        Span {
            start: old_at,
            end: old_end,
        },
        Span {
            start: new_at,
            end: new_end,
        },
    );
    Some(edits)
}

fn tokens(tree: &Tree) -> Vec<Span> {
    let braces = tree
        .items
        .iter()
        .flat_map(|item| [item.open, item.close])
        .flatten();
    let atoms = tree.atoms.iter().map(|atom| atom.span);
    let mut tokens: Vec<Span> = atoms
        .chain(braces)
        .chain(tree.comments.iter().copied())
        .collect();
    tokens.sort();
    tokens
}

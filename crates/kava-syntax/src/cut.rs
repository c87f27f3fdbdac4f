//! A file cut into the blocks that are parsed alone, so that an edit has only its own block parsed
//! again.
//!
//! A block ends with the `}` that brings the file back to its own level. Where the braces of a file do
//! not balance nobody knows which those are: there a block begins with a word at the left margin that
//! may stand at the top of a file, if the file is indented at all.

use kava_diagnostics::Span;

use crate::margin::column;
use crate::parse::{Fit, Vocabulary};
use crate::scan::{Piece, Scan, scan};
use crate::torn::Torn;
use crate::{Atom, AtomKind};

/// A top-level block with the gap before it; the last one may be a gap alone.
#[derive(Clone, Debug)]
pub struct Block {
    span: Span,
    /// Places in the pieces and the torn texts count from the block's start.
    pub(crate) pieces: Vec<Piece>,
    pub(crate) torn: Vec<Torn>,
    /// Columns mean something in this file; asked only where braces do not balance.
    pub(crate) indented: bool,
}

impl Block {
    /// Where it stands in its file.
    pub fn span(&self) -> Span {
        self.span
    }

    pub fn start(&self) -> u32 {
        self.span.start
    }

    /// Two blocks of the same text that are read in the same way have the same tree.
    pub fn is_read_as(&self, other: &Block) -> bool {
        self.pieces == other.pieces
            && self.torn == other.torn
            && self.indented == other.indented
            && (self.start() == 0) == (other.start() == 0)
    }
}

/// Cuts a text into blocks, which cover it without a gap.
pub fn cut(source: &str, vocabulary: &dyn Vocabulary) -> Vec<Block> {
    let found = scan(source, None);
    if found.balanced {
        return blocks(found, false);
    }
    let indented = is_indented(source);
    let begins = |word: &str| begins_block(word, vocabulary);
    let never = |_: &str| false;
    match indented {
        true => blocks(scan(source, Some(&begins)), true),
        false => blocks(scan(source, Some(&never)), false),
    }
}

fn blocks(found: Scan, indented: bool) -> Vec<Block> {
    let mut torn = found.torn.into_iter().peekable();
    let mut blocks = Vec::new();
    for pieces in found.pieces.chunk_by(|piece, _| !piece.ends_block) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            continue;
        };
        let span = first.span.to(last.span);
        let piece = |piece: &Piece| Piece {
            span: piece.span.since(span.start),
            ..*piece
        };
        let within = std::iter::from_fn(|| torn.next_if(|torn| torn.span.start < span.end));
        let within = within.map(|torn| Torn {
            span: torn.span.since(span.start),
            ..torn
        });
        blocks.push(Block {
            span,
            pieces: pieces.iter().map(piece).collect(),
            torn: within.collect(),
            indented,
        });
    }
    blocks
}

fn begins_block(word: &str, vocabulary: &dyn Vocabulary) -> bool {
    let atom = Atom {
        kind: AtomKind::Word,
        span: Span::new(0, word.len()),
    };
    !word.is_empty() && vocabulary.fit("", &[atom], word, true) != Fit::Foreign
}

/// Do most blocks stand further right than their heads?
fn is_indented(source: &str) -> bool {
    let (mut indented, mut flush) = (0, 0);
    let (mut before, mut head) = (None, None);
    let mut at = 0;
    for line in source.split_inclusive(['\n', '\r']) {
        let text = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if text.is_empty() || text.starts_with("//") {
            continue;
        }
        let here = column(source, start);
        match (head.take(), here) {
            (Some(Some(head)), Some(child)) if !text.starts_with('}') => match child > head {
                true => indented += 1,
                false => flush += 1,
            },
            _ => {}
        }
        // A brace alone on its line has its head on the line before.
        match text {
            "{" => head = Some(before),
            _ if text.ends_with('{') => head = Some(here),
            _ => {}
        }
        before = here;
    }
    indented > flush
}

//! Text to tree. The only module that knows pest.

use std::borrow::Cow;

use kava_diagnostics::Span;
use pest::iterators::Pairs;
use pest::{Parser, Token};
use pest_derive::Parser;

use crate::cut::{Block, cut};
use crate::fold::{Flat, Mark};
use crate::gaps::is_blank;
use crate::scan::{Piece, Start};
use crate::torn::{Torn, TornKind};
use crate::{Atom, AtomKind, Tree, fold};

/// How well an item fits into a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The block has a field of this name.
    Field,
    /// The block takes members with names of their own, and this looks like one.
    Member,
    /// It cannot stand here.
    Foreign,
}

/// What recovery asks about the words of the language; answered from the field table.
pub trait Vocabulary {
    /// May an item with these atoms (and a block, if `opens`) stand in a block whose head word is
    /// `block`? The empty word is the top level of a file.
    fn fit(&self, block: &str, atoms: &[Atom], source: &str, opens: bool) -> Fit;

    /// Does this word, as the head of an item in `block`, always open a block?
    fn opens(&self, block: &str, word: &str) -> bool;
}

/// Parses a text. Total: any text gives a tree.
pub fn parse(source: &str, vocabulary: &dyn Vocabulary) -> Tree {
    let mut tree = Tree::default();
    for block in cut(source, vocabulary) {
        tree.append(
            &parse_block(block.span().of(source), &block, vocabulary),
            block.start(),
        );
    }
    tree
}

/// Parses the text of one block; the tree's places count from the block's start.
pub fn parse_block(text: &str, block: &Block, vocabulary: &dyn Vocabulary) -> Tree {
    fold::fold(flatten(text, block), text, vocabulary, block)
}

#[derive(Parser)]
#[grammar = "../../grammar/kava.pest"]
struct Grammar;

/// All pieces of a block as one row of facts, braces and comments.
fn flatten(source: &str, block: &Block) -> Flat {
    let mut flat = Flat::default();
    let mut torn = block.torn.iter().peekable();
    for piece in &block.pieces {
        let mut in_piece = Vec::new();
        while let Some(text) = torn.next_if(|torn| torn.span.start < piece.span.end) {
            in_piece.push(*text);
        }
        let from = flat.atoms.len();
        read_piece(source, *piece, &in_piece, &mut flat);
        name_torn(&mut flat.atoms[from..], &in_piece);
    }
    flat.end_fact();
    flat
}

fn read_piece(source: &str, piece: Piece, torn: &[Torn], flat: &mut Flat) {
    let text = prepare(source, piece, torn);
    if piece.hopeless || read_text(piece, &text, source, flat).is_none() {
        flat.in_fact = false;
        flat.push(Atom {
            kind: AtomKind::Junk,
            span: piece.span,
        });
    }
}

/// Reads a prepared piece. The grammar cannot fail; if it did, nothing would have been taken.
fn read_text(piece: Piece, text: &str, source: &str, flat: &mut Flat) -> Option<()> {
    let rule = match piece.start {
        Start::Fresh => Rule::piece,
        Start::InRow => Rule::in_row,
        Start::InList => Rule::in_list,
    };
    let pairs = Grammar::parse(rule, text).ok()?;
    if piece.start != Start::Fresh {
        flat.in_fact = true;
    }
    take_all(pairs, piece.span.start as usize, source, flat);
    Some(())
}

fn take_all(pairs: Pairs<'_, Rule>, offset: usize, source: &str, flat: &mut Flat) {
    let mut start = 0;
    let tokens = pairs.tokens();
    flat.atoms.reserve(tokens.len() / 2);
    for token in tokens {
        match token {
            Token::Start {
                rule: Rule::begins, ..
            } => flat.begins = true,
            Token::Start { pos, .. } => start = pos.pos(),
            Token::End { rule, pos } => {
                flat.take(rule, Span::new(offset + start, offset + pos.pos()), source)
            }
        }
    }
    // The gap at its end tells nothing about the next piece.
    flat.begins = false;
}

/// Marks the place of a torn text for the grammar, and fills it.
const TORN: char = '\0';
const FILL: char = '\u{1}';

/// The text of a piece as the grammar wants it, of the same length: each torn text is covered up by
/// one token, all blanks are one kind of blank and all line ends one kind of line end.
fn prepare<'s>(source: &'s str, piece: Piece, torn: &[Torn]) -> Cow<'s, str> {
    if piece.plain && torn.is_empty() {
        return Cow::Borrowed(piece.span.of(source));
    }
    let mut text = String::with_capacity(piece.span.range().len());
    let mut from = piece.span.start;
    for torn in torn {
        push_plain(
            &mut text,
            Span {
                start: from,
                end: torn.span.start,
            }
            .of(source),
        );
        text.push(TORN);
        text.extend(std::iter::repeat_n(
            FILL,
            torn.span.range().len().saturating_sub(1),
        ));
        from = torn.span.end;
    }
    push_plain(
        &mut text,
        Span {
            start: from,
            end: piece.span.end,
        }
        .of(source),
    );
    Cow::Owned(text)
}

fn push_plain(text: &mut String, source: &str) {
    let mut chars = source.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() == Some(&'\n') => text.push(' '),
            '\r' => text.push('\n'),
            char if is_blank(char) => text.extend(std::iter::repeat_n(' ', char.len_utf8())),
            char => text.push(char),
        }
    }
}

/// Gives the atoms at the places of torn texts their true kind.
fn name_torn(atoms: &mut [Atom], torn: &[Torn]) {
    let mut torn = torn.iter().peekable();
    for atom in atoms {
        while torn
            .next_if(|torn| torn.span.start < atom.span.start)
            .is_some()
        {}
        if let Some(text) = torn.next_if(|torn| torn.span == atom.span) {
            atom.kind = match text.kind {
                TornKind::Open => AtomKind::OpenText,
                TornKind::Smart => AtomKind::SmartText,
                TornKind::Long => AtomKind::OpenLongText,
            };
        }
    }
}

impl Flat {
    fn take(&mut self, rule: Rule, span: Span, source: &str) {
        let kind = match rule {
            Rule::word => AtomKind::Word,
            Rule::code => AtomKind::Code,
            Rule::number => AtomKind::Number,
            Rule::date => AtomKind::Date,
            Rule::month => AtomKind::Month,
            Rule::dotted_date => AtomKind::DottedDate,
            Rule::time => AtomKind::Time,
            Rule::text => AtomKind::Text,
            Rule::covered_text => AtomKind::OpenText,
            Rule::long_text => AtomKind::LongText,
            Rule::url_rest => return self.join_url(span),
            Rule::mail => AtomKind::Mail,
            Rule::range => AtomKind::Range,
            Rule::comma => AtomKind::Comma,
            Rule::percent => AtomKind::Percent,
            Rule::euro => AtomKind::Euro,
            Rule::junk => AtomKind::Junk,
            Rule::comment => return self.take_comment(span, source),
            Rule::brace => return self.take_brace(span, source),
            _ => return,
        };
        self.push(Atom { kind, span });
    }

    fn take_comment(&mut self, span: Span, source: &str) {
        self.begins = false;
        let text = span.of(source).trim_end_matches('\r');
        self.comments.push(Span::new(
            span.start as usize,
            span.start as usize + text.len(),
        ));
    }

    fn take_brace(&mut self, span: Span, source: &str) {
        self.in_fact = false;
        self.marks.push(match span.of(source) {
            "{" => Mark::Open(span),
            _ => Mark::Close(span),
        });
    }

    /// Makes the word before `://…` an address; without one the text begins nothing.
    fn join_url(&mut self, rest: Span) {
        match self.atoms.last_mut() {
            Some(scheme) if scheme.kind == AtomKind::Word && scheme.span.end == rest.start => {
                *scheme = Atom {
                    kind: AtomKind::Url,
                    span: scheme.span.to(rest),
                };
            }
            _ => self.push(Atom {
                kind: AtomKind::Junk,
                span: rest,
            }),
        }
    }
}

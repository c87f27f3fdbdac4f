//! Text to tree. The only module that knows pest.

use std::borrow::Cow;

use kava_diagnostics::Span;
use pest::{Parser, Token};
use pest_derive::Parser;

use crate::fold::{Flat, Mark};
use crate::scan::{Piece, Scan, Start, scan};
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
    let scan = scan(source);
    fold::fold(flatten(source, &scan), source, vocabulary, &scan)
}

#[derive(Parser)]
#[grammar = "../../grammar/kava.pest"]
struct Grammar;

/// All pieces of a file as one row of facts, braces and comments.
fn flatten(source: &str, scan: &Scan) -> Flat {
    let mut flat = Flat::default();
    let mut torn = scan.torn.iter().peekable();
    for piece in &scan.pieces {
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
    let rule = match piece.start {
        Start::Fresh => Rule::piece,
        Start::InFact => Rule::piece_fact,
        Start::AfterComma => Rule::piece_comma,
    };
    let text = whole_texts(source, piece.span, torn);
    let parsed = (!piece.hopeless).then(|| Grammar::parse(rule, &text).ok()).flatten();
    let Some(pairs) = parsed else {
        let junk = Atom { kind: AtomKind::Junk, span: piece.span };
        flat.start_fact();
        return flat.atoms.push(junk);
    };
    let mut start = 0;
    for token in pairs.tokens() {
        match token {
            Token::Start { rule: Rule::fact, .. } => flat.start_fact(),
            Token::Start { pos, .. } => start = pos.pos(),
            Token::End { rule, pos } => {
                let offset = piece.span.start as usize;
                flat.take(rule, Span::new(offset + start, offset + pos.pos()));
            }
        }
    }
}

/// The text of a piece in which each torn text is replaced by a whole one of the same length.
fn whole_texts<'s>(source: &'s str, piece: Span, torn: &[Torn]) -> Cow<'s, str> {
    let text = piece.of(source);
    if torn.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut from = piece.start;
    for torn in torn {
        whole.push_str(Span { start: from, end: torn.span.start }.of(source));
        match torn.span.range().len().checked_sub(2) {
            Some(inner) => {
                whole.push('"');
                whole.extend(std::iter::repeat_n('x', inner));
                whole.push('"');
            }
            None => whole.push_str(torn.span.of(source)),
        }
        from = torn.span.end;
    }
    whole.push_str(Span { start: from, end: piece.end }.of(source));
    Cow::Owned(whole)
}

/// Gives the atoms at the places of torn texts their true kind.
fn name_torn(atoms: &mut [Atom], torn: &[Torn]) {
    let mut torn = torn.iter().peekable();
    for atom in atoms {
        while torn.next_if(|torn| torn.span.start < atom.span.start).is_some() {}
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
    fn take(&mut self, rule: Rule, span: Span) {
        let kind = match rule {
            Rule::word => AtomKind::Word,
            Rule::code => AtomKind::Code,
            Rule::number => AtomKind::Number,
            Rule::date => AtomKind::Date,
            Rule::month => AtomKind::Month,
            Rule::dotted_date => AtomKind::DottedDate,
            Rule::time => AtomKind::Time,
            Rule::text => AtomKind::Text,
            Rule::lone_quote => AtomKind::OpenText,
            Rule::smart_text => AtomKind::SmartText,
            Rule::long_text => AtomKind::LongText,
            Rule::url_rest => return self.join_url(span),
            Rule::mail => AtomKind::Mail,
            Rule::range => AtomKind::Range,
            Rule::comma => AtomKind::Comma,
            Rule::percent => AtomKind::Percent,
            Rule::euro => AtomKind::Euro,
            Rule::junk => AtomKind::Junk,
            Rule::comment => return self.comments.push(span),
            Rule::open => return self.marks.push(Mark::Open(span)),
            Rule::close => return self.marks.push(Mark::Close(span)),
            _ => return,
        };
        self.atoms.push(Atom { kind, span });
    }

    /// Makes the word before `://…` an address; without one the text begins nothing.
    fn join_url(&mut self, rest: Span) {
        match self.atoms.last_mut() {
            Some(scheme) if scheme.kind == AtomKind::Word && scheme.span.end == rest.start => {
                *scheme = Atom { kind: AtomKind::Url, span: scheme.span.to(rest) };
            }
            _ => self.atoms.push(Atom { kind: AtomKind::Junk, span: rest }),
        }
    }
}

//! A line written into a block of a text that somebody laid out, and nothing else of it touched.

use kava_diagnostics::Span;
use kava_model::table;
use kava_syntax::{Atom, Item};

/// A block as it stands in its text.
#[derive(Clone, Copy)]
pub(crate) struct Block<'t> {
    item: Item<'t>,
    /// What may stand in it.
    table: &'static table::Block,
}

/// A replacement in one text; an empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub span: Span,
    pub text: String,
}

impl<'t> Block<'t> {
    /// Nothing for a block whose braces are not both there.
    pub fn of(item: Item<'t>, table: &'static table::Block) -> Option<Block<'t>> {
        let (open, close) = (item.data().open?, item.data().close?);
        let is_whole = open.start < open.end && close.start < close.end;
        is_whole.then_some(Block { item, table })
    }

    /// The lines of a field, in the order of the text.
    pub fn fields(self, word: &str) -> impl Iterator<Item = Item<'t>> {
        let known = (self.table.fields)();
        let field = known.into_iter().find(|field| field.word == word);
        let children = self.item.children();
        children.filter(move |item| {
            field.is_some_and(|field| item.head() == field.word || item.head() == field.et)
        })
    }

    /// A new line for a field, behind those that come before it in the table of the language.
    pub fn line(self, word: &str, value: &str) -> Piece {
        let near = self.neighbour(word);
        let head = match near.and_then(value_column) {
            Some(column) if word.len() < column => format!("{word:column$}"),
            _ => format!("{word} "),
        };
        self.lines(word, &[format!("{head}{value}")])
    }

    /// New lines for a field; those inside a block of their own bring their indentation.
    pub fn lines(self, word: &str, lines: &[String]) -> Piece {
        match self.neighbour(word) {
            Some(near) => self.behind(near, lines),
            None => self.first(lines),
        }
    }

    /// Of the fields that stand here before one in the table, the last.
    fn neighbour(self, word: &str) -> Option<Item<'t>> {
        let known = (self.table.fields)();
        let rank = |item: Item<'_>| {
            known
                .iter()
                .position(|field| field.word == item.head() || field.et == item.head())
        };
        let own = known.iter().position(|field| field.word == word)?;
        let before = self
            .item
            .children()
            .filter_map(|item| Some((rank(item)?, item)));
        let before = before.filter(|(rank, _)| *rank <= own);
        before.max_by_key(|(rank, _)| *rank).map(|(_, item)| item)
    }

    fn behind(self, near: Item<'t>, lines: &[String]) -> Piece {
        let source = self.item.source();
        let margin = match margin(source, near.span().start) {
            Some(margin) => margin.to_owned(),
            None => format!("{}  ", indentation(source, self.item.span().start)),
        };
        let close = self.close();
        let end = line_end(source, near.span().end);
        let is_alone = end <= close.start;
        let mut text = written(lines, &format!("{}{margin}", newline(source)));
        if !is_alone {
            text.push_str(newline(source));
            text.push_str(indentation(source, self.item.span().start));
        }
        Piece {
            span: Span::at(if is_alone { end } else { close.start } as usize),
            text,
        }
    }

    /// Behind the opening brace, before all that stands in the block.
    fn first(self, lines: &[String]) -> Piece {
        let source = self.item.source();
        let outer = indentation(source, self.item.span().start);
        let (open, close) = (self.item.data().open.unwrap_or_default(), self.close());
        let end = line_end(source, open.end);
        let mut text = written(lines, &format!("{}{outer}  ", newline(source)));
        let at = match end <= close.start {
            true => end,
            false => {
                text.push_str(newline(source));
                text.push_str(outer);
                open.end
            }
        };
        Piece {
            span: Span::at(at as usize),
            text,
        }
    }

    fn close(self) -> Span {
        self.item.data().close.unwrap_or_default()
    }

    pub fn item(self) -> Item<'t> {
        self.item
    }
}

/// The values of a line, without its field's word and without a block.
pub(crate) fn values<'t>(item: Item<'t>) -> &'t [Atom] {
    item.atoms().get(1..).unwrap_or(&[])
}

/// The value of a line written anew; comments between its parts go before it.
pub(crate) fn rewritten(item: Item<'_>, comments: &[Span], value: &str) -> Piece {
    let (source, values) = (item.source(), values(item));
    let (Some(first), Some(last)) = (values.first(), values.last()) else {
        return Piece {
            span: Span::at(item.head_span().end as usize),
            text: format!(" {value}"),
        };
    };
    let all = first.span.to(last.span);
    let is_inside = |comment: &&Span| all.start < comment.start && comment.end < all.end;
    let line = format!(
        "{}{}",
        newline(source),
        indentation(source, item.span().start)
    );
    let kept = comments.iter().filter(is_inside);
    let kept: String = kept
        .map(|comment| format!("{}{line}", comment.of(source)))
        .collect();
    let start = if kept.is_empty() {
        all.start
    } else {
        item.span().start
    };
    let head = Span {
        start,
        end: all.start,
    };
    Piece {
        span: Span {
            start,
            end: all.end,
        },
        text: format!("{kept}{}{value}", head.of(source)),
    }
}

pub(crate) fn made(text: &str, piece: &Piece) -> String {
    let mut new = text.to_owned();
    new.replace_range(piece.span.range(), &piece.text);
    new
}

/// How lines end in a text.
pub(crate) fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|before| before.ends_with('\r')) => "\r\n",
        _ => "\n",
    }
}

fn written(lines: &[String], margin: &str) -> String {
    lines
        .iter()
        .map(|line| match line.is_empty() {
            true => margin.trim_end_matches([' ', '\t']).to_owned(),
            false => format!("{margin}{line}"),
        })
        .collect()
}

/// In which column of its line the first value of an item stands.
fn value_column(item: Item<'_>) -> Option<usize> {
    let [head, value, ..] = item.atoms() else {
        return None;
    };
    let between = Span {
        start: head.span.end,
        end: value.span.start,
    };
    let is_one_line = !between.of(item.source()).contains('\n');
    let column = (value.span.start - head.span.start) as usize;
    let is_ascii = head.text(item.source()).is_ascii();
    (is_one_line && is_ascii && !item.has_block()).then_some(column)
}

/// Where the line ends that an offset is in, before its line end.
fn line_end(text: &str, offset: u32) -> u32 {
    let rest = text.get(offset as usize..).unwrap_or("");
    let line = rest.find('\n').map_or(rest, |at| &rest[..at]);
    offset + line.strip_suffix('\r').unwrap_or(line).len() as u32
}

/// The white space at the start of the line that an offset is in.
pub(crate) fn indentation(text: &str, offset: u32) -> &str {
    let before = text.get(..offset as usize).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The same, if nothing but white space stands before the offset.
fn margin(text: &str, offset: u32) -> Option<&str> {
    let all = indentation(text, offset);
    let line = text.get(..offset as usize)?.strip_suffix(all)?;
    (line.is_empty() || line.ends_with('\n')).then_some(all)
}

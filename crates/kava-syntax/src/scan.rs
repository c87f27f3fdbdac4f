//! Blocks first: one pass over the bytes that knows texts, comments and braces, and nothing else.
//!
//! It cuts the file into pieces that can be parsed alone, finds texts that lost a quotation mark,
//! and says whether the braces of the file balance. [`crate::cut`] makes blocks of the pieces.

use kava_diagnostics::Span;

use crate::class::{Class, class};
use crate::gaps::is_blank;
use crate::long_text;
use crate::torn::{self, Torn};

/// A piece longer than this is cut at the next place where that is safe, so that the memory needed
/// to parse it is bounded. A programme is some 3 kB.
const LONG_PIECE: usize = 64 * 1024;
/// A line longer than this may be cut too.
const LONG_LINE: usize = 4 * 1024;
/// Text that long with no safe place to cut was not written by people.
const HOPELESS_PIECE: usize = 16 * LONG_PIECE;

/// What the pass found.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// They cover the text without a gap.
    pub pieces: Vec<Piece>,
    /// In the order of the text.
    pub torn: Vec<Torn>,
    pub balanced: bool,
}

/// A stretch of text that the grammar reads alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub span: Span,
    pub start: Start,
    /// The next piece belongs to another block.
    pub ends_block: bool,
    /// Outside of texts it has one kind of blank and one of line end, and no control character.
    pub plain: bool,
    pub hopeless: bool,
}

/// Where a piece starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    Fresh,
    InRow,
    /// After a comma, which may be the last thing on its line.
    InList,
}

/// Which words begin a block, if the braces do not tell.
pub(crate) type Begins<'b> = Option<&'b dyn Fn(&str) -> bool>;

/// With `begins`, blocks end where such a word stands at the left margin, and nowhere else.
pub(crate) fn scan(source: &str, begins: Begins<'_>) -> Scan {
    let mut pass = Pass {
        source,
        begins,
        ..Pass::default()
    };
    while pass.at < source.len() {
        pass.step();
    }
    pass.cut(Start::Fresh, true);
    pass.scan.balanced = pass.line.depth == 0 && !pass.line.sank;
    pass.scan
}

#[derive(Default)]
struct Pass<'s> {
    source: &'s str,
    begins: Begins<'s>,
    at: usize,
    scan: Scan,
    /// Where the piece that is being read began.
    piece: usize,
    piece_start: Option<Start>,
    /// How much of the piece is texts and comments.
    light: usize,
    /// It holds unusual blanks or line ends.
    unusual: bool,
    line: Line,
    /// The state at the line's start, to which a torn line goes back.
    back: Line,
}

/// The state that a line changes.
#[derive(Clone, Copy, Default)]
struct Line {
    start: usize,
    depth: i32,
    /// The depth fell below the file's level.
    sank: bool,
    /// The last byte that was no gap and no comment; 0 after a brace or at the start.
    last: u8,
    /// Something stands on this line already.
    used: bool,
    /// A torn text of this line has been found: it is not looked for a second time.
    mended: bool,
}

impl Pass<'_> {
    fn step(&mut self) {
        let byte = self.source.as_bytes()[self.at];
        match class(byte) {
            Class::Plain | Class::Blank => self.words(),
            Class::Unusual => self.unusual_blank(1),
            Class::Newline => self.newline(),
            Class::Quote => self.quote(),
            Class::Comma => self.comma(),
            Class::Open => self.brace(1),
            Class::Close => self.brace(-1),
            Class::Slash => self.slash(),
            Class::Angle => self.angle(),
            Class::Wide => self.wide(),
        }
    }

    /// Words and blanks as far as nothing else comes between them, and the line is not long.
    fn words(&mut self) {
        let bytes = self.source.as_bytes();
        let limit = bytes.len().min(self.line.start + LONG_LINE);
        let rest = bytes.get(self.at..limit).unwrap_or(&[]);
        let length = run(rest, |byte| {
            matches!(class(*byte), Class::Plain | Class::Blank)
        });
        let last = rest[..length].iter().rposition(|byte| *byte != b' ');
        match last {
            Some(last) if !self.line.mended => self.take(last + 1, rest[last]),
            _ => self.word_or_blank(),
        }
    }

    /// One of them: a long line may be cut before any blank, and a torn text may begin after any.
    fn word_or_blank(&mut self) {
        let rest = &self.source.as_bytes()[self.at..];
        let first = class(rest[0]);
        let length = run(rest, |byte| class(*byte) == first);
        match first {
            Class::Blank => self.blank(length),
            _ => self.take(length, rest[length - 1]),
        }
    }

    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn take(&mut self, length: usize, last: u8) {
        self.at += length;
        self.line.last = last;
        self.line.used = true;
    }

    fn comma(&mut self) {
        self.cut_in_line();
        self.take(1, b',');
    }

    fn blank(&mut self, length: usize) {
        self.cut_in_line();
        self.at += length;
    }

    fn unusual_blank(&mut self, length: usize) {
        self.blank(length);
        self.unusual = true;
    }

    fn newline(&mut self) {
        self.cut_if_long();
        if self.rest().starts_with('\r') {
            self.unusual = true;
            self.at += usize::from(self.rest().starts_with("\r\n"));
        }
        self.at += 1;
        self.start_line();
        if self.begins.is_some_and(|begins| begins(self.first_word())) {
            self.cut(Start::Fresh, true);
        }
    }

    /// The word at the left margin of this line.
    fn first_word(&self) -> &str {
        let rest = self.rest();
        let length = rest.bytes().take_while(|byte| is_word_byte(*byte)).count();
        rest.get(..length).unwrap_or("")
    }

    fn start_line(&mut self) {
        self.line = Line {
            start: self.at,
            used: false,
            mended: false,
            ..self.line
        };
        self.back = self.line;
    }

    fn brace(&mut self, step: i32) {
        self.line.depth += step;
        self.line.sank |= self.line.depth < 0;
        self.line.used = true;
        self.line.last = 0;
        self.at += 1;
        let block_ended = step < 0 && self.line.depth == 0 && self.begins.is_none();
        if block_ended || self.at - self.piece > LONG_PIECE {
            self.cut(Start::Fresh, block_ended);
        }
    }

    fn slash(&mut self) {
        if !self.rest().starts_with("//") {
            return self.take(1, b'/');
        }
        let line = &self.source.as_bytes()[self.line.start..self.at];
        if ends_with_scheme(line) {
            let url = self.rest().find(ends_url).unwrap_or(self.rest().len());
            return self.take(url.max(2), b'/');
        }
        let length = self.line_left();
        self.light += length;
        self.at += length;
    }

    /// An address in angle brackets holds no comment.
    fn angle(&mut self) {
        let inside = &self.rest()[1..];
        let length = inside
            .find(|char| char == '<' || ends_url(char))
            .unwrap_or(inside.len());
        let closed = length > 0 && inside[length..].starts_with('>');
        self.take(if closed { length + 2 } else { 1 }, b'<');
    }

    fn wide(&mut self) {
        let Some(char) = self.rest().chars().next() else {
            return self.at += 1;
        };
        if is_blank(char) {
            return self.unusual_blank(char.len_utf8());
        }
        if !torn::is_smart(char) {
            return self.take(char.len_utf8(), b'x');
        }
        match torn::smart_length(self.rest()) {
            Some(length) => self.torn_text(Torn::smart(self.at, self.at + length)),
            None => self.tear(),
        }
    }

    fn quote(&mut self) {
        self.cut_in_line();
        if self.rest().starts_with("\"\"\"") {
            return self.long_text();
        }
        let body = &self.rest()[1..];
        let ends = |byte: u8| matches!(byte, b'"' | b'\n' | b'\r');
        let length = body
            .bytes()
            .position(ends)
            .filter(|at| body[*at..].starts_with('"'));
        match length {
            Some(0) if torn::is_blank_line(&body[1..]) => self.empty_text(),
            Some(length) => self.take_text(length + 2),
            None => self.tear(),
        }
    }

    /// `""` at a line's end is an empty text, or the start of a long text that lost a mark.
    fn empty_text(&mut self) {
        match long_text::lost_opening(self.source, self.at) {
            Some(end) => self.torn_text(Torn::long(self.at, end)),
            None => self.take_text(2),
        }
    }

    fn long_text(&mut self) {
        match long_text::end(self.source, self.at) {
            long_text::End::Closed(end) => self.take_lines(end),
            long_text::End::Open(end) => self.torn_text(Torn::long(self.at, end)),
        }
    }

    /// A quotation mark that its line does not pair: the whole line is looked at again.
    fn tear(&mut self) {
        let line_end = self.at + self.line_left();
        if self.line.mended {
            return self.torn_text(torn::to_line_end(self.source, self.at, line_end));
        }
        let torn = torn::find(self.source, self.line.start, self.at, line_end);
        let start = torn.span.start as usize;
        if start != self.at {
            // The text begins before others that were read already.
            self.at = self.line.start;
            self.line = self.back;
            let from = self.at as u32;
            while self
                .scan
                .torn
                .pop_if(|torn| torn.span.start >= from)
                .is_some()
            {}
        }
        self.line.mended = true;
        while self.at < start {
            self.step();
        }
        self.torn_text(torn);
    }

    fn torn_text(&mut self, torn: Torn) {
        // Reading the line a second time may have found a text that reaches over the place.
        if self.at == torn.span.start as usize {
            self.scan.torn.push(torn);
            self.take_lines(torn.span.end as usize);
        }
    }

    fn take_text(&mut self, length: usize) {
        self.light += length;
        self.take(length, b'"');
    }

    /// Takes a text that may have crossed lines; a torn line goes back no further than its end.
    fn take_lines(&mut self, end: usize) {
        self.light += end - self.at;
        let crossed = self.source[self.at..end].contains(['\n', '\r']);
        self.at = end;
        self.line.last = b'"';
        self.line.used = true;
        if crossed {
            self.line.start = end;
            self.line.mended = false;
            self.back = self.line;
        }
    }

    /// How many bytes are left on the line.
    fn line_left(&self) -> usize {
        self.rest().find(['\n', '\r']).unwrap_or(self.rest().len())
    }

    /// Cuts within a line, but not where its beginning says whether it continues the one before.
    fn cut_in_line(&mut self) {
        if self.line.used && self.at - self.line.start > LONG_LINE {
            self.cut_if_long();
        }
    }

    fn cut_if_long(&mut self) {
        if self.at - self.piece > LONG_PIECE {
            let next = match self.line.last {
                b',' => Start::InList,
                0 => Start::Fresh,
                _ if !self.line.used => Start::Fresh,
                _ => Start::InRow,
            };
            self.cut(next, false);
        }
    }

    fn cut(&mut self, next: Start, ends_block: bool) {
        let length = self.at - self.piece;
        if length > 0 {
            let span = Span::new(self.piece, self.at);
            let start = self.piece_start.unwrap_or(Start::Fresh);
            let hopeless = length.saturating_sub(self.light) > HOPELESS_PIECE;
            self.scan.pieces.push(Piece {
                span,
                start,
                ends_block,
                plain: !self.unusual,
                hopeless,
            });
        }
        self.piece = self.at;
        self.piece_start = Some(next);
        self.light = 0;
        self.unusual = false;
        // A torn line never goes back behind a cut.
        self.line.start = self.at;
        self.back = self.line;
    }
}

/// How many bytes from the first one on are such.
fn run(bytes: &[u8], is_such: impl Fn(&u8) -> bool) -> usize {
    let end = bytes.iter().position(|byte| !is_such(byte));
    end.unwrap_or(bytes.len())
}

fn ends_url(char: char) -> bool {
    matches!(char, '"' | '<' | '>' | '{' | '}' | '\n' | '\r') || is_blank(char)
}

/// Does the line so far end with `word:`, so that the two slashes are those of an address?
fn ends_with_scheme(line: &[u8]) -> bool {
    let Some((b':', before)) = line.split_last() else {
        return false;
    };
    let word = before
        .iter()
        .rev()
        .take_while(|byte| is_word_byte(**byte))
        .last();
    word.is_some_and(|first| first.is_ascii_alphabetic() || *first >= 0x80)
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') || byte >= 0x80
}

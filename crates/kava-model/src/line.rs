//! A cursor over the atoms of one item, through which every value is read.
//!
//! What principle 13 of the language forgives is understood here: it is read as it was meant and
//! noted in [`Forgiven`], which becomes one finding with one fix per kind and file.

use std::collections::BTreeMap;

use kava_diagnostics::{Edit, FileId, Finding, Place, Span, Words, say};
use kava_syntax::{Atom, AtomKind, Item};

use crate::help;
use crate::room::Room;
use crate::sought::Sought;
use crate::stated::{Stated, Value};
use crate::table::{Block, Table};

/// What reading one file gathers beside its values.
#[derive(Debug, Default)]
pub struct Notes {
    pub findings: Vec<Finding>,
    pub todos: Vec<Place>,
    pub forgiven: Forgiven,
    /// What could stand where the mark stands; nothing unless that is sought.
    pub sought: Option<Vec<Sought>>,
}

/// What was forgiven in one file: for each kind the changes that would put it right.
#[derive(Debug, Default)]
pub struct Forgiven(pub BTreeMap<&'static str, Vec<Edit>>);

impl Forgiven {
    fn note(&mut self, kind: &'static str, file: FileId, span: Span, text: impl Into<String>) {
        self.0.entry(kind).or_default().push(Edit {
            file,
            span,
            text: text.into(),
        });
    }
}

/// One item being read.
pub struct Line<'t, 'n> {
    pub file: FileId,
    pub item: Item<'t>,
    pub notes: &'n mut Notes,
    atoms: &'t [Atom],
    at: usize,
    block_read: bool,
}

impl<'t, 'n> Line<'t, 'n> {
    pub fn new(file: FileId, item: Item<'t>, notes: &'n mut Notes) -> Line<'t, 'n> {
        Line {
            file,
            item,
            notes,
            atoms: item.atoms(),
            at: 0,
            block_read: false,
        }
    }

    // Looking.

    pub fn peek(&self) -> Option<Atom> {
        self.atoms.get(self.at).copied()
    }

    pub fn peek_after(&self, count: usize) -> Option<Atom> {
        self.atoms.get(self.at + count).copied()
    }

    pub fn text(&self, atom: Atom) -> &'t str {
        atom.text(self.item.source())
    }

    pub fn peek_text(&self) -> &'t str {
        self.peek().map_or("", |atom| self.text(atom))
    }

    pub fn is_at_end(&self) -> bool {
        self.at >= self.atoms.len()
    }

    pub fn sees(&self, kind: AtomKind) -> bool {
        self.peek().is_some_and(|atom| atom.kind == kind)
    }

    pub fn sees_word(&self, word: &str) -> bool {
        self.sees(AtomKind::Word) && self.peek_text() == word
    }

    pub fn sees_text(&self) -> bool {
        self.peek().is_some_and(|atom| is_text(atom.kind))
    }

    // Places.

    pub fn place(&self, span: Span) -> Place {
        span.in_file(self.file)
    }

    /// Where the line stands: the next atom, or just behind the last.
    pub fn here(&self) -> Place {
        let span = match self.peek() {
            Some(atom) => atom.span,
            None => Span::at(self.last_end()),
        };
        self.place(span)
    }

    fn last_end(&self) -> usize {
        let last = self
            .at
            .checked_sub(1)
            .and_then(|before| self.atoms.get(before));
        last.map_or(self.item.span().start, |atom| atom.span.end) as usize
    }

    /// From an offset to the end of what has been read.
    pub fn place_from(&self, start: u32) -> Place {
        let end = (self.last_end() as u32).max(start);
        self.place(Span { start, end })
    }

    pub fn head_place(&self) -> Place {
        self.place(self.item.head_span())
    }

    /// Where the block of this item takes another line.
    pub fn room(&self) -> Option<Room> {
        Room::of(self.item, self.file)
    }

    /// From the next atom to the last.
    pub fn atoms_from_here(&self) -> Span {
        let rest = self.atoms.get(self.at..).unwrap_or(&[]);
        match (rest.first(), rest.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::at(self.last_end()),
        }
    }

    // Taking.

    pub fn take(&mut self) -> Option<Atom> {
        let atom = self.peek()?;
        self.at += 1;
        Some(atom)
    }

    pub fn take_kind(&mut self, kind: AtomKind) -> Option<Atom> {
        self.sees(kind).then(|| self.take())?
    }

    pub fn take_word(&mut self, word: &'static str) -> bool {
        self.seek(Sought::Word(word));
        let sees = self.sees_word(word);
        self.at += usize::from(sees);
        sees
    }

    /// Skips what is left, when it has been reported already.
    pub fn skip_rest(&mut self) {
        self.at = self.atoms.len();
    }

    // Reading.

    /// Reads `todo`, or the value.
    pub fn stated<T: Value>(&mut self) -> Stated<T> {
        let start = self.here().span.start;
        let reported = self.notes.findings.len();
        if let Some(place) = self.todo() {
            return Stated::Todo(place);
        }
        match T::read(self) {
            Some(value) => Stated::Known(value, self.place_from(start)),
            None => {
                self.skip_rest();
                let place = self.place_from(start);
                help::or_put_off(self, place.span, reported);
                Stated::Broken(place)
            }
        }
    }

    /// `todo`, or `todo "ask the dean"`.
    pub fn todo(&mut self) -> Option<Place> {
        let start = self.here().span.start;
        if !self.take_word("todo") {
            return None;
        }
        if self.sees_text() {
            self.take();
        }
        let place = self.place_from(start);
        self.notes.todos.push(place);
        Some(place)
    }

    /// Reads the items of the block with a table. Answers whether there was a block.
    pub fn block<B>(&mut self, table: &Table<B>, into: &mut B) -> bool {
        self.block_read = true;
        for item in self.item.children() {
            Line::new(self.file, item, self.notes).field(table, into);
        }
        self.item.has_block()
    }

    /// Hands the items of the block to a reader of its own.
    pub fn each_child(&mut self, mut read: impl FnMut(&mut Line<'t, '_>)) {
        self.block_read = true;
        for item in self.item.children() {
            let mut line = Line::new(self.file, item, self.notes);
            read(&mut line);
            line.finish();
        }
    }

    /// Reads this item as a field or member of a block.
    pub fn field<B>(&mut self, table: &Table<B>, into: &mut B) {
        self.seek(Sought::Field(table.block));
        let head = self.item.head();
        let written = table.fields.iter().find(|field| field.info.word == head);
        if written.is_none() && (table.member)(into, self) {
            return self.finish();
        }
        let Some(field) = written.or_else(|| self.estonian(table)) else {
            return help::unknown_field(self, table.block);
        };
        self.take();
        self.skip_colon();
        (field.read)(into, self);
        self.finish_in(Some(table.block));
    }

    /// A colon behind the field's word, which has been reported with the shape of the file.
    fn skip_colon(&mut self) {
        if self.sees(AtomKind::Junk) && self.peek_text() == ":" {
            self.take();
        }
    }

    /// The field that an Estonian word stands for; understood and noted.
    fn estonian<'f, B>(&mut self, table: &'f Table<B>) -> Option<&'f crate::table::Field<B>> {
        let head = self.peek()?;
        let word = self.text(head).to_lowercase();
        let field = table.fields.iter().find(|field| field.info.et == word)?;
        self.forgive("estonian-word", head.span, field.info.word);
        Some(field)
    }

    /// Reports what nobody read.
    pub fn finish(&mut self) {
        self.finish_in(None);
    }

    /// The same of a line of a block in which it may begin another line.
    fn finish_in(&mut self, block: Option<&'static Block>) {
        if let Some(atom) = self.peek() {
            help::left_over(self, atom, block);
            self.skip_rest();
        }
        if self.item.has_block() && !self.block_read {
            help::unexpected_block(self);
        }
    }

    // Reporting.

    pub fn forgive(&mut self, kind: &'static str, span: Span, text: impl Into<String>) {
        self.notes.forgiven.note(kind, self.file, span, text);
    }

    pub fn report(&mut self, finding: Finding) {
        self.notes.findings.push(finding);
    }

    /// Reports that something else is expected where the line stands.
    pub fn expected<T>(&mut self, what: Words) -> Option<T> {
        help::expected(self, what);
        None
    }

    /// Reports that a field that is said once is said again.
    pub fn repeated(&mut self, first: Place) {
        let word = self.item.head().to_owned();
        let mut finding = Finding::error(
            "duplicate-field",
            self.head_place(),
            say!(en "“{word}” is said twice here", et "„{word}“ on siin kaks korda", word = word),
        )
        .related(first, say!(en "first said here", et "esimest korda siin"))
        .help(say!(
            en "keep the line that is right and delete the other",
            et "jäta alles õige rida ja kustuta teine"
        ));
        let written = self.item.span().of(self.item.source());
        // A comment in it would go too.
        if !written.contains("//") {
            finding = finding.fix(help::take_out(written), self.item.span(), "");
        }
        self.report(finding);
        self.skip_rest();
        self.block_read = true;
    }
}

pub fn is_text(kind: AtomKind) -> bool {
    use AtomKind::{LongText, OpenLongText, OpenText, SmartText, Text};
    matches!(kind, Text | OpenText | SmartText | LongText | OpenLongText)
}

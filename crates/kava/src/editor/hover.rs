//! What stands here: a field, a name, a value. In Markdown.

mod amount;
mod field;

pub(crate) use field::field_card;

use kava_diagnostics::{Place, Span, Words, say};
use kava_model::date::Day;
use kava_model::fields::Programme;
use kava_model::sought::Sought;
use kava_syntax::{Atom, AtomKind, Item};

use super::card::{Card, plain};
use super::cursor::Cursor;
use super::seeking::Seeking;
use super::{Editor, Parsed};

/// What is told of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is told of.
    pub span: Span,
    /// In Markdown.
    pub text: Words,
}

impl Editor<'_> {
    pub fn hover(&self, place: Place) -> Option<Hover> {
        let parsed = self.parsed(place.file)?;
        let cursor = parsed.cursor(place.span.start);
        let ((at, atom), step) = (cursor.atom()?, cursor.line()?);
        let text = match (at, step.field) {
            (0, Some(field)) => Some(self.field(field, self.programme_at(&cursor, place))),
            (_, field) => self
                .named_here(place)
                .or_else(|| self.value(&parsed, &cursor, at, atom))
                .or_else(|| {
                    let field = field.filter(|_| atom.kind == AtomKind::Word)?;
                    Some(self.field(field, self.programme_at(&cursor, place)))
                }),
        };
        Some(Hover {
            span: atom.span,
            text: text?,
        })
    }

    /// The programme in which the place is.
    pub(crate) fn programme_at(&self, cursor: &Cursor<'_>, place: Place) -> Option<&Programme> {
        let top = cursor.steps.first()?.item.span().in_file(place.file);
        let mut programmes = self.catalogue().programmes.iter();
        programmes.find(|it| it.it.place == top).map(|it| it.it)
    }

    /// The card of a name.
    fn named_here(&self, place: Place) -> Option<Words> {
        let mention = self.name_at(place)?;
        self.card(mention.kind, &mention.name.text, mention.programme)
    }

    fn value(
        &self,
        parsed: &Parsed<'_>,
        cursor: &Cursor<'_>,
        at: usize,
        atom: Atom,
    ) -> Option<Words> {
        let (source, step) = (&*parsed.source.text, cursor.line()?);
        let text = atom.text(source);
        match atom.kind {
            AtomKind::Date => self.day(Day::parse(text)?),
            AtomKind::Text => self.clause(cursor, at, atom.inner(source).of(source)),
            AtomKind::Word | AtomKind::Code | AtomKind::Number | AtomKind::Percent => {
                let word = || word(&Seeking::at(parsed, atom.span), text);
                self.amount(step, at).or_else(word)
            }
            _ => None,
        }
    }

    /// `Monday, in autumn-2026`
    fn day(&self, day: Day) -> Option<Words> {
        let mut semesters = self.catalogue().semesters();
        let semester = semesters.find(|semester| semester.contains(day));
        let semester = semester.map_or_else(Words::default, |it| {
            say!(
                en "in {semester}", et "semestris {semester}",
                semester = plain(&it.name.text)
            )
        });
        let card = Card::of(&day.to_string(), day.weekday().words());
        Some(card.line(semester).words())
    }

    /// The text behind `clause`, in the block of a guideline.
    fn clause(&self, cursor: &Cursor<'_>, at: usize, clause: &str) -> Option<Words> {
        let (top, step) = (cursor.steps.first()?.item, cursor.line()?);
        let word =
            |item: Item<'_>, at: usize| Some(item.atoms().get(at)?.text(item.source()).to_owned());
        let is_clause = word(step.item, at.checked_sub(1)?)? == "clause";
        (is_clause && top.head() == "guideline")
            .then(|| self.clause_card(&word(top, 1)?, clause))?
    }
}

/// A word of a closed set or of a code list.
fn word(seeking: &Seeking, text: &str) -> Option<Words> {
    let mut words = seeking.sought.iter().filter_map(|sought| match sought {
        Sought::OneOf(words) => words.iter().find(|word| word.word == text),
        _ => None,
    });
    let name = words.next()?.name;
    let (en, et) = (plain(name.en), plain(name.et));
    let both = say!(en "{en} · *{et}*", et "{et} · *{en}*", en = en, et = et);
    Some(Card::of(text, both).words())
}

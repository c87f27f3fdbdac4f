//! In which forms the line at the cursor may go on, and which of them it has taken.

use kava_diagnostics::{Place, Words};
use kava_model::Vocabulary;
use kava_model::table::STAND_INS;
use kava_syntax::{Atom, AtomKind};

use super::Editor;
use super::cursor::{Cursor, Step};

/// The forms of one field, or of one member of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    pub doc: Words,
    /// At least one.
    pub forms: Vec<Form>,
    /// The first form that goes furthest with what is written, and further, if one does.
    pub active: usize,
}

/// `fee 1200 EUR per ECTS`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub text: String,
    /// Its words, numbers and texts, in bytes of the text; the field's own word is none of them.
    pub parts: Vec<std::ops::Range<usize>>,
    /// The part at the cursor; past the last where the form says nothing more.
    pub active: usize,
}

impl Editor<'_> {
    pub fn signature(&self, place: Place) -> Option<Signature> {
        let parsed = self.parsed(place.file)?;
        let cursor = parsed.cursor(place.span.start);
        let step = cursor.line()?;
        let line = Written::of(step, &cursor)?;
        let mut forms: Vec<(usize, Form)> = line.forms.iter().map(|form| line.form(form)).collect();
        let furthest = forms.iter().map(|(same, _)| *same).max()?;
        let is_furthest = |(same, _): &(usize, Form)| *same == furthest;
        let goes_on =
            |form: &(usize, Form)| is_furthest(form) && form.1.active < form.1.parts.len();
        let active = forms.iter().position(goes_on);
        let active = active.or_else(|| forms.iter().position(is_furthest))?;
        Some(Signature {
            doc: line.doc,
            forms: forms.drain(..).map(|(_, form)| form).collect(),
            active,
        })
    }
}

/// A line as far as the cursor.
struct Written<'t> {
    head: &'t str,
    forms: Vec<&'static str>,
    doc: Words,
    /// What stands before the atom at the cursor, without the head.
    before: Vec<(AtomKind, &'t str)>,
}

impl<'t> Written<'t> {
    /// Nothing while the head itself is being written.
    fn of(step: Step<'t>, cursor: &Cursor<'t>) -> Option<Written<'t>> {
        let source = step.item.source();
        let atoms = step.item.atoms().iter();
        let done = atoms.take_while(|atom| atom.span.end < cursor.offset);
        let mut before: Vec<(AtomKind, &str)> =
            done.map(|atom| (atom.kind, atom.text(source))).collect();
        before.first()?;
        // The code of a member, which is no field, is a part of its form.
        let Some(field) = step.field else {
            return Some(Written {
                head: "",
                forms: step.block?.members.forms().to_vec(),
                doc: Words::default(),
                before,
            });
        };
        before.remove(0);
        Some(Written {
            head: field.word,
            forms: (field.shape)().forms,
            doc: field.doc.words(),
            before,
        })
    }

    /// A form with how many of its parts are written.
    fn form(&self, form: &str) -> (usize, Form) {
        let text = [self.head, form].join(" ").trim().to_owned();
        let offset = text.len() - form.len();
        let tree = kava_syntax::parse(form, &Vocabulary);
        let parts = tree.atoms.iter();
        let same = parts
            .clone()
            .zip(&self.before)
            .take_while(|(atom, written)| is_alike(atom, form, written))
            .count();
        let active = match same == self.before.len() {
            true => same,
            false => tree.atoms.len(),
        };
        let part = |atom: &Atom| {
            let range = atom.span.range();
            range.start + offset..range.end + offset
        };
        let form = Form {
            parts: parts.map(part).collect(),
            text,
            active,
        };
        (same, form)
    }
}

/// A word of the language stands for itself; a code, a number, a date or a text for any other.
fn is_alike(atom: &Atom, form: &str, written: &(AtomKind, &str)) -> bool {
    let shown = atom.text(form);
    match (atom.kind, written.0) {
        (AtomKind::Word, AtomKind::Word) if shown == written.1 => true,
        (AtomKind::Word, AtomKind::Word | AtomKind::Code | AtomKind::Number) => {
            STAND_INS.contains(&shown)
        }
        (one, other) => one == other,
    }
}

//! Names: the codes by which things refer to each other.

use kava_diagnostics::{Place, Speak, say};
use kava_syntax::AtomKind;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::line::Line;
use crate::sought::Sought;
use crate::stated::Value;
use crate::table::Shape;

/// A name after Unicode NFC, with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    pub text: Box<str>,
    pub place: Place,
}

impl Name {
    pub fn new(text: &str, place: Place) -> Name {
        let text = if is_nfc(text) {
            text.into()
        } else {
            text.nfc().collect::<String>().into()
        };
        Name { text, place }
    }
}

impl Speak for Name {
    fn speak(
        &self,
        _: kava_diagnostics::Lang,
        to: &mut std::fmt::Formatter<'_>,
    ) -> std::fmt::Result {
        to.write_str(&self.text)
    }
}

/// These words begin a continuation or stand for a value; nothing can be called so.
pub const RESERVED: [&str; 5] = ["because", "for", "or", "todo", "none"];

impl Value for Name {
    fn shape() -> Shape {
        Shape::written("CODE")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Name> {
        line.seek(Sought::Name);
        let Some(atom) = line.peek() else {
            return line.expected(say!(en "a code", et "kood"));
        };
        let is_code = matches!(
            atom.kind,
            AtomKind::Word | AtomKind::Code | AtomKind::Number
        );
        if !is_code || RESERVED.contains(&line.text(atom)) {
            return line.expected(say!(en "a code", et "kood"));
        }
        line.take();
        Some(Name::new(line.text(atom), line.place(atom.span)))
    }
}

/// `mine, explain`: codes with commas between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(pub Vec<Name>);

impl Value for Names {
    fn shape() -> Shape {
        Shape::written("CODE, CODE")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Names> {
        let mut names = vec![Name::read(line)?];
        while line.take_kind(AtomKind::Comma).is_some() {
            names.push(Name::read(line)?);
        }
        Some(Names(names))
    }
}

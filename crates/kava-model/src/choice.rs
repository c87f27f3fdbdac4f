//! Closed sets of words: each an enum whose words, names and reading come from one list.

use kava_diagnostics::say;
use kava_syntax::AtomKind;

use crate::help;
use crate::line::Line;
use crate::sought::Sought;
use crate::stated::Value;
use crate::table::{Shape, Word};

/// An enum whose variants are words of the language.
pub trait Choice: Copy + Sized + 'static {
    const WORDS: &'static [Word];
    const ALL: &'static [Self];

    fn index(self) -> usize;

    fn word(self) -> &'static str {
        Self::WORDS[self.index()].word
    }

    fn name(self) -> kava_diagnostics::Phrase {
        Self::WORDS[self.index()].name
    }

    fn from_word(word: &str) -> Option<Self> {
        let at = Self::WORDS.iter().position(|known| known.word == word)?;
        Self::ALL.get(at).copied()
    }
}

/// Declares such an enum: `choice! { /// … Study { OwnGroup "own-group" en "…" et "…"; … } }`.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal en $en:literal et $et:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($variant,)* }

        impl $crate::choice::Choice for $name {
            const WORDS: &'static [$crate::table::Word] = &[$($crate::table::Word {
                word: $word,
                name: kava_diagnostics::Phrase { en: $en, et: $et },
            },)*];
            const ALL: &'static [$name] = &[$($name::$variant,)*];

            fn index(self) -> usize {
                self as usize
            }
        }

        impl $crate::stated::Value for $name {
            fn shape() -> $crate::table::Shape {
                $crate::table::Shape::one_of(<$name as $crate::choice::Choice>::WORDS)
            }

            fn read(line: &mut $crate::line::Line<'_, '_>) -> Option<$name> {
                $crate::choice::read(line)
            }
        }
    };
}

/// Reads one word of the set.
pub fn read<T: Choice>(line: &mut Line<'_, '_>) -> Option<T> {
    let list = T::WORDS
        .iter()
        .map(|word| word.word)
        .collect::<Vec<_>>()
        .join(", ");
    line.seek(Sought::OneOf(T::WORDS));
    let Some(atom) = line.peek().filter(|atom| atom.kind == AtomKind::Word) else {
        return line.expected(say!(en "one of: {list}", et "üks sõnadest: {list}", list = list));
    };
    line.take();
    let found = line.text(atom);
    if let Some(value) = T::from_word(found) {
        return Some(value);
    }
    let lower = found.to_lowercase();
    let estonian = T::WORDS.iter().position(|word| word.name.et == lower);
    match estonian.and_then(|at| T::ALL.get(at)) {
        Some(value) => {
            line.forgive("estonian-word", atom.span, value.word());
            Some(*value)
        }
        None => {
            help::unknown_word(line, atom, T::WORDS);
            None
        }
    }
}

/// One or several values with commas between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List(Vec::new())
    }
}

impl<T: Value> Value for List<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(line: &mut Line<'_, '_>) -> Option<List<T>> {
        let mut values = vec![T::read(line)?];
        while line.take_kind(AtomKind::Comma).is_some() {
            values.push(T::read(line)?);
        }
        Some(List(values))
    }
}

/// `none`, which is a statement, or the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoneOr<T> {
    None,
    Some(T),
}

impl<T> NoneOr<T> {
    pub fn some(&self) -> Option<&T> {
        match self {
            NoneOr::None => None,
            NoneOr::Some(value) => Some(value),
        }
    }
}

impl<T: Value> Value for NoneOr<T> {
    fn shape() -> Shape {
        T::shape().or("none")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<NoneOr<T>> {
        if line.take_word("none") {
            Some(NoneOr::None)
        } else {
            T::read(line).map(NoneOr::Some)
        }
    }
}

/// A field that says something by standing there: `project-based`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag;

impl Value for Flag {
    fn shape() -> Shape {
        Shape::forms(&[])
    }

    fn read(_: &mut Line<'_, '_>) -> Option<Flag> {
        Some(Flag)
    }
}

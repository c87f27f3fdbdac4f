//! Texts: in one language or several, short or long.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use kava_diagnostics::{Place, say};
use kava_syntax::{Atom, AtomKind};

use crate::line::{Line, is_text};
use crate::sought::Sought;
use crate::stated::Value;
use crate::table::Shape;

/// A text in a language: `et "…"`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// As written; none of a text in no language.
    pub language: Tag,
    pub text: Box<str>,
    pub place: Place,
}

/// A language tag, two small letters, or none. A catalogue has one for each of its texts.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Tag([u8; 2]);

impl Tag {
    pub const NONE: Tag = Tag([0; 2]);

    /// None where it is not two small letters.
    pub fn of(written: &str) -> Tag {
        match written.as_bytes() {
            [first, second] if is_tag(written) => Tag([*first, *second]),
            _ => Tag::NONE,
        }
    }
}

impl Deref for Tag {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            &Tag::NONE => "",
            Tag(letters) => std::str::from_utf8(letters).unwrap_or(""),
        }
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// A text in several languages: `et "…" en "…"`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text(pub Vec<Part>);

impl Text {
    /// The text in a language, unless it is empty.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.part(language).map(|part| &*part.text)
    }

    pub fn part(&self, language: &str) -> Option<&Part> {
        self.0
            .iter()
            .find(|part| &*part.language == language && !part.text.is_empty())
    }

    /// In Estonian where there is Estonian, else in English, else in whatever there is.
    pub fn any(&self) -> &str {
        let part = self
            .part("et")
            .or_else(|| self.part("en"))
            .or(self.0.first());
        part.map_or("", |part| &*part.text)
    }
}

/// A text in no language: a name, a number, an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain(pub Box<str>);

/// A text that may carry languages or not: `"…"` or `et "…" en "…"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark(pub Text);

impl Line<'_, '_> {
    /// A language tag: two small letters before a text, or before `todo`.
    pub fn sees_language(&self) -> bool {
        let tag = self.sees(AtomKind::Word) && is_tag(self.peek_text());
        tag && self
            .peek_after(1)
            .is_some_and(|next| is_text(next.kind) || self.text(next) == "todo")
    }

    pub fn take_text(&mut self) -> Option<(Box<str>, Place)> {
        let atom = self.peek().filter(|atom| is_text(atom.kind))?;
        self.take();
        Some((
            content(atom, self.item.source()).into(),
            self.place(atom.span),
        ))
    }

    /// `et "…" en "…"`, as many as there are.
    pub fn take_parts(&mut self) -> Option<Text> {
        let mut parts: Vec<Part> = Vec::new();
        while self.sees_language() {
            let language = self.peek_text();
            let tag = self.here();
            self.take();
            if self.todo().is_some() {
                continue;
            }
            let (text, place) = self.take_text()?;
            match parts.iter().find(|part| &*part.language == language) {
                Some(first) => {
                    let is_free = |tag: &&str| parts.iter().all(|part| *part.language != **tag);
                    let free = ["et", "en"].into_iter().find(is_free);
                    crate::help::language_twice(self, tag, language, first.place, free);
                }
                None => parts.push(Part {
                    language: Tag::of(language),
                    text,
                    place,
                }),
            }
        }
        parts.shrink_to_fit();
        Some(Text(parts))
    }
}

pub fn is_tag(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// What a text says: delimiters off, and of a long text the common indentation.
fn content(atom: Atom, source: &str) -> Cow<'_, str> {
    let inner = atom.inner(source).of(source);
    match atom.kind {
        AtomKind::LongText | AtomKind::OpenLongText => Cow::Owned(dedent(inner)),
        AtomKind::OpenText => Cow::Borrowed(inner.trim_end()),
        _ => Cow::Borrowed(inner),
    }
}

fn dedent(text: &str) -> String {
    let lines = || text.lines().skip_while(|line| line.trim().is_empty());
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let filled = lines().filter(|line| !line.trim().is_empty());
    let common = filled.map(indent).min().unwrap_or(0);
    let cut: Vec<&str> = lines()
        .map(|line| line.get(common..).unwrap_or("").trim_end())
        .collect();
    cut.join("\n").trim_end().to_owned()
}

impl Value for Text {
    fn shape() -> Shape {
        Shape::written("et \"…\" en \"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Text> {
        line.seek(Sought::Text);
        if line.sees_text() {
            crate::help::text_without_language(line);
            let (text, place) = line.take_text()?;
            return Some(Text(vec![Part {
                language: Tag::of("et"),
                text,
                place,
            }]));
        }
        if !line.sees_language() {
            return line.expected(say!(
                en "a text with its language: et \"…\" en \"…\"",
                et "tekst koos keelega: et \"…\" en \"…\""
            ));
        }
        line.take_parts()
    }
}

impl Value for Plain {
    fn shape() -> Shape {
        Shape::written("\"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Plain> {
        line.seek(Sought::Plain);
        match line.take_text() {
            Some((text, _)) => Some(Plain(text)),
            None => line.expected(say!(en "a text: \"…\"", et "tekst: \"…\"")),
        }
    }
}

impl Value for Remark {
    fn shape() -> Shape {
        Shape::forms(&["\"…\"", "et \"…\" en \"…\""])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Remark> {
        line.seek(Sought::Text);
        line.seek(Sought::Plain);
        if line.sees_language() {
            return line.take_parts().map(Remark);
        }
        match line.take_text() {
            Some((text, place)) => Some(Remark(Text(vec![Part {
                language: Tag::NONE,
                text,
                place,
            }]))),
            None => line.expected(say!(en "a text: \"…\"", et "tekst: \"…\"")),
        }
    }
}

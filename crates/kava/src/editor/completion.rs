//! What may be written here. The text is read with a mark in place of the word at the cursor; what the
//! readers would take there is offered, and of names those that something bears.

mod dates;
mod fields;
mod names;
mod skeletons;
mod values;

use kava_diagnostics::{Place, Span, Words};
use kava_model::sought::Sought;
use kava_syntax::{Atom, AtomKind};

pub use names::About;
pub(crate) use skeletons::filled_in;

use super::seeking::Seeking;
use super::{Editor, Parsed};

/// More than these are found by typing on.
const MOST: usize = 200;

/// What may stand in place of a span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// The word that is being written; empty where none is.
    pub replace: Span,
    pub items: Vec<Completion>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    pub kind: Written,
    /// What is written.
    pub label: String,
    /// What it means, or is called.
    pub detail: Words,
    /// What it is also found by: an Estonian word, a title.
    pub found_by: Vec<String>,
    /// What is put in; `${1:…}` and `$0` are stops, as snippets of the protocol have them.
    pub insert: String,
    /// It names something that is no longer offered.
    pub is_withdrawn: bool,
    /// What more there is to tell, to be asked for by [`Editor::about`].
    pub about: Option<About>,
}

/// What kind of thing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Field,
    Block,
    Word,
    Course,
    Outcome,
    Name,
    Unit,
    Date,
    Text,
    Skeleton,
}

impl Completion {
    fn new(kind: Written, label: impl Into<String>, detail: Words) -> Completion {
        let label = label.into();
        Completion {
            kind,
            insert: literal(&label),
            label,
            detail,
            found_by: Vec::new(),
            is_withdrawn: false,
            about: None,
        }
    }

    /// By both languages of what it means, too.
    fn found_by_detail(mut self) -> Completion {
        let Words { en, et } = &self.detail;
        self.found_by.extend([en.clone(), et.clone()]);
        self
    }

    /// Some word of what it is found by begins with what was typed.
    fn is_meant(&self, typed: &str) -> bool {
        self.found_as(typed).is_some()
    }

    /// By what it is found: from the word on that begins with what was typed.
    pub fn found_as(&self, typed: &str) -> Option<&str> {
        let typed = typed.to_lowercase();
        let all = std::iter::once(&self.label).chain(&self.found_by);
        all.into_iter().find_map(|text| {
            let starts = word_starts(text);
            let mut rests = starts.filter_map(|start| text.get(start..));
            rests.find(|rest| rest.to_lowercase().starts_with(&typed))
        })
    }
}

impl Editor<'_> {
    pub fn complete(&self, place: Place) -> Completions {
        self.completions(place).unwrap_or_default()
    }

    fn completions(&self, place: Place) -> Option<Completions> {
        let parsed = self.parsed(place.file)?;
        let offset = place.span.start;
        if is_in_text(&parsed, offset) {
            return None;
        }
        let replace = word_around(&parsed.source.text, offset);
        let seeking = Seeking::at(&parsed, replace);
        let here = Here {
            typed: Span {
                end: offset,
                ..replace
            }
            .of(&parsed.source.text),
            said: fields::said(&parsed, &parsed.cursor(replace.start)),
            seeking: &seeking,
        };
        let mut items: Vec<Completion> = Vec::new();
        for sought in &seeking.sought {
            items.extend(self.offered(*sought, &here));
        }
        // `todo` may stand for any value; who wants one is seldom in want of it.
        items.sort_by_key(|item| item.label == "todo");
        items.retain(|item| item.is_meant(here.typed));
        items.truncate(MOST);
        Some(Completions { replace, items })
    }

    fn offered(&self, sought: Sought, here: &Here<'_>) -> Vec<Completion> {
        match sought {
            Sought::Field(block) => {
                let skeletons = skeletons::of(block);
                let fields = fields::of(block, here.said.clone());
                skeletons.chain(fields).collect()
            }
            Sought::Word(word) => values::word(word),
            Sought::OneOf(words) => values::one_of(words),
            Sought::Amount(units) => values::amounts(units, here.typed),
            Sought::Unit(units) => values::units(units),
            Sought::Day => self.days(here),
            Sought::FormField => values::form_fields(),
            Sought::Text => values::text(),
            Sought::Plain => values::plain(),
            Sought::Name => self.names(here),
        }
    }
}

/// Where something is to be completed.
struct Here<'h> {
    /// Of the word, as far as the cursor.
    typed: &'h str,
    /// The words with which the other lines around begin.
    said: Vec<&'h str>,
    seeking: &'h Seeking,
}

/// Inside a text, a comment or an address nothing is offered.
fn is_in_text(parsed: &Parsed<'_>, offset: u32) -> bool {
    use AtomKind::{LongText, Mail, OpenLongText, OpenText, SmartText, Text, Url};
    let is_inside = |atom: &Atom| match atom.kind {
        Text | SmartText | LongText | Mail => atom.span.start < offset && offset < atom.span.end,
        OpenText | OpenLongText | Url => atom.span.start < offset && offset <= atom.span.end,
        _ => false,
    };
    let tree = &parsed.tree;
    let mut comments = tree.comments.iter();
    tree.atoms.iter().any(is_inside)
        || comments.any(|comment| comment.start < offset && offset <= comment.end)
}

/// The word, code or number that holds a place or ends there.
fn word_around(text: &str, offset: u32) -> Span {
    let (before, after) = text.split_at_checked(offset as usize).unwrap_or((text, ""));
    let start = before.len()
        - word_chars(before.chars().rev())
            .map(char::len_utf8)
            .sum::<usize>();
    let end = before.len() + word_chars(after.chars()).map(char::len_utf8).sum::<usize>();
    Span::new(start, end)
}

/// Two points are a range and belong to no word.
fn word_chars(chars: impl Iterator<Item = char> + Clone) -> impl Iterator<Item = char> {
    let nexts = chars.clone().skip(1).chain([' ']);
    let is_part = |char: char| {
        char.is_alphanumeric() || matches!(char, '-' | '_' | '.' | '\u{300}'..='\u{36f}')
    };
    let pairs = chars.zip(nexts);
    pairs
        .take_while(move |pair| is_part(pair.0) && *pair != ('.', '.'))
        .map(|(char, _)| char)
}

/// The offsets at which the words of a text begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let befores = std::iter::once(' ').chain(text.chars());
    let chars = text.char_indices().zip(befores);
    let starts =
        chars.filter(|((_, char), before)| char.is_alphanumeric() && !before.is_alphanumeric());
    starts.map(|((at, _), _)| at)
}

/// Text in which nothing is a stop.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('$', "\\$")
        .replace('}', "\\}")
}

/// What a snippet puts in where the client knows no stops.
pub fn without_stops(snippet: &str) -> String {
    let mut text = String::new();
    let mut rest = snippet.chars().peekable();
    let mut open = 0_usize;
    while let Some(char) = rest.next() {
        match char {
            '\\' => text.extend(rest.next()),
            '$' if rest.next_if_eq(&'{').is_some() => {
                open += 1;
                while rest.next_if(char::is_ascii_digit).is_some() {}
                rest.next_if_eq(&':');
            }
            '$' => while rest.next_if(char::is_ascii_digit).is_some() {},
            '}' if open > 0 => open -= 1,
            char => text.push(char),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_without_stops_gets_what_would_stand_in_them() {
        let snippet = "fee ${1:1200} EUR for \"${2}\" {\n  $0\n}";
        assert_eq!(without_stops(snippet), "fee 1200 EUR for \"\" {\n  \n}");
        let text = "a \\ } $ b";
        assert_eq!(without_stops(&literal(text)), text);
    }

    #[test]
    fn the_word_at_a_place_ends_before_a_range() {
        let around = |text: &str, offset| word_around(text, offset).of(text).to_owned();
        assert_eq!(around("volume 6..9 ECTS", 8), "6");
        assert_eq!(around("volume 6..9 ECTS", 11), "9");
        assert_eq!(around("course LTAT.02.001 {", 10), "LTAT.02.001");
        assert_eq!(around("title õ\u{301}pi-1", 9), "õ\u{301}pi-1");
        assert_eq!(around("kind ", 5), "");
    }

    #[test]
    fn an_item_is_found_by_any_word_of_what_it_is_called() {
        let course = Completion {
            found_by: vec!["Andmekaeve alused".to_owned()],
            ..Completion::new(Written::Course, "ITI-8730", Words::same("Data Mining"))
        };
        assert_eq!(course.found_as("alu"), Some("alused"));
        assert_eq!(course.found_as("87"), Some("8730"));
        assert_eq!(course.found_as("min"), None);
        assert_eq!(course.found_by_detail().found_as("min"), Some("Mining"));
    }
}

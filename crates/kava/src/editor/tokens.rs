//! What each word of a text is, so that an editor may colour it.

use std::collections::BTreeMap;

use kava_diagnostics::{FileId, Span};
use kava_model::is_text;
use kava_model::name::RESERVED;
use kava_model::names::mentions::{Kind, Mention, Role};
use kava_model::table::{FieldInfo, STAND_INS};
use kava_model::text::is_tag;
use kava_model::unit::Unit;
use kava_syntax::{Atom, AtomKind, Items};

use super::Editor;
use super::cursor::Step;

/// A stretch of a text that is one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A field's word that opens a block.
    Block,
    /// Any other field's word.
    Field,
    /// A word that stands for a value: `on-site`.
    Value,
    /// A word that joins two parts of a line, or that the language does not know: `from`, `teaches`.
    Joint,
    /// The unit of a number: `ECTS`.
    Unit,
    /// A language before a text: `et`.
    Language,
    Number,
    /// A day, a month or a time.
    Date,
    Text,
    /// A web or mail address.
    Address,
    /// A range, a percent sign.
    Sign,
    Comment,
    Name {
        kind: Kind,
        declares: bool,
    },
}

impl Editor<'_> {
    /// In the order of the text, without overlapping; a long text or a comment is one token. None for
    /// a file that is not of this catalogue.
    pub fn tokens(&self, file: FileId) -> Option<Vec<Token>> {
        let parsed = self.parsed(file)?;
        let mut painter = Painter {
            names: self.names_in(file),
            tokens: Vec::new(),
        };
        painter.items(parsed.tree.roots(&parsed.source.text), None);
        let comments = parsed.tree.comments.iter().map(|span| Token {
            span: *span,
            sort: Sort::Comment,
        });
        painter.tokens.extend(comments);
        painter.tokens.sort_by_key(|token| token.span);
        Some(painter.tokens)
    }

    /// By where they begin; of a declaration and a use at one place, the declaration.
    fn names_in(&self, file: FileId) -> BTreeMap<u32, Sort> {
        let mut names = BTreeMap::new();
        for Mention {
            kind, role, name, ..
        } in self.mentions(|it| it.name.place.file == file)
        {
            let sort = Sort::Name {
                kind,
                declares: role == Role::Declares,
            };
            names.entry(name.place.span.start).or_insert(sort);
        }
        names
    }
}

struct Painter {
    names: BTreeMap<u32, Sort>,
    tokens: Vec<Token>,
}

impl Painter {
    /// The items of a block, which another item opens unless they are those of the file.
    fn items(&mut self, items: Items<'_>, outer: Option<Step<'_>>) {
        for item in items {
            let step = Step::in_block(item, outer);
            self.row(step);
            self.items(item.children(), Some(step));
        }
    }

    fn row(&mut self, step: Step<'_>) {
        let (source, atoms) = (step.item.source(), step.item.atoms());
        let values = step.field.map(values).unwrap_or_default();
        for (at, atom) in atoms.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| atoms.get(at));
            let sort = match (self.names.get(&atom.span.start), at, step.field) {
                (Some(name), _, _) => Some(*name),
                (None, 0, Some(field)) if (field.shape)().block.is_some() => Some(Sort::Block),
                (None, 0, Some(_)) => Some(Sort::Field),
                (None, _, Some(field)) if is_one_of_many(field, *atom, before, source) => {
                    Some(Sort::Value)
                }
                _ => sort(*atom, before, atoms.get(at + 1), source, &values),
            };
            let token = |sort| Token {
                span: atom.span,
                sort,
            };
            self.tokens.extend(sort.map(token));
        }
    }
}

fn values(field: &FieldInfo) -> Vec<&'static str> {
    (field.shape)().words.iter().map(|word| word.word).collect()
}

/// In some form of the field another word stands in the place of this one: `education bachelor`.
fn is_one_of_many(field: &FieldInfo, atom: Atom, before: Option<&Atom>, source: &str) -> bool {
    let text = atom.text(source);
    if atom.kind != AtomKind::Word || RESERVED.contains(&text) {
        return false;
    }
    let before = before.map(|it| it.text(source));
    let shape = (field.shape)();
    shape.forms.iter().any(|form| {
        let words = || std::iter::once(field.word).chain(form.split(' '));
        let mut pairs = words().zip(words().skip(1));
        pairs.any(|(one, next)| Some(one) == before && STAND_INS.contains(&next))
    })
}

fn sort(
    atom: Atom,
    before: Option<&Atom>,
    after: Option<&Atom>,
    source: &str,
    values: &[&str],
) -> Option<Sort> {
    let text = atom.text(source);
    Some(match atom.kind {
        AtomKind::Word if values.contains(&text) => Sort::Value,
        AtomKind::Word if is_tag(text) && after.is_some_and(|it| is_text(it.kind)) => {
            Sort::Language
        }
        AtomKind::Word | AtomKind::Euro if before.is_some_and(is_number) && is_unit(text) => {
            Sort::Unit
        }
        AtomKind::Word => Sort::Joint,
        AtomKind::Code | AtomKind::Number => Sort::Number,
        AtomKind::Date | AtomKind::Month | AtomKind::DottedDate | AtomKind::Time => Sort::Date,
        kind if is_text(kind) => Sort::Text,
        AtomKind::Url | AtomKind::Mail => Sort::Address,
        AtomKind::Range | AtomKind::Percent | AtomKind::Euro => Sort::Sign,
        _ => return None,
    })
}

fn is_number(atom: &Atom) -> bool {
    atom.kind == AtomKind::Number
}

/// `semester 2 teaches`: not every word behind a number is one.
fn is_unit(text: &str) -> bool {
    text == "€" || Unit::from_word(text).is_some()
}

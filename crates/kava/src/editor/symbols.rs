//! The table of contents of one text.

use kava_diagnostics::{FileId, Lang, Span};
use kava_model::is_text;
use kava_model::name::RESERVED;
use kava_model::table::Members;
use kava_syntax::{Atom, AtomKind, Item, Items};

use super::Editor;
use super::cursor::Step;

/// A block of a text, or a member of one that has a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The word of the field table that it begins with; `outcome` and `line` for what begins with a
    /// code of its own.
    pub word: &'static str,
    /// Its code, else how its first line begins.
    pub name: String,
    /// What it is called, in the language of the session where it is said in that.
    pub title: Option<String>,
    pub whole: Span,
    pub name_span: Span,
    pub parts: Vec<Symbol>,
}

impl Editor<'_> {
    /// Also of a text that cannot be understood in full. None for a file that is not of this
    /// catalogue.
    pub fn symbols(&self, file: FileId) -> Option<Vec<Symbol>> {
        let parsed = self.parsed(file)?;
        let roots = parsed.tree.roots(&parsed.source.text);
        Some(symbols(roots, None, self.lang))
    }
}

fn symbols(items: Items<'_>, outer: Option<Step<'_>>, lang: Lang) -> Vec<Symbol> {
    let steps = items.map(|item| Step::in_block(item, outer));
    steps.filter_map(|step| symbol(step, lang)).collect()
}

fn symbol(step: Step<'_>, lang: Lang) -> Option<Symbol> {
    let item = step.item;
    let word = match step.field {
        Some(field) if item.has_block() || is_top_level(step) => field.word,
        Some(_) => return None,
        None => member(step)?,
    };
    let name = name(item, step.field.is_some());
    Some(Symbol {
        word,
        name: name.of(item.source()).to_owned(),
        title: title(step, lang),
        whole: item.span(),
        name_span: name,
        parts: symbols(item.children(), Some(step), lang),
    })
}

fn is_top_level(step: Step<'_>) -> bool {
    step.block.is_some_and(|block| block.word.is_empty())
}

fn member(step: Step<'_>) -> Option<&'static str> {
    let is_code = step.item.atoms().first().is_some_and(|atom| is_code(*atom))
        && !RESERVED.contains(&step.item.head());
    match step.block?.members {
        Members::Outcomes if is_code => Some("outcome"),
        Members::PlanLines if is_code => Some("line"),
        _ => None,
    }
}

/// The code behind the first word, else the whole of the first line's atoms.
fn name(item: Item<'_>, has_field: bool) -> Span {
    let atoms = item.atoms();
    let code = match atoms {
        [_, second, ..] if has_field && is_code(*second) && !is_choice(item) => Some(second.span),
        [first, ..] if !has_field => Some(first.span),
        _ => None,
    };
    let row = || match atoms {
        [first, .., last] => first.span.to(last.span),
        _ => item.head_span(),
    };
    code.unwrap_or_else(row)
}

/// `choose 6 ECTS from`, `semester 1`, `record of CODE`: the words together say what it is.
fn is_choice(item: Item<'_>) -> bool {
    let second = item.atoms().get(1);
    let is_count = second.is_some_and(|atom| atom.kind == AtomKind::Number);
    is_count || ["choose", "record", "optional"].contains(&item.head())
}

fn is_code(atom: Atom) -> bool {
    matches!(
        atom.kind,
        AtomKind::Word | AtomKind::Code | AtomKind::Number
    )
}

/// The text of its field `title` or `name`, or the one that follows its code.
fn title(step: Step<'_>, lang: Lang) -> Option<String> {
    let own = |item: &Item<'_>| ["title", "name"].contains(&item.head());
    match step.item.children().find(own) {
        Some(field) => text(field, lang),
        None => text(step.item, lang),
    }
}

/// A text of an item: the one in the language, else the first.
fn text(item: Item<'_>, lang: Lang) -> Option<String> {
    let tag = match lang {
        Lang::En => "en",
        Lang::Et => "et",
    };
    let (source, atoms) = (item.source(), item.atoms());
    let tagged = atoms
        .windows(2)
        .find(|pair| pair[0].text(source) == tag && is_text(pair[1].kind));
    let first = || atoms.iter().find(|atom| is_text(atom.kind)).copied();
    let text = tagged.map(|pair| pair[1]).or_else(first)?;
    let text = text.inner(source).of(source);
    Some(text.lines().next().unwrap_or_default().trim().to_owned())
}

//! What stands at a place in the tree: the items around it from the top of the file, and the atom.

use kava_model::fields::FILE;
use kava_model::table::{Block, FieldInfo};
use kava_syntax::{Atom, AtomKind, Item};

use super::Parsed;

/// A place in a tree.
pub(crate) struct Cursor<'t> {
    pub offset: u32,
    /// From the top of the file inwards; empty between the items of the file.
    pub steps: Vec<Step<'t>>,
    /// The block of which an item stands here, or could: the last step's own if the place is between
    /// its braces. None in a block that the language does not know.
    pub block: Option<&'static Block>,
}

/// An item that holds the place.
#[derive(Clone, Copy)]
pub(crate) struct Step<'t> {
    pub item: Item<'t>,
    /// The block in which the item stands; none in one that the language does not know.
    pub block: Option<&'static Block>,
    /// The field that its first word names; none for members such as outcomes and lines of a plan.
    pub field: Option<&'static FieldInfo>,
}

impl Parsed<'_> {
    pub fn cursor(&self, offset: u32) -> Cursor<'_> {
        let mut cursor = Cursor {
            offset,
            steps: Vec::new(),
            block: Some(FILE.block),
        };
        let mut items = self.tree.roots(&self.source.text);
        while let Some(item) = items.filter(|item| holds(*item, offset)).last() {
            let step = Step::in_block(item, cursor.steps.last().copied());
            cursor.steps.push(step);
            if !is_inside(item, offset) {
                break;
            }
            cursor.block = step.opens();
            items = item.children();
        }
        cursor
    }
}

impl<'t> Cursor<'t> {
    /// The innermost item, unless the place is between its braces and in no item there.
    pub fn line(&self) -> Option<Step<'t>> {
        let step = self.steps.last()?;
        (!is_inside(step.item, self.offset)).then_some(*step)
    }

    /// The atom that holds the place or ends there, and which of its item it is. Of two that touch,
    /// the one that says more.
    pub fn atom(&self) -> Option<(usize, Atom)> {
        let atoms = self.line()?.item.atoms().iter().copied().enumerate();
        let here = |atom: &Atom| atom.span.start <= self.offset && self.offset <= atom.span.end;
        atoms
            .filter(|(_, atom)| here(atom))
            .max_by_key(|(_, atom)| !matches!(atom.kind, AtomKind::Comma | AtomKind::Range))
    }
}

impl<'t> Step<'t> {
    /// An item between the braces of another, or at the top of the file.
    pub fn in_block(item: Item<'t>, outer: Option<Step<'t>>) -> Step<'t> {
        let block = match outer {
            Some(outer) => outer.opens(),
            None => Some(FILE.block),
        };
        let fields = block.map(|block| (block.fields)()).unwrap_or_default();
        let head = item.head();
        let field = fields.iter().find(|field| field.word == head).or_else(|| {
            let head = head.to_lowercase();
            fields.iter().find(|field| field.et == head)
        });
        Step {
            item,
            block,
            field: field.copied(),
        }
    }

    /// The block between its braces.
    pub fn opens(self) -> Option<&'static Block> {
        (self.field?.shape)().block
    }
}

/// The place is in the item, at one of its ends, or behind it on the same line.
fn holds(item: Item<'_>, offset: u32) -> bool {
    let span = item.span();
    let behind = || {
        let text = item.source().get(span.end as usize..offset as usize);
        !item.has_block() && text.is_some_and(|text| !text.contains('\n') && text.trim().is_empty())
    };
    span.start <= offset && (offset <= span.end || behind())
}

/// The place is between the braces of the item.
fn is_inside(item: Item<'_>, offset: u32) -> bool {
    let data = item.data();
    match (data.open, data.close) {
        (Some(open), Some(close)) => open.end <= offset && offset <= close.start,
        (Some(open), None) => open.end <= offset,
        _ => false,
    }
}

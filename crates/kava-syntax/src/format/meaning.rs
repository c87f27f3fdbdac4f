//! What a layout must not change.

use crate::{Atom, AtomKind, Tree};

/// Do two texts say the same: atoms, nesting and comments?
pub(crate) fn same(before: (&Tree, &str), after: (&Tree, &str)) -> bool {
    let ((old, old_text), (new, new_text)) = (before, after);
    let items = old.items.len() == new.items.len()
        && old.items.iter().zip(&new.items).all(|(old, new)| {
            old.atoms == new.atoms
                && old.next == new.next
                && old.open.is_some() == new.open.is_some()
        });
    let atoms = old.atoms.len() == new.atoms.len()
        && (0..old.atoms.len()).all(|at| says(old, at, old_text) == says(new, at, new_text));
    let comments = old.comments.len() == new.comments.len()
        && old
            .comments
            .iter()
            .zip(&new.comments)
            .all(|(old, new)| old.of(old_text).trim_end() == new.of(new_text).trim_end());
    items && atoms && comments
}

#[derive(PartialEq)]
struct Says<'s> {
    kind: AtomKind,
    text: &'s str,
    lines: Vec<&'s str>,
    tight: bool,
}

fn says<'s>(tree: &Tree, at: usize, source: &'s str) -> Says<'s> {
    let atom = tree.atoms[at];
    let tight = is_decimal_comma(&tree.atoms, at);
    match atom.kind {
        AtomKind::LongText => Says {
            kind: atom.kind,
            text: "",
            lines: dedented(atom.inner(source).of(source)),
            tight,
        },
        kind => Says {
            kind,
            text: atom.text(source),
            lines: Vec::new(),
            tight,
        },
    }
}

/// Is the atom the comma of `2,5`, which may not be torn apart?
pub(crate) fn is_decimal_comma(atoms: &[Atom], at: usize) -> bool {
    let Some([before, comma, after]) = at.checked_sub(1).and_then(|first| atoms.get(first..at + 2))
    else {
        return false;
    };
    let number = |atom: &Atom| matches!(atom.kind, AtomKind::Number | AtomKind::Code);
    comma.kind == AtomKind::Comma
        && number(before)
        && number(after)
        && before.span.end == comma.span.start
        && comma.span.end == after.span.start
}

/// The lines of a long text without their common indentation, and without blanks around them.
pub(crate) fn dedented(text: &str) -> Vec<&str> {
    let lines = || text.lines().skip_while(|line| line.trim().is_empty());
    let filled = lines().filter(|line| !line.trim().is_empty());
    let common = filled
        .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len())
        .min()
        .unwrap_or(0);
    let mut lines: Vec<&str> = lines()
        .map(|line| line.get(common..).unwrap_or("").trim_end())
        .collect();
    while lines.pop_if(|line| line.is_empty()).is_some() {}
    lines
}

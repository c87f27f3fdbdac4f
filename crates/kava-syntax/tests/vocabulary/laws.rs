//! The laws of parsing and of the formatter, for whoever has texts to try them on: the properties of
//! this crate, and the fuzz targets, which have another vocabulary.

use kava_diagnostics::{FileId, Span};
use kava_syntax::{
    AtomKind, FaultKind, Item, Items, Tree, Vocabulary, edits, findings, format, parse,
};

pub fn walk<'t>(items: Items<'t>, path: &str, see: &mut dyn FnMut(&str, Item<'t>)) {
    for item in items {
        see(path, item);
        walk(item.children(), &format!("{path}/{}", item.head()), see);
    }
}

/// All tokens of a tree: atoms, braces, comments.
fn tokens(tree: &Tree) -> Vec<Span> {
    let braces = tree
        .items
        .iter()
        .flat_map(|item| [item.open, item.close])
        .flatten();
    let stray = tree
        .faults
        .iter()
        .filter(|fault| fault.kind == FaultKind::StrayBrace)
        .map(|fault| fault.span);
    let atoms = tree.atoms.iter().map(|atom| atom.span);
    let all = atoms
        .chain(tree.comments.iter().copied())
        .chain(braces)
        .chain(stray);
    let mut all: Vec<Span> = all.filter(|span| span.start < span.end).collect();
    all.sort();
    all
}

/// What is wrong with the tree of a text, if anything is.
pub fn flaw(source: &str, vocabulary: &dyn Vocabulary) -> Option<String> {
    let tree = parse(source, vocabulary);
    let too_deep = tree
        .faults
        .iter()
        .any(|fault| fault.kind == FaultKind::TooDeep);
    let mut at = 0;
    for token in tokens(&tree).into_iter().chain([Span::at(source.len())]) {
        let Some(gap) = source.get(at..token.start as usize) else {
            return Some(format!(
                "{token:?} overlaps what is before it or cuts a character"
            ));
        };
        if let Some(lost) = gap
            .chars()
            .find(|char| !(is_gap(*char) || too_deep && matches!(char, '{' | '}')))
        {
            return Some(format!("{lost:?} is lost between {at} and {}", token.start));
        }
        at = token.end as usize;
    }
    let findings = findings(&tree, FileId(0), source);
    let edits = findings
        .iter()
        .flat_map(|found| &found.fixes)
        .flat_map(|fix| &fix.edits)
        .map(|edit| edit.span);
    let spans = edits.chain(tree.faults.iter().map(|fault| fault.span));
    let mut spans = spans.chain(tree.atoms.iter().map(|atom| atom.inner(source)));
    let cut = spans
        .find(|span| source.get(span.range()).is_none())
        .map(|span| format!("{span:?} is no text"));
    cut.or_else(|| badly_nested(&tree, source))
}

fn is_gap(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || !char.is_alphanumeric() && "\u{AD}\u{61C}\u{FEFF}".contains(char)
        || ('\u{200B}'..='\u{206F}').contains(&char) && !char.is_alphanumeric()
        || char >= '\u{E0000}'
}

/// Items stand in preorder, inside their parents, one after another.
fn badly_nested(tree: &Tree, source: &str) -> Option<String> {
    fn outside(item: Item<'_>, span: Span) -> bool {
        let out = item.span().start < span.start || item.span().end > span.end;
        out || item.children().any(|child| outside(child, item.span()))
    }
    let mut seen = 0;
    walk(tree.roots(source), "", &mut |_, _| seen += 1);
    let all = Span::new(0, source.len());
    let out = tree.roots(source).find(|item| outside(*item, all));
    let out = out.map(|item| format!("{:?} holds what is outside", item.data()));
    out.or_else(|| {
        (seen != tree.items.len()).then(|| format!("{seen} of {} items", tree.items.len()))
    })
}

/// Which law of the formatter a text breaks, if any: idempotent, meaning and comments kept, edits and layout
/// the same.
pub fn unfit(source: &str, vocabulary: &dyn Vocabulary) -> Option<String> {
    let text = format(source, vocabulary);
    let (before, after) = (parse(source, vocabulary), parse(&text, vocabulary));
    let differs = |law: &str, one: &dyn std::fmt::Debug, other: &dyn std::fmt::Debug| {
        Some(format!("{law}:\n{one:#?}\nbecame\n{other:#?}"))
    };
    let again = format(&text, vocabulary);
    if again != text {
        return differs("not idempotent", &text, &again);
    }
    let (one, other) = (said(&before, source), said(&after, &text));
    if one != other {
        return differs("another meaning", &one, &other);
    }
    let (one, other) = (comments(&before, source), comments(&after, &text));
    if one != other {
        return differs("other comments", &one, &other);
    }
    let edited = applied(source, vocabulary);
    if edited != text {
        return differs("edits and layout differ", &text, &edited);
    }
    None
}

/// What a text says, one entry a fact, as deep as it stands: its atoms, the lines of its long texts.
fn said(tree: &Tree, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    say(tree.roots(source), "", source, &mut found);
    found
}

fn say(items: Items<'_>, depth: &str, source: &str, found: &mut Vec<String>) {
    for item in items {
        let atoms = item.atoms().iter().map(|atom| match atom.kind {
            AtomKind::LongText => {
                let lines = atom.inner(source).of(source).lines().map(str::trim);
                lines
                    .filter(|line| !line.is_empty())
                    .collect::<Vec<_>>()
                    .join("⏎")
            }
            _ => atom.text(source).to_owned(),
        });
        let atoms: Vec<String> = atoms.collect();
        let atoms = atoms.join(" ");
        found.push(format!("{depth}{atoms} {}", item.has_block()));
        say(item.children(), &format!("{depth}  "), source, found);
    }
}

fn comments<'s>(tree: &Tree, source: &'s str) -> Vec<&'s str> {
    tree.comments
        .iter()
        .map(|comment| comment.of(source).trim_end())
        .collect()
}

fn applied(source: &str, vocabulary: &dyn Vocabulary) -> String {
    let mut text = source.to_owned();
    for (span, new) in edits(source, vocabulary).into_iter().rev() {
        text.replace_range(span.range(), &new);
    }
    text
}

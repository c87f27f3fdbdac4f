//! What can be left out of the files, one fact at a time.

use std::collections::BTreeMap;

use kava_diagnostics::{Edit, Place, Span};
use kava_model::Vocabulary;
use kava_model::fields::blocks;
use kava_syntax::{Atom, AtomKind, Item};

use crate::workspace::Workspace;

/// A fact, and how the text reads when it is left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Probe {
    /// Where the fact stands.
    pub place: Place,
    pub edit: Edit,
}

/// In what order facts are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// What follows a word: `aim todo` for `aim et "…"`.
    Facts,
    /// Lines that are a fact by standing there: a course of a plan, an outcome.
    Lines,
    /// The heads of blocks: a code, a semester, how many to choose.
    Heads,
}

pub(crate) const STAGES: [Stage; 3] = [Stage::Facts, Stage::Lines, Stage::Heads];

/// The facts of all files, file by file, in their order.
pub(crate) fn probes(workspace: &Workspace, stage: Stage) -> Vec<Probe> {
    let mut all = Vec::new();
    for file in workspace.files() {
        let source = &*file.source.text;
        let tree = kava_syntax::parse(source, &Vocabulary);
        let mut walk = Walk {
            stage,
            take: |span: Span, edit: Span, text: String| {
                all.push(Probe {
                    place: span.in_file(file.id),
                    edit: Edit {
                        file: file.id,
                        span: edit,
                        text,
                    },
                });
            },
        };
        for item in tree.roots(source) {
            walk.item(item, true);
        }
    }
    all
}

/// The facts by the block and the word of the field they are said in; those in a block within a field
/// belong to that field too.
pub(crate) fn facts_by_field(
    workspace: &Workspace,
) -> BTreeMap<(&'static str, &'static str), Vec<Probe>> {
    let fields: BTreeMap<(&str, &str), (&'static str, &'static str)> = blocks()
        .into_iter()
        .flat_map(|block| {
            let infos = (block.fields)().into_iter();
            infos.map(move |info| (block.word, info.word))
        })
        .map(|known| (known, known))
        .collect();
    let mut by_field: BTreeMap<_, Vec<Probe>> = BTreeMap::new();
    for probe in probes(workspace, Stage::Facts) {
        let Some(file) = workspace.files().find(|file| file.id == probe.place.file) else {
            continue;
        };
        let source = &*file.source.text;
        let tree = kava_syntax::parse(source, &Vocabulary);
        for root in tree.roots(source) {
            for said in said_in(root, probe.place.span) {
                if let Some(field) = fields.get(&said) {
                    by_field.entry(*field).or_default().push(probe.clone());
                }
            }
        }
    }
    by_field
}

/// The block and the field of an item, and of each item around it.
fn said_in<'t>(item: Item<'t>, span: Span) -> Vec<(&'t str, &'t str)> {
    let around = |item: &Item<'_>| item.span().start <= span.start && span.end <= item.span().end;
    let mut said = Vec::new();
    let mut block = item;
    while let Some(inner) = block.children().find(around) {
        said.push((block.head(), inner.head()));
        block = inner;
    }
    said
}

struct Walk<F> {
    stage: Stage,
    take: F,
}

impl<F: FnMut(Span, Span, String)> Walk<F> {
    fn item(&mut self, item: Item<'_>, is_root: bool) {
        match (self.stage, item.has_block() || is_root) {
            (Stage::Facts, false) => self.fact(item),
            (Stage::Lines, false) => (self.take)(item.span(), item.span(), "todo".to_owned()),
            (Stage::Heads, true) => self.head(item),
            _ => {}
        }
        for child in item.children() {
            self.item(child, false);
        }
    }

    fn fact(&mut self, item: Item<'_>) {
        let end = item.span().end;
        let after = item.head_span().end;
        (self.take)(item.span(), Span { start: after, end }, " todo".to_owned());
    }

    fn head(&mut self, item: Item<'_>) {
        for atom in item.atoms().iter().skip(1) {
            if let Some(text) = other(*atom, item.source()) {
                (self.take)(atom.span, atom.span, text);
            }
        }
    }
}

/// The same kind of atom, saying something else.
fn other(atom: Atom, source: &str) -> Option<String> {
    let text = atom.text(source);
    match atom.kind {
        AtomKind::Date | AtomKind::Month => Some("todo".to_owned()),
        AtomKind::Word | AtomKind::Code => Some(format!("{text}x")),
        AtomKind::Number => Some(format!("{text}1")),
        _ => None,
    }
}

/// The texts of a fact that is written in several languages.
pub(crate) fn parts(workspace: &Workspace, probe: &Probe) -> Vec<Probe> {
    let file = workspace.files().find(|file| file.id == probe.place.file);
    let Some(file) = file else {
        return Vec::new();
    };
    let source = &*file.source.text;
    let tree = kava_syntax::parse(source, &Vocabulary);
    let mut parts = Vec::new();
    for item in tree.roots(source) {
        parts_of(item, probe, &mut parts);
    }
    parts
}

fn parts_of(item: Item<'_>, probe: &Probe, parts: &mut Vec<Probe>) {
    if item.span() == probe.place.span && !item.has_block() {
        let texts = item.atoms().iter().filter(|atom| {
            matches!(
                atom.kind,
                AtomKind::Text | AtomKind::SmartText | AtomKind::LongText
            )
        });
        parts.extend(texts.map(|atom| Probe {
            place: atom.span.in_file(probe.place.file),
            edit: Edit {
                file: probe.place.file,
                span: atom.span,
                text: "todo".to_owned(),
            },
        }));
    }
    for child in item.children() {
        parts_of(child, probe, parts);
    }
}

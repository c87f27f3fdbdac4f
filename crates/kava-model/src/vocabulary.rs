//! What recovery may ask about the words of the language, answered from the field table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kava_syntax::{Atom, AtomKind, Fit};

use crate::fields;
use crate::line::is_text;
use crate::table::{Block, Members};
use crate::text::is_tag;

/// The language's words, as [`kava_syntax::parse`] wants them.
pub struct Vocabulary;

/// Every block by the word that opens it; some words open several.
static BLOCKS: LazyLock<BTreeMap<&'static str, Vec<&'static Block>>> = LazyLock::new(|| {
    let mut blocks: BTreeMap<&'static str, Vec<&'static Block>> = BTreeMap::new();
    for block in fields::blocks() {
        blocks.entry(block.word).or_default().push(block);
    }
    blocks
});

impl kava_syntax::Vocabulary for Vocabulary {
    fn fit(&self, block: &str, atoms: &[Atom], source: &str, opens: bool) -> Fit {
        let Some(blocks) = BLOCKS.get(block) else {
            return Fit::Foreign;
        };
        let head = atoms.first().map_or("", |atom| atom.text(source));
        let fields = || blocks.iter().flat_map(|block| (block.fields)());
        if fields().any(|field| field.word == head || field.et == head) {
            return Fit::Field;
        }
        let line = LineShape {
            atoms,
            source,
            opens,
        };
        match blocks.iter().any(|block| line.is_member(block.members)) {
            true => Fit::Member,
            false => Fit::Foreign,
        }
    }

    fn opens(&self, block: &str, word: &str) -> bool {
        let Some(blocks) = BLOCKS.get(block) else {
            return false;
        };
        let field = blocks
            .iter()
            .flat_map(|block| (block.fields)())
            .find(|field| field.word == word);
        field.is_some_and(|field| {
            (field.shape)().block.is_some() && !OPTIONAL_BLOCKS.contains(&word)
        })
    }
}

/// Heads that are complete without their block.
const OPTIONAL_BLOCKS: [&str; 1] = ["semester"];

struct LineShape<'s> {
    atoms: &'s [Atom],
    source: &'s str,
    opens: bool,
}

impl<'s> LineShape<'s> {
    fn is_member(&self, members: Members) -> bool {
        match members {
            Members::Nothing => false,
            Members::Outcomes => !self.opens && self.is_code_with_text(),
            Members::PlanLines => !self.opens && self.is_plan_line(),
            Members::Meetings => self
                .atoms
                .first()
                .is_some_and(|atom| atom.kind == AtomKind::Date),
            Members::Rules => !self.opens && self.is_rule(),
        }
    }

    fn word(&self, at: usize) -> &'s str {
        self.atoms.get(at).map_or("", |atom| atom.text(self.source))
    }

    fn is_code(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| {
            matches!(
                atom.kind,
                AtomKind::Word | AtomKind::Code | AtomKind::Number
            )
        })
    }

    /// `mine et "…"`, or `todo`
    fn is_code_with_text(&self) -> bool {
        let tagged =
            is_tag(self.word(1)) && self.atoms.get(2).is_some_and(|atom| is_text(atom.kind));
        self.word(0) == "todo" || self.is_code(0) && (tagged || self.word(1) == "todo")
    }

    /// `ITI8730 semester 1 teaches mine`, or `todo`
    fn is_plan_line(&self) -> bool {
        let option = ["semester", "teaches", "assesses", "or"].contains(&self.word(1));
        let alone = self.atoms.len() == 1;
        self.word(0) == "todo" || self.is_code(0) && (option || alone)
    }

    /// `must volume 6..30 ECTS`, `title draft should`
    fn is_rule(&self) -> bool {
        let strict = ["must", "should", "may", "must-or-reason"].contains(&self.word(0));
        strict || ["draft", "submission", "publication"].contains(&self.word(1))
    }
}

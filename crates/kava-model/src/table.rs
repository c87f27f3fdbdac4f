//! The shape of the field table: which words may stand in a block, what follows them, what they mean.
//!
//! The rows stand beside the structs they fill, in [`crate::fields`]. Reading, unknown-word help,
//! recovery and later completion and the reference pages are all derived from them.

use kava_diagnostics::Phrase;

use crate::line::Line;

/// One word that may stand for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub word: &'static str,
    /// How it is written for people.
    pub name: Phrase,
}

/// What may follow a field's word.
#[derive(Clone, Debug)]
pub struct Shape {
    /// How it may be written, the usual way first, each readable as it stands: `et "…" en "…"`. Of a
    /// block, what stands between its word and its brace.
    pub forms: Vec<&'static str>,
    /// The words that may stand here, where they are a closed set.
    pub words: Vec<Word>,
    /// The block that may or must follow.
    pub block: Option<&'static Block>,
}

impl Shape {
    pub fn written(form: &'static str) -> Shape {
        Shape::forms(&[form])
    }

    pub fn forms(forms: &[&'static str]) -> Shape {
        Shape {
            forms: forms.to_vec(),
            words: Vec::new(),
            block: None,
        }
    }

    /// The same, or this form.
    pub fn or(mut self, form: &'static str) -> Shape {
        self.forms.push(form);
        self
    }

    pub fn one_of(words: impl Into<Vec<Word>>) -> Shape {
        let words = words.into();
        Shape {
            forms: words.iter().map(|word| word.word).collect(),
            words,
            block: None,
        }
    }

    pub fn block(block: &'static Block, forms: &[&'static str]) -> Shape {
        Shape {
            forms: forms.to_vec(),
            words: Vec::new(),
            block: Some(block),
        }
    }
}

/// Words that stand in forms for any other of their kind; all others stand for themselves.
pub const STAND_INS: [&str; 14] = [
    "CODE",
    "OUTCOME",
    "KIND",
    "RULE",
    "GUIDELINE",
    "SCHOOL",
    "INSTITUTION",
    "IAIM",
    "CS101",
    "autumn-2026",
    "bachelor",
    "dean",
    "vice-rector",
    "EE-37",
];

/// A block without its type: what completion, recovery and the reference need to know.
#[derive(Debug)]
pub struct Block {
    pub word: &'static str,
    pub fields: fn() -> Vec<&'static FieldInfo>,
    /// What else may stand in it, beside its fields.
    pub members: Members,
}

/// Each block is one table.
impl PartialEq for Block {
    fn eq(&self, other: &Block) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What a block takes beside its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    Nothing,
    /// `CODE et "…" en "…"`
    Outcomes,
    /// Courses by code, `todo`.
    PlanLines,
    /// Lines that begin with a date.
    Meetings,
    /// Lines of a guideline: of its rules, or of the registry's form.
    Rules,
}

impl Members {
    /// How such a line may be written, the usual way first.
    pub fn forms(self) -> &'static [&'static str] {
        match self {
            Members::Nothing => &[],
            Members::Outcomes => &["CODE et \"…\" en \"…\""],
            Members::PlanLines => &[
                "CODE semester 1 teaches OUTCOME",
                "CODE teaches OUTCOME assesses OUTCOME",
                "CODE or CODE",
            ],
            Members::Meetings => &[
                "2026-09-01 17:00 to 20:15 \"…\"",
                "2026-09-01 17:00 to 20:15 online",
            ],
            Members::Rules => &[],
        }
    }
}

/// A field without its type.
#[derive(Debug)]
pub struct FieldInfo {
    pub word: &'static str,
    /// The Estonian word that is understood in its place.
    pub et: &'static str,
    pub doc: Phrase,
    pub repeats: bool,
    pub shape: fn() -> Shape,
}

/// A row of the table: a field of the block that is read into a `B`.
pub struct Field<B: 'static> {
    pub info: FieldInfo,
    pub read: fn(&mut B, &mut Line<'_, '_>),
}

/// A block's rows.
pub struct Table<B: 'static> {
    pub block: &'static Block,
    pub fields: &'static [Field<B>],
    /// Reads an item that is no field; answers whether it was a member of this block.
    pub member: fn(&mut B, &mut Line<'_, '_>) -> bool,
}

impl<B> Table<B> {
    pub fn infos(&self) -> Vec<&FieldInfo> {
        self.fields.iter().map(|field| &field.info).collect()
    }
}

/// No members beside the fields.
pub fn no_members<B>(_: &mut B, _: &mut Line<'_, '_>) -> bool {
    false
}

/// Declares the table of a block: `table! { TABLE, BLOCK = "course" Course, members, reader; rows }`.
macro_rules! table {
    (
        $table:ident, $block:ident: $type:ty = $word:literal, $members:expr, $member:expr;
        $($field:ident $name:literal $et:literal en $doc_en:literal et $doc_et:literal;)*
    ) => {
        pub static $block: $crate::table::Block = $crate::table::Block {
            word: $word,
            fields: || $table.infos(),
            members: $members,
        };

        pub static $table: $crate::table::Table<$type> = $crate::table::Table {
            block: &$block,
            fields: &[$($crate::table::Field {
                info: $crate::table::FieldInfo {
                    word: $name,
                    et: $et,
                    doc: kava_diagnostics::Phrase { en: $doc_en, et: $doc_et },
                    repeats: $crate::table::repeats(|block: &$type| &block.$field),
                    shape: || $crate::table::shape(|block: &$type| &block.$field),
                },
                read: |block, line| $crate::stated::Slot::fill(&mut block.$field, line),
            },)*],
            member: $member,
        };
    };
}

#[doc(hidden)]
pub const fn repeats<B, S: crate::stated::Slot>(_: fn(&B) -> &S) -> bool {
    S::REPEATS
}

#[doc(hidden)]
pub fn shape<B, S: crate::stated::Slot>(_: fn(&B) -> &S) -> Shape {
    S::shape()
}

//! What a column may mean: a field of a block, or one of the few things beside the fields.

use kava_model::fields::{COURSE_BLOCK, INTAKE_BLOCK, PROGRAMME_BLOCK, RECORD_BLOCK};
use kava_model::table::{Block, FieldInfo};

/// The block a column's values stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Programme,
    Course,
    Intake,
    Record,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Programme, Part::Course, Part::Intake, Part::Record];

    pub fn block(self) -> &'static Block {
        match self {
            Part::Programme => &PROGRAMME_BLOCK,
            Part::Course => &COURSE_BLOCK,
            Part::Intake => &INTAKE_BLOCK,
            Part::Record => &RECORD_BLOCK,
        }
    }

    /// What opens and closes such a block, with all that is around it.
    pub fn around(self) -> (&'static str, &'static str) {
        match self {
            Part::Programme => ("programme p {", "}"),
            Part::Course => ("course c {", "}"),
            Part::Intake => ("programme p {\nintake i {", "}\n}"),
            Part::Record => ("programme p {\nrecord {", "}\n}"),
        }
    }

    pub fn field(self, word: &str) -> Option<&'static FieldInfo> {
        (self.block().fields)()
            .into_iter()
            .find(|field| field.word == word)
    }
}

/// What is not a field, but must be known to lay fields out.
pub const CODE: &str = "code";
pub const PROVIDER: &str = "institution";
pub const GROUP: &str = "group";
pub const CHOOSE: &str = "choose";
pub const NAME: &str = "name";

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    pub part: Part,
    /// The field's word.
    pub word: &'static str,
    /// The language of a text, or which part of the value: `et`, `contact`, `to`.
    pub sub: &'static str,
}

impl Slot {
    pub const fn new(part: Part, word: &'static str, sub: &'static str) -> Slot {
        Slot { part, word, sub }
    }

    /// As a mapping file and the documentation name it: `course title et`, `fee`.
    pub fn name(&self) -> String {
        let part = match self.part {
            Part::Programme => "",
            _ => self.part.block().word,
        };
        let words = [part, self.word, self.sub];
        let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }
}

/// The parts of values that lists keep in columns of their own.
pub fn subs(part: Part, word: &str) -> &'static [&'static str] {
    match (part, word) {
        (_, "workload") => &["contact", "practical", "independent"],
        (Part::Intake, "apply") => &["from", "to"],
        (Part::Record, "registered") => &["on", "code"],
        _ => &[],
    }
}

/// The field is a text in languages.
pub fn is_text(field: &FieldInfo) -> bool {
    let shape = (field.shape)();
    shape
        .forms
        .first()
        .is_some_and(|form| form.starts_with("et "))
        || matches!(
            field.word,
            "requires" | "outcomes" | "materials" | "commissioned-by" | "stacks"
        )
}

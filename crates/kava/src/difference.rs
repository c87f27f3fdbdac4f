//! Two states of a catalogue compared in the catalogue's terms: which programmes are new, gone or
//! changed, what of them is not the same, and what each change asks of people.

mod classes;
mod comparison;
mod computed;
mod concern;
mod effect;
mod node;
mod read;
mod redline;
mod revised;
mod shared;
mod steps;
mod things;
mod token;
mod told;

use std::collections::BTreeSet;

use kava_diagnostics::{Finding, Place, Sources, Words, say};
use kava_guideline::{Question, Window};
use kava_model::date::Day;

use crate::workspace::Workspace;
pub use classes::{Class, Classed};
use comparison::Comparison;
use read::Read;

/// One of two states of a catalogue.
#[derive(Clone, Copy)]
pub struct State<'s> {
    pub workspace: &'s Workspace,
    /// What stands before the names of its files, so that both can be told apart.
    pub label: &'s str,
    /// Only what this file declares is compared.
    pub chosen: Option<&'s str>,
}

/// What is not the same in two states of a catalogue.
#[derive(Debug)]
pub struct Difference {
    /// The files of the new state, then those of the old.
    pub sources: Sources,
    pub as_of: Day,
    /// The files that could not be read: what they hold is not compared.
    pub unread: Vec<Finding>,
    /// Those that are not the same, by code and edition.
    pub programmes: Vec<ProgrammeDifference>,
    /// What several programmes may use, each thing once.
    pub causes: Vec<Cause>,
}

/// A programme that is new, gone or changed.
#[derive(Debug)]
pub struct ProgrammeDifference {
    pub code: String,
    pub title: Words,
    pub how: Became,
    /// What the programme as a whole asks for, where it is new or gone.
    pub classes: Vec<Classed>,
    pub changes: Vec<Change>,
    pub findings: Vec<Finding>,
    /// When its changes may take effect, where they need an approval.
    pub window: Option<Window>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    Added,
    Withdrawn,
    Changed,
}

/// Something that programmes share, and that is not the same.
#[derive(Debug)]
pub struct Cause {
    /// `course DB-2`
    pub thing: Words,
    pub changes: Vec<Change>,
    /// The codes of the programmes that use it.
    pub programmes: Vec<String>,
}

/// One field that is not the same.
#[derive(Clone, Debug)]
pub struct Change {
    /// The field's word.
    pub word: String,
    /// Where it stands below the programme: `intake autumn-2026`.
    pub path: Vec<Words>,
    /// The field with its code, in the field's words.
    pub name: Words,
    pub old: Option<Value>,
    pub new: Option<Value>,
    pub classes: Vec<Classed>,
    /// The cause that it comes from, as an index; none where it is the programme's own.
    pub cause: Option<usize>,
    /// No line says it: it follows from all of them.
    pub is_computed: bool,
    /// The same in other words, signs or languages.
    pub is_wording: bool,
}

/// What one state says, and where.
#[derive(Clone, Debug)]
pub struct Value {
    pub words: Words,
    pub place: Place,
}

impl Change {
    pub fn has(&self, class: Class) -> bool {
        self.classes.iter().any(|classed| classed.class == class)
    }

    fn says(&self, other: &Change) -> bool {
        let words = |value: &Option<Value>| value.as_ref().map(|it| it.words.en.clone());
        words(&self.old) == words(&other.old) && words(&self.new) == words(&other.new)
    }

    /// `intake autumn-2026 · apply`
    pub fn called(&self) -> Words {
        let parts = self.path.iter().chain([&self.name]);
        Words::join(parts.cloned(), " · ")
    }
}

impl Difference {
    /// What of two states is not the same, as of the question's day.
    pub fn between(old: State<'_>, new: State<'_>, question: &Question) -> Difference {
        let (mut before, mut after) = (Read::of(old, question), Read::of(new, question));
        things::narrowed(&mut before.things, &mut after.things);
        Comparison::new(&before, &after, question).difference(old, new)
    }

    /// Every class that some change has.
    pub fn classes(&self) -> BTreeSet<Class> {
        let programmes = self.programmes.iter().flat_map(|it| {
            let own = it.changes.iter().flat_map(|change| &change.classes);
            it.classes.iter().chain(own)
        });
        let causes = self.causes.iter().flat_map(|it| &it.changes);
        let causes = causes.flat_map(|change| &change.classes);
        classes::all(programmes.chain(causes))
    }

    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let own = self.programmes.iter().flat_map(|it| &it.findings);
        self.unread.iter().chain(own)
    }

    pub fn is_empty(&self) -> bool {
        self.programmes.is_empty() && self.causes.is_empty() && self.unread.is_empty()
    }
}

impl Became {
    /// For programs.
    pub fn word(self) -> &'static str {
        match self {
            Became::Added => "added",
            Became::Withdrawn => "withdrawn",
            Became::Changed => "changed",
        }
    }

    pub fn name(self) -> Words {
        match self {
            Became::Added => say!(en "new", et "uus"),
            Became::Withdrawn => say!(en "withdrawn", et "suletud"),
            Became::Changed => say!(en "changed", et "muudetud"),
        }
    }
}

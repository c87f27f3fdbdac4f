//! Last year's programme once more: a new edition, a programme of its own, or only a new intake.
//!
//! The text is taken as it stands, with its comments and its layout. Changed are the name and from when
//! it is in force, the days of the intake, and the records, which nobody has decided yet; courses that
//! the plan declares stay where they are and are referred to.

mod copying;

use std::sync::Arc;

use kava_diagnostics::FileId;
use kava_model::date::{Day, When};
use kava_model::fields::{Intake, PROGRAMME_BLOCK, Programme};
use kava_model::names::Catalogue;
use kava_model::{Vocabulary, nearest};
use kava_syntax::parse;

use super::dates::Move;
use crate::build::UnknownProgramme;
use crate::fix::Changed;
use crate::record::block::Block;
use crate::record::unknown;
use crate::workspace::Workspace;
use copying::{Copying, Made};

/// What is to be copied.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The programme's code; of several editions the one that begins last is copied.
    pub like: String,
    /// The semester for which.
    pub semester: String,
    /// The code of a programme of its own; without it the copy is the next edition.
    pub code: Option<String>,
    /// The programme stays as it is and takes in once more.
    pub only_intake: bool,
}

/// Why nothing was copied.
#[derive(Debug)]
pub enum NotCopied {
    Unknown(UnknownProgramme),
    /// The catalogue does not say when the semester begins; the nearest name and all that it has.
    NoSemester {
        near: Option<String>,
        known: Vec<String>,
    },
    /// There is an intake, or an edition, for this semester already.
    ThereAlready {
        file: String,
    },
    /// Its block lacks a brace.
    Torn {
        file: String,
    },
}

/// A text with the copy in it.
#[derive(Debug)]
pub struct Copied {
    pub changed: Changed,
    pub is_new: bool,
    /// Each day with what became of it.
    pub moved: Vec<(String, String)>,
    /// What is to be said anew, by the words of its lines.
    pub emptied: Vec<String>,
    /// The intakes that were left out.
    pub left_out: Vec<String>,
    /// The intake whose days were moved.
    pub intake: Option<String>,
}

impl Workspace {
    /// The copy, set among the texts.
    pub fn copy(&mut self, copy: &Copy) -> Result<Copied, NotCopied> {
        let copied = self.copied(copy)?;
        let Changed { name, new, .. } = &copied.changed;
        self.set(name, new.clone());
        Ok(copied)
    }

    fn copied(&self, copy: &Copy) -> Result<Copied, NotCopied> {
        let catalogue = self.catalogue();
        let original = catalogue
            .last_edition(&copy.like)
            .ok_or_else(|| NotCopied::Unknown(unknown(&catalogue, &copy.like)))?;
        let starts = starts(&catalogue, &copy.semester)?;
        let (file, text) = self.text_of(original.place.file);
        self.is_free(copy, original, &file)?;
        let tree = parse(&text, &Vocabulary);
        let item = tree
            .roots(&text)
            .find(|item| item.span() == original.place.span);
        let block = item.and_then(|item| Block::of(item, &PROGRAMME_BLOCK));
        let block = block.ok_or_else(|| NotCopied::Torn { file: file.clone() })?;
        let intake = chosen(&catalogue, original, &copy.semester);
        let copying = Copying {
            copy,
            text: &text,
            tree: &tree,
            block,
            intake: intake.map(|(intake, _)| intake),
            days: intake.and_then(|(_, from)| {
                Some(Move {
                    from: from?,
                    to: starts,
                })
            }),
            has_record_apart: original.record.is_absent() && catalogue.record(original).is_some(),
            made: Made::default(),
        };
        Ok(match copy.only_intake {
            true => copying.intake_only(file),
            false => copying.programme(self, &file),
        })
    }

    fn text_of(&self, file: FileId) -> (String, Arc<str>) {
        let found = self.files().find(|known| known.id == file);
        found.map_or_else(
            || (String::new(), Arc::from("")),
            |file| (file.source.name.to_string(), file.source.text.clone()),
        )
    }

    /// Nothing is written twice.
    fn is_free(&self, copy: &Copy, original: &Programme, file: &str) -> Result<(), NotCopied> {
        let intakes = original.intake.iter().filter_map(|it| it.known());
        let has_intake = intakes.clone().any(|it| *it.name.text == *copy.semester);
        let begins = original.in_force.known().map(|it| it.from.to_string());
        let has_edition = copy.code.is_none() && begins.as_deref() == Some(&*copy.semester);
        match copy.only_intake && has_intake || !copy.only_intake && has_edition {
            true => Err(NotCopied::ThereAlready {
                file: file.to_owned(),
            }),
            false => Ok(()),
        }
    }
}

/// The first day of the new semester.
fn starts(catalogue: &Catalogue<'_>, semester: &str) -> Result<Day, NotCopied> {
    let known = catalogue.semester(semester).and_then(|it| it.from.known());
    known.copied().ok_or_else(|| {
        let names: Vec<&str> = catalogue.semesters().map(|it| &*it.name.text).collect();
        let near = nearest(semester, names.iter().copied());
        NotCopied::NoSemester {
            near: near.filter(|near| *near != semester).map(str::to_owned),
            known: names.into_iter().map(str::to_owned).collect(),
        }
    })
}

/// The last intake of the same season, else the last; with the day it starts.
fn chosen<'p>(
    catalogue: &Catalogue<'_>,
    programme: &'p Programme,
    semester: &str,
) -> Option<(&'p Intake, Option<Day>)> {
    let season = |name: &str| {
        name.rsplit_once('-')
            .map_or("", |(season, _)| season)
            .to_owned()
    };
    let start = |intake: &Intake| match intake.starts.known() {
        Some(when) => catalogue.first_day(when),
        None => catalogue.first_day(&When::Semester(intake.name.clone())),
    };
    let intakes = programme.intake.iter().filter_map(|it| it.known());
    let with_start = intakes.map(|intake| (intake, start(intake)));
    with_start.max_by_key(|(intake, start)| (season(&intake.name.text) == season(semester), *start))
}

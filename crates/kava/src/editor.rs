//! What an editor may ask of a catalogue: a file for each question. All is in bytes of the texts and
//! in plain data; nothing is changed by asking.
//!
//! A question begins with [`Editor`]: the texts as they are, the facts read from them, and what was
//! found. Where it is about a place, `cursor` tells what stands there in the tree, and `names` which
//! name stands there, what bears it and where else it is written.

mod belonging;
mod cursor;
mod definition;
mod folds;
mod hierarchies;
mod links;
mod names;
mod references;
mod rename;
mod selection;
mod symbols;
mod things;
mod tokens;

pub use definition::Lead;
pub use folds::Fold;
pub use hierarchies::Link;
pub use links::WebLink;
pub use references::{Linked, Reference};
pub use rename::Renamable;
pub use symbols::Symbol;
pub use things::Thing;
pub use tokens::{Sort, Token};

pub use kava_model::names::mentions::Kind;

use std::cell::OnceCell;

use kava_diagnostics::{FileId, Lang, Source};
use kava_guideline::Question;
use kava_model::names::Catalogue;
use kava_syntax::Tree;

use crate::check::Check;
use crate::file::File;
use crate::workspace::Workspace;

/// A catalogue that was judged, to be asked about.
pub struct Editor<'w> {
    pub check: &'w Check,
    pub question: &'w Question,
    /// In which language a person reads the answers.
    pub lang: Lang,
    workspace: &'w Workspace,
    catalogue: OnceCell<Catalogue<'w>>,
}

/// A text with its tree.
pub(crate) struct Parsed<'w> {
    pub source: &'w Source,
    pub tree: Tree,
}

impl<'w> Editor<'w> {
    /// The check must be of the workspace as it is.
    pub fn new(
        workspace: &'w Workspace,
        check: &'w Check,
        question: &'w Question,
        lang: Lang,
    ) -> Editor<'w> {
        Editor {
            check,
            question,
            lang,
            workspace,
            catalogue: OnceCell::new(),
        }
    }

    /// None for a file that is not of this catalogue.
    pub(crate) fn parsed(&self, file: FileId) -> Option<Parsed<'w>> {
        let file = self.file(file)?;
        Some(Parsed {
            source: &file.source,
            tree: file.tree(),
        })
    }

    /// The facts of all files, by name.
    pub(crate) fn catalogue(&self) -> &Catalogue<'w> {
        self.catalogue.get_or_init(|| self.workspace.catalogue())
    }

    fn file(&self, file: FileId) -> Option<&'w File> {
        self.workspace.files().find(|it| it.id == file)
    }
}

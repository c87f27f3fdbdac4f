//! What an editor may ask of a catalogue: a file for each question. All is in bytes of the texts and
//! in plain data; nothing is changed by asking.
//!
//! A question begins with [`Editor`]: the texts as they are, the facts read from them, and what was
//! found. Where it is about a place, `cursor` tells what stands there in the tree, and `names` which
//! name stands there, what bears it and where else it is written.

mod belonging;
mod card;
pub(crate) mod cards;
mod completion;
mod cursor;
mod definition;
mod documents;
mod explanation;
mod folds;
mod hierarchies;
mod hints;
mod hover;
mod layout;
mod lens;
mod links;
mod mends;
mod names;
mod references;
mod rename;
mod rewrites;
mod seeking;
mod selection;
mod signature;
mod symbols;
mod things;
mod tokens;

pub use card::without_marks;
pub(crate) use completion::filled_in;
pub use completion::{About, Completion, Completions, Written, without_stops};
pub use definition::Lead;
pub use documents::Preview;
pub use folds::Fold;
pub use hierarchies::Link;
pub use hints::Hint;
pub use hover::Hover;
pub use lens::Lens;
pub use links::WebLink;
pub use mends::Mend;
pub use references::{Linked, Reference};
pub use rename::Renamable;
pub use rewrites::{Of, Rewrite};
pub use signature::{Form, Signature};
pub use symbols::Symbol;
pub use things::Thing;
pub use tokens::{Sort, Token};

pub use kava_model::names::mentions::Kind;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use kava_diagnostics::{FileId, Lang, Source};
use kava_guideline::{Guidelines, Question};
use kava_model::names::Catalogue;
use kava_syntax::Tree;

use crate::check::Check;
use crate::file::File;
use crate::mend::Mender;
use crate::workspace::Workspace;

/// A catalogue that was judged, to be asked about.
pub struct Editor<'w> {
    pub check: &'w Check,
    pub question: &'w Question,
    /// In which language a person reads the answers.
    pub lang: Lang,
    pub workspace: &'w Workspace,
    mender: Mender<'w>,
    catalogue: OnceCell<Catalogue<'w>>,
    guidelines: OnceCell<Guidelines>,
    /// What was asked for already.
    parsed: RefCell<BTreeMap<FileId, Rc<Parsed<'w>>>>,
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
            mender: Mender::new(&check.sources),
            catalogue: OnceCell::new(),
            guidelines: OnceCell::new(),
            parsed: RefCell::default(),
        }
    }

    /// None for a file that is not of this catalogue.
    pub(crate) fn parsed(&self, file: FileId) -> Option<Rc<Parsed<'w>>> {
        let file_here = self.file(file)?;
        let mut known = self.parsed.borrow_mut();
        let parsed = known.entry(file).or_insert_with(|| {
            Rc::new(Parsed {
                source: &file_here.source,
                tree: file_here.tree(),
            })
        });
        Some(parsed.clone())
    }

    /// The facts of all files, by name.
    pub(crate) fn catalogue(&self) -> &Catalogue<'w> {
        self.catalogue.get_or_init(|| self.workspace.catalogue())
    }

    /// The shipped ones and the catalogue's own.
    pub(crate) fn guidelines(&self) -> &Guidelines {
        self.guidelines
            .get_or_init(|| self.workspace.guidelines().0)
    }

    /// The file of this name, if the catalogue has one.
    pub(crate) fn file_named(&self, name: &str) -> Option<FileId> {
        let mut files = self.workspace.files();
        files
            .find(|file| &*file.source.name == name)
            .map(|file| file.id)
    }

    fn file(&self, file: FileId) -> Option<&'w File> {
        self.workspace.files().find(|it| it.id == file)
    }
}

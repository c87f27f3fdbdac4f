//! The texts of one catalogue, each read when it is set.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use kava_diagnostics::{FileId, Finding, Source, Sources};
use kava_model::Vocabulary;
use rayon::prelude::*;

use crate::file::{File, Serials};
use crate::memory::Memory;

/// The shipped guidelines; their file ids come before those of any catalogue.
pub(crate) static SHIPPED: LazyLock<Vec<File>> = LazyLock::new(|| {
    let texts = kava_guideline::SHIPPED.iter().enumerate();
    let file = |(at, (name, text)): (usize, &(&str, &str))| {
        let (id, name) = (FileId(at as u32), format!("{name}.kava"));
        File::new(id, &name, Arc::from(*text))
    };
    texts.map(file).collect()
});

/// One catalogue: a set of named texts.
#[derive(Debug)]
pub struct Workspace {
    files: BTreeMap<Arc<str>, File>,
    next: u32,
    serials: Serials,
    /// Of the last check.
    memory: Mutex<Memory>,
}

impl Default for Workspace {
    fn default() -> Workspace {
        Workspace::new()
    }
}

impl Workspace {
    pub fn new() -> Workspace {
        Workspace {
            files: BTreeMap::new(),
            next: SHIPPED.len() as u32,
            serials: Serials::default(),
            memory: Mutex::default(),
        }
    }

    /// Sets the text of a file; the name is its path relative to the catalogue, with `/`. Of a file
    /// that is known only the blocks that changed are read.
    pub fn set(&mut self, name: &str, text: impl Into<Arc<str>>) {
        self.set_all([(name.to_owned(), text.into())]);
    }

    /// Sets several at once, which are read side by side.
    pub fn set_all(&mut self, texts: impl IntoIterator<Item = (String, Arc<str>)>) {
        let texts = texts.into_iter().map(|(name, text)| {
            let id = self.id_of(&name);
            (id, self.files.remove(&*name), name, text)
        });
        let texts: Vec<_> = texts.collect();
        let read = texts.into_par_iter().map(|(id, known, name, text)| {
            let file = match known {
                Some(known) => known.with_text(text),
                None => File::new(id, &name, text),
            };
            (name, file)
        });
        for (name, mut file) in read.collect::<Vec<_>>() {
            file.number(&mut self.serials);
            self.files.insert(name.into(), file);
        }
    }

    /// Sets a file that could not be read: what can be shown of it, and why. It says nothing, and what
    /// is wrong with it is an error of every programme, since nobody knows what it holds.
    pub fn refuse(&mut self, name: &str, seen: &str, why: impl FnOnce(FileId) -> Finding) {
        let id = self.id_of(name);
        let file = File::refused(id, name, seen, why(id));
        self.files.insert(name.into(), file);
    }

    /// The file is a guideline that comes with Kava.
    pub fn is_shipped(file: FileId) -> bool {
        (file.0 as usize) < SHIPPED.len()
    }

    fn id_of(&mut self, name: &str) -> FileId {
        match self.files.get(name) {
            Some(file) => file.id,
            None => {
                self.next += 1;
                FileId(self.next - 1)
            }
        }
    }

    pub fn remove(&mut self, name: &str) {
        self.files.remove(name);
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(|name| &**name)
    }

    pub fn source(&self, name: &str) -> Option<&Arc<Source>> {
        self.files.get(name).map(|file| &file.source)
    }

    /// A text laid out canonically; as it stands where it cannot be parsed.
    pub fn format(&self, name: &str) -> Option<String> {
        self.source(name).map(|source| format(&source.text))
    }

    /// Where a check leaves what the next one need not work out again.
    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// In the order of their names.
    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    /// Why files could not be read; such a file says nothing.
    pub(crate) fn unread(&self) -> Vec<Finding> {
        let refused = self.files().filter(|file| file.blocks.is_empty());
        refused.flat_map(|file| file.shape.clone()).collect()
    }

    /// All texts by file id: shipped guidelines first; of a removed file an empty one.
    pub(crate) fn sources(&self) -> Sources {
        let empty = Arc::new(Source::new("", ""));
        let mut all = vec![empty; self.next as usize];
        for file in SHIPPED.iter().chain(self.files.values()) {
            all[file.id.0 as usize] = file.source.clone();
        }
        let mut sources = Sources::default();
        for source in all {
            sources.add(source);
        }
        sources
    }
}

/// A text laid out canonically; as it stands where it cannot be parsed.
pub fn format(text: &str) -> String {
    kava_syntax::format(text, &Vocabulary)
}

//! Lists the files of a root without reading them.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{Disk, Entry, Kind};
use crate::file_fault::{FileFault, FileFaultKind};
use crate::find::{CATALOGUE, Extent, Root};
use crate::name::{is_hidden, is_source};

/// A file, folder or link below the root; sorted by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// Relative to the root with `/`; empty for the root.
    pub name: String,
    pub path: PathBuf,
    /// The name is UTF-8, and nothing in it was replaced.
    pub named: bool,
}

impl Found {
    fn child(&self, entry: &Entry) -> Found {
        let own = entry.name.to_string_lossy();
        let name = match self.name.as_str() {
            "" => own.into_owned(),
            folder => format!("{folder}/{own}"),
        };
        let named = self.named && entry.name.to_str().is_some();
        Found {
            name,
            path: self.path.join(&entry.name),
            named,
        }
    }
}

pub(crate) struct Walk<'w> {
    disk: &'w dyn Disk,
    root: &'w Root,
    files: Vec<Found>,
    /// Looked at when everything that has a name of its own is known, the first name first.
    links: BTreeSet<Found>,
    /// Files and folders met, without links and dots: none is met twice.
    seen: BTreeSet<PathBuf>,
    /// Folders of inner catalogues.
    left_out: Vec<PathBuf>,
    faults: Vec<FileFault>,
}

impl<'w> Walk<'w> {
    pub fn new(disk: &'w dyn Disk, root: &'w Root) -> Walk<'w> {
        Walk {
            disk,
            root,
            files: Vec::new(),
            links: BTreeSet::new(),
            seen: BTreeSet::new(),
            left_out: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The files by name, and what was found wrong on the way to them.
    pub fn all(mut self) -> (Vec<Found>, Vec<FileFault>) {
        match (self.root.extent, self.root.chosen()) {
            (Extent::File, Some(name)) => self.one(name),
            _ => self.tree(Found {
                name: String::new(),
                path: self.root.folder.clone(),
                named: true,
            }),
        }
        while let Some(link) = self.links.pop_first() {
            self.follow(link);
        }
        self.files.sort();
        (self.files, self.faults)
    }

    fn one(&mut self, name: &str) {
        let file = Found {
            name: name.to_owned(),
            path: self.root.path_of(name),
            named: true,
        };
        match self.disk.kind(&file.path) {
            Ok(kind) => self.meet(file, kind),
            Err(why) => self.unreadable(file, why),
        }
    }

    fn tree(&mut self, top: Found) {
        let mut folders = vec![top];
        while let Some(folder) = folders.pop() {
            if !self.seen.insert(folder.path.clone()) {
                continue;
            }
            match self.disk.list(&folder.path) {
                Ok(entries) if self.is_inner(&folder, &entries) => self.leave_out(folder),
                Ok(entries) => folders.extend(self.enter(&folder, entries)),
                Err(why) => self.unreadable(folder, why),
            }
        }
    }

    /// Sorts what a folder holds; answers the folders among it.
    fn enter(&mut self, folder: &Found, entries: Vec<Entry>) -> Vec<Found> {
        let mut folders = Vec::new();
        for entry in entries {
            let own = entry.name.to_string_lossy();
            let found = folder.child(&entry);
            match entry.kind {
                _ if is_hidden(&own) => {}
                Kind::Folder => folders.push(found),
                Kind::Link => self.meet(found, Kind::Link),
                kind if is_source(&own) => self.meet(found, kind),
                _ => {}
            }
        }
        folders
    }

    fn meet(&mut self, found: Found, kind: Kind) {
        match kind {
            Kind::Link => {
                self.links.insert(found);
            }
            Kind::File if self.seen.insert(found.path.clone()) => self.files.push(found),
            Kind::File => {}
            Kind::Folder | Kind::Other => self.fault(found, FileFaultKind::NotAFile),
        }
    }

    /// A link that bears no `.kava` is of interest only where it shows a folder.
    fn follow(&mut self, link: Found) {
        let wanted = self.root.extent == Extent::File || is_source(&link.name);
        let target = self.disk.resolve(&link.path);
        let target = target.and_then(|path| self.disk.kind(&path).map(|kind| (path, kind)));
        let (target, kind) = match target {
            Ok(target) => target,
            Err(why) if !wanted => return drop(why),
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                return self.fault(link, FileFaultKind::LinkBroken);
            }
            Err(why) => return self.unreadable(link, why),
        };
        let shown = Found {
            path: target,
            ..link
        };
        match kind {
            Kind::Folder if self.is_outside(&shown.path) => {
                self.fault(shown, FileFaultKind::LinkLeaves);
            }
            Kind::Folder if !self.is_left_out(&shown.path) => self.tree(shown),
            Kind::Folder => {}
            _ if !wanted => {}
            _ if self.is_outside(&shown.path) => self.fault(shown, FileFaultKind::LinkLeaves),
            _ if self.is_left_out(&shown.path) => {}
            kind => self.meet(shown, kind),
        }
    }

    fn is_inner(&self, folder: &Found, entries: &[Entry]) -> bool {
        self.root.extent == Extent::Catalogue
            && !folder.name.is_empty()
            && entries
                .iter()
                .any(|entry| entry.name == CATALOGUE && entry.kind != Kind::Folder)
    }

    fn leave_out(&mut self, folder: Found) {
        let name = format!("{}/{CATALOGUE}", folder.name);
        self.left_out.push(folder.path);
        self.faults.push(FileFault {
            name,
            kind: FileFaultKind::InnerCatalogue,
        });
    }

    fn is_outside(&self, path: &Path) -> bool {
        !path.starts_with(&self.root.folder)
    }

    fn is_left_out(&self, path: &Path) -> bool {
        self.left_out.iter().any(|folder| path.starts_with(folder))
    }

    fn unreadable(&mut self, found: Found, why: io::Error) {
        self.fault(found, FileFaultKind::Unreadable(why.into()));
    }

    fn fault(&mut self, found: Found, kind: FileFaultKind) {
        let name = if found.name.is_empty() {
            ".".to_owned()
        } else {
            found.name
        };
        self.faults.push(FileFault { name, kind });
    }
}

//! Moves a decided build from the staging folder to where it shows.
//!
//! Every step can be done twice: a build that was killed here is finished by the next one, from the
//! manifest it left in the staging folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::disk::{Disk, Kind};
use crate::fault::{Fault, FaultKind};
use crate::find::parent;
use crate::folders::{self, kind_at, must_be_folder};
use crate::manifest::{MANIFEST, Manifest, digest_of};
use crate::staging::Staging;

/// What a build changed in its output folder; names of documents with `/`, sorted.
///
/// A document that is as it was before is in none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// New, or other than before.
    pub changed: Vec<String>,
    /// Of an earlier build, and no longer written.
    pub removed: Vec<String>,
    /// The same, but somebody has changed them since: they stay and are no longer Kava's.
    pub kept: Vec<String>,
}

/// What a publication has done so far.
#[derive(Default)]
pub(crate) struct Done {
    pub written: Written,
    /// Folders that did not exist before.
    pub made: Vec<PathBuf>,
}

pub(crate) struct Publication<'p> {
    pub disk: &'p dyn Disk,
    pub out: &'p Path,
    pub staging: &'p Staging,
    /// What the output folder lists, and what it is to list.
    pub old: &'p Manifest,
    pub new: &'p Manifest,
    pub force: bool,
}

impl Publication<'_> {
    /// Refuses a build that would write over what is not Kava's, before anything is moved.
    pub fn check(&self) -> Result<(), Fault> {
        for name in self.new.files.keys() {
            if self.is_staged(name)? {
                check_target(
                    self.disk,
                    self.out,
                    name,
                    self.old.holds(name) || self.force,
                )?;
            }
        }
        Ok(())
    }

    /// Where it fails, `done` says what was done until then.
    pub fn run(&self, done: &mut Done) -> Result<(), Fault> {
        self.move_documents(done)?;
        self.remove_old(&mut done.written)?;
        let manifest = self.out.join(MANIFEST);
        let moved = self.disk.rename(&self.staging.decided(), &manifest);
        moved.map_err(|why| Fault::writing(&manifest, why))?;
        self.sync(self.out)
    }

    fn move_documents(&self, done: &mut Done) -> Result<(), Fault> {
        let mut touched = BTreeSet::new();
        for name in self.new.files.keys() {
            if !self.is_staged(name)? {
                continue;
            }
            for folder in folders::parents(self.out, name) {
                if folders::make(self.disk, &folder)? {
                    touched.insert(parent(&folder).to_owned());
                    done.made.push(folder);
                }
            }
            let target = self.out.join(name);
            let moved = self.disk.rename(&self.staged(name), &target);
            moved.map_err(|why| Fault::writing(&target, why))?;
            touched.insert(parent(&target).to_owned());
            done.written.changed.push(name.clone());
        }
        touched.iter().try_for_each(|folder| self.sync(folder))
    }

    fn remove_old(&self, written: &mut Written) -> Result<(), Fault> {
        for (name, digest) in &self.old.files {
            let path = self.out.join(name);
            if self.new.holds(name) {
                continue;
            }
            if !self.is_there(name)? {
                self.prune(name);
                continue;
            }
            let found = digest_of(self.disk, &path).map_err(|why| Fault::reading(&path, why))?;
            if found != *digest {
                written.kept.push(name.clone());
                continue;
            }
            self.disk
                .remove_file(&path)
                .map_err(|why| Fault::writing(&path, why))?;
            written.removed.push(name.clone());
            self.prune(name);
        }
        Ok(())
    }

    /// Takes away the folders that a document has left empty.
    fn prune(&self, name: &str) {
        let folders: Vec<PathBuf> = folders::parents(self.out, name).collect();
        folders::unmake(self.disk, &folders);
    }

    fn staged(&self, name: &str) -> PathBuf {
        self.staging.files().join(name)
    }

    /// A document that is not staged was moved before, or is as it was.
    fn is_staged(&self, name: &str) -> Result<bool, Fault> {
        Ok(kind_at(self.disk, &self.staged(name))? == Some(Kind::File))
    }

    /// Whether a file stands under this name, reached through no link.
    fn is_there(&self, name: &str) -> Result<bool, Fault> {
        for folder in folders::parents(self.out, name) {
            if kind_at(self.disk, &folder)? != Some(Kind::Folder) {
                return Ok(false);
            }
        }
        Ok(kind_at(self.disk, &self.out.join(name))? == Some(Kind::File))
    }

    fn sync(&self, folder: &Path) -> Result<(), Fault> {
        self.disk
            .sync_folder(folder)
            .map_err(|why| Fault::writing(folder, why))
    }
}

/// Whether a document may be written under this name: through no link, over no folder, and over no
/// file unless it is ours.
pub(crate) fn check_target(
    disk: &dyn Disk,
    out: &Path,
    name: &str,
    ours: bool,
) -> Result<(), Fault> {
    for folder in folders::parents(out, name) {
        match kind_at(disk, &folder)? {
            Some(kind) => must_be_folder(&folder, kind)?,
            None => return Ok(()),
        }
    }
    let path = out.join(name);
    match kind_at(disk, &path)? {
        None => Ok(()),
        Some(Kind::File) if ours => Ok(()),
        Some(Kind::File) => Err(Fault::new(&path, FaultKind::Foreign)),
        Some(Kind::Link) => Err(Fault::new(&path, FaultKind::Link)),
        Some(_) => Err(Fault::new(&path, FaultKind::NotAFile)),
    }
}

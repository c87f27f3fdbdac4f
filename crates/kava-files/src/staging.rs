//! The hidden folder inside an output folder where a build comes to be before it shows.
//!
//! ```text
//! .kava-staging/lock                 held by the build that works here
//! .kava-staging/files/…              documents, whole or not
//! .kava-staging/kava-manifest.json   there only once every document is whole: the build is decided
//! ```

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{Disk, Lock};
use crate::fault::{Fault, FaultKind};
use crate::folders;
use crate::manifest::MANIFEST;

const STAGING: &str = ".kava-staging";

pub(crate) struct Staging {
    folder: PathBuf,
    lock: Option<Lock>,
}

impl Staging {
    pub fn open(disk: &dyn Disk, out: &Path) -> Result<Staging, Fault> {
        let folder = out.join(STAGING);
        make(disk, out, &folder)?;
        let path = folder.join("lock");
        match disk.lock(&path) {
            Ok(Some(lock)) => Ok(Staging {
                folder,
                lock: Some(lock),
            }),
            Ok(None) => Err(Fault::new(out, FaultKind::Busy)),
            Err(why) => {
                let _ = disk.remove_folder(&folder);
                Err(Fault::writing(out, why))
            }
        }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the documents.
    pub fn files(&self) -> PathBuf {
        self.folder.join("files")
    }

    /// The manifest of a build that is decided.
    pub fn decided(&self) -> PathBuf {
        self.folder.join(MANIFEST)
    }

    /// The same while it is written.
    pub fn undecided(&self) -> PathBuf {
        self.folder.join("manifest")
    }

    /// Throws away all but the lock; the decision first, so that no later build takes it for one.
    pub fn clear(&self, disk: &dyn Disk) -> io::Result<()> {
        for file in [self.decided(), self.undecided()] {
            gone(disk.remove_file(&file))?;
        }
        let files = self.files();
        gone(folders::empty(disk, &files))?;
        gone(disk.remove_folder(&files))
    }

    /// Gives up the lock, and the folder if it is empty.
    pub fn close(&mut self, disk: &dyn Disk) {
        if let Some(lock) = self.lock.take() {
            // What cannot be taken away is taken away by the next build.
            let _ = disk.unlock(lock, &self.folder.join("lock"));
            let _ = disk.remove_folder(&self.folder);
        }
    }
}

/// Whoever may not make it may not write into the output folder, and that is what the user knows of.
fn make(disk: &dyn Disk, out: &Path, folder: &Path) -> Result<(), Fault> {
    match folders::make(disk, folder) {
        Err(Fault {
            kind: FaultKind::Unwritable(why),
            ..
        }) => Err(Fault::writing(out, why)),
        made => made.map(|_| ()),
    }
}

/// What is not there need not be removed.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

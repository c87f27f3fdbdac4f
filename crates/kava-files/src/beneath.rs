//! A disk on which nothing beneath a folder is reached through a link.
//!
//! The folder is held open, and every step below it goes from one open folder to the next, links refused. So
//! whoever puts a link in the place of a folder, between a look and the step after it, leads nothing astray;
//! and who swaps the folder itself has it written where it has gone. What lies elsewhere is the system's.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{
    AtFlags, CWD, Dir, FileType, FlockOperation, Mode, OFlags, flock, fsync, mkdirat, openat,
    renameat, statat, unlinkat,
};

use crate::disk::{Disk, Entry, Kind, Lock, Opened, Os, Sink};

pub(crate) struct Beneath {
    folder: PathBuf,
    held: OwnedFd,
}

const AS_FOLDER: OFlags = OFlags::DIRECTORY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);

impl Beneath {
    /// The folder itself must be no link.
    pub fn open(folder: &Path) -> io::Result<Beneath> {
        Ok(Beneath {
            held: openat(CWD, folder, AS_FOLDER, Mode::empty())?,
            folder: folder.to_owned(),
        })
    }

    /// A path beneath the folder as its parts; none of one elsewhere.
    fn parts<'p>(&self, path: &'p Path) -> Option<Vec<&'p OsStr>> {
        let below = path.strip_prefix(&self.folder).ok()?;
        let part = |part: Component<'p>| match part {
            Component::Normal(name) => Some(name),
            _ => None,
        };
        below.components().map(part).collect()
    }

    /// The open folder that something stands in, and its name there.
    fn within<'p>(&self, path: &'p Path) -> Option<io::Result<(OwnedFd, &'p OsStr)>> {
        let parts = self.parts(path)?;
        let (last, above) = parts.split_last()?;
        Some(self.descend(above).map(|folder| (folder, *last)))
    }

    fn descend(&self, parts: &[&OsStr]) -> io::Result<OwnedFd> {
        let mut at = self.held.try_clone()?;
        for part in parts {
            at = openat(&at, *part, AS_FOLDER, Mode::empty())?;
        }
        Ok(at)
    }

    /// A folder beneath, or the folder itself.
    fn folder(&self, path: &Path) -> Option<io::Result<OwnedFd>> {
        Some(self.descend(&self.parts(path)?))
    }

    fn file(&self, path: &Path, flags: OFlags) -> Option<io::Result<File>> {
        let open = |(folder, name): (OwnedFd, &OsStr)| -> io::Result<File> {
            let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            Ok(openat(&folder, name, flags, Mode::from_raw_mode(0o666))?.into())
        };
        Some(self.within(path)?.and_then(open))
    }
}

fn kind(found: FileType) -> Kind {
    match found {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        _ => Kind::Other,
    }
}

impl Disk for Beneath {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        match self.within(path) {
            None => Os.kind(path),
            Some(within) => {
                let (folder, name) = within?;
                let found = statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
                Ok(kind(FileType::from_raw_mode(found.st_mode)))
            }
        }
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Os.resolve(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<Entry>> {
        let Some(folder) = self.folder(path) else {
            return Os.list(path);
        };
        let folder = folder?;
        let mut entries = Vec::new();
        for entry in Dir::read_from(&folder)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let found = statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
            entries.push(Entry {
                name: OsString::from(name),
                kind: kind(FileType::from_raw_mode(found.st_mode)),
            });
        }
        Ok(entries)
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY;
        match self.file(path, flags) {
            None => Os.open(path),
            Some(file) => Opened::of(file?),
        }
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Sink>> {
        match self.file(path, OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL) {
            None => Os.create(path),
            Some(file) => Ok(Box::new(file?)),
        }
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        match self.within(path) {
            None => Os.create_folder(path),
            Some(within) => {
                let (folder, name) = within?;
                Ok(mkdirat(&folder, name, Mode::from_raw_mode(0o777))?)
            }
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        match (self.within(from), self.within(to)) {
            (Some(from), Some(to)) => {
                let ((from, old), (to, new)) = (from?, to?);
                Ok(renameat(&from, old, &to, new)?)
            }
            _ => Os.rename(from, to),
        }
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        match self.within(path) {
            None => Os.remove_file(path),
            Some(within) => {
                let (folder, name) = within?;
                Ok(unlinkat(&folder, name, AtFlags::empty())?)
            }
        }
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        match self.within(path) {
            None => Os.remove_folder(path),
            Some(within) => {
                let (folder, name) = within?;
                Ok(unlinkat(&folder, name, AtFlags::REMOVEDIR)?)
            }
        }
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        match self.folder(path) {
            None => Os.sync_folder(path),
            Some(folder) => Ok(fsync(folder?)?),
        }
    }

    fn is_writable(&self, path: &Path) -> io::Result<bool> {
        Os.is_writable(path)
    }

    fn copy_rights(&self, from: &Path, to: &Path) -> io::Result<()> {
        Os.copy_rights(from, to)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::NONBLOCK | OFlags::NOCTTY;
        let file = match self.file(path, flags) {
            None => return Os.lock(path),
            // The holder is just taking its folder away.
            Some(Err(why)) if why.kind() == io::ErrorKind::NotFound => return Ok(None),
            Some(file) => file?,
        };
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(rustix::io::Errno::WOULDBLOCK) => return Ok(None),
            locked => locked?,
        }
        // Before it was locked the holder may have removed it: then it guards nothing.
        let ours = file.metadata()?;
        let there = self.file(path, OFlags::PATH);
        let there = there.and_then(|there| there.ok()?.metadata().ok());
        let guards = there.is_some_and(|it| (it.dev(), it.ino()) == (ours.dev(), ours.ino()));
        Ok(guards.then_some(Lock::of(file)))
    }

    fn unlock(&self, lock: Lock, path: &Path) -> io::Result<()> {
        let removed = self.remove_file(path);
        drop(lock);
        removed
    }

    fn beneath(self: Box<Self>, folder: &Path) -> io::Result<Box<dyn Disk>> {
        Ok(Box::new(Beneath::open(folder)?))
    }
}

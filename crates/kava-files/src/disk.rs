//! The operating system behind one trait. Tests put a failing disk in its place, since a full disk
//! or a missing permission cannot be had from a real one when the tests run as root.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What stands at a path, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    File,
    Folder,
    Link,
    /// A pipe, a device, a socket.
    Other,
}

impl From<fs::FileType> for Kind {
    fn from(found: fs::FileType) -> Kind {
        if found.is_file() {
            Kind::File
        } else if found.is_dir() {
            Kind::Folder
        } else if found.is_symlink() {
            Kind::Link
        } else {
            Kind::Other
        }
    }
}

pub(crate) struct Entry {
    pub name: OsString,
    pub kind: Kind,
}

/// A regular file open for reading, with the length it had in bytes when it was opened.
pub(crate) struct Opened {
    pub bytes: Box<dyn Read>,
    pub length: u64,
}

/// A new file open for writing.
pub(crate) trait Sink: Write {
    /// Waits until the content would outlive a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

impl Sink for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// Held as long as it lives, also when its process is killed.
pub(crate) struct Lock(#[allow(dead_code, reason = "held, never read")] File);

/// All that Kava asks of the operating system.
pub(crate) trait Disk {
    fn kind(&self, path: &Path) -> io::Result<Kind>;
    /// The path without links and dots.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Opens a regular file; anything else is an error and never makes the caller wait.
    fn open(&self, path: &Path) -> io::Result<Opened>;
    /// Makes a file that must not exist yet.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Sink>>;
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder would outlive a power cut.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Whether anybody at all may write the file.
    fn is_writable(&self, path: &Path) -> io::Result<bool>;
    /// Gives a file the permissions of another and, where that is allowed, its owner.
    fn copy_rights(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// `None` when another process holds the lock.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;
    fn unlock(&self, lock: Lock, path: &Path) -> io::Result<()>;
    /// The same disk, on which nothing beneath a folder is reached through a link, as far as the system can.
    fn beneath(self: Box<Self>, folder: &Path) -> io::Result<Box<dyn Disk>>;
}

impl Opened {
    pub fn of(file: File) -> io::Result<Opened> {
        let found = file.metadata()?;
        if !found.is_file() {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        Ok(Opened {
            length: found.len(),
            bytes: Box::new(file),
        })
    }
}

impl Lock {
    pub fn of(file: File) -> Lock {
        Lock(file)
    }
}

/// The real disk.
pub(crate) struct Os;

impl Disk for Os {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        Ok(fs::symlink_metadata(path)?.file_type().into())
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let entry = |found: io::Result<fs::DirEntry>| {
            let found = found?;
            Ok(Entry {
                name: found.file_name(),
                kind: found.file_type()?.into(),
            })
        };
        fs::read_dir(folder)?.map(entry).collect()
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        Opened::of(never_waiting(OpenOptions::new().read(true)).open(path)?)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Sink>> {
        Ok(Box::new(File::create_new(path)?))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn is_writable(&self, path: &Path) -> io::Result<bool> {
        Ok(!fs::metadata(path)?.permissions().readonly())
    }

    fn copy_rights(&self, from: &Path, to: &Path) -> io::Result<()> {
        let rights = fs::metadata(from)?;
        keep_owner(&rights, to);
        fs::set_permissions(to, rights.permissions())
    }

    #[cfg(unix)]
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        match crate::beneath::Beneath::open(crate::find::parent(path)) {
            // The holder is just taking its folder away.
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
            held => held?.lock(path),
        }
    }

    #[cfg(windows)]
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        use std::os::windows::fs::OpenOptionsExt;
        const SHARED_WITH_NOBODY: u32 = 0;
        const DELETE_ON_CLOSE: u32 = 0x0400_0000;
        const HELD_BY_ANOTHER: i32 = 32;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        match options
            .share_mode(SHARED_WITH_NOBODY)
            .custom_flags(DELETE_ON_CLOSE)
            .open(path)
        {
            Err(fault) if fault.raw_os_error() == Some(HELD_BY_ANOTHER) => Ok(None),
            opened => Ok(Some(Lock(opened?))),
        }
    }

    #[cfg(unix)]
    fn unlock(&self, lock: Lock, path: &Path) -> io::Result<()> {
        let removed = fs::remove_file(path);
        drop(lock);
        removed
    }

    #[cfg(windows)]
    fn unlock(&self, lock: Lock, _: &Path) -> io::Result<()> {
        drop(lock);
        Ok(())
    }

    #[cfg(unix)]
    fn beneath(self: Box<Self>, folder: &Path) -> io::Result<Box<dyn Disk>> {
        Ok(Box::new(crate::beneath::Beneath::open(folder)?))
    }

    #[cfg(not(unix))]
    fn beneath(self: Box<Self>, _: &Path) -> io::Result<Box<dyn Disk>> {
        Ok(self)
    }
}

/// Opening a pipe waits for its other end unless it is told not to.
#[cfg(unix)]
fn never_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags((rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY).bits() as i32)
}

#[cfg(not(unix))]
fn never_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Only an administrator may give a file away, so failing here is no fault.
#[cfg(unix)]
fn keep_owner(rights: &fs::Metadata, to: &Path) {
    use std::os::unix::fs::MetadataExt;
    let _ = std::os::unix::fs::chown(to, Some(rights.uid()), Some(rights.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::Metadata, _: &Path) {}

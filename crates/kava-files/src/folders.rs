//! Making and removing folders, link by link refused.

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{Disk, Kind};
use crate::fault::{Fault, FaultKind};

/// What stands at a path that is to be written; none where nothing does.
pub(crate) fn kind_at(disk: &dyn Disk, path: &Path) -> Result<Option<Kind>, Fault> {
    match disk.kind(path) {
        Ok(kind) => Ok(Some(kind)),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(Fault::writing(path, fault)),
    }
}

/// Refuses what stands where a folder is wanted and is none.
pub(crate) fn must_be_folder(path: &Path, kind: Kind) -> Result<(), Fault> {
    match kind {
        Kind::Folder => Ok(()),
        Kind::Link => Err(Fault::new(path, FaultKind::Link)),
        Kind::File | Kind::Other => Err(Fault::new(path, FaultKind::NotAFolder)),
    }
}

/// Makes one folder, unless it is there. Whether it was made.
pub(crate) fn make(disk: &dyn Disk, path: &Path) -> Result<bool, Fault> {
    match disk.create_folder(path) {
        Ok(()) => Ok(true),
        Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {
            if let Some(kind) = kind_at(disk, path)? {
                must_be_folder(path, kind)?;
            }
            Ok(false)
        }
        Err(fault) => Err(Fault::writing(path, fault)),
    }
}

/// Makes a folder and those above it, and answers the ones it made, the outermost first. Links above
/// it are the user's own way there; the folder itself must be none.
pub(crate) fn make_all(disk: &dyn Disk, path: &Path) -> Result<Vec<PathBuf>, Fault> {
    if let Some(kind) = kind_at(disk, path)? {
        return must_be_folder(path, kind).map(|()| Vec::new());
    }
    let is_missing = |folder: &&Path| matches!(kind_at(disk, folder), Ok(None));
    let missing: Vec<&Path> = path.ancestors().take_while(is_missing).collect();
    let mut made = Vec::new();
    for folder in missing
        .into_iter()
        .rev()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        match make(disk, folder) {
            Ok(true) => made.push(folder.to_owned()),
            Ok(false) => {}
            Err(fault) => {
                unmake(disk, &made);
                return Err(fault);
            }
        }
    }
    Ok(made)
}

/// Takes back the folders that were made, where they are still empty.
pub(crate) fn unmake(disk: &dyn Disk, made: &[PathBuf]) {
    for folder in made.iter().rev() {
        if disk.remove_folder(folder).is_err() {
            return;
        }
    }
}

/// The folders of a document's name below a base, the outermost first.
pub(crate) fn parents(base: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    name.match_indices('/')
        .map(move |(end, _)| base.join(&name[..end]))
}

/// Removes what a folder holds, however deep; links are removed and not followed.
pub(crate) fn empty(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let mut waiting = vec![folder.to_owned()];
    let mut folders = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in disk.list(&folder)? {
            let path = folder.join(&entry.name);
            match entry.kind {
                Kind::Folder => waiting.push(path),
                _ => disk.remove_file(&path)?,
            }
        }
        folders.push(folder);
    }
    folders
        .iter()
        .skip(1)
        .rev()
        .try_for_each(|folder| disk.remove_folder(folder))
}

//! Writes one file in one step: a source file anew, or a file that may not exist yet.

use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::disk::{Disk, Kind, Os};
use crate::fault::{Fault, FaultKind};
use crate::find::{find_on, parent};
use crate::reason::Reason;

/// Replaces the text of a file that exists, whole or not at all, and keeps its permissions.
///
/// A link stays a link, and what it leads to is replaced, unless that lies outside the catalogue, or
/// outside the link's folder where there is no catalogue. A file that nobody may write is refused.
pub fn replace(path: &Path, text: &str) -> Result<(), Fault> {
    replace_on(&Os, path, text)
}

/// Writes a file, whole or not at all: a new one, or in place of one that exists, as [`replace`] does.
pub fn save(path: &Path, text: &str) -> Result<(), Fault> {
    save_on(&Os, path, text)
}

pub(crate) fn save_on(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), Fault> {
    match disk.kind(path) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            let fault = |why: io::Error| Fault::writing(path, why);
            let folder = disk.resolve(parent(path)).map_err(fault)?;
            let name = path
                .file_name()
                .ok_or_else(|| Fault::writing(path, Reason::Missing))?;
            swap(disk, path, &folder.join(name), None, text)
        }
        _ => replace_on(disk, path, text),
    }
}

pub(crate) fn replace_on(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), Fault> {
    let fault = |why: io::Error| Fault::writing(path, why);
    let file = disk.resolve(path).map_err(fault)?;
    let around = match find_on(disk, path) {
        Ok(root) => root.folder,
        Err(_) => disk.resolve(parent(path)).map_err(fault)?,
    };
    if !file.starts_with(around) {
        return Err(Fault::new(path, FaultKind::LinkLeaves));
    }
    if disk.kind(&file).map_err(fault)? != Kind::File {
        return Err(Fault::new(path, FaultKind::NotAFile));
    }
    if !disk.is_writable(&file).map_err(fault)? {
        return Err(Fault::writing(path, Reason::NoPermission));
    }
    swap(disk, path, &file, Some(&file), text)
}

/// One writer a file at a time: the lock is what makes it safe to throw away a new text that a
/// killed process left half written.
fn swap(
    disk: &dyn Disk,
    path: &Path,
    file: &Path,
    rights_of: Option<&Path>,
    text: &str,
) -> Result<(), Fault> {
    let fault = |why: io::Error| Fault::writing(path, why);
    let mark = mark_of(file);
    let lock_path = file.with_file_name(format!(".kava-lock-{mark}"));
    let Some(lock) = disk.lock(&lock_path).map_err(fault)? else {
        return Err(Fault::new(path, FaultKind::Busy));
    };
    let new = file.with_file_name(format!(".kava-new-{mark}"));
    let _ = disk.remove_file(&new);
    let written = write_new(disk, &new, rights_of, text).and_then(|()| disk.rename(&new, file));
    if written.is_err() {
        let _ = disk.remove_file(&new);
    }
    let _ = disk.unlock(lock, &lock_path);
    written
        .and_then(|()| disk.sync_folder(parent(file)))
        .map_err(fault)
}

fn write_new(disk: &dyn Disk, new: &Path, rights_of: Option<&Path>, text: &str) -> io::Result<()> {
    let mut sink = disk.create(new)?;
    sink.write_all(text.as_bytes())?;
    if let Some(file) = rights_of {
        disk.copy_rights(file, new)?;
    }
    sink.sync()
}

/// Tells the files of one folder apart in fewer letters than their names may have.
fn mark_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    let digest = Sha256::digest(name.as_encoded_bytes());
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

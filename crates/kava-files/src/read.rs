//! Reads the files of a root, in an order that depends on nothing but their names.
//!
//! Hidden files and folders are passed over. A link is never needed to reach a file that has a name
//! of its own in the folder, so each file is read once: under that name, or, where it is hidden,
//! under the first link that shows it. Nothing outside the folder is read, and nothing that is not
//! an ordinary file is opened. A folder that documents were written into is read like any other: no
//! document ends in `.kava`, and to pass it over would lose the sources beside them in silence.

use std::io::{self, Read};
use std::path::Path;

use crate::disk::{Disk, Os};
use crate::file_fault::{FileFault, FileFaultKind};
use crate::find::Root;
use crate::walk::{Found, Walk};

/// The most that one file may have, in bytes: 64 MB.
pub const LIMIT: u64 = 64 * 1024 * 1024;

/// How much of a line that is not UTF-8 is kept to be shown, in bytes.
const SHOWN: usize = 200;

/// All that could be read, and what could not.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub root: Root,
    /// By name, byte by byte.
    pub files: Vec<Text>,
    /// By name, byte by byte.
    pub faults: Vec<FileFault>,
}

/// One `.kava` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Relative to the root, with `/`. It may hold control characters: whoever prints it takes care
    /// of them.
    pub name: String,
    pub text: String,
}

/// Reads every `.kava` file of a root. One bad file never hides the others.
pub fn read(root: &Root) -> Catalogue {
    read_on(&Os, root)
}

pub(crate) fn read_on(disk: &dyn Disk, root: &Root) -> Catalogue {
    let (found, mut faults) = Walk::new(disk, root).all();
    let mut files = Vec::with_capacity(found.len());
    for Found { name, path, named } in found {
        let read = if named {
            text(disk, &path)
        } else {
            Err(FileFaultKind::NameNotUtf8)
        };
        match read {
            Ok(text) => files.push(Text { name, text }),
            Err(kind) => faults.push(FileFault { name, kind }),
        }
    }
    faults.sort();
    Catalogue {
        root: root.clone(),
        files,
        faults,
    }
}

/// The text of one file named on its own, whatever catalogue it belongs to.
pub fn read_one(path: &Path) -> Result<String, FileFault> {
    text(&Os, path).map_err(|kind| fault_of(path, kind))
}

/// The bytes of one file named on its own: a table of another program's.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileFault> {
    bytes(&Os, path).map_err(|kind| fault_of(path, kind))
}

fn fault_of(path: &Path, kind: FileFaultKind) -> FileFault {
    FileFault {
        name: path.to_string_lossy().into_owned(),
        kind,
    }
}

fn text(disk: &dyn Disk, path: &Path) -> Result<String, FileFaultKind> {
    decoded(bytes(disk, path)?)
}

pub(crate) fn decoded(bytes: Vec<u8>) -> Result<String, FileFaultKind> {
    String::from_utf8(bytes).map_err(|fault| {
        let offset = fault.utf8_error().valid_up_to();
        not_utf8(fault.as_bytes(), offset)
    })
}

fn bytes(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, FileFaultKind> {
    let unreadable = |why: io::Error| FileFaultKind::Unreadable(why.into());
    let opened = disk.open(path).map_err(unreadable)?;
    if opened.length > LIMIT {
        return Err(FileFaultKind::TooLarge);
    }
    let mut bytes = Vec::with_capacity(opened.length as usize + 1);
    // The file may grow while it is read.
    opened
        .bytes
        .take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LIMIT {
        return Err(FileFaultKind::TooLarge);
    }
    Ok(bytes)
}

fn not_utf8(bytes: &[u8], offset: usize) -> FileFaultKind {
    let (valid, rest) = bytes.split_at(offset);
    let line_end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(rest.len());
    let rest = &rest[..line_end.min(SHOWN)];
    let seen = String::from_utf8_lossy(valid) + String::from_utf8_lossy(rest);
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    FileFaultKind::NotUtf8 {
        offset,
        seen: seen.into_owned(),
        utf16,
    }
}

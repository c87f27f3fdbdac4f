//! Finds the folder that a path belongs to.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::disk::{Disk, Kind, Os};
use crate::fault::{Fault, FaultKind};
use crate::name::{is_hidden, is_source};
use crate::reason::Reason;

/// The file that makes a folder a catalogue.
pub(crate) const CATALOGUE: &str = "catalogue.kava";

/// A folder of `.kava` files, and the file in it that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    pub(crate) folder: PathBuf,
    pub(crate) chosen: Option<String>,
    pub(crate) extent: Extent,
}

/// Which files belong to a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One catalogue: a catalogue inside it is a fault.
    Catalogue,
    /// Every `.kava` file below the folder, whatever catalogue it belongs to.
    Folder,
    /// The chosen file alone.
    File,
}

impl Root {
    /// The folder, without links and dots.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The name of the file that was asked for; none where a folder was.
    pub fn chosen(&self) -> Option<&str> {
        self.chosen.as_deref()
    }

    /// Where a file of this root stands.
    pub fn path_of(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The name that a file has in this root, whether or not it exists yet; none outside it.
    pub fn name_of(&self, path: &Path) -> Option<String> {
        let folder = Os.resolve(parent(path)).ok()?;
        self.name_in(&folder.join(path.file_name()?))
    }

    /// The name of a path that has no links and dots.
    pub(crate) fn name_in(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.folder).ok()?;
        let parts = below.components().filter_map(|part| match part {
            Component::Normal(part) => Some(part.to_string_lossy()),
            _ => None,
        });
        Some(parts.collect::<Vec<_>>().join("/"))
    }
}

/// Finds the catalogue that a folder or a file belongs to, in it or above it.
pub fn find(path: &Path) -> Result<Root, Fault> {
    find_on(&Os, path)
}

/// Finds the catalogue that a file belongs to, whether or not the file exists yet.
pub fn find_for(path: &Path) -> Result<Root, Fault> {
    root_of(&Os, &Spot::of_file(&Os, path)?, path)
}

/// The folder or the one file itself, in a catalogue or not: what the formatter works on.
pub fn below(path: &Path) -> Result<Root, Fault> {
    below_on(&Os, path)
}

pub(crate) fn find_on(disk: &dyn Disk, path: &Path) -> Result<Root, Fault> {
    root_of(disk, &Spot::of(disk, path)?, path)
}

fn root_of(disk: &dyn Disk, spot: &Spot, path: &Path) -> Result<Root, Fault> {
    for folder in spot.folder.ancestors() {
        if holds_catalogue(disk, folder)? {
            let root = Root {
                folder: folder.into(),
                chosen: None,
                extent: Extent::Catalogue,
            };
            return choose(disk, root, spot, path);
        }
    }
    Err(Fault::new(path, FaultKind::NoCatalogue))
}

pub(crate) fn below_on(disk: &dyn Disk, path: &Path) -> Result<Root, Fault> {
    let Spot { folder, file } = Spot::of(disk, path)?;
    let Some(file) = file else {
        return Ok(Root {
            folder,
            chosen: None,
            extent: Extent::Folder,
        });
    };
    let Some(name) = file.file_name().and_then(OsStr::to_str) else {
        return Err(Fault::reading(path, Reason::NameNotUtf8));
    };
    Ok(Root {
        folder,
        chosen: Some(name.to_owned()),
        extent: Extent::File,
    })
}

/// Keeps in mind which file was asked for. A link to another file of the catalogue stands for it.
fn choose(disk: &dyn Disk, root: Root, spot: &Spot, path: &Path) -> Result<Root, Fault> {
    let Some(file) = &spot.file else {
        return Ok(root);
    };
    let name_of = |path: &Path| root.name_in(path).filter(|name| belongs(name));
    let target = disk.resolve(file).ok();
    let chosen = target
        .as_deref()
        .and_then(name_of)
        .or_else(|| name_of(file));
    match chosen {
        Some(name) => Ok(Root {
            chosen: Some(name),
            ..root
        }),
        None => Err(Fault::new(path, FaultKind::NotASource)),
    }
}

fn belongs(name: &str) -> bool {
    is_source(name) && !name.split('/').any(is_hidden)
}

fn holds_catalogue(disk: &dyn Disk, folder: &Path) -> Result<bool, Fault> {
    let file = folder.join(CATALOGUE);
    match disk.kind(&file) {
        Ok(kind) => Ok(kind != Kind::Folder),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(fault) => Err(Fault::reading(&file, fault)),
    }
}

/// A folder, or a file in it, without links and dots in the folder's path.
struct Spot {
    folder: PathBuf,
    file: Option<PathBuf>,
}

impl Spot {
    fn of(disk: &dyn Disk, path: &Path) -> Result<Spot, Fault> {
        let fault = |why: io::Error| Fault::reading(path, why);
        let resolved = match disk.kind(path).map_err(fault)? {
            Kind::Folder => Some(disk.resolve(path).map_err(fault)?),
            Kind::Link => disk
                .resolve(path)
                .ok()
                .filter(|target| is_folder(disk, target)),
            Kind::File | Kind::Other => None,
        };
        if let Some(folder) = resolved {
            return Ok(Spot { folder, file: None });
        }
        Spot::of_file(disk, path)
    }

    /// A file in a folder that exists.
    fn of_file(disk: &dyn Disk, path: &Path) -> Result<Spot, Fault> {
        let fault = |why: io::Error| Fault::reading(path, why);
        let folder = disk.resolve(parent(path)).map_err(fault)?;
        let name = path
            .file_name()
            .ok_or_else(|| Fault::reading(path, Reason::Missing))?;
        let file = folder.join(name);
        Ok(Spot {
            folder,
            file: Some(file),
        })
    }
}

fn is_folder(disk: &dyn Disk, path: &Path) -> bool {
    matches!(disk.kind(path), Ok(Kind::Folder))
}

/// The folder that a path names its file in; the current one where it names none.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str() != OsStr::new("") => parent,
        _ => Path::new("."),
    }
}

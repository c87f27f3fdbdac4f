//! Folders to read from and to write into.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kava_files::{Catalogue, Fault, FaultKind, FileFaultKind, Output, Written, find, read};
use tempfile::TempDir;

/// A folder with these files, each holding its own name.
pub fn folder(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        put(&folder, name, name.as_bytes());
    }
    folder
}

pub fn put(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

pub fn read_all(folder: &TempDir) -> Catalogue {
    read(&find(folder.path()).unwrap())
}

pub fn names(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.files.iter().map(|file| &*file.name).collect()
}

pub fn faults(catalogue: &Catalogue) -> Vec<(&str, &FileFaultKind)> {
    catalogue
        .faults
        .iter()
        .map(|fault| (&*fault.name, &fault.kind))
        .collect()
}

/// The only fault, with whether it is a finding; every file of the catalogue but it was read.
pub fn only_fault(catalogue: &Catalogue) -> (&str, &FileFaultKind, bool) {
    let [fault] = &catalogue.faults[..] else {
        panic!("{:?}", catalogue.faults)
    };
    (&fault.name, &fault.kind, fault.is_finding())
}

pub fn build(out: &Path, force: bool, documents: &[(&str, &str)]) -> Result<Written, Fault> {
    let mut output = Output::open(out, force)?;
    for (name, text) in documents {
        output.write(name, |to| to.write_all(text.as_bytes()))?;
    }
    output.finish(|_| true)
}

/// Every file below a folder by name, hidden ones too.
pub fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let inner = tree(&entry.path());
            found.extend(
                inner
                    .into_iter()
                    .map(|(inner, text)| (format!("{name}/{inner}"), text)),
            );
        } else {
            found.insert(name, fs::read_to_string(entry.path()).unwrap_or_default());
        }
    }
    found
}

pub fn file_names(folder: &Path) -> Vec<String> {
    tree(folder).into_keys().collect()
}

#[track_caller]
pub fn assert_refused(built: Result<Written, Fault>, path: &Path, kind: FaultKind) {
    let fault = built.unwrap_err();
    assert_eq!((&*fault.path, fault.kind), (path, kind));
}

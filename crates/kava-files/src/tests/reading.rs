//! Reading from a disk that fails.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::faulty::{Faulty, Then};
use crate::disk::{Disk, Entry, Kind, Lock, Opened, Os, Sink};
use crate::find::find_on;
use crate::read::read_on;
use crate::{Fault, FaultKind, FileFaultKind, Reason, find};

const FILES: [&str; 4] = ["a.kava", "b.kava", "catalogue.kava", "folder/c.kava"];

fn catalogue() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    for name in FILES {
        fs::write(folder.path().join(name), name).unwrap();
    }
    folder
}

/// Whichever call of the system fails, the files that it does not concern are read.
#[test]
fn one_failure_hides_no_other_file() {
    let folder = catalogue();
    let root = find(folder.path()).unwrap();
    let mut steps = 0;
    loop {
        let disk = Faulty::new(steps, ErrorKind::PermissionDenied, Then::Recovers);
        let read = read_on(&disk, &root);
        if !disk.has_failed() {
            assert_eq!(read.files.len(), FILES.len());
            break;
        }
        let [fault] = &read.faults[..] else {
            panic!("step {steps}: {:?}", read.faults)
        };
        assert_eq!(
            fault.kind,
            FileFaultKind::Unreadable(Reason::NoPermission),
            "step {steps}"
        );
        assert!(!fault.is_finding());
        let names: Vec<&str> = read.files.iter().map(|file| &*file.name).collect();
        let hidden = |name: &&&str| {
            let inside = format!("{}/", fault.name);
            fault.name == "." || **name == fault.name || name.starts_with(&inside)
        };
        let expected: Vec<&str> = FILES.iter().filter(|name| !hidden(name)).copied().collect();
        assert_eq!(names, expected, "step {steps}");
        steps += 1;
    }
    assert!(
        steps >= 6,
        "two listings and four files can fail, and {steps} did"
    );
}

#[test]
fn a_search_that_fails_names_what_was_asked_for_or_the_catalogue() {
    let folder = catalogue();
    let path = folder.path().join("a.kava");
    let mut steps = 0;
    loop {
        let disk = Faulty::new(steps, ErrorKind::PermissionDenied, Then::Recovers);
        let found = find_on(&disk, &path);
        if !disk.has_failed() {
            assert_eq!(found.unwrap().chosen(), Some("a.kava"));
            break;
        }
        if let Err(Fault { path: named, kind }) = found {
            assert_eq!(kind, FaultKind::Unreadable(Reason::NoPermission));
            assert!(named == path || named.ends_with("catalogue.kava"));
        }
        steps += 1;
    }
    assert!(steps >= 3, "{steps}");
}

/// A file that says it is empty and never ends, as some of the system's own files do.
struct Endless;

impl Disk for Endless {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        Os.kind(path)
    }
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Os.resolve(path)
    }
    fn list(&self, _: &Path) -> io::Result<Vec<Entry>> {
        Ok(vec![Entry {
            name: OsString::from("a.kava"),
            kind: Kind::File,
        }])
    }
    fn open(&self, _: &Path) -> io::Result<Opened> {
        let bytes: Box<dyn Read> = Box::new(io::repeat(b'a'));
        Ok(Opened { bytes, length: 0 })
    }
    fn create(&self, _: &Path) -> io::Result<Box<dyn Sink>> {
        unreachable!("reading makes nothing")
    }
    fn create_folder(&self, _: &Path) -> io::Result<()> {
        unreachable!("reading makes nothing")
    }
    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        unreachable!("reading moves nothing")
    }
    fn remove_file(&self, _: &Path) -> io::Result<()> {
        unreachable!("reading removes nothing")
    }
    fn remove_folder(&self, _: &Path) -> io::Result<()> {
        unreachable!("reading removes nothing")
    }
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        unreachable!("reading writes nothing")
    }
    fn is_writable(&self, _: &Path) -> io::Result<bool> {
        unreachable!("reading writes nothing")
    }
    fn copy_rights(&self, _: &Path, _: &Path) -> io::Result<()> {
        unreachable!("reading writes nothing")
    }
    fn lock(&self, _: &Path) -> io::Result<Option<Lock>> {
        unreachable!("reading locks nothing")
    }
    fn unlock(&self, _: Lock, _: &Path) -> io::Result<()> {
        unreachable!("reading locks nothing")
    }

    fn beneath(self: Box<Self>, _: &Path) -> io::Result<Box<dyn Disk>> {
        Ok(self)
    }
}

#[test]
fn a_file_that_grows_without_end_is_left_at_the_limit() {
    let folder = catalogue();
    let read = read_on(&Endless, &find(folder.path()).unwrap());
    assert!(read.files.is_empty());
    assert_eq!(read.faults.len(), 1);
    assert_eq!(read.faults[0].kind, FileFaultKind::TooLarge);
}

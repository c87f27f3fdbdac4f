//! Replacing a source file.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use kava_files::{FaultKind, Reason, read_one, replace, save};
use tempfile::TempDir;

use crate::folder::tree;

fn source(text: &str, mode: u32) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.kava");
    fs::write(&path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    folder
}

#[test]
fn a_replaced_file_keeps_its_permissions() {
    let folder = source("before", 0o640);
    let path = folder.path().join("a.kava");
    replace(&path, "after õ").unwrap();
    assert_eq!(
        tree(folder.path()),
        BTreeMap::from([("a.kava".into(), "after õ".into())])
    );
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o640
    );
}

#[test]
fn a_file_that_nobody_may_write_is_not_replaced() {
    let folder = source("before", 0o444);
    let path = folder.path().join("a.kava");
    let fault = replace(&path, "after").unwrap_err();
    assert_eq!(fault.kind, FaultKind::Unwritable(Reason::NoPermission));
    assert_eq!(fs::read_to_string(&path).unwrap(), "before");
    let missing = replace(&folder.path().join("none.kava"), "x").unwrap_err();
    assert_eq!(missing.kind, FaultKind::Unwritable(Reason::Missing));
    let not_a_file = replace(folder.path(), "x").unwrap_err();
    assert_eq!(not_a_file.kind, FaultKind::NotAFile);
}

#[test]
fn a_link_is_replaced_only_inside_its_catalogue_and_stays_a_link() {
    let outside = source("outside", 0o644);
    let folder = source("inside", 0o644);
    fs::write(folder.path().join("catalogue.kava"), "").unwrap();
    fs::create_dir(folder.path().join("links")).unwrap();
    let (out, inn) = (
        folder.path().join("links/out.kava"),
        folder.path().join("links/in.kava"),
    );
    symlink(outside.path().join("a.kava"), &out).unwrap();
    symlink("../a.kava", &inn).unwrap();
    assert_eq!(replace(&out, "x").unwrap_err().kind, FaultKind::LinkLeaves);
    assert_eq!(tree(outside.path())["a.kava"], "outside");
    replace(&inn, "new").unwrap();
    assert_eq!(tree(folder.path())["a.kava"], "new");
    assert!(fs::symlink_metadata(&inn).unwrap().is_symlink());
    fs::remove_file(folder.path().join("catalogue.kava")).unwrap();
    assert_eq!(replace(&inn, "x").unwrap_err().kind, FaultKind::LinkLeaves);
}

#[test]
fn a_file_is_saved_whether_or_not_it_is_there() {
    let folder = source("before", 0o600);
    let new = folder.path().join("new.json");
    save(&new, "one").unwrap();
    save(&new, "two õ").unwrap();
    assert_eq!(read_one(&new).unwrap(), "two õ");
    let old = folder.path().join("a.kava");
    save(&old, "after").unwrap();
    let mode = fs::metadata(&old).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "it keeps its permissions");
    let nowhere = folder.path().join("none/new.json");
    assert_eq!(
        save(&nowhere, "x").unwrap_err().kind,
        FaultKind::Unwritable(Reason::Missing)
    );
    assert_eq!(
        save(folder.path(), "x").unwrap_err().kind,
        FaultKind::NotAFile
    );
    let names: Vec<String> = tree(folder.path()).into_keys().collect();
    assert_eq!(names, ["a.kava", "new.json"], "nothing is left behind");
}

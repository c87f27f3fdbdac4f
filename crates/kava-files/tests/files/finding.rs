//! Finding the catalogue that a path belongs to.

use std::fs;
use std::path::Path;

use kava_files::{FaultKind, Reason, Text, below, find, read};

use crate::folder::{faults, folder, names};

#[test]
fn the_catalogue_is_found_from_any_place_in_it() {
    let folder = folder(&["catalogue.kava", "a/b/c.kava"]);
    let top = folder.path().canonicalize().unwrap();
    for (place, chosen) in [
        ("", None),
        ("a", None),
        ("a/b/", None),
        ("a/b/.", None),
        ("a/b/../..", None),
        ("catalogue.kava", Some("catalogue.kava")),
        ("a/b/c.kava", Some("a/b/c.kava")),
        ("a/../a/b/c.kava", Some("a/b/c.kava")),
    ] {
        let root = find(&folder.path().join(place)).unwrap();
        assert_eq!((root.folder(), root.chosen()), (&*top, chosen), "{place}");
    }
}

#[test]
fn a_path_that_leads_to_no_catalogue_is_the_users_to_mend() {
    let folder = folder(&["a.kava", "inner/catalogue.kava", "dir/catalogue.kava/x.txt"]);
    for place in ["", "a.kava", "dir"] {
        let path = folder.path().join(place);
        let fault = find(&path).unwrap_err();
        assert_eq!(
            (fault.kind.clone(), &fault.path),
            (FaultKind::NoCatalogue, &path)
        );
        assert!(fault.is_usage());
    }
    let fault = find(&folder.path().join("nothing")).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Unreadable(Reason::Missing));
    assert!(!fault.is_usage());
    let fault = find(&folder.path().join("a.kava/x.kava")).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Unreadable(Reason::NotAFolder));
    assert!(find(Path::new("")).is_err());
}

#[test]
fn a_file_that_is_no_source_cannot_be_chosen() {
    let folder = folder(&["catalogue.kava", "notes.txt", ".git/x.kava", ".x.kava"]);
    for name in ["notes.txt", ".git/x.kava", ".x.kava"] {
        let fault = find(&folder.path().join(name)).unwrap_err();
        assert_eq!(fault.kind, FaultKind::NotASource, "{name}");
        assert!(fault.is_usage());
    }
}

#[test]
fn the_formatter_reads_a_folder_or_one_file_without_a_catalogue() {
    let folder = folder(&[
        "one/catalogue.kava",
        "two/catalogue.kava",
        "two/a.kava",
        "b.txt",
    ]);
    let all = read(&below(folder.path()).unwrap());
    assert_eq!(
        names(&all),
        ["one/catalogue.kava", "two/a.kava", "two/catalogue.kava"]
    );
    assert_eq!(faults(&all), []);
    let one = read(&below(&folder.path().join("b.txt")).unwrap());
    assert_eq!(
        one.files,
        [Text {
            name: "b.txt".into(),
            text: "b.txt".into()
        }]
    );
    assert!(below(&folder.path().join("none.kava")).is_err());
}

#[test]
fn names_and_paths_lead_to_each_other() {
    let folder = folder(&["catalogue.kava", "a/õpe.kava"]);
    let root = find(folder.path()).unwrap();
    assert_eq!(
        root.name_of(&folder.path().join("a/../a/õpe.kava"))
            .as_deref(),
        Some("a/õpe.kava")
    );
    assert_eq!(
        root.name_of(&folder.path().join("a/new.kava")).as_deref(),
        Some("a/new.kava")
    );
    assert_eq!(root.name_of(Path::new("/etc/hosts")), None);
    assert_eq!(root.name_of(&folder.path().join("nowhere/new.kava")), None);
    assert_eq!(
        fs::read_to_string(root.path_of("a/õpe.kava")).unwrap(),
        "a/õpe.kava"
    );
}

//! Reading catalogues as they come: in order, and with bad files among the good ones.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use kava_files::{FileFaultKind, LIMIT, Reason, below};

use crate::folder::{faults, folder, names, only_fault, put, read_all};

#[test]
fn the_order_is_that_of_the_bytes_of_the_whole_name() {
    let mut all = [
        "catalogue.kava",
        "a.kava",
        "a/z.kava",
        "a-b/c.kava",
        "Õpe.kava",
        "õpe.kava",
        "z.kava",
        "Z.kava",
        "a/b/c.kava",
        "2026.kava",
        "õis/ämber/šokk.kava",
        "小/学.kava",
        "a b.kava",
    ];
    let forwards = folder(&all);
    all.reverse();
    let backwards = folder(&all);
    let (forwards, backwards) = (read_all(&forwards), read_all(&backwards));
    assert_eq!(forwards.files, backwards.files);
    all.sort_unstable();
    assert_eq!(names(&forwards), all);
    assert!(forwards.files.iter().all(|file| file.name == file.text));
    assert_eq!(faults(&forwards), []);
}

#[test]
fn only_visible_kava_files_are_read() {
    let folder = folder(&[
        "catalogue.kava",
        ".hidden.kava",
        ".git/x.kava",
        "notes.txt",
        "x.kava.bak",
        "kava",
        "LOUD.KAVA",
        "in/.idea/y.kava",
        "folder.kava/z.kava",
        "in/kava-manifest.json",
        "in/ours.kava",
    ]);
    symlink(
        "nobody@nowhere.1234",
        folder.path().join(".#catalogue.kava"),
    )
    .unwrap();
    let catalogue = read_all(&folder);
    assert_eq!(
        names(&catalogue),
        [
            "LOUD.KAVA",
            "catalogue.kava",
            "folder.kava/z.kava",
            "in/ours.kava"
        ]
    );
    assert_eq!(faults(&catalogue), []);
}

#[test]
fn bytes_that_are_not_utf8_are_told_with_their_place() {
    let folder = folder(&["catalogue.kava", "z.kava"]);
    put(
        &folder,
        "a.kava",
        b"title et \"Andmed\"\naim et \"\xf5ppima\" # windows-1257\nmore",
    );
    let catalogue = read_all(&folder);
    assert_eq!(names(&catalogue), ["catalogue.kava", "z.kava"]);
    let (name, kind, is_finding) = only_fault(&catalogue);
    let seen = "title et \"Andmed\"\naim et \"\u{fffd}ppima\" # windows-1257".to_owned();
    assert_eq!(
        *kind,
        FileFaultKind::NotUtf8 {
            offset: 26,
            seen,
            utf16: false
        }
    );
    assert_eq!((name, is_finding), ("a.kava", true));
}

#[test]
fn utf16_is_recognised_and_a_long_line_is_not_kept() {
    let folder = folder(&["catalogue.kava"]);
    put(&folder, "a.kava", b"\xff\xfec\0o\0u\0r\0s\0e\0");
    put(&folder, "b.kava", &vec![0xff; 1 << 20]);
    let catalogue = read_all(&folder);
    let [
        (
            "a.kava",
            FileFaultKind::NotUtf8 {
                offset: 0,
                utf16: true,
                ..
            },
        ),
        ("b.kava", garbage),
    ] = faults(&catalogue)[..]
    else {
        panic!("{:?}", catalogue.faults)
    };
    let FileFaultKind::NotUtf8 {
        seen, utf16: false, ..
    } = garbage
    else {
        panic!()
    };
    assert_eq!(seen.chars().count(), 200);
}

#[test]
fn an_empty_file_and_one_of_exactly_the_limit_are_read_and_no_larger_one() {
    let folder = folder(&["catalogue.kava"]);
    put(&folder, "empty.kava", b"");
    for (name, length) in [
        ("full.kava", LIMIT),
        ("over.kava", LIMIT + 1),
        ("vast.kava", 100 << 20),
    ] {
        File::create(folder.path().join(name))
            .unwrap()
            .set_len(length)
            .unwrap();
    }
    let catalogue = read_all(&folder);
    assert_eq!(
        names(&catalogue),
        ["catalogue.kava", "empty.kava", "full.kava"]
    );
    assert_eq!(catalogue.files[1].text, "");
    assert_eq!(catalogue.files[2].text.len() as u64, LIMIT);
    let too_large = &FileFaultKind::TooLarge;
    assert_eq!(
        faults(&catalogue),
        [("over.kava", too_large), ("vast.kava", too_large)]
    );
    assert!(catalogue.faults[0].is_finding());
}

#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_not_utf8_is_told() {
    let folder = folder(&["catalogue.kava"]);
    let bad = folder.path().join(OsStr::from_bytes(b"\xf5pe.kava"));
    fs::write(&bad, "x").unwrap();
    let dir = folder.path().join(OsStr::from_bytes(b"\xf5"));
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("fine.kava"), "x").unwrap();
    let catalogue = read_all(&folder);
    assert_eq!(names(&catalogue), ["catalogue.kava"]);
    let kind = &FileFaultKind::NameNotUtf8;
    assert_eq!(
        faults(&catalogue),
        [("\u{fffd}/fine.kava", kind), ("\u{fffd}pe.kava", kind)]
    );
    assert!(catalogue.faults[0].is_finding());
    assert!(below(&bad).is_err());
}

/// A tree deeper than the system takes in one path: what can be reached is read.
#[test]
fn a_tree_of_any_depth_is_read_as_far_as_the_system_reaches() {
    let folder = folder(&["catalogue.kava"]);
    let deep = |top: &str| {
        let path = folder.path().join(top).join("d/".repeat(1500));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("x.kava"), "x").unwrap();
        path
    };
    deep("a");
    let bottom = deep("b");
    let catalogue = read_all(&folder);
    let expected = ["a", "b"].map(|top| format!("{top}/{}x.kava", "d/".repeat(1500)));
    assert_eq!(
        names(&catalogue),
        [&*expected[0], &expected[1], "catalogue.kava"]
    );

    fs::rename(folder.path().join("a"), bottom.join("a")).unwrap();
    let catalogue = read_all(&folder);
    assert_eq!(names(&catalogue), [&*expected[1], "catalogue.kava"]);
    let (_, kind, is_finding) = only_fault(&catalogue);
    assert_eq!(*kind, FileFaultKind::Unreadable(Reason::NameRefused));
    assert!(!is_finding);
}

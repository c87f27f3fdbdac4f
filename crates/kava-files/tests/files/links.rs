//! Links, pipes and inner catalogues: what is met on the way to the files.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;

use kava_files::{FileFaultKind, Reason, find, read};

use crate::folder::{faults, folder, names, only_fault, read_all};

#[test]
fn an_inner_catalogue_is_told_and_left_out() {
    let folder = folder(&[
        "catalogue.kava",
        "a.kava",
        "in/catalogue.kava",
        "in/b.kava",
        "in/deep/c.kava",
        "z/d.kava",
    ]);
    symlink("../in/deep", folder.path().join("z/link")).unwrap();
    symlink("../in/b.kava", folder.path().join("z/b.kava")).unwrap();
    let catalogue = read_all(&folder);
    assert_eq!(names(&catalogue), ["a.kava", "catalogue.kava", "z/d.kava"]);
    assert_eq!(
        only_fault(&catalogue),
        ("in/catalogue.kava", &FileFaultKind::InnerCatalogue, true)
    );
    let inner = find(&folder.path().join("in/deep")).unwrap();
    assert_eq!(
        names(&read(&inner)),
        ["b.kava", "catalogue.kava", "deep/c.kava"]
    );
}

#[test]
fn a_link_out_of_the_folder_is_told_and_never_followed() {
    let outside = folder(&["secret.kava", "more/secret.kava", "readme.txt"]);
    let folder = folder(&["catalogue.kava"]);
    for (link, target) in [
        ("x.kava", "secret.kava"),
        ("more", "more"),
        ("readme.txt", "readme.txt"),
    ] {
        symlink(outside.path().join(target), folder.path().join(link)).unwrap();
    }
    symlink("/dev/zero", folder.path().join("zero.kava")).unwrap();
    symlink("..", folder.path().join("up")).unwrap();
    let catalogue = read_all(&folder);
    assert_eq!(names(&catalogue), ["catalogue.kava"]);
    let leaves = &FileFaultKind::LinkLeaves;
    assert_eq!(
        faults(&catalogue),
        ["more", "up", "x.kava", "zero.kava"].map(|name| (name, leaves))
    );
    assert!(catalogue.faults.iter().all(|fault| fault.is_finding()));
    let chosen = find(&folder.path().join("x.kava")).unwrap();
    assert_eq!(chosen.chosen(), Some("x.kava"));
}

#[test]
fn a_link_that_leads_nowhere_is_a_file_that_cannot_be_read() {
    let folder = folder(&["catalogue.kava"]);
    symlink("nothing.kava", folder.path().join("x.kava")).unwrap();
    symlink("nothing", folder.path().join("other")).unwrap();
    let catalogue = read_all(&folder);
    assert_eq!(
        only_fault(&catalogue),
        ("x.kava", &FileFaultKind::LinkBroken, false)
    );
}

#[test]
fn a_file_reached_in_two_ways_is_read_once_under_its_own_name() {
    let folder = folder(&[
        "catalogue.kava",
        "a/b.kava",
        ".store/c.kava",
        ".store/d/e.kava",
    ]);
    for (link, target) in [
        ("same.kava", "a/b.kava"),
        ("same", "a"),
        ("a/top", ".."),
        ("c1.kava", ".store/c.kava"),
        ("c2.kava", ".store/c.kava"),
        ("d", ".store/d"),
        (".store/d/loop", "../../.store"),
    ] {
        symlink(target, folder.path().join(link)).unwrap();
    }
    symlink("loop.kava", folder.path().join("loop.kava")).unwrap();
    let catalogue = read_all(&folder);
    assert_eq!(
        names(&catalogue),
        ["a/b.kava", "c1.kava", "catalogue.kava", "d/e.kava"]
    );
    let (name, kind, is_finding) = only_fault(&catalogue);
    assert!(
        matches!(kind, FileFaultKind::Unreadable(Reason::Other(_))),
        "{kind:?}"
    );
    assert_eq!((name, is_finding), ("loop.kava", false));
    assert_eq!(
        find(&folder.path().join("same.kava")).unwrap().chosen(),
        Some("a/b.kava")
    );
}

#[test]
fn what_is_no_ordinary_file_is_never_waited_for() {
    let folder = folder(&["catalogue.kava"]);
    assert!(
        Command::new("mkfifo")
            .arg(folder.path().join("pipe.kava"))
            .status()
            .unwrap()
            .success()
    );
    let _socket = UnixListener::bind(folder.path().join("socket.kava")).unwrap();
    let _other = UnixListener::bind(folder.path().join("socket")).unwrap();
    symlink("pipe.kava", folder.path().join("link.kava")).unwrap();
    let catalogue = read_all(&folder);
    let not_a_file = &FileFaultKind::NotAFile;
    let expected = ["link.kava", "pipe.kava", "socket.kava"].map(|name| (name, not_a_file));
    assert_eq!(faults(&catalogue), expected);
    assert!(!catalogue.faults[0].is_finding());
    assert_eq!(names(&catalogue), ["catalogue.kava"]);
}

#[test]
fn the_catalogue_file_itself_may_be_what_is_wrong() {
    let folder = folder(&["a.kava"]);
    let path = folder.path().join("catalogue.kava");
    symlink("/etc/hostname", &path).unwrap();
    assert_eq!(only_fault(&read_all(&folder)).0, "catalogue.kava");
    fs::remove_file(&path).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(only_fault(&read_all(&folder)).0, "catalogue.kava");
    assert_eq!(names(&read_all(&folder)), ["a.kava"]);
}

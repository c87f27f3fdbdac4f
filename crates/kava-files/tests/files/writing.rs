//! What a build writes, and what it leaves of earlier ones.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;

use kava_files::{FaultKind, MANIFEST, Output, Reason, Written};

use crate::folder::{assert_refused, build, file_names, tree};

#[test]
fn a_build_lists_what_it_writes() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new/out");
    let documents = [("registry/õpe 1.json", "{}\n"), ("feed.ndjson", "")];
    let written = build(&out, false, &documents).unwrap();
    assert_eq!(written.changed, ["feed.ndjson", "registry/õpe 1.json"]);
    let expected = r#"{
  "version": 1,
  "files": [
    {
      "path": "feed.ndjson",
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    },
    {
      "path": "registry/õpe 1.json",
      "sha256": "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"
    }
  ]
}
"#;
    let tree = tree(&out);
    assert_eq!(tree[MANIFEST], expected);
    assert_eq!(tree["registry/õpe 1.json"], "{}\n");
    assert_eq!(tree.len(), 3);
}

#[test]
fn what_is_the_same_is_not_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let inode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().ino();
    build(folder.path(), false, &[("a", "same"), ("b", "old")]).unwrap();
    let before = (inode("a"), inode("b"));
    let written = build(folder.path(), false, &[("a", "same"), ("b", "new")]).unwrap();
    assert_eq!(
        written,
        Written {
            changed: vec!["b".into()],
            ..Written::default()
        }
    );
    assert_eq!(inode("a"), before.0);
    assert_ne!(inode("b"), before.1);
    fs::remove_file(folder.path().join("a")).unwrap();
    let written = build(folder.path(), false, &[("a", "same"), ("b", "new")]).unwrap();
    assert_eq!(written.changed, ["a"]);
}

#[test]
fn what_is_no_longer_written_is_removed_unless_somebody_changed_it() {
    let folder = tempfile::tempdir().unwrap();
    let all = [("in/a", "1"), ("in/deep/b", "2"), ("c", "3"), ("d", "4")];
    build(folder.path(), false, &all).unwrap();
    fs::write(folder.path().join("c"), "changed").unwrap();
    let written = build(folder.path(), false, &[("d", "4")]).unwrap();
    assert_eq!(written.removed, ["in/a", "in/deep/b"]);
    assert_eq!(written.kept, ["c"]);
    assert_eq!(file_names(folder.path()), ["c", "d", MANIFEST]);
    assert!(!folder.path().join("in").exists());
    assert_refused(
        build(folder.path(), false, &[("c", "mine")]),
        &folder.path().join("c"),
        FaultKind::Foreign,
    );
}

#[test]
fn a_build_of_one_part_leaves_the_others_and_keeps_them_listed() {
    let folder = tempfile::tempdir().unwrap();
    build(
        folder.path(),
        false,
        &[("registry/a", "1"), ("registry/b", "2"), ("feed", "3")],
    )
    .unwrap();
    let mut output = Output::open(folder.path(), false).unwrap();
    output
        .write("registry/a", |to| to.write_all(b"new"))
        .unwrap();
    let written = output.finish(|name| name.starts_with("registry/")).unwrap();
    assert_eq!(
        (written.changed, written.removed),
        (vec!["registry/a".into()], vec!["registry/b".into()])
    );
    let manifest = fs::read_to_string(folder.path().join(MANIFEST)).unwrap();
    assert!(manifest.contains("feed") && !manifest.contains("registry/b"));
    assert_eq!(file_names(folder.path()), ["feed", MANIFEST, "registry/a"]);
    build(folder.path(), false, &[("feed", "ours")]).unwrap();
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Output::open(folder.path(), false).unwrap();
    first.write("a", |to| to.write_all(b"first")).unwrap();
    let second = build(folder.path(), true, &[("a", "second")]);
    assert_refused(second, folder.path(), FaultKind::Busy);
    first.finish(|_| true).unwrap();
    build(folder.path(), false, &[("a", "second")]).unwrap();
    assert_eq!(
        fs::read_to_string(folder.path().join("a")).unwrap(),
        "second"
    );
}

#[test]
fn many_builds_at_once_leave_one_whole_build() {
    let folder = tempfile::tempdir().unwrap();
    let done = std::thread::scope(|scope| {
        let builder = |letter: u8| {
            let out = folder.path();
            scope.spawn(move || {
                let text = (letter as char).to_string();
                let build = || build(out, false, &[("x/a", &text), ("b", &text)]);
                (0..50).map(|_| build()).filter(Result::is_ok).count()
            })
        };
        let builders: Vec<_> = (b'a'..b'e').map(builder).collect();
        builders
            .into_iter()
            .map(|builder| builder.join().unwrap())
            .sum::<usize>()
    });
    assert!(done > 0);
    let tree = tree(folder.path());
    assert_eq!(tree["x/a"], tree["b"]);
    assert_eq!(tree.len(), 3);
}

/// Content that fails half-way, as a full disk or a broken serialiser does, publishes nothing, and
/// the build takes nothing more.
#[test]
fn content_that_fails_leaves_the_folder_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), false, &[("a", "old")]).unwrap();
    let before = tree(folder.path());
    let mut output = Output::open(folder.path(), false).unwrap();
    output.write("a", |to| to.write_all(b"new")).unwrap();
    let failed = output.write("b", |to| {
        to.write_all(&[b'x'; 1 << 20])?;
        Err(io::Error::from(io::ErrorKind::StorageFull))
    });
    let fault = failed.unwrap_err();
    assert_eq!(fault.path, folder.path().join("b"));
    assert_eq!(fault.kind, FaultKind::Unwritable(Reason::DiskFull));
    assert_eq!(output.write("c", |_| Ok(())), Err(fault.clone()));
    assert_eq!(output.finish(|_| true), Err(fault));
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn a_build_that_is_dropped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a/b");
    let mut output = Output::open(&out, false).unwrap();
    output.write("x/y", |to| to.write_all(b"text")).unwrap();
    drop(output);
    assert!(!folder.path().join("a").exists());
}

//! What a build refuses to write over, to write through, or to call a document.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use kava_files::{BadName, FaultKind, MANIFEST, Output, Reason};

use crate::folder::{assert_refused, build, file_names, tree};

#[test]
fn what_is_not_listed_is_never_touched_without_force() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("registry")).unwrap();
    let path = folder.path().join("registry/a.json");
    fs::write(&path, "mine").unwrap();
    let documents = [("feed", "x"), ("registry/a.json", "kava")];
    assert_refused(
        build(folder.path(), false, &documents),
        &path,
        FaultKind::Foreign,
    );
    assert_eq!(
        tree(folder.path()),
        BTreeMap::from([("registry/a.json".into(), "mine".into())])
    );
    build(folder.path(), true, &documents).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "kava");
    build(folder.path(), false, &[]).unwrap();
    assert_eq!(file_names(folder.path()), [MANIFEST]);
}

/// The check before the moving holds also for what appears while the build runs.
#[test]
fn a_file_that_appears_while_a_build_runs_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b");
    let mut output = Output::open(folder.path(), false).unwrap();
    output.write("a", |to| to.write_all(b"kava")).unwrap();
    output.write("b", |to| to.write_all(b"kava")).unwrap();
    fs::write(&path, "mine").unwrap();
    assert_refused(output.finish(|_| true), &path, FaultKind::Foreign);
    assert_eq!(
        tree(folder.path()),
        BTreeMap::from([("b".into(), "mine".into())])
    );
}

#[test]
fn links_are_refused_wherever_they_stand() {
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("file");
    fs::write(&file, "mine").unwrap();
    for force in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        symlink(outside.path(), &out).unwrap();
        for way in ["out", "out/", "out/."] {
            let way = folder.path().join(way);
            assert_refused(build(&way, force, &[("a", "x")]), &out, FaultKind::Link);
        }
        fs::remove_file(&out).unwrap();
        build(&out, force, &[("target", "old")]).unwrap();
        fs::remove_file(out.join("target")).unwrap();
        for (link, to) in [
            ("sub", outside.path()),
            ("target", &file),
            ("broken", Path::new("none")),
        ] {
            symlink(to, out.join(link)).unwrap();
        }
        for (name, link) in [
            ("sub/file", "sub"),
            ("target", "target"),
            ("broken", "broken"),
        ] {
            assert_refused(
                build(&out, force, &[(name, "x")]),
                &out.join(link),
                FaultKind::Link,
            );
        }
        fs::remove_file(out.join(MANIFEST)).unwrap();
        symlink(&file, out.join(MANIFEST)).unwrap();
        assert_refused(
            build(&out, force, &[("a", "x")]),
            &out.join(MANIFEST),
            FaultKind::Link,
        );
        symlink(outside.path(), out.join(".kava-staging")).unwrap();
        assert!(build(&out, force, &[("a", "x")]).is_err());
    }
    assert_eq!(
        tree(outside.path()),
        BTreeMap::from([("file".into(), "mine".into())])
    );
}

/// A listed file that is now reached through a link is not ours to remove.
#[test]
fn nothing_is_removed_through_a_link() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a"), "text").unwrap();
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), false, &[("sub/a", "text")]).unwrap();
    fs::remove_dir_all(folder.path().join("sub")).unwrap();
    symlink(outside.path(), folder.path().join("sub")).unwrap();
    build(folder.path(), false, &[("b", "x")]).unwrap();
    assert_eq!(file_names(outside.path()), ["a"]);
}

#[test]
fn a_file_where_a_folder_is_wanted_and_the_reverse() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::write(&out, "mine").unwrap();
    assert_refused(build(&out, true, &[]), &out, FaultKind::NotAFolder);
    let inside = out.join("in");
    assert_refused(
        build(&inside, true, &[]),
        &inside,
        FaultKind::Unwritable(Reason::NotAFolder),
    );
    fs::create_dir_all(folder.path().join("ok/a")).unwrap();
    let ok = folder.path().join("ok");
    fs::write(ok.join("b"), "mine").unwrap();
    assert_refused(
        build(&ok, true, &[("a", "x")]),
        &ok.join("a"),
        FaultKind::NotAFile,
    );
    assert_refused(
        build(&ok, true, &[("b/c", "x")]),
        &ok.join("b"),
        FaultKind::NotAFolder,
    );
    assert_refused(
        build(Path::new(""), true, &[]),
        Path::new(""),
        FaultKind::Unwritable(Reason::Missing),
    );
}

#[test]
fn names_that_could_lead_elsewhere_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let long = "x".repeat(256);
    for (name, why) in [
        ("", BadName::Empty),
        ("/etc/passwd", BadName::Absolute),
        ("../x", BadName::Dots),
        ("a/../../x", BadName::Dots),
        ("a//b", BadName::Dots),
        ("a/", BadName::Dots),
        ("./a", BadName::Dots),
        (".kava-staging/lock", BadName::Hidden),
        ("a/.hidden", BadName::Hidden),
        ("a/.well-known-too/b", BadName::Hidden),
        ("a\\b", BadName::Character('\\')),
        ("C:x", BadName::Character(':')),
        ("a\0b", BadName::Character('\0')),
        ("a\nb", BadName::Character('\n')),
        ("a\u{202e}b", BadName::Character('\u{202e}')),
        ("what?.json", BadName::Character('?')),
        ("a.", BadName::Ending),
        ("a /b", BadName::Ending),
        ("registry/CON.json", BadName::Device),
        ("com1", BadName::Device),
        ("nul .txt", BadName::Device),
        (MANIFEST, BadName::Manifest),
        (&long, BadName::TooLong),
    ] {
        let built = build(&out, true, &[("good", "x"), (name, "x")]);
        assert_eq!(built.unwrap_err().kind, FaultKind::BadName(why), "{name}");
        assert!(!out.exists(), "{name}");
    }
    for name in [
        "14.310x.json",
        "LTAT.02.001",
        "CS 101",
        "õäöü",
        "com10",
        "consul",
        "a/kava-manifest.json",
    ] {
        build(&out, false, &[(name, "x")]).unwrap();
    }
}

#[test]
fn two_documents_of_one_name_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    assert_refused(
        build(folder.path(), false, &[("a", "1"), ("a", "2")]),
        &path,
        FaultKind::Twice,
    );
    build(folder.path(), false, &[("a", "1")]).unwrap();
    assert_refused(
        build(folder.path(), false, &[("a", "1"), ("a", "1")]),
        &path,
        FaultKind::Twice,
    );
}

#[test]
fn a_manifest_that_cannot_be_trusted_stops_the_build() {
    let outside = tempfile::tempdir().unwrap();
    let victim = outside.path().join("victim");
    fs::write(&victim, "").unwrap();
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let listing =
        |path: &str| format!(r#"{{"version":1,"files":[{{"path":"{path}","sha256":"{empty}"}}]}}"#);
    let climbing = format!(
        "../{}/victim",
        outside.path().file_name().unwrap().to_str().unwrap()
    );
    for text in [
        String::new(),
        "{".into(),
        "[]".into(),
        r#"{"version":2,"files":[]}"#.into(),
        listing(victim.to_str().unwrap()),
        listing(&climbing),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(MANIFEST);
        fs::write(&path, &text).unwrap();
        assert_refused(
            build(folder.path(), false, &[("a", "x")]),
            &path,
            FaultKind::Manifest,
        );
        assert_eq!(
            tree(folder.path()),
            BTreeMap::from([(MANIFEST.into(), text)])
        );
        build(folder.path(), true, &[("a", "x")]).unwrap();
    }
    assert!(victim.exists());
}

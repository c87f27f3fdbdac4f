//! Writing to a disk that fails or dies at each of its steps in turn.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::faulty::{Faulty, Then};
use crate::disk::{Disk, Os};
use crate::manifest::{MANIFEST, Manifest, digest_of};
use crate::replace::replace_on;
use crate::{Fault, FaultKind, Output, Reason, Written};

type Tree = BTreeMap<String, String>;

const OLD: [(&str, &str); 4] = [
    ("registry/changed.json", "old changed"),
    ("registry/same.json", "same"),
    ("gone/gone.json", "old gone"),
    ("feed.ndjson", "old feed"),
];
const NEW: [(&str, &str); 4] = [
    ("registry/changed.json", "new changed, and longer"),
    ("registry/same.json", "same"),
    ("deep/er/added.json", "new added"),
    ("feed.ndjson", "new feed"),
];
const FOREIGN: (&str, &str) = ("registry/notes.txt", "mine");

fn build(
    disk: impl Disk + 'static,
    out: &Path,
    documents: &[(&str, &str)],
) -> Result<Written, Fault> {
    let mut output = Output::open_on(Box::new(disk), out, false)?;
    for (name, text) in documents {
        output.write(name, |to| to.write_all(text.as_bytes()))?;
    }
    output.finish(|_| true)
}

/// Every file below a folder by name, hidden ones too; empty folders count as files.
fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let entries: Vec<_> = fs::read_dir(&next).unwrap().map(Result::unwrap).collect();
        if entries.is_empty() {
            found.insert(format!("{} (empty)", next.display()), String::new());
        }
        for entry in entries {
            let path = entry.path();
            let name = path
                .strip_prefix(folder)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            match entry.file_type().unwrap().is_dir() {
                true => waiting.push(path),
                false => drop(found.insert(name, fs::read_to_string(&path).unwrap())),
            }
        }
    }
    found
}

fn after_old() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    build(Faulty::never(), &out, &OLD).unwrap();
    fs::write(out.join(FOREIGN.0), FOREIGN.1).unwrap();
    folder
}

fn expected(documents: &[(&str, &str)]) -> Tree {
    let folder = tempfile::tempdir().unwrap();
    build(Faulty::never(), folder.path(), documents).unwrap();
    let mut tree = tree(folder.path());
    tree.insert(FOREIGN.0.to_owned(), FOREIGN.1.to_owned());
    tree
}

/// What shows is whole, of one build or the other, and the foreign file is as it was.
fn assert_whole(out: &Path, (old, new): (&Tree, &Tree), step: usize) {
    let tree = tree(out);
    for (name, text) in tree
        .iter()
        .filter(|(name, _)| !name.contains(".kava-staging"))
    {
        let known = [old.get(name), new.get(name)];
        let is_folder = name.ends_with("(empty)");
        assert!(
            is_folder || known.contains(&Some(text)),
            "step {step}: {name}: {text}"
        );
    }
    for name in ["registry/changed.json", "registry/same.json", "feed.ndjson"] {
        assert!(tree.contains_key(name), "step {step}: {name} is lost");
    }
    assert_eq!(tree[FOREIGN.0], FOREIGN.1);
}

/// The next build begins by making the manifest say what is there.
fn assert_settles(out: &Path, step: usize) {
    drop(Output::open_on(Box::new(Faulty::never()), out, false).unwrap());
    let manifest = Manifest::read(&Os, &out.join(MANIFEST)).unwrap();
    for (name, digest) in manifest.unwrap_or_default().files {
        let found = digest_of(&Os, &out.join(&name)).ok();
        assert_eq!(found, Some(digest), "step {step}: {name}");
    }
}

#[test]
fn a_build_killed_at_any_step_leaves_whole_files_and_the_next_one_works() {
    let (old, new) = (expected(&OLD), expected(&NEW));
    let mut steps = 0;
    loop {
        let folder = after_old();
        let out = folder.path().join("out");
        let disk = Faulty::new(steps, ErrorKind::Other, Then::DiesAfter(0));
        let killed = build(disk.clone(), &out, &NEW);
        assert_whole(&out, (&old, &new), steps);
        if !disk.has_failed() {
            assert_eq!(tree(&out), new);
            break;
        }
        drop(killed);
        assert_settles(&out, steps);
        build(Faulty::never(), &out, &NEW)
            .unwrap_or_else(|fault| panic!("step {steps}: {fault:?}"));
        assert_eq!(tree(&out), new, "step {steps}");
        steps += 1;
    }
    assert!(steps > 60, "{steps}");
}

/// Also where the second build, which finishes the first, only fails and may clean up after itself.
#[test]
fn what_two_builds_leave_behind_the_third_mends() {
    let (old, new) = (expected(&OLD), expected(&NEW));
    for first in (0..).step_by(6) {
        let mut has_failed = false;
        for second in (first % 11..).step_by(11) {
            let then = [Then::DiesAfter(0), Then::Recovers][second % 2];
            let folder = after_old();
            let out = folder.path().join("out");
            let disk = Faulty::new(first, ErrorKind::Other, Then::DiesAfter(0));
            let _ = build(disk.clone(), &out, &NEW);
            has_failed |= disk.has_failed();
            let disk = Faulty::new(second, ErrorKind::Other, then);
            let _ = build(disk.clone(), &out, &OLD);
            assert_whole(&out, (&old, &new), first * 1000 + second);
            assert_settles(&out, first * 1000 + second);
            build(Faulty::never(), &out, &NEW).unwrap();
            assert_eq!(tree(&out), new, "steps {first} and {second}");
            if !disk.has_failed() {
                break;
            }
        }
        if !has_failed {
            return;
        }
    }
}

/// A build that fails may be killed while it cleans up after itself.
#[test]
fn a_build_that_fails_and_is_then_killed_is_mended_too() {
    let (old, new) = (expected(&OLD), expected(&NEW));
    for steps in 0.. {
        let folder = after_old();
        let out = folder.path().join("out");
        let disk = Faulty::new(steps, ErrorKind::Other, Then::DiesAfter(1 + steps % 5));
        let _ = build(disk.clone(), &out, &NEW);
        if !disk.has_failed() {
            break;
        }
        assert_whole(&out, (&old, &new), steps);
        assert_settles(&out, steps);
        build(Faulty::never(), &out, &NEW).unwrap();
        let mut built = tree(&out);
        built.retain(|name, _| !name.ends_with("gone (empty)"));
        assert_eq!(built, new, "step {steps}");
    }
}

/// Whichever step fails, either all is as it was, or the next build mends it; and the fault names a
/// place the user knows.
#[test]
fn a_step_that_fails_once_is_told_and_does_no_harm() {
    let (old, new) = (expected(&OLD), expected(&NEW));
    let mut untouched = 0;
    for steps in 0.. {
        let folder = after_old();
        let out = folder.path().join("out");
        let disk = Faulty::new(steps, ErrorKind::StorageFull, Then::Recovers);
        let built = build(disk.clone(), &out, &NEW);
        assert_whole(&out, (&old, &new), steps);
        match built {
            Ok(_) if !disk.has_failed() => break,
            // Only cleaning up failed, which costs at most an empty folder.
            Ok(_) => {}
            Err(fault) => {
                let why = [
                    FaultKind::Unwritable(Reason::DiskFull),
                    FaultKind::Unreadable(Reason::DiskFull),
                ];
                assert!(why.contains(&fault.kind), "step {steps}: {fault:?}");
                assert!(fault.path.starts_with(&out), "step {steps}: {fault:?}");
                assert!(
                    !fault.words().en.contains("staging"),
                    "step {steps}: {fault:?}"
                );
                untouched += usize::from(tree(&out) == old);
            }
        }
        build(Faulty::never(), &out, &NEW)
            .unwrap_or_else(|fault| panic!("step {steps}: {fault:?}"));
        let mut built = tree(&out);
        built.retain(|name, _| !name.ends_with("gone (empty)"));
        assert_eq!(built, new, "step {steps}");
    }
    assert!(untouched > 40, "{untouched}");
}

/// A folder that was not there before a build that failed is not there after it.
#[test]
fn a_first_build_that_fails_leaves_nothing() {
    for steps in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("new/out");
        let disk = Faulty::new(steps, ErrorKind::ReadOnlyFilesystem, Then::Recovers);
        match build(disk.clone(), &out, &NEW) {
            Ok(_) if !disk.has_failed() => break,
            Ok(_) => assert!(out.join("feed.ndjson").exists()),
            Err(_) if NEW.iter().any(|(name, _)| out.join(name).exists()) => {}
            Err(fault) => assert!(
                !folder.path().join("new").exists(),
                "step {steps}: {fault:?}: {:?}",
                tree(folder.path())
            ),
        }
    }
}

#[test]
fn a_source_file_is_replaced_whole_or_not_at_all() {
    for then in [Then::Recovers, Then::DiesAfter(0)] {
        for steps in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.kava");
            fs::write(&path, "before").unwrap();
            let disk = Faulty::new(steps, ErrorKind::StorageFull, then);
            let replaced = replace_on(&disk, &path, "after");
            let text = fs::read_to_string(&path).unwrap();
            assert!(
                ["before", "after"].contains(&&*text),
                "step {steps}: {text}"
            );
            if replaced.is_ok() {
                assert_eq!(text, "after", "step {steps}");
            }
            if !disk.has_failed() {
                break;
            }
            replace_on(&Faulty::never(), &path, "again").unwrap();
            let only = Tree::from([("a.kava".to_owned(), "again".to_owned())]);
            assert_eq!(tree(folder.path()), only, "step {steps}");
        }
    }
}

#[test]
fn a_folder_inside_another_is_nowhere_else() {
    let disk = tempfile::tempdir().unwrap();
    let home = disk.path().join("catalogue");
    fs::create_dir(&home).unwrap();
    for name in ["..", "../out", "/out", "", "a/../../out", ".hidden"] {
        let fault = Output::inside(&home, name).err().map(|fault| fault.kind);
        assert!(matches!(fault, Some(FaultKind::BadName(_))), "{name}");
    }
    let mut output = Output::inside(&home, "õ/out").unwrap();
    output.write("a.json", |to| to.write_all(b"a")).unwrap();
    output.finish(|_| true).unwrap();
    assert_eq!(fs::read_to_string(home.join("õ/out/a.json")).unwrap(), "a");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_it() {
    let disk = tempfile::tempdir().unwrap();
    let (home, outside) = (disk.path().join("catalogue"), disk.path().join("outside"));
    fs::create_dir(&home).unwrap();
    fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, home.join("link")).unwrap();
    for name in ["link", "link/out"] {
        let fault = Output::inside(&home, name).err().map(|fault| fault.kind);
        assert_eq!(fault, Some(FaultKind::Link), "{name}");
    }
}

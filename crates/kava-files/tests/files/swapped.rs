//! Somebody puts links in the place of folders while a build writes: nothing behind a link is touched.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use kava_files::Output;

/// A document in a folder, with a part of the text that is other in each build.
fn build(out: &Path, mark: u32) {
    // It may be refused, at any step.
    let Ok(mut output) = Output::open(out, false) else {
        return;
    };
    for name in ["in/a.txt", "in/deep/b.txt", "c.txt"] {
        if mark % 3 == 2 && name != "c.txt" {
            continue;
        }
        let written = output.write(name, |to| writeln!(to, "{mark}"));
        if written.is_err() {
            return;
        }
    }
    let _ = output.finish(|_| true);
}

/// Puts a link to elsewhere in a folder's place and takes it back, as fast as it can.
fn swap(folder: &Path, elsewhere: &Path, until: &AtomicBool) {
    let aside = folder.with_extension("aside");
    while !until.load(Ordering::Relaxed) {
        if fs::rename(folder, &aside).is_ok() {
            let _ = symlink(elsewhere, folder);
            let _ = fs::remove_file(folder);
            if fs::rename(&aside, folder).is_err() {
                // The build has made a new one.
                let _ = fs::remove_dir_all(&aside);
            }
        }
    }
}

/// What stands elsewhere: names that a build would write or remove, and one of its own.
fn elsewhere(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        match path.is_dir() {
            true => {
                let below = elsewhere(&path).into_iter();
                found.extend(below.map(|(file, text)| (format!("{name}/{file}"), text)));
                found.push((name, String::new()));
            }
            false => found.push((name, fs::read_to_string(&path).expect("a text"))),
        }
    }
    found.sort();
    found
}

fn nothing_leaves(swapped: &str) {
    let room = tempfile::tempdir().expect("a folder");
    let (out, other) = (room.path().join("out"), room.path().join("other"));
    for folder in ["", "deep", "in", "in/deep", "files", "files/in"] {
        fs::create_dir_all(other.join(folder)).expect("a folder");
    }
    for file in [
        "a.txt",
        "deep/b.txt",
        "in/a.txt",
        "in/deep/b.txt",
        "c.txt",
        "files/in/a.txt",
    ] {
        fs::write(other.join(file), "not yours").expect("written");
    }
    let before = elsewhere(&other);
    fs::create_dir_all(out.join("in/deep")).expect("a folder");
    let until = &AtomicBool::new(false);
    let other = &other;
    thread::scope(|scope| {
        let folder = match swapped {
            "" => out.clone(),
            inside => out.join(inside),
        };
        scope.spawn(move || swap(&folder, other, until));
        let end = Instant::now() + Duration::from_secs(4);
        let mut mark = 0;
        while Instant::now() < end {
            build(&out, mark);
            mark += 1;
        }
        until.store(true, Ordering::Relaxed);
    });
    assert_eq!(elsewhere(other), before, "{swapped}");
}

#[test]
fn a_folder_of_documents_swapped_for_a_link_leads_nowhere() {
    nothing_leaves("in");
}

#[test]
fn a_folder_in_a_folder_swapped_for_a_link_leads_nowhere() {
    nothing_leaves("in/deep");
}

#[test]
fn the_output_folder_swapped_for_a_link_leads_nowhere() {
    nothing_leaves("");
}

#[test]
fn the_staging_folder_swapped_for_a_link_leads_nowhere() {
    nothing_leaves(".kava-staging");
}

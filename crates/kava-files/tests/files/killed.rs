//! A build in a process of its own that is killed while it writes, over and over.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use kava_files::{MANIFEST, Output};

const FOLDER: &str = "KAVA_TEST_OUT";
const DOCUMENTS: usize = 40;
const LINES: usize = 2_000;
const KILLS: u64 = 200;

/// A document of one build: every line says which build wrote it, and the last line is the end.
fn build(out: &Path, mark: &str) {
    let mut output = Output::open(out, false).unwrap();
    for number in 0..DOCUMENTS {
        let name = format!("in/{number}.txt");
        let lines = output.write(&name, |to| {
            (0..LINES).try_for_each(|_| writeln!(to, "{mark}"))?;
            writeln!(to, "end")
        });
        lines.unwrap();
    }
    output.finish(|_| true).unwrap();
}

/// The child: builds until it is killed, each build other than the last.
#[test]
#[ignore = "started by the other test, as the process to kill"]
fn builds_without_end() {
    let Some(out) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    println!("begun");
    for number in 0.. {
        build(&out, &format!("{}-{number}", std::process::id()));
    }
}

fn start(out: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "killed::builds_without_end",
            "--ignored",
            "--nocapture",
        ])
        .env(FOLDER, out)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = Vec::new();
    let mut voice = child.stdout.take().unwrap();
    while !String::from_utf8_lossy(&said).contains("begun") {
        let mut part = [0; 64];
        let count = voice.read(&mut part).unwrap();
        assert!(count > 0, "the child ended before it began");
        said.extend_from_slice(&part[..count]);
    }
    child
}

/// Every document that shows is whole; answers the builds they are of.
fn marks(out: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(out.join("in")) else {
        return BTreeSet::new();
    };
    let mark = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            (lines.len(), lines[LINES]),
            (LINES + 1, "end"),
            "{}",
            path.display()
        );
        assert!(
            lines[..LINES].iter().all(|line| *line == lines[0]),
            "{}",
            path.display()
        );
        lines[0].to_owned()
    };
    entries.map(|entry| mark(entry.unwrap().path())).collect()
}

#[test]
fn a_killed_build_tears_no_file_and_the_next_one_works() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut caught = 0;
    for kill in 0..KILLS {
        let mut child = start(&out);
        // Other moments each time: within the first build, and within later ones.
        let moment = kill * 7 % 20;
        thread::sleep(Duration::from_micros(700 + moment * moment * 450));
        child.kill().unwrap();
        child.wait().unwrap();
        caught += usize::from(out.join(".kava-staging").exists());
        assert!(marks(&out).len() <= 2, "documents of at most two builds");

        let mark = format!("after-{kill}");
        build(&out, &mark);
        assert_eq!(marks(&out), BTreeSet::from([mark]));
        let mut left: Vec<_> = fs::read_dir(&out)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["in", MANIFEST]);
        assert_eq!(fs::read_dir(out.join("in")).unwrap().count(), DOCUMENTS);
    }
    assert!(
        caught >= KILLS as usize / 2,
        "{caught} of {KILLS} were killed at work"
    );
}

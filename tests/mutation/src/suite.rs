//! The tests, how long each takes, and which mutants each asks about.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use crate::build::Binary;
use crate::judge::Verdict;
use crate::scratch::Scratch;

/// The mutants of programmes and the fault injections judge thousands of catalogues, each for minutes;
/// a rule that they would see broken is seen broken by its own files.
const TOO_LONG: [&str; 3] = ["mutants::", "lost::", "same_bytes"];

pub struct Test<'b> {
    pub name: String,
    binary: &'b Binary,
    workspace: &'b Path,
    pub seconds: f64,
    pub reached: BTreeSet<usize>,
}

pub struct Suite<'b> {
    pub tests: Vec<Test<'b>>,
}

pub enum Outcome {
    Passed,
    Failed,
    TooLong,
}

impl<'b> Suite<'b> {
    /// Runs every test once with no mutant switched on.
    pub fn take(scratch: &'b Scratch, binaries: &'b [Binary], folder: &Path) -> Suite<'b> {
        let mut tests: Vec<Test<'b>> = Vec::new();
        for binary in binaries {
            for name in names(binary) {
                tests.push(Test {
                    name,
                    binary,
                    workspace: &scratch.folder,
                    seconds: 0.0,
                    reached: BTreeSet::new(),
                });
            }
        }
        let record = folder.join("reached");
        tests.retain_mut(|test| test.measure(&record));
        let seconds: f64 = tests.iter().map(|test| test.seconds).sum();
        println!("{} tests, {seconds:.1} s", tests.len());
        tests.retain(|test| !test.reached.is_empty());
        Suite { tests }
    }
}

fn names(binary: &Binary) -> Vec<String> {
    let listed = Command::new(&binary.path)
        .args(["--list", "--format", "terse"])
        .output()
        .expect("a test binary");
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let names = listed
        .lines()
        .filter_map(|line| line.strip_suffix(": test"));
    let kept = names.filter(|name| !TOO_LONG.iter().any(|part| name.contains(part)));
    kept.map(str::to_owned).collect()
}

impl Test<'_> {
    /// False if it fails without any mutant, as those do that read the sources themselves.
    fn measure(&mut self, record: &Path) -> bool {
        _ = fs::remove_file(record);
        let start = Instant::now();
        let mut command = self.alone(3600);
        let status = command
            .env("KAVA_REACHED", record)
            .status()
            .expect("a test");
        self.seconds = start.elapsed().as_secs_f64();
        if !status.success() {
            println!("not asked, since it fails in the copy: {}", self.name);
            return false;
        }
        let reached = fs::read_to_string(record).unwrap_or_default();
        self.reached = reached
            .lines()
            .filter_map(|line| line.parse().ok())
            .collect();
        println!(
            "{:7.2} s {:5} {}",
            self.seconds,
            self.reached.len(),
            self.name
        );
        true
    }

    pub fn with(&self, mutant: usize) -> Outcome {
        let most = (self.seconds * 20.0).max(10.0) as u64;
        let mut command = self.alone(most);
        let status = command.env("KAVA_MUTANT", mutant.to_string()).status();
        outcome(status.expect("a test"))
    }

    fn alone(&self, most: u64) -> Command {
        let mut command = command(self.binary, self.workspace, most);
        command.args(["--exact", &self.name, "--test-threads=1"]);
        command
    }
}

/// Bounds of processor time and memory are the shell's: they do not depend on what else runs.
fn command(binary: &Binary, workspace: &Path, most: u64) -> Command {
    let limits = format!("ulimit -t {most}; ulimit -v 4000000; exec \"$@\"");
    let mut command = Command::new("sh");
    command
        .args(["-c", &limits, "sh"])
        .arg(&binary.path)
        .current_dir(&binary.folder)
        .env("CARGO_MANIFEST_DIR", &binary.folder)
        .env("INSTA_WORKSPACE_ROOT", workspace)
        .env("INSTA_UPDATE", "no")
        .env("PROPTEST_RNG_SEED", "1")
        .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn outcome(status: ExitStatus) -> Outcome {
    use std::os::unix::process::ExitStatusExt;
    // What the shell's limit of time sends: a word first, then the end.
    const OUT_OF_TIME: [i32; 2] = [24, 9];
    match status.signal() {
        Some(signal) if OUT_OF_TIME.contains(&signal) => Outcome::TooLong,
        _ if status.success() => Outcome::Passed,
        _ => Outcome::Failed,
    }
}

/// All tests of each binary at once.
pub fn whole(binaries: &[Binary], scratch: &Scratch) -> Verdict {
    for binary in binaries {
        let mut command = command(binary, &scratch.folder, 1200);
        for part in TOO_LONG {
            command.args(["--skip", part]);
        }
        let by = binary.name.clone();
        match outcome(command.arg("--test-threads=1").status().expect("a test")) {
            Outcome::Passed => {}
            Outcome::Failed => return Verdict::Caught { by },
            Outcome::TooLong => return Verdict::TimedOut { by },
        }
    }
    Verdict::Survived {
        asked: binaries.len(),
    }
}

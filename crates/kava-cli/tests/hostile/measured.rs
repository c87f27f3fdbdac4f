//! Runs `kava` and sees what it used.

use std::fs::{self, File};
use std::io::{Read, Seek};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use wait4::Wait4;

/// What a command said and used.
pub struct Used {
    pub code: i32,
    pub out: String,
    pub err: String,
    cpu: Duration,
    memory: u64,
}

/// A catalogue judged by TalTech's guideline.
pub const HEAD: &str = "catalogue hostile {\n  guideline taltech\n}\n\n";

pub struct Catalogue(TempDir);

impl Catalogue {
    pub fn of(text: &str) -> Catalogue {
        Catalogue::empty().with("catalogue.kava", format!("{HEAD}{text}"))
    }

    pub fn empty() -> Catalogue {
        Catalogue(tempfile::tempdir().expect("a folder"))
    }

    pub fn with(self, name: &str, text: impl AsRef<[u8]>) -> Catalogue {
        fs::write(self.here().join(name), text).expect("written");
        self
    }

    pub fn here(&self) -> &Path {
        self.0.path()
    }

    pub fn kava(&self, args: &[&str]) -> Used {
        // Files, since a full pipe would stop the program.
        let mut out = tempfile::tempfile().expect("a file");
        let mut err = tempfile::tempfile().expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_kava"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        let mut child = command
            .args(args)
            .current_dir(self.here())
            .stdin(Stdio::null())
            .stdout(out.try_clone().expect("a file"))
            .stderr(err.try_clone().expect("a file"))
            .spawn()
            .expect("kava runs");
        let used = child.wait4().expect("kava ends");
        let used = Used {
            code: used.status.code().expect("no signal"),
            out: said(&mut out),
            err: said(&mut err),
            cpu: used.rusage.utime + used.rusage.stime,
            memory: used.rusage.maxrss,
        };
        assert!(!used.err.contains("panicked"), "{}", used.err);
        used
    }

    pub fn check(&self) -> Used {
        self.kava(&["check", "--as-of", "2026-06-10"])
    }
}

fn said(file: &mut File) -> String {
    let mut bytes = Vec::new();
    file.rewind().expect("a file");
    file.read_to_end(&mut bytes).expect("a file");
    String::from_utf8(bytes).expect("UTF-8")
}

impl Used {
    /// The bounds have room for a build that was not optimised, and none for work that grows faster
    /// than the input. No child is seen to take less memory than these tests themselves.
    #[track_caller]
    pub fn within(self, seconds: u64, megabytes: u64) -> Used {
        let (cpu, memory) = (self.cpu, self.memory / 1_000_000);
        assert!(
            cpu <= Duration::from_secs(seconds),
            "{cpu:?} of CPU, {seconds} s allowed"
        );
        assert!(memory <= megabytes, "{memory} MB, {megabytes} MB allowed");
        self
    }

    #[track_caller]
    pub fn says(self, code: i32, parts: &[&str]) -> Used {
        assert_eq!(self.code, code, "{}{}", start(&self.out), start(&self.err));
        for part in parts {
            let said = self.out.contains(part) || self.err.contains(part);
            assert!(
                said,
                "no {part:?} in:\n{}{}",
                start(&self.out),
                start(&self.err)
            );
        }
        self
    }

    /// A reader gets to the end of it.
    #[track_caller]
    pub fn says_at_most(self, bytes: usize) -> Used {
        assert!(self.out.len() <= bytes, "{} bytes are said", self.out.len());
        self
    }
}

fn start(text: &str) -> String {
    text.chars().take(4_000).collect()
}

/// Twice the input costs at most a little more than twice the time.
#[track_caller]
pub fn grows_with_its_length(size: usize, text: impl Fn(usize) -> String) {
    let cpu = |size| Catalogue::of(&text(size)).check().cpu;
    // A slow moment of the machine is not what is looked for.
    let measured: Vec<(Duration, Duration)> = (0..3)
        .map(|_| (cpu(size), cpu(2 * size)))
        .take_while(|(one, two)| *two > *one * 27 / 10 + Duration::from_millis(100))
        .collect();
    assert!(measured.len() < 3, "not in proportion: {measured:?}");
}

//! Running `kava`, and folders for it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The day of every check, so that the clock decides nothing.
pub const AS_OF: &str = "2026-06-10";

/// What a command left behind.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Ran {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let ran = Ran {
            code: output.status.code().expect("no signal"),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }

    /// The exit code is this, and what was said holds these.
    #[track_caller]
    pub fn says(&self, code: i32, parts: &[&str]) {
        let all = format!("{}{}", self.out, self.err);
        assert_eq!(self.code, code, "{all}");
        for part in parts {
            assert!(all.contains(part), "no {part:?} in:\n{all}");
        }
    }
}

/// A command whose language and colours depend on nothing around it.
pub fn command(here: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kava"));
    command.args(args).current_dir(here).stdin(Stdio::null());
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "TERM",
    ] {
        command.env_remove(name);
    }
    command
}

pub fn kava(here: &Path, args: &[&str]) -> Ran {
    Ran::of(command(here, args).output().expect("kava runs"))
}

/// With a text on standard input.
pub fn kava_fed(here: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut command = command(here, args);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("kava runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    // It may stop reading before the end.
    let _ = stdin.write_all(input);
    drop(stdin);
    Ran::of(child.wait_with_output().expect("kava ends"))
}

/// A folder that goes when the test ends.
pub struct Folder(TempDir);

impl Folder {
    pub fn empty() -> Folder {
        Folder(tempfile::tempdir().expect("a folder"))
    }

    /// A catalogue with the courses and the semester that programmes here use.
    pub fn catalogue() -> Folder {
        let folder = Folder::empty();
        folder.write("catalogue.kava", CATALOGUE);
        folder
    }

    pub fn with(self, name: &str, text: &str) -> Folder {
        self.write(name, text);
        self
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn here(&self) -> &Path {
        self.0.path()
    }

    pub fn kava(&self, args: &[&str]) -> Ran {
        kava(self.here(), args)
    }

    /// `kava check --as-of …` with more.
    pub fn check(&self, args: &[&str]) -> Ran {
        self.kava(&[&["check", "--as-of", AS_OF], args].concat())
    }

    /// Every file below, relative, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![self.0.path().to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                match path.is_dir() && !path.is_symlink() {
                    true => open.push(path),
                    false => found.push(
                        path.strip_prefix(self.0.path())
                            .expect("below")
                            .display()
                            .to_string(),
                    ),
                }
            }
        }
        found.sort();
        found
    }
}

pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().expect("the repository")
}

const CATALOGUE: &str = r#"catalogue tests {
  title      et "Katsed" en "Tests"
  written-in et, en
  guideline  taltech
  issuer     taltech
}

institution taltech {
  name          et "Tallinna Tehnikaülikool" en "Tallinn University of Technology"
  registry-code "74000323"
  country       EE
  study-groups  ISCED-F 0613
}

school it of taltech {
  name et "Infotehnoloogia teaduskond" en "School of Information Technologies"
}

department software of it {
  name et "Tarkvarateaduse instituut" en "Department of Software Science"
}

study-programme IAIM {
  title et "Rakendusinformaatika" en "Applied Informatics"
  level EQF 7
}

course ITI8730 {
  title      et "Andmekaeve" en "Data Mining"
  school     it
  credits    6 ECTS
  origin     degree IAIM
  level      EQF 7
  assessment exam
}

course AUT0010 {
  title      et "Andmeeetika töötuba" en "Data Ethics Workshop"
  school     it
  credits    6 ECTS
  origin     continuing
  level      EQF 6
  assessment essay
}
"#;

/// A programme that breaks no rule for a draft; `{volume}` is its declared volume.
pub fn programme(code: &str, volume: &str) -> String {
    format!(
        r#"programme {code} {{
  kind      micro-degree
  title     et "Andmekaeve" en "Data Mining"
  unit      software
  director  "Programme Director" <director@example.ee>
  field     ISCED-F 0613
  language  en
  need      et "Tööturg vajab" en "The labour market needs it"

  outcomes {{
    mine et "kaevandab andmeid" en "mines data"
  }}

  volume    {volume}
  plan {{
    ITI8730 teaches mine
    AUT0010 teaches mine
  }}
}}
"#
    )
}

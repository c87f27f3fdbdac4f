//! The same texts, guideline and day give the same bytes, whatever is around the program.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use serde_json::Value;
use tempfile::TempDir;

use crate::run::{AS_OF, root};

type Documents = BTreeMap<String, Vec<u8>>;

/// What is around one build: how the texts came into the folder, and how the program is started.
struct Around {
    says: &'static str,
    backwards: bool,
    older_by: Duration,
    folder: &'static str,
    /// A shell's words before the program.
    before: &'static str,
    from_inside: bool,
    relative: bool,
    variables: &'static [(&'static str, &'static str)],
}

const PLAIN: Around = Around {
    says: "plain",
    backwards: false,
    older_by: Duration::ZERO,
    folder: "catalogue",
    before: "",
    from_inside: true,
    relative: true,
    variables: &[],
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn surroundings() -> Vec<Around> {
    vec![
        Around {
            says: "west of Greenwich, in Estonian",
            variables: &[
                ("TZ", "Pacific/Honolulu"),
                ("LANG", "et_EE.UTF-8"),
                ("LC_ALL", "et_EE.UTF-8"),
            ],
            ..PLAIN
        },
        Around {
            says: "east of it, in Turkish",
            variables: &[("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8")],
            ..PLAIN
        },
        Around {
            says: "written backwards",
            backwards: true,
            ..PLAIN
        },
        Around {
            says: "old files",
            older_by: DAY * 9_000,
            ..PLAIN
        },
        Around {
            says: "by an absolute path, from elsewhere",
            from_inside: false,
            relative: false,
            ..PLAIN
        },
        Around {
            says: "by a relative path, from elsewhere",
            from_inside: false,
            ..PLAIN
        },
        Around {
            says: "in a folder of another name",
            folder: "õpe kaks/ja veel",
            ..PLAIN
        },
        Around {
            says: "without a home, on a wide terminal",
            variables: &[
                ("HOME", "/nowhere"),
                ("COLUMNS", "400"),
                ("TERM", "xterm-256color"),
                ("CLICOLOR_FORCE", "1"),
            ],
            ..PLAIN
        },
        Around {
            says: "narrow and without colours",
            variables: &[("COLUMNS", "20"), ("TERM", "dumb"), ("NO_COLOR", "1")],
            ..PLAIN
        },
        Around {
            says: "on one thread",
            variables: &[("RAYON_NUM_THREADS", "1")],
            ..PLAIN
        },
        Around {
            says: "on seven threads",
            variables: &[("RAYON_NUM_THREADS", "7")],
            ..PLAIN
        },
        Around {
            says: "nobody else may read",
            before: "umask 077 &&",
            ..PLAIN
        },
        Around {
            says: "everybody may write",
            before: "umask 000 &&",
            ..PLAIN
        },
    ]
}

/// Where `taskset` is, the same on one processor and on two.
fn processors() -> Vec<Around> {
    let pinned = [
        ("on one processor", "taskset -c 0"),
        ("on two processors", "taskset -c 0,1"),
    ];
    let can = |before: &str| {
        let tried = Command::new("sh")
            .args(["-c", &format!("{before} true")])
            .stderr(Stdio::null())
            .status();
        tried.is_ok_and(|status| status.success())
    };
    let pinned = pinned.into_iter().filter(|(_, before)| can(before));
    pinned
        .map(|(says, before)| Around {
            says,
            before,
            ..PLAIN
        })
        .collect()
}

fn laid_down(example: &str, around: &Around, below: &Path) -> PathBuf {
    let folder = below.join(around.folder);
    fs::create_dir_all(&folder).expect("a folder");
    let entries = fs::read_dir(root().join("examples").join(example)).expect("an example");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    if around.backwards {
        paths.reverse();
    }
    for path in paths {
        let copy = folder.join(path.file_name().expect("a name"));
        fs::write(&copy, fs::read(&path).expect("a text")).expect("a copy");
        let file = File::options().write(true).open(&copy).expect("the copy");
        file.set_modified(SystemTime::now() - around.older_by)
            .expect("another day");
    }
    folder
}

fn built(example: &str, around: &Around) -> Documents {
    let below = TempDir::new().expect("a folder");
    let folder = laid_down(example, around, below.path());
    let out = below.path().join("out");
    let (here, path) = match (around.from_inside, around.relative) {
        (true, _) => (folder.clone(), PathBuf::from(".")),
        (false, true) => (below.path().to_owned(), PathBuf::from(around.folder)),
        (false, false) => (std::env::temp_dir(), folder.clone()),
    };
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            &format!("{} \"$0\" \"$@\"", around.before),
            env!("CARGO_BIN_EXE_kava"),
        ])
        .args(["build", "--draft", "--as-of", AS_OF, "--out"])
        .arg(&out)
        .arg(path)
        .current_dir(here)
        .stdin(Stdio::null());
    for name in [
        "TZ",
        "LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
    ] {
        command.env_remove(name);
    }
    let ran = command
        .envs(around.variables.iter().copied())
        .output()
        .expect("kava runs");
    let told = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(
        ran.status.code(),
        Some(0),
        "{example}, {}: {told}",
        around.says
    );
    let mut documents = Documents::new();
    gather(&out, &out, &mut documents);
    documents
}

fn gather(root: &Path, folder: &Path, into: &mut Documents) {
    for entry in fs::read_dir(folder).expect("documents") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(root, &path, into);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("below")
                .display()
                .to_string();
            into.insert(name, fs::read(&path).expect("a document"));
        }
    }
}

fn digest(bytes: &[u8]) -> String {
    let digest = <sha2::Sha256 as sha2::Digest>::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

const TARGETS: [&str; 9] = [
    "registry",
    "catalogue",
    "elm",
    "ooapi",
    "schema-org",
    "credential-commons",
    "calendar",
    "portfolio",
    "site",
];

#[test]
fn whatever_is_around_a_build_its_bytes_are_the_same() {
    for example in ["taltech", "tartu"] {
        let first = built(example, &PLAIN);
        for target in TARGETS {
            let below = format!("{target}/");
            assert!(
                first.keys().any(|name| name.starts_with(&below)),
                "{example}: no {target}"
            );
        }
        for around in surroundings().into_iter().chain(processors()) {
            let again = built(example, &around);
            let names = |documents: &Documents| documents.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&first), names(&again), "{example}, {}", around.says);
            for (name, bytes) in &first {
                assert_eq!(
                    digest(bytes),
                    digest(&again[name]),
                    "{example}, {}: {name}",
                    around.says
                );
            }
        }
    }
}

#[test]
fn the_manifest_holds_the_digest_of_each_document() {
    let mut documents = built("taltech", &PLAIN);
    let manifest = documents.remove("kava-manifest.json").expect("a manifest");
    let manifest: Value = serde_json::from_slice(&manifest).expect("JSON");
    let listed = manifest["files"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|file| {
            let text = |key: &str| file[key].as_str().expect("a text").to_owned();
            (text("path"), text("sha256"))
        });
    let real = documents
        .iter()
        .map(|(name, bytes)| (name.clone(), digest(bytes)));
    assert_eq!(
        listed.collect::<BTreeMap<_, _>>(),
        real.collect::<BTreeMap<_, _>>()
    );
}

/// The promise is about what is around; the day is given, and another day is another document.
#[test]
fn another_text_gives_other_bytes() {
    assert_ne!(built("taltech", &PLAIN), built("tartu", &PLAIN));
}

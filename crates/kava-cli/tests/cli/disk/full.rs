//! A disk that takes no more: here for one process, by its limits. A whole disk that is full, has no place for
//! names or may only be read is mounted by `.ci/disk`.

use std::path::Path;
use std::process::{Command, Stdio};

use super::bound::ended;
use super::folders::{State, build, build_of, catalogue, exactly, tree};
use crate::run::{AS_OF, Folder, Ran, command};

/// The same command in a shell that limits it first.
fn limited(limits: &str, command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{limits}; exec \"$@\""), "sh"]);
    shell.arg(command.get_program()).args(command.get_args());
    shell.current_dir(command.get_current_dir().expect("a folder"));
    shell
        .stdin(Stdio::null())
        .env_remove("LC_ALL")
        .env_remove("LANG");
    shell
}

/// Two or four kilobytes, as the shell counts; a document has more.
const SMALL: &str = "ulimit -f 4";
/// The system ends who writes more, unless he would rather be told.
const TOLD: &str = "trap '' XFSZ; ulimit -f 4";

#[test]
fn a_build_without_room_leaves_the_folder_as_it_was() {
    let states = State::BOTH.map(catalogue);
    let place = Folder::empty();
    let out = place.path("out");
    let full = |out: &Path| Ran::of(ended(&mut limited(TOLD, &build_of(&states[1], out))));
    full(&out).says(
        3,
        &["cannot be written: the disk takes no file of this size"],
    );
    assert!(!out.exists(), "a folder that was not there is not there");
    build(&states[0], &out).says(0, &[]);
    let before = exactly(&out);
    full(&out).says(
        3,
        &["cannot be written: the disk takes no file of this size"],
    );
    assert!(exactly(&out) == before);
    let ended = ended(&mut limited(SMALL, &build_of(&states[1], &out)));
    assert_eq!(ended.status.code(), None, "the system ends it");
    let shown = |(name, _): &(&String, &Vec<u8>)| !name.starts_with(".kava-staging");
    assert!(
        tree(&out)
            .iter()
            .filter(shown)
            .eq(before.iter().map(|(name, it)| (name, &it.0)))
    );
    build(&states[0], &out).says(0, &[]);
    assert!(tree(&out).keys().eq(before.keys()), "nothing of it is left");
}

#[test]
fn a_source_without_room_stays_as_it_is() {
    let long = "// a line of a comment\n".repeat(400);
    let folder = Folder::empty().with(
        "a.kava",
        &format!("course A1 {{\ncredits    6 ECTS\n}}\n{long}"),
    );
    let before = exactly(folder.here());
    let fmt = command(folder.here(), &["fmt", "a.kava"]);
    let ran = Ran::of(ended(&mut limited(TOLD, &fmt)));
    ran.says(
        3,
        &["a.kava” cannot be written: the disk takes no file of this size"],
    );
    assert!(exactly(folder.here()) == before);
    assert_eq!(ended(&mut limited(SMALL, &fmt)).status.code(), None);
    folder.kava(&["fmt", "a.kava"]).says(0, &[]);
    assert_eq!(folder.files(), ["a.kava"]);
}

/// An answer that is lost is never taken for one that was given.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_does_not_fit_is_told() {
    let folder = catalogue(State::First);
    for args in [
        &["check", "--as-of", AS_OF][..],
        &["check", "--as-of", AS_OF, "--format", "json"],
        &["check", "--as-of", AS_OF, "--format", "sarif"],
        &["list"],
        &["graph"],
        &["fmt", "--diff"],
        &["completions", "bash"],
        &["--help"],
        &["watch", "--as-of", AS_OF],
    ] {
        let full = limited("exec >/dev/full", &command(folder.here(), args));
        let ran = Ran::of(ended(&mut { full }));
        ran.says(3, &["the answer could not be written: the disk is full"]);
    }
}

/// However many documents: what was opened is closed again.
#[test]
fn a_build_needs_few_handles() {
    let folder = catalogue(State::First);
    let place = Folder::empty();
    let few = limited("ulimit -n 20", &build_of(&folder, &place.path("out")));
    Ran::of(ended(&mut { few })).says(0, &[]);
}

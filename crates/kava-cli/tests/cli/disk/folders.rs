//! A middle-sized catalogue in two states, and what a folder holds.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use super::bound::ended;
use crate::run::{AS_OF, Folder, Ran, command, programme};

pub const PROGRAMMES: usize = 12;
const TARGETS: &str = "registry,catalogue,calendar,site";

/// What stands below a folder by name: the bytes of files, where links lead, and that folders are there.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// One of the two states: the documents of each programme differ, and one programme is in the second alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    First,
    Second,
}

impl State {
    pub const BOTH: [State; 2] = [State::First, State::Second];

    fn title(self) -> &'static str {
        match self {
            State::First => "Data Mining",
            State::Second => "Data Mining, and more of it",
        }
    }
}

pub fn catalogue(state: State) -> Folder {
    catalogue_of(PROGRAMMES, state)
}

pub fn catalogue_of(programmes: usize, state: State) -> Folder {
    let folder = Folder::catalogue();
    for number in 1..=programmes {
        folder.write(&format!("p{number}.kava"), text(number, state));
    }
    if state == State::Second {
        folder.write("added.kava", programme("added", "12 ECTS"));
    }
    folder
}

pub fn text(number: usize, state: State) -> String {
    programme(&format!("p{number}"), "12 ECTS").replace("Data Mining", state.title())
}

pub fn build_of(folder: &Folder, out: &Path) -> Command {
    let out = out.to_str().expect("UTF-8");
    let args = ["build", "--draft", "--as-of", AS_OF, "--target", TARGETS];
    command(folder.here(), &[&args[..], &["--out", out]].concat())
}

pub fn build(folder: &Folder, out: &Path) -> Ran {
    Ran::of(ended(&mut build_of(folder, out)))
}

/// What a build of a catalogue gives where nothing was before.
pub fn built(folder: &Folder) -> Tree {
    let place = Folder::empty();
    let out = place.path("out");
    build(folder, &out).says(0, &[]);
    tree(&out)
}

pub fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    gather(folder, "", &mut found);
    found
}

fn gather(folder: &Path, prefix: &str, found: &mut Tree) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, kind) = (entry.path(), entry.file_type().expect("a kind"));
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let holds = match () {
            () if kind.is_symlink() => {
                let to = fs::read_link(&path).expect("a link");
                format!("-> {}", to.display()).into_bytes()
            }
            () if kind.is_dir() => {
                gather(&path, &format!("{name}/"), found);
                b"a folder".to_vec()
            }
            () => fs::read(&path).expect("a file"),
        };
        found.insert(name, holds);
    }
}

/// The same, and which file on the disk each is, and when it was last written: nothing escapes it.
pub fn exactly(folder: &Path) -> BTreeMap<String, (Vec<u8>, u64, i64, i64)> {
    let stamp = |(name, holds): (String, Vec<u8>)| {
        let found = fs::symlink_metadata(folder.join(&name)).expect("it is there");
        (
            name,
            (holds, found.ino(), found.mtime(), found.mtime_nsec()),
        )
    };
    tree(folder).into_iter().map(stamp).collect()
}

/// Every file of this kind that shows is wholly of one state or another.
#[track_caller]
pub fn assert_whole(out: &Path, kind: impl Fn(&str) -> bool, states: &[&Tree]) {
    for (name, holds) in tree(out).iter().filter(|(name, _)| kind(name)) {
        let is_of = |state: &&Tree| state.get(name) == Some(holds);
        assert!(states.iter().any(is_of), "{name} is torn");
    }
}

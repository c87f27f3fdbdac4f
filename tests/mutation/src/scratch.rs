//! A copy of the sources in which anything may be changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Scratch {
    pub folder: PathBuf,
    root: PathBuf,
}

impl Scratch {
    /// Files that are already the same keep their time, so that they are not compiled again.
    pub fn new(root: &Path, folder: &Path) -> Scratch {
        let scratch = Scratch {
            folder: folder.to_owned(),
            root: root.to_owned(),
        };
        let files = sources(root);
        for file in &files {
            scratch.copy(file);
        }
        scratch.forget(folder, &files);
        scratch
    }

    /// Takes away what is no longer among the sources.
    fn forget(&self, below: &Path, files: &BTreeSet<String>) {
        for entry in fs::read_dir(below).expect("a folder of the copy") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(&self.folder).expect("below the copy");
            if path.is_dir() {
                self.forget(&path, files);
            } else if !files.contains(&*name.to_string_lossy()) {
                fs::remove_file(&path).expect("a file of the copy");
            }
        }
    }

    fn copy(&self, file: &str) {
        let bytes = fs::read(self.root.join(file)).expect("a source");
        let path = self.folder.join(file);
        if fs::read(&path).is_ok_and(|now| now == bytes) {
            return;
        }
        let folder = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("a folder of the copy");
        fs::write(path, bytes).expect("a file of the copy");
    }

    /// A file as it stands in the sources.
    pub fn original(&self, file: &str) -> String {
        fs::read_to_string(self.root.join(file)).expect("a source")
    }

    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).expect("a file of the copy");
    }

    /// Cargo as it is used here: checks of the arithmetic stay on, the code is made faster.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new("cargo");
        cargo
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.with_file_name("target"))
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "2")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "--cap-lints=allow");
        cargo
    }
}

/// What is under version control or soon will be.
fn sources(root: &Path) -> BTreeSet<String> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root)
        .output()
        .expect("git");
    let listed = String::from_utf8(listed.stdout).expect("names of files");
    let files = listed.split_terminator('\0').map(str::to_owned);
    files.filter(|file| root.join(file).is_file()).collect()
}

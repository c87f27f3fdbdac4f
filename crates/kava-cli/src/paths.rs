//! Paths as they are seen from where the command was started, so that they can be clicked on.

use std::path::{Path, PathBuf};

use kava::Workspace;
use kava::diagnostics::{FileId, Sources};

/// From the current folder to a catalogue's folder.
pub struct Paths {
    to_folder: PathBuf,
}

impl Paths {
    pub fn to(folder: &Path) -> Paths {
        let here = std::env::current_dir().unwrap_or_default();
        Paths {
            to_folder: between(&here, folder),
        }
    }

    pub fn of(&self, name: &str) -> String {
        self.to_folder
            .join(name)
            .to_string_lossy()
            .replace('\\', "/")
    }

    /// A file of the catalogue; a shipped guideline has a name and no path.
    pub fn of_file(&self, sources: &Sources, file: FileId) -> String {
        let name = &sources.get(file).name;
        if Workspace::is_shipped(file) {
            name.to_string()
        } else {
            self.of(name)
        }
    }
}

/// Downwards or upwards; elsewhere the path from the top.
fn between(here: &Path, folder: &Path) -> PathBuf {
    if let Ok(down) = folder.strip_prefix(here) {
        return down.to_owned();
    }
    match here.strip_prefix(folder) {
        Ok(up) => up.components().map(|_| "..").collect(),
        Err(_) => folder.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_seen_from_here() {
        let between = |here, folder| {
            between(Path::new(here), Path::new(folder))
                .display()
                .to_string()
        };
        assert_eq!(between("/a", "/a/b/c"), "b/c");
        assert_eq!(between("/a/b/c", "/a"), "../..");
        assert_eq!(between("/a", "/a"), "");
        assert_eq!(between("/a", "/z"), "/z");
    }
}

//! Paths as they are seen from where the command was started, so that they can be clicked on.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use kava::Workspace;
use kava::diagnostics::print::Printer;
use kava::diagnostics::{FileId, Sources};

use kava_files::Root;

use crate::console::Console;

/// Where the files of one catalogue are, seen from the current folder.
pub struct Paths {
    here: PathBuf,
    folder: PathBuf,
}

impl Paths {
    pub fn to(folder: &Path) -> Paths {
        Paths {
            here: std::env::current_dir().unwrap_or_default(),
            folder: folder.to_owned(),
        }
    }

    pub fn of(&self, name: &str) -> String {
        between(&self.here, &resolved(&self.folder, name))
            .to_string_lossy()
            .replace('\\', "/")
    }

    /// Prints findings under these paths, within the terminal.
    pub fn printer<'s>(&'s self, sources: &'s Sources, console: &Console) -> Printer<'s> {
        let printer = Printer::new(sources, console.lang)
            .with_paths(|file| self.of_file(sources, file))
            .with_next_steps(kava::next_step);
        match console.width {
            Some(width) => printer.within(width),
            None => printer,
        }
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

/// The name of a file as a catalogue's own files are named; of one outside the catalogue, the way to
/// it from the catalogue's folder.
pub fn name_in(root: &Root, path: &Path) -> String {
    let name = root.name_of(path);
    let outside = || {
        let file = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        between(root.folder(), &file)
            .to_string_lossy()
            .replace('\\', "/")
    };
    name.unwrap_or_else(outside)
}

/// A name with its first steps upwards taken.
fn resolved(folder: &Path, name: &str) -> PathBuf {
    let (mut folder, mut name) = (folder, name);
    while let Some((rest, above)) = name.strip_prefix("../").zip(folder.parent()) {
        (folder, name) = (above, rest);
    }
    folder.join(name)
}

/// Upwards as far as both have a folder in common, and down again; where they have none but the top
/// of the disk, the path from there.
fn between(here: &Path, file: &Path) -> PathBuf {
    let steps = |path: &Path| {
        path.components()
            .map(|part| part.as_os_str().to_owned())
            .collect::<Vec<_>>()
    };
    let (here, steps) = (steps(here), steps(file));
    let common = here
        .iter()
        .zip(&steps)
        .take_while(|(one, other)| one == other)
        .count();
    if common < 2 {
        return file.to_owned();
    }
    let up = here.iter().skip(common).map(|_| OsString::from(".."));
    up.chain(steps.into_iter().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_seen_from_here() {
        let between = |here, folder| {
            between(Path::new(here), Path::new(folder))
                .display()
                .to_string()
        };
        assert_eq!(between("/a", "/a/b/c.kava"), "b/c.kava");
        assert_eq!(between("/a/b/c", "/a/d.kava"), "../../d.kava");
        assert_eq!(between("/a/b", "/a/b/c.kava"), "c.kava");
        assert_eq!(between("/a/b", "/z/c.kava"), "/z/c.kava");
    }

    #[test]
    fn a_file_beside_the_catalogue_is_reached_upwards() {
        let resolved = |name| resolved(Path::new("/a/b/c"), name).display().to_string();
        assert_eq!(resolved("../x.json"), "/a/b/x.json");
        assert_eq!(resolved("../../../../x.json"), "/../x.json");
        assert_eq!(resolved("/z/x.json"), "/z/x.json");
        assert_eq!(resolved("d/x.json"), "/a/b/c/d/x.json");
    }
}

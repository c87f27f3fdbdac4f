//! Names for the files of one import, no two the same: the texts of one would take the place of another's.

use std::collections::BTreeSet;

/// The head of the catalogue.
pub const CATALOGUE: &str = "catalogue.kava";
/// Courses that no programme has for itself.
pub const COURSES: &str = "courses.kava";

#[derive(Debug)]
pub struct FileNames {
    /// In small letters: some disks take one for the other.
    taken: BTreeSet<String>,
}

impl Default for FileNames {
    fn default() -> FileNames {
        FileNames {
            taken: [CATALOGUE, COURSES].map(str::to_owned).into(),
        }
    }
}

impl FileNames {
    /// For a programme; two editions have two files.
    pub fn of(&mut self, code: &str) -> String {
        let mut name = format!("{code}.kava");
        let mut next = 2;
        while !self.taken.insert(name.to_lowercase()) {
            name = format!("{code}-{next}.kava");
            next += 1;
        }
        name
    }
}

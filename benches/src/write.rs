//! A catalogue on disk: a folder of `.kava` files, or one JSON file.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::draw;
use crate::plant::Plant;
use crate::programme::Programme;
use crate::shared::SHARED;
use crate::spelling::Spelling;

/// So many programmes stand in one `.kava` file.
const IN_ONE_FILE: u32 = 100;

/// The programmes 1 to `count`, some of them with a fault. They are made one by one while they are
/// written, so that a million of them need no memory.
#[derive(Clone, Copy, Debug)]
pub struct MadeUp<'a> {
    pub count: u32,
    pub plants: &'a [Plant],
}

impl MadeUp<'_> {
    fn programmes(&self, first: u32, last: u32) -> impl Iterator<Item = Programme> {
        (first..=last).map(|number| {
            let mut programme = draw::programme(number);
            for plant in self.plants.iter().filter(|plant| plant.number() == number) {
                plant.spoil(&mut programme);
            }
            programme
        })
    }

    /// Writes `catalogue.kava` and `programmes-0001.kava` … into a folder that is empty or missing.
    ///
    /// # Errors
    /// Where the folder holds something or cannot be written.
    pub fn write_kava(&self, folder: &Path) -> io::Result<()> {
        prepare(folder)?;
        fs::write(folder.join("catalogue.kava"), SHARED.to_string())?;
        for (file, first) in (1..).zip((1..=self.count).step_by(IN_ONE_FILE as usize)) {
            let last = self.count.min(first + IN_ONE_FILE - 1);
            let path = folder.join(format!("programmes-{file:04}.kava"));
            let mut to = BufWriter::new(File::create_new(path)?);
            for programme in self.programmes(first, last) {
                writeln!(to, "{programme}")?;
            }
            to.flush()?;
        }
        Ok(())
    }

    /// Writes the catalogue as another tool reads it into a folder that is empty or missing.
    ///
    /// # Errors
    /// Where the folder holds something or cannot be written.
    pub fn write_spelt(&self, spelling: Spelling, folder: &Path) -> io::Result<()> {
        prepare(folder)?;
        let mut to = BufWriter::new(File::create_new(folder.join(spelling.file()))?);
        spelling.write(&SHARED, self.programmes(1, self.count), &mut to)?;
        to.flush()
    }
}

/// A folder with something in it is left alone: its files would mix with the new ones.
fn prepare(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        let message = format!("{} is not empty", folder.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    Ok(())
}

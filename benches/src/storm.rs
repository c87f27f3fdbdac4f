//! A folder in which everything changes all the time: files come, go, change their names and hold anything.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::draw;
use crate::random::Random;
use crate::shared::SHARED;

/// So many files there are at most.
const FILES: usize = 200;

pub struct Storm {
    folder: PathBuf,
    random: Random,
    /// What was done, in the order of `WORDS`.
    pub done: [u64; WORDS.len()],
}

pub const WORDS: [&str; 6] = [
    "written", "replaced", "renamed", "deleted", "torn", "linked",
];

impl Storm {
    /// # Errors
    /// Where the folder cannot be written.
    pub fn over(folder: &Path) -> io::Result<Storm> {
        fs::create_dir_all(folder.join("below"))?;
        fs::write(folder.join("catalogue.kava"), SHARED.to_string())?;
        let storm = Storm {
            folder: folder.to_owned(),
            random: Random::of(7),
            done: [0; WORDS.len()],
        };
        for number in 0..FILES / 2 {
            fs::write(storm.file(number), storm.text(number))?;
        }
        Ok(storm)
    }

    fn file(&self, number: usize) -> PathBuf {
        let below = if number.is_multiple_of(3) {
            "below/"
        } else {
            ""
        };
        self.folder.join(format!("{below}p{number:03}.kava"))
    }

    fn text(&self, number: usize) -> String {
        draw::programme(number as u32 + 1).to_string()
    }

    /// Does one thing, and says to which file. What another step has made impossible is left undone.
    pub fn step(&mut self) -> PathBuf {
        let number = self.random.below(FILES);
        let (path, other) = (self.file(number), self.random.below(FILES));
        let other = self.file(other);
        let what = self.random.pick(&[0, 0, 1, 1, 2, 3, 3, 4, 5]);
        let done = match what {
            0 => fs::write(&path, self.text(number)),
            1 => self.replace(&path, number),
            2 => fs::rename(&path, other),
            3 => fs::remove_file(&path),
            4 => self.tear(&path, number),
            _ => self.link(&path, other),
        };
        self.done[what] += u64::from(done.is_ok());
        path
    }

    /// As editors save.
    fn replace(&mut self, path: &Path, number: usize) -> io::Result<()> {
        let new = path.with_extension("new");
        let mut text = self.text(number);
        if self.random.one_in(3) {
            text = text.replace("6 ECTS", "7 ECTS");
        }
        fs::write(&new, text)?;
        fs::rename(new, path)
    }

    /// A part of a text, or what is none.
    fn tear(&mut self, path: &Path, number: usize) -> io::Result<()> {
        let text = self.text(number);
        let mut bytes = text.into_bytes();
        bytes.truncate(self.random.below(bytes.len()));
        if self.random.one_in(2) {
            bytes.push(0xFF);
        }
        fs::write(path, bytes)
    }

    /// To another file, to itself, or out of the folder.
    fn link(&mut self, path: &Path, other: PathBuf) -> io::Result<()> {
        let to = match self.random.below(3) {
            0 => other,
            1 => path.to_owned(),
            _ => PathBuf::from("/etc/hostname"),
        };
        let _ = fs::remove_file(path);
        symlink(to, path)
    }

    /// Steps so many times a second for so long; `seen` is told after each step.
    ///
    /// # Errors
    /// Those of `seen`.
    pub fn rage(
        &mut self,
        rate: u32,
        seconds: u64,
        mut seen: impl FnMut(&Path) -> io::Result<()>,
    ) -> io::Result<u64> {
        let begun = Instant::now();
        let end = begun + Duration::from_secs(seconds);
        let mut steps = 0_u64;
        while Instant::now() < end {
            let path = self.step();
            seen(&path)?;
            steps += 1;
            let due =
                begun + Duration::from_secs(1) * u32::try_from(steps).unwrap_or(u32::MAX) / rate;
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
        }
        Ok(steps)
    }
}

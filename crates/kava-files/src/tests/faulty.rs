//! A disk that fails where a test wants it to.

use std::cell::Cell;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::disk::{Disk, Entry, Kind, Lock, Opened, Os, Sink};

/// How the disk goes on after the step that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It works again.
    Recovers,
    /// It works for so many steps, then never again: what a killed process leaves behind is what is
    /// left here.
    DiesAfter(usize),
}

/// The real disk, save that one of its steps, counted from 0, fails. A write that fails has written
/// half of its bytes.
#[derive(Clone)]
pub struct Faulty {
    step: Rc<Cell<usize>>,
    fails: usize,
    with: ErrorKind,
    then: Then,
}

impl Faulty {
    pub fn new(fails: usize, with: ErrorKind, then: Then) -> Faulty {
        let step = Rc::new(Cell::new(0));
        Faulty {
            step,
            fails,
            with,
            then,
        }
    }

    /// A disk that never fails and, for speed, never waits until it has written.
    pub fn never() -> Faulty {
        Faulty::new(usize::MAX, ErrorKind::Other, Then::Recovers)
    }

    /// Whether the step that fails has been reached.
    pub fn has_failed(&self) -> bool {
        self.step.get() > self.fails
    }

    fn step(&self) -> io::Result<()> {
        let step = self.step.replace(self.step.get() + 1);
        let fails = match self.then {
            Then::Recovers => step == self.fails,
            Then::DiesAfter(steps) => step == self.fails || step > self.fails + steps,
        };
        if fails {
            Err(io::Error::from(self.with))
        } else {
            Ok(())
        }
    }
}

impl Disk for Faulty {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        self.step()?;
        Os.kind(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.step()?;
        Os.resolve(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.step()?;
        Os.list(folder)
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        self.step()?;
        Os.open(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Sink>> {
        self.step()?;
        let disk = self.clone();
        Ok(Box::new(FaultySink {
            disk,
            to: fs::File::create_new(path)?,
        }))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Os.create_folder(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Os.rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Os.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Os.remove_folder(path)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.step()
    }

    fn is_writable(&self, path: &Path) -> io::Result<bool> {
        self.step()?;
        Os.is_writable(path)
    }

    fn copy_rights(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Os.copy_rights(from, to)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        self.step()?;
        Os.lock(path)
    }

    fn unlock(&self, lock: Lock, path: &Path) -> io::Result<()> {
        self.step()?;
        Os.unlock(lock, path)
    }

    fn beneath(self: Box<Self>, _: &Path) -> io::Result<Box<dyn Disk>> {
        self.step()?;
        Ok(self)
    }
}

struct FaultySink {
    disk: Faulty,
    to: fs::File,
}

impl Write for FaultySink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(fault) = self.disk.step() {
            self.to.write_all(&bytes[..bytes.len() / 2])?;
            return Err(fault);
        }
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Sink for FaultySink {
    fn sync(&mut self) -> io::Result<()> {
        self.disk.step()
    }
}

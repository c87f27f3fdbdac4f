//! A document on its way into the staging folder.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::disk::{Disk, Sink};
use crate::manifest::{Digest, Tally, digest_of};

/// How much of a document waits in memory before it is written, in bytes.
const BUFFER: usize = 1 << 16;

pub(crate) struct Staged {
    /// Where it will be.
    pub target: PathBuf,
    /// Of several that are written together, this one could not be.
    pub has_failed: bool,
    staged: PathBuf,
    to: BufWriter<Tally<Box<dyn Sink>>>,
}

impl Staged {
    pub fn create(disk: &dyn Disk, staged: PathBuf, target: &Path) -> io::Result<Staged> {
        let sink = Tally::new(disk.create(&staged)?);
        Ok(Staged {
            target: target.to_owned(),
            has_failed: false,
            staged,
            to: BufWriter::with_capacity(BUFFER, sink),
        })
    }

    /// Drops it again if its place holds the same already.
    pub fn end(self, disk: &dyn Disk) -> io::Result<Digest> {
        let tally = self
            .to
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        let (mut sink, digest) = tally.end();
        if digest_of(disk, &self.target).is_ok_and(|there| there == digest) {
            drop(sink);
            disk.remove_file(&self.staged)?;
        } else {
            sink.sync()?;
        }
        Ok(digest)
    }
}

impl Write for Staged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes);
        self.has_failed |= written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.to.flush();
        self.has_failed |= flushed.is_err();
        flushed
    }
}

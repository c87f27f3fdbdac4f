//! Which files of an output folder are Kava's.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::disk::{Disk, Kind};
use crate::fault::{Fault, FaultKind};
use crate::folders::kind_at;
use crate::name;

/// The file in an output folder that lists all others that Kava wrote there.
pub const MANIFEST: &str = "kava-manifest.json";

const VERSION: u32 = 1;

/// The SHA-256 of a file, in lower-case hexadecimal.
pub(crate) type Digest = String;

/// The files by name, each with its digest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub files: BTreeMap<String, Digest>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    files: Vec<WrittenFile>,
}

#[derive(Serialize, Deserialize)]
struct WrittenFile {
    path: String,
    sha256: Digest,
}

impl Manifest {
    /// Reads a manifest; none where there is none. A name that no document may bear makes the whole
    /// not to be trusted: it could lead out of the folder.
    pub fn read(disk: &dyn Disk, path: &Path) -> Result<Option<Manifest>, Fault> {
        match kind_at(disk, path)? {
            None => return Ok(None),
            Some(Kind::File) => {}
            Some(Kind::Link) => return Err(Fault::new(path, FaultKind::Link)),
            Some(_) => return Err(Fault::new(path, FaultKind::NotAFile)),
        }
        let opened = disk.open(path).map_err(|why| Fault::reading(path, why))?;
        let written: Written = match serde_json::from_reader(BufReader::new(opened.bytes)) {
            Ok(written) => written,
            Err(why) if why.is_io() => return Err(Fault::reading(path, io::Error::from(why))),
            Err(_) => return Err(Fault::new(path, FaultKind::Manifest)),
        };
        let is_known = written.version == VERSION;
        if !is_known
            || written
                .files
                .iter()
                .any(|file| name::check(&file.path).is_err())
        {
            return Err(Fault::new(path, FaultKind::Manifest));
        }
        let files = written
            .files
            .into_iter()
            .map(|file| (file.path, file.sha256))
            .collect();
        Ok(Some(Manifest { files }))
    }

    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        let file = |(path, sha256): (&String, &Digest)| WrittenFile {
            path: path.clone(),
            sha256: sha256.clone(),
        };
        let files = self.files.iter().map(file).collect();
        serde_json::to_writer_pretty(
            &mut *to,
            &Written {
                version: VERSION,
                files,
            },
        )?;
        to.write_all(b"\n")
    }

    pub fn holds(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }
}

/// The digest of a file as it stands.
pub(crate) fn digest_of(disk: &dyn Disk, path: &Path) -> io::Result<Digest> {
    let mut bytes = disk.open(path)?.bytes;
    let mut hash = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        let read = match bytes.read(&mut part) {
            Err(why) if why.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        if read == 0 {
            return Ok(hex(hash));
        }
        hash.update(part.get(..read).unwrap_or_default());
    }
}

/// Takes the digest of what passes through it.
pub(crate) struct Tally<W> {
    pub to: W,
    hash: Sha256,
}

impl<W> Tally<W> {
    pub fn new(to: W) -> Tally<W> {
        Tally {
            to,
            hash: Sha256::new(),
        }
    }

    pub fn end(self) -> (W, Digest) {
        (self.to, hex(self.hash))
    }
}

impl<W: Write> Write for Tally<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.to.write(bytes)?;
        self.hash.update(bytes.get(..count).unwrap_or(bytes));
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn hex(hash: Sha256) -> Digest {
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

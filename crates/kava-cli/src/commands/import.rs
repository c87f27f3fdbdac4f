//! `kava import`: what other programs keep, made into files of a catalogue. What found no field is told
//! at the end.

mod feed;
mod list;

use std::path::{Path, PathBuf};

use kava::diagnostics::say;

use crate::args;
use crate::console::Console;
use crate::exit::{Exit, Stop};

const HEAD: &str = "catalogue.kava";

/// A file's name in the catalogue's folder, and its text.
type Written<'t> = (PathBuf, &'t str);

pub fn run(args: &args::Import, console: &mut Console) -> Result<Exit, Stop> {
    let read = |file: &PathBuf| Ok((file.clone(), kava_files::read_bytes(file)?));
    let files: Vec<(PathBuf, Vec<u8>)> =
        args.files.iter().map(read).collect::<Result<_, Stop>>()?;
    match files.as_slice() {
        [(file, bytes)] if !kava_import::feed::is_feed(bytes) => {
            list::run(file, bytes, args, console)
        }
        files
            if files
                .iter()
                .all(|(_, bytes)| kava_import::feed::is_feed(bytes)) =>
        {
            feed::run(files, args, console)
        }
        _ => Err(Stop::usage(
            say!(en "tables are imported one at a time", et "tabeleid imporditakse ühekaupa"),
            say!(
                en "several files are only taken of one feed in JSON",
                et "mitu faili võib anda ainult ühe JSON-voo omi"
            ),
        )),
    }
}

/// Nothing that is there is written over unless that is said; then all is written.
fn write(files: &[Written<'_>], args: &args::Import) -> Result<Vec<PathBuf>, Stop> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| args.out.join(name)).collect();
    let known = |path: &&PathBuf| path.exists() && !args.force;
    if let Some(path) = paths.iter().find(known) {
        return Err(there(path));
    }
    for (path, (_, text)) in paths.iter().zip(files) {
        kava_files::save(path, text)?;
    }
    Ok(paths)
}

fn there(path: &Path) -> Stop {
    let path = path.display().to_string();
    Stop::usage(
        say!(en "{path} is there already", et "{path} on juba olemas", path = path),
        say!(
            en "name another folder with --out, or write over it with --force",
            et "nimeta teine kaust võtmega --out või kirjuta üle võtmega --force"
        ),
    )
}

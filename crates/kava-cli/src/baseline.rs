//! Known findings: a file that lists them, read to leave them out or written anew.

use std::path::Path;

use kava::diagnostics::{Words, say};
use kava::{Baseline, Check};
use kava_files::{FileFault, Root};

use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::paths::name_in;

/// Leaves out of a check what a file lists.
pub fn leave_out(path: &Path, root: &Root, check: &mut Check) -> Result<(), Stop> {
    let text = kava_files::read_one(path)?;
    read(path, root, &text)?.leave_out(check);
    Ok(())
}

/// Lists in a file what a check found, and leaves it out: what then remains cannot be listed.
pub fn write(
    path: &Path,
    root: &Root,
    check: &mut Check,
    console: &mut Console,
) -> Result<(), Stop> {
    if path.exists() {
        // Whatever else stands there, such as a catalogue's own file, is not written over.
        let text = kava_files::read_one(path)?;
        read(path, root, &text)?;
    }
    let text = Baseline::text_of(check);
    kava_files::save(path, &text)?;
    read(path, root, &text)?.leave_out(check);
    console.remark(&say!(
        en "written: {path}",
        et "kirjutatud: {path}",
        path = shown(path)
    ));
    Ok(())
}

fn read(path: &Path, root: &Root, text: &str) -> Result<Baseline, Stop> {
    Baseline::read(&name_in(root, path), text).map_err(|fault| {
        Stop::usage(
            say!(
                en "{path}:{line}:{column}: {why}",
                et "{path}:{line}:{column}: {why}",
                path = shown(path), line = fault.at.line + 1,
                column = fault.at.column + 1, why = fault.why
            ),
            say!(
                en "such a file is written by kava check --write-baseline",
                et "sellise faili kirjutab kava check --write-baseline"
            ),
        )
    })
}

/// `12 findings are left out: known.json lists them`
pub fn left_out(path: &Path, count: usize) -> Words {
    let path = shown(path);
    match count {
        0 => say!(
            en "nothing is left out: {path} lists nothing that is found",
            et "midagi ei jäeta välja: {path} ei nimeta ühtki leidu",
            path = path
        ),
        1 => say!(
            en "1 finding is left out: {path} lists it",
            et "1 leid on välja jäetud: seda nimetab {path}",
            path = path
        ),
        many => say!(
            en "{many} findings are left out: {path} lists them",
            et "{many} leidu on välja jäetud: neid nimetab {path}",
            many = many, path = path
        ),
    }
}

impl From<FileFault> for Stop {
    fn from(fault: FileFault) -> Stop {
        let exit = match fault.is_finding() {
            true => Exit::Usage,
            false => Exit::Disk,
        };
        Stop {
            exit,
            message: fault.words(),
            help: fault.help(),
        }
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

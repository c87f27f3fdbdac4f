//! A text that Kava changed, written where it was read, or where it is new.

use std::path::Path;

use kava::Changed;
use kava::diagnostics::say;
use kava_files::{FileFault, Root};

use crate::exit::{Exit, Stop};
use crate::paths::Paths;

/// In place of what was read; of a file that is another by now nothing is lost.
pub fn over(changed: &Changed, root: &Root, paths: &Paths) -> Result<(), Stop> {
    let path = root.path_of(&changed.name);
    let now = kava_files::read_one(&path).map_err(|fault| unread(&fault))?;
    if now != *changed.old {
        return Err(Stop {
            exit: Exit::Disk,
            message: say!(
                en "{name} was changed meanwhile and is left as it is",
                et "{name} on vahepeal muutunud ja jääb nii, nagu ta on",
                name = paths.of(&changed.name)
            ),
            help: say!(en "run the command again", et "käivita käsk uuesti"),
        });
    }
    Ok(kava_files::replace(&path, &changed.new)?)
}

/// As a new file; one that stands there already is left as it is.
pub fn new(path: &Path, text: &str) -> Result<(), Stop> {
    if path.symlink_metadata().is_ok() {
        return Err(Stop {
            exit: Exit::Disk,
            message: say!(
                en "“{path}” is there already and is left as it is",
                et "„{path}“ on juba olemas ja jääb nii, nagu ta on",
                path = path.to_string_lossy().into_owned()
            ),
            help: say!(en "move it away", et "vii see mujale"),
        });
    }
    Ok(kava_files::save(path, text)?)
}

fn unread(fault: &FileFault) -> Stop {
    Stop {
        exit: Exit::Disk,
        message: fault.words(),
        help: fault.help(),
    }
}

//! A state of a catalogue, as an argument.

use std::path::PathBuf;

use kava::diagnostics::say;

use crate::usage::BadValue;

/// A state of a catalogue: a path, or `git:REVISION`, or `git:REVISION:PATH`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    Path(PathBuf),
    Git {
        revision: String,
        /// From the top of the repository.
        path: Option<String>,
    },
}

/// A path that begins with `git:` is written as `./git:…`.
pub(super) fn compared(text: &str) -> Result<Compared, BadValue> {
    let Some(rest) = text.strip_prefix("git:") else {
        return Ok(Compared::Path(PathBuf::from(text)));
    };
    let (revision, path) = match rest.split_once(':') {
        Some((revision, path)) => (revision, Some(path.to_owned())),
        None => (rest, None),
    };
    if revision.is_empty() {
        return Err(BadValue(say!(
            en "a revision is written as git:HEAD or git:HEAD~1:FOLDER",
            et "seis kirjutatakse kujul git:HEAD või git:HEAD~1:KAUST"
        )));
    }
    Ok(Compared::Git {
        revision: revision.to_owned(),
        path,
    })
}

//! Which catalogue an open document belongs to.

use std::path::{Path, PathBuf};

use kava::diagnostics::{Words, say};
use kava_files::{Fault, FaultKind, Reason, Root, find};

use crate::serve::lsp;

/// What is judged together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Home {
    /// The catalogue in this folder, without links and dots.
    Folder(PathBuf),
    /// One document of no catalogue.
    Alone(lsp::Uri),
}

/// A document's catalogue and its name there.
#[derive(Clone, Debug)]
pub(crate) struct Lodging {
    pub home: Home,
    pub name: String,
    /// The catalogue's folder as the editor spells it, which may be through a link.
    pub folder: PathBuf,
    /// Why it belongs to no catalogue, and what to do.
    pub alone: Option<Words>,
}

impl Lodging {
    pub fn of(uri: &lsp::Uri) -> Lodging {
        let is_file = uri.scheme().as_str() == "file";
        let Some(path) = uri.to_file_path().filter(|_| is_file) else {
            return Lodging::alone(uri, not_saved());
        };
        match root(&path) {
            Ok((root, name)) => Lodging {
                home: Home::Folder(root.folder().to_owned()),
                folder: as_spelt(&path, &name).unwrap_or_else(|| root.folder().to_owned()),
                name,
                alone: None,
            },
            Err(fault) => Lodging::alone(uri, words(&fault)),
        }
    }

    fn alone(uri: &lsp::Uri, why: Words) -> Lodging {
        let path = uri.path().decode().to_string_lossy();
        let name = path.rsplit('/').next().unwrap_or_default();
        Lodging {
            home: Home::Alone(uri.clone()),
            name: name.to_owned(),
            folder: PathBuf::new(),
            alone: Some(why),
        }
    }
}

/// A file that is new in the editor is not on the disk yet; its folder is.
fn root(path: &Path) -> Result<(Root, String), Fault> {
    let found = match find(path) {
        Err(fault) if matches!(fault.kind, FaultKind::Unreadable(_)) && is_source(path) => {
            find(path.parent().unwrap_or(path)).map_err(|_| fault)?
        }
        found => found?,
    };
    let name = found
        .chosen()
        .map(str::to_owned)
        .or_else(|| found.name_of(path));
    let name = name.ok_or_else(|| Fault {
        path: path.to_owned(),
        kind: FaultKind::NoCatalogue,
    })?;
    Ok((found, name))
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "kava")
}

/// The path without the name that the file has in its catalogue.
fn as_spelt(path: &Path, name: &str) -> Option<PathBuf> {
    let depth = name.split('/').count();
    path.ends_with(name)
        .then(|| path.ancestors().nth(depth).map(Path::to_owned))?
}

fn not_saved() -> Words {
    say!(
        en "this text is in no catalogue and is checked alone\nsave it in a catalogue's folder",
        et "see tekst ei kuulu ühtegi kataloogi ja seda kontrollitakse üksi\nsalvesta see kataloogi kausta"
    )
}

fn words(fault: &Fault) -> Words {
    match fault.kind {
        FaultKind::NoCatalogue => say!(
            en "no catalogue.kava in this folder or above it: the file is checked alone\nto begin a catalogue, write that file",
            et "selles kaustas ega ülalpool ei ole faili catalogue.kava: seda faili kontrollitakse üksi\nkataloogi alustamiseks kirjuta see fail"
        ),
        FaultKind::Unreadable(Reason::Missing) => not_saved(),
        _ => say!(
            en "{why}: the file is checked alone",
            et "{why}: seda faili kontrollitakse üksi",
            why = fault.words()
        ),
    }
}

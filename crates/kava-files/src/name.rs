//! Names of files: what a document may be called, and which files are sources.

use std::path::Path;

use kava_diagnostics::print::visible;
use kava_diagnostics::{Words, say};

use crate::manifest::MANIFEST;

/// The longest name of one file or folder that every disk takes, in bytes.
const LONGEST: usize = 255;

/// Names that Windows keeps for its devices, with whatever ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Those of its devices that are numbered from 1 to 9.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Where a site keeps what others look for at a fixed address (RFC 8615): hidden, and still a document.
const WELL_KNOWN: &str = ".well-known";

/// Why a document may not bear a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BadName {
    Empty,
    /// It begins at the top of the disk.
    Absolute,
    /// It has a part that leads nowhere or upwards: ``, `.` or `..`.
    Dots,
    /// It has a part that begins with a full stop, as Kava's own working folder does.
    Hidden,
    /// It has a character that cannot be seen, or that some system takes for something else.
    Character(char),
    /// It has a part that ends in a full stop or space, which Windows drops.
    Ending,
    /// Windows would take a part of it for a device.
    Device,
    /// A part of it has more than 255 bytes.
    TooLong,
    /// It is the name of the manifest.
    Manifest,
}

impl BadName {
    /// Ends a sentence such as "a document cannot be called …:".
    pub fn words(&self) -> Words {
        match self {
            BadName::Empty => say!(en "the name is empty", et "nimi on tühi"),
            BadName::Absolute => say!(
                en "the name begins at the top of the disk",
                et "nimi algab ketta juurest"
            ),
            BadName::Dots => say!(
                en "a part of the name is empty, “.” or “..”",
                et "nime üks osa on tühi, „.“ või „..“"
            ),
            BadName::Hidden => say!(
                en "a part of the name begins with a full stop",
                et "nime üks osa algab punktiga"
            ),
            BadName::Character(char) => say!(
                en "the name has the character “{char}”",
                et "nimes on märk „{char}“",
                char = visible(*char)
            ),
            BadName::Ending => say!(
                en "a part of the name ends in a full stop or a space",
                et "nime üks osa lõpeb punkti või tühikuga"
            ),
            BadName::Device => say!(
                en "Windows keeps this name for a device",
                et "Windowsis on see nimi seadme oma"
            ),
            BadName::TooLong => say!(en "the name is too long", et "nimi on liiga pikk"),
            BadName::Manifest => say!(
                en "the manifest bears this name",
                et "seda nime kannab failide loend"
            ),
        }
    }
}

/// Whether a document may bear this name: a relative path with `/` that means the same file on
/// every system and lies in the output folder on all of them.
pub(crate) fn check(name: &str) -> Result<(), BadName> {
    if name.is_empty() {
        return Err(BadName::Empty);
    }
    if name.starts_with('/') {
        return Err(BadName::Absolute);
    }
    if let Some(char) = name.chars().find(|char| is_refused(*char)) {
        return Err(BadName::Character(char));
    }
    if name.eq_ignore_ascii_case(MANIFEST) {
        return Err(BadName::Manifest);
    }
    name.split('/').try_for_each(check_part)
}

fn check_part(part: &str) -> Result<(), BadName> {
    match part {
        "" | "." | ".." => Err(BadName::Dots),
        WELL_KNOWN => Ok(()),
        _ if part.starts_with('.') => Err(BadName::Hidden),
        _ if part.ends_with(['.', ' ']) => Err(BadName::Ending),
        _ if part.len() > LONGEST => Err(BadName::TooLong),
        _ if is_device(part) => Err(BadName::Device),
        _ => Ok(()),
    }
}

fn is_refused(char: char) -> bool {
    matches!(char, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || visible(char) != char
}

fn is_device(part: &str) -> bool {
    let stem = part
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_lowercase();
    let is_numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED_DEVICES.into_iter().any(is_numbered)
}

/// Hidden files are an editor's, a version control's or a system's business.
pub(crate) fn is_hidden(part: &str) -> bool {
    part.starts_with('.')
}

/// Whether a file bears the ending `.kava`, in capitals or not.
pub(crate) fn is_source(part: &str) -> bool {
    let ending = Path::new(part)
        .extension()
        .and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("kava"))
}

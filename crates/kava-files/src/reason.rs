//! Why the operating system refused.

use std::io;

use kava_diagnostics::{Words, say};

/// Why a file or folder could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    Missing,
    NoPermission,
    ReadOnly,
    DiskFull,
    QuotaUsedUp,
    TooLargeForDisk,
    NotAFolder,
    /// The name or path is too long, or the disk takes no such name.
    NameRefused,
    NameNotUtf8,
    /// A part of the folder lies on another disk, where nothing can be moved to in one step.
    OtherDisk,
    /// Whatever else, in the system's own words.
    Other(String),
}

impl From<io::Error> for Reason {
    fn from(fault: io::Error) -> Reason {
        use io::ErrorKind as Kind;
        match fault.kind() {
            Kind::NotFound => Reason::Missing,
            Kind::PermissionDenied => Reason::NoPermission,
            Kind::ReadOnlyFilesystem => Reason::ReadOnly,
            Kind::StorageFull => Reason::DiskFull,
            Kind::QuotaExceeded => Reason::QuotaUsedUp,
            Kind::FileTooLarge => Reason::TooLargeForDisk,
            Kind::NotADirectory => Reason::NotAFolder,
            Kind::InvalidFilename => Reason::NameRefused,
            Kind::CrossesDevices => Reason::OtherDisk,
            _ => Reason::Other(fault.to_string()),
        }
    }
}

impl Reason {
    /// Ends a sentence such as "cannot be written: …".
    pub fn words(&self) -> Words {
        match self {
            Reason::Missing => say!(en "it does not exist", et "seda ei ole olemas"),
            Reason::NoPermission => {
                say!(en "you have no permission", et "sul puudub selleks õigus")
            }
            Reason::ReadOnly => say!(en "the disk is read-only", et "ketas on ainult lugemiseks"),
            Reason::DiskFull => say!(en "the disk is full", et "ketas on täis"),
            Reason::QuotaUsedUp => say!(
                en "your share of the disk is used up",
                et "sinu osa kettast on täis"
            ),
            Reason::TooLargeForDisk => say!(
                en "the disk takes no file of this size",
                et "ketas ei võta nii suurt faili vastu"
            ),
            Reason::NotAFolder => say!(
                en "a part of its path is not a folder",
                et "üks osa selle teest ei ole kaust"
            ),
            Reason::NameRefused => say!(
                en "its name or path is too long, or the disk takes no such name",
                et "selle nimi või tee on liiga pikk või ketas ei luba sellist nime"
            ),
            Reason::NameNotUtf8 => {
                say!(en "its name is not UTF-8", et "selle nimi ei ole UTF-8-kodeeringus")
            }
            Reason::OtherDisk => say!(
                en "a folder on its path lies on another disk",
                et "üks kaust selle teel asub teisel kettal"
            ),
            Reason::Other(text) => say!(
                en "the system says: {text}",
                et "süsteem teatab: {text}",
                text = text
            ),
        }
    }
}

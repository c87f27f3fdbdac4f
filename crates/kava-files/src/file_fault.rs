//! What is wrong with one file of a catalogue, while the others are read.

use kava_diagnostics::print::visible_text;
use kava_diagnostics::{Words, say};

use crate::reason::Reason;

/// One file or folder that could not be read as a part of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileFault {
    /// Relative to the root with `/`; `.` for the root itself. Where the name is not UTF-8, with
    /// `�` for what is not. It may hold control characters: whoever prints it takes care of them.
    pub name: String,
    pub kind: FileFaultKind,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileFaultKind {
    NotUtf8 {
        /// The first byte that is not UTF-8.
        offset: usize,
        /// The text up to the end of that byte's line, with `�` for what is not UTF-8 and at most
        /// 200 bytes more than what comes before it, so that the place can be shown.
        seen: String,
        /// The file begins as UTF-16 does, which some editors call Unicode.
        utf16: bool,
    },
    /// Over [`LIMIT`](crate::LIMIT).
    TooLarge,
    NameNotUtf8,
    /// A link that leads out of the catalogue's folder.
    LinkLeaves,
    /// A link that leads to nothing.
    LinkBroken,
    /// A `catalogue.kava` below the root; its folder is left out.
    InnerCatalogue,
    /// A pipe, a device or a socket.
    NotAFile,
    Unreadable(Reason),
}

impl FileFault {
    /// Whether the director can mend it in the catalogue, so that it is a finding at the file; else
    /// the file could not be read, and that ends the command with a code of its own.
    pub fn is_finding(&self) -> bool {
        match self.kind {
            FileFaultKind::NotUtf8 { .. }
            | FileFaultKind::TooLarge
            | FileFaultKind::NameNotUtf8
            | FileFaultKind::LinkLeaves
            | FileFaultKind::InnerCatalogue => true,
            FileFaultKind::LinkBroken | FileFaultKind::NotAFile | FileFaultKind::Unreadable(_) => {
                false
            }
        }
    }

    /// The word by which findings, pages and waivers know it.
    pub fn code(&self) -> &'static str {
        match self.kind {
            FileFaultKind::NotUtf8 { .. } => "not-utf8",
            FileFaultKind::TooLarge => "file-too-large",
            FileFaultKind::NameNotUtf8 => "name-not-utf8",
            FileFaultKind::LinkLeaves => "link-leaves-folder",
            FileFaultKind::InnerCatalogue => "inner-catalogue",
            FileFaultKind::LinkBroken | FileFaultKind::NotAFile | FileFaultKind::Unreadable(_) => {
                "unreadable-file"
            }
        }
    }

    /// One sentence that names the file.
    pub fn words(&self) -> Words {
        let name = visible_text(&self.name);
        match &self.kind {
            FileFaultKind::NotUtf8 { utf16: false, .. } => say!(
                en "“{name}” is not UTF-8 text",
                et "„{name}“ ei ole UTF-8-kodeeringus tekst",
                name = name
            ),
            FileFaultKind::NotUtf8 { utf16: true, .. } => say!(
                en "“{name}” is UTF-16 text and not UTF-8",
                et "„{name}“ on UTF-16-, mitte UTF-8-kodeeringus",
                name = name
            ),
            FileFaultKind::TooLarge => say!(
                en "“{name}” is over 64 MB",
                et "„{name}“ on suurem kui 64 MB",
                name = name
            ),
            FileFaultKind::NameNotUtf8 => say!(
                en "the name “{name}” is not UTF-8",
                et "nimi „{name}“ ei ole UTF-8-kodeeringus",
                name = name
            ),
            FileFaultKind::LinkLeaves => say!(
                en "“{name}” is a link that leads out of the catalogue's folder",
                et "„{name}“ on nimeviit, mis viib kataloogi kaustast välja",
                name = name
            ),
            FileFaultKind::LinkBroken => say!(
                en "“{name}” is a link that leads to nothing",
                et "„{name}“ on nimeviit, mis ei vii kuhugi",
                name = name
            ),
            FileFaultKind::InnerCatalogue => say!(
                en "“{name}” begins a catalogue inside the catalogue: its folder is left out",
                et "„{name}“ alustab kataloogi sees teist kataloogi: selle kaust jääb välja",
                name = name
            ),
            FileFaultKind::NotAFile => say!(
                en "“{name}” is not an ordinary file",
                et "„{name}“ ei ole tavaline fail",
                name = name
            ),
            FileFaultKind::Unreadable(why) => say!(
                en "“{name}” cannot be read: {why}",
                et "„{name}“ ei ole loetav: {why}",
                name = name, why = why.words()
            ),
        }
    }

    /// What to do next; empty where the sentence says it.
    pub fn help(&self) -> Words {
        match self.kind {
            FileFaultKind::NotUtf8 { .. } => say!(
                en "open it in an editor and save it with the encoding UTF-8",
                et "ava see redaktoris ja salvesta UTF-8-kodeeringus"
            ),
            FileFaultKind::TooLarge => say!(
                en "divide it into several files; the catalogue reads them all",
                et "jaga see mitmeks failiks; kataloog loeb need kõik"
            ),
            FileFaultKind::NameNotUtf8 => say!(
                en "rename it or the folder it is in",
                et "nimeta ümber see või kaust, milles see on"
            ),
            FileFaultKind::LinkLeaves => say!(
                en "put the file itself into the folder: nothing outside it is read",
                et "pane fail ise kausta: väljastpoolt ei loeta midagi"
            ),
            FileFaultKind::InnerCatalogue => say!(
                en "move the folder out, or remove this file so that the outer catalogue reads the others",
                et "vii kaust mujale või eemalda see fail, et väline kataloog loeks ülejäänud"
            ),
            _ => Words::default(),
        }
    }
}

//! Why a whole task with files could not be done.

use std::fmt;
use std::path::{Path, PathBuf};

use kava_diagnostics::print::visible_text;
use kava_diagnostics::{Lang, Speak, Words, say};

use crate::name::BadName;
use crate::reason::Reason;

/// What went wrong, and with which file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub path: PathBuf,
    pub kind: FaultKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// No `catalogue.kava` in the folder or above it.
    NoCatalogue,
    /// The file chosen is none that a catalogue is made of.
    NotASource,
    Unreadable(Reason),
    Unwritable(Reason),
    /// A file stands there that Kava did not write.
    Foreign,
    /// A link stands there, and Kava writes through none.
    Link,
    /// The link leads out of the folder that holds it.
    LinkLeaves,
    NotAFolder,
    NotAFile,
    /// A document may not be called this.
    BadName(BadName),
    /// Two documents of one build have the same name on this disk.
    Twice,
    /// The manifest is there but says nothing that Kava understands.
    Manifest,
    /// Another run of Kava writes there at this moment.
    Busy,
}

impl Fault {
    pub(crate) fn new(path: &Path, kind: FaultKind) -> Fault {
        Fault {
            path: path.to_owned(),
            kind,
        }
    }

    pub(crate) fn reading(path: &Path, why: impl Into<Reason>) -> Fault {
        Fault::new(path, FaultKind::Unreadable(why.into()))
    }

    pub(crate) fn writing(path: &Path, why: impl Into<Reason>) -> Fault {
        Fault::new(path, FaultKind::Unwritable(why.into()))
    }

    /// Whether the command was given a wrong path, rather than a disk that failed it.
    pub fn is_usage(&self) -> bool {
        matches!(self.kind, FaultKind::NoCatalogue | FaultKind::NotASource)
    }

    /// One sentence that names the file.
    pub fn words(&self) -> Words {
        let path = visible_text(&self.path.to_string_lossy());
        match &self.kind {
            FaultKind::NoCatalogue => say!(
                en "no catalogue.kava in “{path}” or in a folder above it",
                et "kaustas „{path}“ ega ülalpool ei ole faili catalogue.kava",
                path = path
            ),
            FaultKind::NotASource => say!(
                en "“{path}” is no file of a catalogue",
                et "„{path}“ ei ole kataloogi fail",
                path = path
            ),
            FaultKind::Unreadable(why) => say!(
                en "“{path}” cannot be read: {why}",
                et "„{path}“ ei ole loetav: {why}",
                path = path, why = why.words()
            ),
            FaultKind::Unwritable(why) => say!(
                en "“{path}” cannot be written: {why}",
                et "„{path}“ jäi kirjutamata: {why}",
                path = path, why = why.words()
            ),
            FaultKind::Foreign => say!(
                en "“{path}” was not written by Kava and is left alone",
                et "„{path}“ ei ole Kava kirjutatud ja jääb puutumata",
                path = path
            ),
            FaultKind::Link => say!(
                en "“{path}” is a link, and Kava writes through none",
                et "„{path}“ on nimeviit, mille kaudu Kava ei kirjuta",
                path = path
            ),
            FaultKind::LinkLeaves => say!(
                en "“{path}” is a link that leads out of its folder and is left alone",
                et "„{path}“ on nimeviit, mis viib kaustast välja, ja jääb puutumata",
                path = path
            ),
            FaultKind::NotAFolder => say!(
                en "“{path}” is not a folder",
                et "„{path}“ ei ole kaust",
                path = path
            ),
            FaultKind::NotAFile => say!(
                en "“{path}” is not an ordinary file and is left alone",
                et "„{path}“ ei ole tavaline fail ja jääb puutumata",
                path = path
            ),
            FaultKind::BadName(why) => say!(
                en "no document can be written as “{path}”: {why}",
                et "ühtki dokumenti ei saa kirjutada nimega „{path}“: {why}",
                path = path, why = why.words()
            ),
            FaultKind::Twice => say!(
                en "two documents would be written as “{path}”",
                et "kaks dokumenti kirjutataks nimega „{path}“",
                path = path
            ),
            FaultKind::Manifest => say!(
                en "“{path}” does not list the files of an earlier build",
                et "„{path}“ ei loetle varasema koostamise faile",
                path = path
            ),
            FaultKind::Busy => say!(
                en "another run of Kava is writing to “{path}” at this moment",
                et "„{path}“ on praegu teise Kava kirjutada",
                path = path
            ),
        }
    }

    /// What to do next; empty where the sentence says it.
    pub fn help(&self) -> Words {
        match self.kind {
            FaultKind::NoCatalogue => say!(
                en "name the folder that holds catalogue.kava; to begin a catalogue, run kava new",
                et "nimeta kaust, milles on catalogue.kava; uue kataloogi alustamiseks käivita kava new"
            ),
            FaultKind::NotASource => say!(
                en "name a folder, or a .kava file that is not hidden",
                et "nimeta kaust või .kava-fail, mis ei ole peidetud"
            ),
            FaultKind::Foreign => say!(
                en "move it away, choose another folder, or write over it with --force",
                et "vii see mujale, vali teine kaust või kirjuta see üle võtmega --force"
            ),
            FaultKind::Link => say!(
                en "name the folder itself, or remove the link",
                et "nimeta kaust ise või eemalda nimeviit"
            ),
            FaultKind::LinkLeaves => say!(
                en "name the file itself, or put it into the folder",
                et "nimeta fail ise või pane see kausta"
            ),
            FaultKind::Manifest => say!(
                en "choose another folder, or write over it with --force",
                et "vali teine kaust või kirjuta see üle võtmega --force"
            ),
            FaultKind::Busy => say!(
                en "wait until it has ended",
                et "oota, kuni see lõpeb"
            ),
            _ => Words::default(),
        }
    }
}

impl Speak for Fault {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.words().get(lang))
    }
}

//! Why a revision could not be read.

use std::ffi::OsString;

use kava_diagnostics::print::visible_text;
use kava_diagnostics::{Words, say};

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitFault {
    pub kind: GitFaultKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GitFaultKind {
    /// The program is not on this machine.
    NoProgram,
    /// The folder belongs to no repository.
    NoRepository(OsString),
    UnknownRevision(String),
    /// The path leads out of the repository.
    NoPath(String),
    NotInRevision {
        path: String,
        revision: String,
    },
    /// No `catalogue.kava` in the folder or above it.
    NoCatalogue {
        path: String,
        revision: String,
    },
    /// The program said this, or gave an answer that makes no sense.
    Failed(String),
}

impl GitFault {
    pub(crate) fn new(kind: GitFaultKind) -> GitFault {
        GitFault { kind }
    }

    /// Whether the command was given something wrong, rather than a program that failed it.
    pub fn is_usage(&self) -> bool {
        !matches!(self.kind, GitFaultKind::NoProgram | GitFaultKind::Failed(_))
    }

    /// One sentence.
    pub fn words(&self) -> Words {
        match &self.kind {
            GitFaultKind::NoProgram => say!(
                en "the program git is not installed, and it alone knows earlier revisions",
                et "programmi git ei ole paigaldatud, aga varasemaid seise tunneb ainult see"
            ),
            GitFaultKind::NoRepository(folder) => say!(
                en "“{folder}” is in no git repository",
                et "„{folder}“ ei ole üheski giti hoidlas",
                folder = visible_text(&folder.to_string_lossy())
            ),
            GitFaultKind::UnknownRevision(revision) => say!(
                en "the repository has no revision “{revision}”",
                et "hoidlas ei ole seisu „{revision}“",
                revision = visible_text(revision)
            ),
            GitFaultKind::NoPath(path) => say!(
                en "“{path}” leads out of the repository",
                et "„{path}“ viib hoidlast välja",
                path = visible_text(path)
            ),
            GitFaultKind::NotInRevision { path, revision } => say!(
                en "revision “{revision}” holds no “{path}”",
                et "seisus „{revision}“ ei ole „{path}“",
                path = visible_text(path), revision = visible_text(revision)
            ),
            GitFaultKind::NoCatalogue { path, revision } => say!(
                en "no catalogue.kava in “{path}” or above it in revision “{revision}”",
                et "seisus „{revision}“ ei ole kaustas „{path}“ ega selle kohal faili catalogue.kava",
                path = visible_text(path), revision = visible_text(revision)
            ),
            GitFaultKind::Failed(why) if why.is_empty() => say!(
                en "git gave an answer that is not understood",
                et "giti vastus jäi arusaamatuks"
            ),
            GitFaultKind::Failed(why) => say!(
                en "git refused: {why}",
                et "git keeldus: {why}",
                why = visible_text(why)
            ),
        }
    }

    /// What to do next; empty where the sentence says it.
    pub fn help(&self) -> Words {
        match &self.kind {
            GitFaultKind::NoProgram => say!(
                en "install git, or name two folders",
                et "paigalda git või nimeta kaks kausta"
            ),
            GitFaultKind::NoRepository(_) => say!(
                en "go into the repository of the catalogue, or name two folders",
                et "mine kataloogi hoidlasse või nimeta kaks kausta"
            ),
            GitFaultKind::UnknownRevision(_) => say!(
                en "a revision is written as git:HEAD, git:HEAD~1, git:BRANCH or git:TAG",
                et "seis kirjutatakse kujul git:HEAD, git:HEAD~1, git:HARU või git:SILT"
            ),
            GitFaultKind::NotInRevision { .. } => say!(
                en "the path counts from the top of the repository: git:REVISION:PATH",
                et "tee algab hoidla juurest: git:SEIS:TEE"
            ),
            _ => Words::default(),
        }
    }
}

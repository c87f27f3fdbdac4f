//! The files of a catalogue: where it is, what it holds, and where its documents are written.
//!
//! This crate is the only one that touches files, and [`disk`] is the only module of it that calls
//! the operating system, but for [`git`], which asks another program about the past. Reading never stops at one bad file; writing never leaves half a file.
//! Every fault is plain data with its words in each language.

#[cfg(unix)]
mod beneath;
mod disk;
mod fault;
mod file_fault;
mod find;
mod folders;
mod git;
mod manifest;
mod name;
mod output;
mod publish;
mod read;
mod reason;
mod replace;
mod staged;
mod staging;
#[cfg(test)]
mod tests;
mod walk;
mod watch;

pub use fault::{Fault, FaultKind};
pub use file_fault::{FileFault, FileFaultKind};
pub use find::{Root, below, find, find_for};
pub use git::{GitFault, GitFaultKind, Past, place_in_repository, read_past};
pub use manifest::MANIFEST;
pub use name::BadName;
pub use output::Output;
pub use publish::Written;
pub use read::{Catalogue, LIMIT, Text, read, read_bytes, read_one};
pub use reason::Reason;
pub use replace::{replace, save};
pub use watch::Watch;

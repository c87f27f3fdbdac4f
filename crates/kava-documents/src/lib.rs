//! What Kava compiles to: documents, each a projection of a judged programme.
//!
//! A target is one file under [`targets`] and one line in [`TARGETS`]. Documents see the model and
//! the verdict as plain data, never the tree and never the rules. Same programmes, verdicts and day
//! give the same bytes, whatever the files they stand in are called.

pub mod board;
pub mod canonical;
mod editions;
pub mod file_name;
pub mod id;
pub mod lack;
mod modified;
mod offer;
mod page;
pub mod plan;
mod record;
pub mod redline;
mod roll;
pub mod schema;
mod target;
pub mod targets;
mod told;
mod volume;

pub use offer::{is_gone, starts};
pub use target::{
    Document, Documents, Issue, Judge, Ruling, Subject, TARGETS, Takes, Target, Writer, find,
    ordered,
};
pub use volume::hours;

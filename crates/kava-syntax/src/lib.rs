//! From text to tree and back: shapes only, no field names.
//!
//! [`parse`] is total. Whatever the text holds, it answers with a [`Tree`] whose items keep every
//! fact that could be understood, and with the faults it met.

// The code that pest derives names it.
extern crate alloc;

mod class;
mod cut;
mod errors;
mod fault;
mod faults;
mod fold;
mod format;
mod gaps;
mod long_text;
mod margin;
pub mod pages;
mod parse;
mod recover;
mod scan;
mod torn;
mod tree;

pub use cut::{Block, cut};
pub use errors::findings;
pub use fault::{Fault, FaultKind};
pub use format::{edits, format};
pub use parse::{Fit, Vocabulary, parse, parse_block};
pub use tree::{Atom, AtomKind, Item, ItemData, Items, Tree};

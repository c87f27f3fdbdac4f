//! From trees to a catalogue: the field table, exact quantities, names across files, plans.

#[macro_use]
pub mod choice;
#[macro_use]
pub mod table;

pub mod admission;
pub mod coded;
pub mod codelist;
pub mod date;
pub mod fields;
mod help;
pub use help::nearest;
mod line;
pub use line::{Notes, is_text};
pub mod money;
pub mod name;
pub mod names;
pub mod pages;
pub mod plan;
pub mod quantity;
pub mod read;
pub mod room;
pub mod sought;
pub mod stated;
pub mod text;
pub mod unit;
pub mod verdict;
mod vocabulary;

pub use vocabulary::Vocabulary;

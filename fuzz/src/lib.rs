//! What the fuzz targets share: the words and shapes of their inputs, and the laws they assert.
#![forbid(unsafe_code)]

pub mod bundle;
pub mod clock;
pub mod judged;
#[path = "../../crates/kava-syntax/tests/vocabulary/laws.rs"]
pub mod laws;
pub mod mutate;
pub mod nodes;
mod random;
pub mod session;
pub mod table;
pub mod words;

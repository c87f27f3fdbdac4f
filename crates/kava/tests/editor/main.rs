//! Laws of what an editor may ask: of names in the examples, and of any text at any place.

mod answers;
mod catalogue;
mod names;
mod total;

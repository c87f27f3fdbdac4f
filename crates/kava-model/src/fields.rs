//! THE field table. Each file holds one kind of block: its struct, and beside it the row for each
//! member, with its word, its Estonian word and its meaning in both languages.

mod catalogue;
mod course;
mod guideline;
mod intake;
mod plan;
mod programme;
mod provider;
mod record;
mod semester;
mod waiver;

pub use catalogue::*;
pub use course::*;
pub use guideline::*;
pub use intake::*;
pub use plan::*;
pub use programme::*;
pub use provider::*;
pub use record::*;
pub use semester::*;
pub use waiver::*;

use crate::table::Block;

/// Every block of the language, by the word that opens it; the first is the file itself.
pub fn blocks() -> Vec<&'static Block> {
    let mut found: Vec<&'static Block> = vec![FILE.block];
    let mut next = 0;
    while let Some(block) = found.get(next) {
        for info in (block.fields)() {
            let inner = (info.shape)().block;
            if let Some(inner) =
                inner.filter(|inner| !found.iter().any(|block| std::ptr::eq(*block, *inner)))
            {
                found.push(inner);
            }
        }
        next += 1;
    }
    found
}

/// The block that has a field of this name, where only one does or where one is the usual home.
pub fn home_of(word: &str) -> Option<&'static str> {
    let homes = blocks()
        .into_iter()
        .filter(|block| (block.fields)().iter().any(|field| field.word == word));
    homes.map(|block| block.word).find(|word| !word.is_empty())
}

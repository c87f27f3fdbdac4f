//! A made-up catalogue of any size, the same every time, and the floor program that Kava's speed is
//! compared with. README.md beside this crate gives the commands.

pub mod draw;
pub mod editor;
pub mod floor;
pub mod kava_text;
pub mod measure;
pub mod peers;
pub mod plant;
pub mod programme;
pub mod quantity;
pub mod random;
pub mod shared;
pub mod slope;
pub mod spelling;
#[cfg(unix)]
pub mod storm;
pub mod words;
pub mod write;

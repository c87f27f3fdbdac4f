//! A language server as an editor has it: a process of its own, spoken to over its standard streams.

pub mod client;
pub mod process;
pub mod scene;
pub mod text;
pub mod timing;

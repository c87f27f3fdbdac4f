//! A session with the language server, played in process against a model of the texts.
//!
//! ```text
//! script   what the client does, read out of an input
//! text     the client's texts: positions counted apart from the server
//! client   frames, requests and their answers
//! play     the session, and the laws it must keep
//! ```

mod client;
mod play;
mod script;
#[path = "../../benches/src/editor/text.rs"]
pub mod text;

pub use play::play;
pub use script::METHODS;

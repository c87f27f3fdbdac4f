//! What every other crate speaks in: places in sources, words in two languages, findings.
//!
//! Nothing here knows the language of `.kava` files. Printers turn findings into text for a terminal
//! or into JSON; they are the only code that chooses a human language or converts an offset.

mod finding;
mod lang;
mod page;
pub mod print;
mod source;

pub use finding::{Citation, Edit, Finding, Fix, Related, Severity, Tag};
pub use lang::{Lang, Phrase, Speak, Spoken, Words};
pub use page::{Example, Page, Pages};
pub use source::{Columns, FileId, Place, Point, Source, Sources, Span};

//! How values stand in every JSON document: exact numbers, dates, texts, words.
//!
//! What is unknown is `null`; a statement such as `none` is a value. Left out is what can never apply,
//! and what would only change another fact and does not: the languages of an intake that has those of
//! its programme. In a list of repeated facts `null` is a fact that is announced but not known yet.

mod bound;
mod date;
mod moment;
mod number;
mod period;
mod pretty;
mod share;
mod stamp;
mod statement;
mod text;
mod uri;
mod word;
mod wording;

use kava_model::stated::Stated;

pub use bound::{Limits, Measure, Span};
pub use date::{Date, InSemester, When};
pub use moment::Clock;
pub use number::Number;
pub use period::{amount, period, work};
pub use pretty::ByLine;
pub use share::{Share, Shares};
pub use stamp::{GuidelineStamp, stamps};
pub use statement::TextOrNone;
pub use text::{Text, estonian, languages, texts, translated};
pub use uri::{path_uri, uri};
pub use word::{Coded, Word, flag, words};
pub use wording::Wording;

/// A fact that may be repeated: nothing where it was never said; `None` in the list where something
/// was said that is not known yet.
pub type Repeated<T> = Option<Vec<Option<T>>>;

/// A fact that changes another one: nothing where it was never said; `None` in it where something was
/// said that is not known yet.
pub type Override<T> = Option<Option<T>>;

/// What a fact that changes another one says, where it says anything.
pub fn own<'a, T, J>(fact: &'a Stated<T>, show: impl FnOnce(&'a T) -> J) -> Override<J> {
    (!fact.is_absent()).then(|| fact.known().map(show))
}

/// The values of a repeated fact.
pub fn repeated<'a, T, J>(facts: &'a [Stated<T>], show: impl Fn(&'a T) -> J) -> Repeated<J> {
    if facts.is_empty() {
        return None;
    }
    Some(facts.iter().map(|fact| fact.known().map(&show)).collect())
}

//! What the prover answers.

use super::Selection;

/// An answer about all legal selections of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    Known(T),
    /// The plan has no legal selection at all; [`unsatisfiable`](super::Prover::unsatisfiable) names
    /// the culprits.
    NoSelection,
    /// Too much work. Never counts as met.
    Undecided,
    /// The question needs what the plan does not tell: there is a `todo`, or an item without the
    /// credits that a bound or a share asks for. Also what is no plan: negative credits, numbers too
    /// large to add, nodes that are no tree in the order of the file.
    Unknown,
}

impl<T> Answer<T> {
    pub fn known(self) -> Option<T> {
        match self {
            Answer::Known(value) => Some(value),
            Answer::NoSelection | Answer::Undecided | Answer::Unknown => None,
        }
    }
}

impl<T> From<Result<T, Halt>> for Answer<T> {
    fn from(result: Result<T, Halt>) -> Answer<T> {
        match result {
            Ok(value) => Answer::Known(value),
            Err(Halt::NoSelection) => Answer::NoSelection,
            Err(Halt::Undecided) => Answer::Undecided,
            Err(Halt::Unknown) => Answer::Unknown,
        }
    }
}

/// Why there is no value; as in [`Answer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Halt {
    NoSelection,
    Undecided,
    Unknown,
}

/// A value with the selection that attains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extreme<T> {
    pub value: T,
    pub selection: Selection,
}

/// The exact least and greatest value over all legal selections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extremes<T> {
    pub least: Extreme<T>,
    pub most: Extreme<T>,
}

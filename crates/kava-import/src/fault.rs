//! Why a file cannot be imported, and where.

use kava_diagnostics::{Words, say};

use crate::sheet::Spot;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Nothing where it is the file as a whole.
    pub spot: Option<Spot>,
    pub message: Words,
}

impl Fault {
    pub fn of_file(message: Words) -> Fault {
        Fault {
            spot: None,
            message,
        }
    }

    pub fn at(spot: Spot, message: Words) -> Fault {
        Fault {
            spot: Some(spot),
            message,
        }
    }

    /// The message with its place before it.
    pub fn words(&self) -> Words {
        match &self.spot {
            None => self.message.clone(),
            Some(spot) => say!(
                en "{spot}: {message}", et "{spot}: {message}",
                spot = spot.words(), message = self.message
            ),
        }
    }
}

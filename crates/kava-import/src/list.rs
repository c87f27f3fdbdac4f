//! What became of each cell.

use kava_diagnostics::{Words, say};

use crate::sheet::Spot;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub spot: Spot,
    pub heading: String,
    pub value: String,
    pub fate: Fate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The line it is part of.
    Placed(String),
    /// The field reads no such value: `todo` with the cell's words.
    ToDo(&'static str),
    /// The field is there, the cell is empty: `todo` with the heading.
    Missing(&'static str),
    /// No field for it: a comment.
    Comment,
}

impl Told {
    /// As a line of the list; nothing for what was placed.
    pub fn words(&self) -> Option<Words> {
        let (spot, heading, value) = (self.spot.words(), &self.heading, &self.value);
        match self.fate {
            Fate::Placed(_) => None,
            Fate::ToDo(field) => Some(say!(
                en "{spot}: “{value}” is no value of {field} and stands there as todo",
                et "{spot}: „{value}“ ei ole välja {field} väärtus ja on seal märgitud kui todo",
                spot = spot, value = value, field = field
            )),
            Fate::Missing(field) => Some(say!(
                en "{spot}: “{heading}” is empty; {field} is still to do",
                et "{spot}: „{heading}“ on tühi; {field} on veel lahtine",
                spot = spot, heading = heading, field = field
            )),
            Fate::Comment => Some(say!(
                en "{spot}: no field for “{heading}”; “{value}” is kept as a comment",
                et "{spot}: „{heading}“ jaoks pole välja; „{value}“ on alles märkusena",
                spot = spot, heading = heading, value = value
            )),
        }
    }
}

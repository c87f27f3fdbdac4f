//! What a guideline sets for all its rules: its kinds, seasons, hours, and what a level asks.

use std::fmt;
use std::sync::Arc;

use kava_diagnostics::{Lang, Speak, say};

use crate::coded::{Education, Level};
use crate::line::Line;
use crate::name::Name;
use crate::quantity::{Bound, Hours, Limit};
use crate::stated::Value;
use crate::table::Shape;
use crate::text::Text;
use crate::unit::Unit;

/// `one ECTS 26 hours`, or where a country leaves it open, `one ECTS 25..30 hours`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneEcts {
    pub least: Hours,
    pub most: Hours,
}

impl OneEcts {
    /// The hours of one credit, where they are one number.
    pub fn exactly(self) -> Option<Hours> {
        (self.least == self.most).then_some(self.least)
    }

    pub fn hours(self) -> Bound<Hours> {
        Bound::between(self.least, self.most)
    }
}

/// `26 hours`, `25..30 hours`
impl Speak for OneEcts {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.hours().speak(lang, to)
    }
}

impl Value for OneEcts {
    fn shape() -> Shape {
        Shape::forms(&["ECTS 26 hours", "ECTS 25..30 hours"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<OneEcts> {
        let what = || say!(en "ECTS and its hours", et "ECTS ja selle tunnid");
        if !line.take_word("ECTS") {
            return line.expected(what());
        }
        match line.bound(&[Unit::Hours])?.0 {
            Bound {
                low: Limit::Closed(least),
                high: Limit::Closed(most),
            } => Some(OneEcts {
                least: Hours(least),
                most: Hours(most),
            }),
            _ => line.expected(what()),
        }
    }
}

/// `kind micro-degree et "mikrokraad" en "micro-credential" alias micro-credential`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    pub name: Name,
    pub called: Arc<Text>,
    /// Another word for it, understood as long as the edition is in force.
    pub alias: Option<Name>,
}

impl Value for Kind {
    fn shape() -> Shape {
        Shape::forms(&[
            "CODE et \"…\" en \"…\"",
            "CODE et \"…\" en \"…\" alias CODE",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Kind> {
        let name = Name::read(line)?;
        let called = Arc::new(Text::read(line)?);
        let alias = if line.take_word("alias") {
            Some(Name::read(line)?)
        } else {
            None
        };
        Some(Kind {
            name,
            called,
            alias,
        })
    }
}

/// `season autumn et "sügis" en "autumn"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    pub name: Name,
    pub called: Text,
}

impl Value for Season {
    fn shape() -> Shape {
        Shape::written("CODE et \"…\" en \"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Season> {
        let name = Name::read(line)?;
        Some(Season {
            name,
            called: Text::read(line)?,
        })
    }
}

/// `entry EQF 7 education bachelor`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelEntry {
    pub level: Level,
    pub education: Education,
}

impl Value for LevelEntry {
    fn shape() -> Shape {
        Shape::written("EQF 7 education bachelor")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<LevelEntry> {
        let level = Level::read(line)?;
        if !line.take_word("education") {
            return line
                .expected(say!(en "education and its level", et "education ja haridustase"));
        }
        Some(LevelEntry {
            level,
            education: Education::read(line)?,
        })
    }
}

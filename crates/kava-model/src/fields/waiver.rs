//! Where a programme does not follow its guideline: by a waiver, or by a reason where that is enough.

use crate::date::When;
use crate::line::Line;
use crate::name::Name;
use crate::stated::{Stated, Value};
use crate::table::Shape;
use crate::text::Text;
use kava_diagnostics::{Place, say};

/// `waive RULE of GUIDELINE because "…" until DATE by "…"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The whole of it, with its word.
    pub place: Place,
    pub rule: Name,
    pub of: Option<Name>,
    pub because: Option<Stated<Text>>,
    pub until: Stated<When>,
    pub by: Option<Stated<Text>>,
}

impl Value for Waiver {
    fn shape() -> Shape {
        Shape::written("RULE of GUIDELINE because \"…\" until 2027-08-31 by \"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Waiver> {
        let rule = Name::read(line)?;
        let of = if line.take_word("of") {
            Some(Name::read(line)?)
        } else {
            None
        };
        let mut waiver = Waiver {
            place: line.place(line.item.span()),
            rule,
            of,
            because: None,
            until: Stated::Absent,
            by: None,
        };
        loop {
            if let (None, Some(reason)) = (&waiver.because, line.reason("because")) {
                waiver.because = Some(reason);
            } else if let (None, Some(signer)) = (&waiver.by, line.reason("by")) {
                waiver.by = Some(signer);
            } else if waiver.until.is_absent() && line.take_word("until") {
                waiver.until = line.stated();
            } else {
                return Some(waiver);
            }
        }
    }
}

/// `depart from RULE because et "…" en "…"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// The whole of it, with its word.
    pub place: Place,
    pub rule: Name,
    pub because: Stated<Text>,
}

impl Value for Departure {
    fn shape() -> Shape {
        Shape::written("from RULE because et \"…\" en \"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Departure> {
        if !line.take_word("from") {
            return line.expected(say!(en "from and a rule", et "from ja reegel"));
        }
        let rule = Name::read(line)?;
        match line.reason("because") {
            Some(because) => Some(Departure {
                place: line.place(line.item.span()),
                rule,
                because,
            }),
            None => line.expected(say!(en "because and the reason", et "because ja põhjus")),
        }
    }
}

//! The quantities that are values of fields, each in its unit.

use super::Unit;
use crate::line::Line;
use crate::quantity::{Bound, Credits, Hours, Ratio};
use crate::stated::Value;
use crate::table::Shape;

impl Value for Credits {
    fn shape() -> Shape {
        Shape::written("6 ECTS")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Credits> {
        line.amount(&[Unit::Ects])
            .map(|amount| Credits(amount.number))
    }
}

impl Value for Hours {
    fn shape() -> Shape {
        Shape::written("26 hours")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Hours> {
        line.amount(&[Unit::Hours])
            .map(|amount| Hours(amount.number))
    }
}

impl Value for Bound<Credits> {
    fn shape() -> Shape {
        Shape::forms(&[
            "18 ECTS",
            "15..18 ECTS",
            "at least 6 ECTS",
            "at most 30 ECTS",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Bound<Credits>> {
        let (bound, _) = line.bound(&[Unit::Ects])?;
        Some(bound.map(Credits))
    }
}

/// `at least 60 %`
impl Value for Bound<Ratio> {
    fn shape() -> Shape {
        Shape::forms(&["at least 60 %", "more than 50 %", "60..80 %"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Bound<Ratio>> {
        let (bound, _) = line.bound(&[Unit::Percent])?;
        Some(bound.map(|number| Ratio::percent(number).unwrap_or(Ratio::ZERO)))
    }
}

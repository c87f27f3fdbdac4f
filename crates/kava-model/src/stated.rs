//! What a file says about one fact. Left out, `todo`, not understood and known are four things.

use kava_diagnostics::Place;

use crate::line::Line;
use crate::table::Shape;

/// A fact with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stated<T> {
    /// The author said nothing.
    #[default]
    Absent,
    /// `todo`: the author will say it later.
    Todo(Place),
    /// The author said something that could not be understood; it is reported where it stands.
    Broken(Place),
    Known(T, Place),
}

impl<T> Stated<T> {
    pub fn known(&self) -> Option<&T> {
        match self {
            Stated::Known(value, _) => Some(value),
            _ => None,
        }
    }

    pub fn place(&self) -> Option<Place> {
        match self {
            Stated::Absent => None,
            Stated::Todo(place) | Stated::Broken(place) | Stated::Known(_, place) => Some(*place),
        }
    }

    pub fn is_absent(&self) -> bool {
        matches!(self, Stated::Absent)
    }

    /// Said, but not in a way anything can be concluded from.
    pub fn is_open(&self) -> bool {
        matches!(self, Stated::Todo(_) | Stated::Broken(_))
    }

    /// This fact, or where it was left out, the other.
    pub fn or<'a>(&'a self, other: &'a Stated<T>) -> &'a Stated<T> {
        if self.is_absent() { other } else { self }
    }
}

/// A value that can be read from a line.
pub trait Value: Sized {
    fn shape() -> Shape;

    /// Reads the value from where the line stands; nothing where it cannot be understood, which has
    /// then been reported.
    fn read(line: &mut Line<'_, '_>) -> Option<Self>;
}

/// For a large value that most say nothing of.
impl<T: Value> Value for Box<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Box<T>> {
        T::read(line).map(Box::new)
    }
}

/// A member of the model that a field of the table fills.
pub trait Slot {
    /// The field may be repeated, and says so by being repeated.
    const REPEATS: bool;

    fn shape() -> Shape;

    fn fill(&mut self, line: &mut Line<'_, '_>);
}

impl<T: Value> Slot for Stated<T> {
    const REPEATS: bool = false;

    fn shape() -> Shape {
        T::shape()
    }

    fn fill(&mut self, line: &mut Line<'_, '_>) {
        match self.place() {
            Some(first) => line.repeated(first),
            None => *self = line.stated(),
        }
    }
}

impl<T: Value> Slot for Vec<Stated<T>> {
    const REPEATS: bool = true;

    fn shape() -> Shape {
        T::shape()
    }

    fn fill(&mut self, line: &mut Line<'_, '_>) {
        // Most are said once or twice: room for four would be most of a large catalogue's memory.
        if self.len() < 4 {
            self.reserve_exact(1);
        }
        self.push(line.stated());
    }
}

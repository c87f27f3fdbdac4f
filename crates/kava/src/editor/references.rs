//! Where a name is written.

use kava_diagnostics::{Place, Span};
use kava_model::names::mentions::{Kind, Mention, Role};

use super::Editor;

/// One place of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    pub place: Place,
    /// The thing is called so here; elsewhere it is only meant.
    pub declares: bool,
}

/// Places of one text that hold the same code, and stay the same while one of them is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked(pub Vec<Span>);

impl Editor<'_> {
    /// Everywhere that what is named at a place is named, by file and place.
    pub fn references(&self, at: Place) -> Vec<Reference> {
        let Some(name) = self.name_at(at) else {
            return Vec::new();
        };
        self.same(&name).iter().map(Reference::of).collect()
    }

    /// An outcome's code, or that of a course which no other text names.
    pub fn linked(&self, at: Place) -> Option<Linked> {
        let name = self.name_at(at)?;
        if !matches!(name.kind, Kind::Outcome | Kind::Course) {
            return None;
        }
        let text = &self.check.sources.get(at.file).text;
        let all = self.same(&name);
        let places = all.iter().map(|mention| mention.name.place);
        let written = name.name.place.span.of(text);
        let alike = |place: Place| place.file == at.file && place.span.of(text) == written;
        let is_declared = all.iter().any(|it| it.role == Role::Declares);
        (is_declared && places.clone().all(alike))
            .then(|| Linked(places.map(|place| place.span).collect()))
    }
}

impl Reference {
    fn of(mention: &Mention<'_>) -> Reference {
        Reference {
            place: mention.name.place,
            declares: mention.role == Role::Declares,
        }
    }
}

//! What comes before what: courses that require each other, and awards that count towards each other.

use kava_diagnostics::Place;
use kava_model::names::mentions::{Kind, Mention, Role};
use kava_model::names::{awards_stacked_into, required};

use super::{Editor, Thing};

/// A course at the other end of a prerequisite, and where that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub thing: Thing,
    /// In the text of the course that requires.
    pub places: Vec<Place>,
}

impl<'w> Editor<'w> {
    /// The course that is named at a place.
    pub fn course(&self, at: Place) -> Option<Thing> {
        let name = self.name_at(at).filter(|name| name.kind == Kind::Course)?;
        Some(self.thing(&self.meant(&name)?))
    }

    /// The courses that must be passed before the one that is named at a place.
    pub fn prerequisites(&self, at: Place) -> Vec<Link> {
        let name = self.name_at(at).filter(|name| name.kind == Kind::Course);
        let course = name.and_then(|name| self.catalogue().course(&name.name.text));
        let mut links: Vec<Link> = Vec::new();
        for name in course.into_iter().flat_map(required) {
            if let Some(meant) = self.meant(&Mention::of(Kind::Course, name)) {
                push(&mut links, self.thing(&meant), name.place);
            }
        }
        links
    }

    /// The courses before which the one that is named at a place must be passed.
    pub fn dependents(&self, at: Place) -> Vec<Link> {
        let Some(asked) = self.name_at(at).filter(|name| name.kind == Kind::Course) else {
            return Vec::new();
        };
        let mut links: Vec<Link> = Vec::new();
        for course in self.catalogue().courses() {
            let names = required(course).filter(|name| name.text == asked.name.text);
            for name in names {
                let thing = self.thing(&Mention::of(Kind::Course, &course.name));
                push(&mut links, thing, name.place);
            }
        }
        links
    }

    /// The award that is named at a place: a programme, or a study programme.
    pub fn award(&self, at: Place) -> Option<Thing> {
        let name = self.name_at(at).filter(is_award)?;
        Some(self.thing(&self.meant(&name)?))
    }

    /// What the award that is named at a place counts towards.
    pub fn larger_awards(&self, at: Place) -> Vec<Thing> {
        let programme = self
            .name_at(at)
            .filter(|name| name.kind == Kind::Programme)
            .and_then(|name| match name.role {
                // Of several editions the one that is pointed at.
                Role::Declares => name.programme,
                Role::Uses => self.catalogue().last_edition(&name.name.text),
            });
        let awards = programme.into_iter().flat_map(awards_stacked_into);
        let meant = awards.filter_map(|name| {
            let award = self.as_meant(Mention::of(Kind::Award, name));
            self.meant(&award)
        });
        meant.map(|it| self.thing(&it)).collect()
    }

    /// The programmes that count towards the award that is named at a place, each in its last edition.
    pub fn parts_of_award(&self, at: Place) -> Vec<Thing> {
        let Some(name) = self.name_at(at).filter(is_award) else {
            return Vec::new();
        };
        let parts = self.catalogue().parts(&name.name.text);
        let declared = parts.map(|programme| Mention {
            programme: Some(programme),
            ..Mention::of(Kind::Programme, &programme.name)
        });
        declared.map(|it| self.thing(&it)).collect()
    }
}

fn is_award(name: &Mention<'_>) -> bool {
    matches!(name.kind, Kind::Programme | Kind::StudyProgramme)
}

fn push(links: &mut Vec<Link>, thing: Thing, place: Place) {
    match links.iter_mut().find(|link| link.thing == thing) {
        Some(link) => link.places.push(place),
        None => links.push(Link {
            thing,
            places: vec![place],
        }),
    }
}

//! Where a name leads.

use kava_diagnostics::Place;
use kava_model::names::mentions::{Kind, Mention};

use super::Editor;

/// A name and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The name that was asked about.
    pub from: Place,
    /// What bears the name, whole.
    pub whole: Place,
    /// Its name there.
    pub name: Place,
}

impl<'w> Editor<'w> {
    /// What the name at a place means: of several editions the one that begins last, of two things
    /// with one name the first.
    pub fn definition(&self, at: Place) -> Option<Lead> {
        let name = self.name_at(at)?;
        let meant = self.meant(&name)?;
        self.lead(&name, &meant)
    }

    /// Everything that bears the name at a place: each edition, and each of two that are called alike.
    pub fn declarations_of(&self, at: Place) -> Vec<Lead> {
        let Some(name) = self.name_at(at) else {
            return Vec::new();
        };
        let all = self.declarations(&name);
        all.iter().filter_map(|it| self.lead(&name, it)).collect()
    }

    pub(crate) fn meant(&self, name: &Mention<'w>) -> Option<Mention<'w>> {
        let all = self.declarations(name);
        let last = match name.kind {
            Kind::Programme => self.catalogue().last_edition(&name.name.text),
            _ => None,
        };
        let is_last = |it: &&Mention<'w>| last.is_some_and(|last| last.name.place == it.name.place);
        all.iter().find(is_last).or_else(|| all.first()).copied()
    }

    pub(crate) fn lead(&self, from: &Mention<'w>, to: &Mention<'w>) -> Option<Lead> {
        Some(Lead {
            from: from.name.place,
            whole: self.whole(to.name.place)?,
            name: to.name.place,
        })
    }
}

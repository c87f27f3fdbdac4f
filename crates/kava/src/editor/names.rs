//! Which name stands at a place, and where else the same thing is named.

use kava_diagnostics::Place;
use kava_model::fields::Programme;
use kava_model::name::Name;
use kava_model::names::mentions::{Kind, Mention, Role};

use super::Editor;

impl<'w> Editor<'w> {
    /// The name that holds a place or ends there.
    pub(crate) fn name_at(&self, at: Place) -> Option<Mention<'w>> {
        let mut found = None;
        self.catalogue().mentions(&mut |mention| {
            if found.is_none() && touches(mention.name, at) {
                found = Some(mention);
            }
        });
        found.map(|mention| self.as_meant(mention))
    }

    /// Where the same thing is named: by file and place, each place once.
    pub(crate) fn same(&self, name: &Mention<'w>) -> Vec<Mention<'w>> {
        let mut all = self.mentions(|mention| is_same(mention, name));
        self.sort(&mut all);
        all
    }

    pub(crate) fn declarations(&self, name: &Mention<'w>) -> Vec<Mention<'w>> {
        let mut all = self.same(name);
        all.retain(|mention| mention.role == Role::Declares);
        all
    }

    /// Those of all mentions that are wanted, each as the thing that it means.
    pub(crate) fn mentions(&self, wanted: impl Fn(&Mention<'w>) -> bool) -> Vec<Mention<'w>> {
        let mut all = Vec::new();
        self.catalogue().mentions(&mut |mention| {
            let mention = self.as_meant(mention);
            if wanted(&mention) {
                all.push(mention);
            }
        });
        all
    }

    /// A larger award is another programme of the catalogue, or else a study programme. An intake with
    /// a start of its own may have any name; if it is that of a semester, the semester is meant.
    pub(crate) fn as_meant(&self, mention: Mention<'w>) -> Mention<'w> {
        let (catalogue, name) = (self.catalogue(), &*mention.name.text);
        let (kind, role) = match mention.kind {
            Kind::Award if catalogue.editions(name).next().is_some() => {
                (Kind::Programme, mention.role)
            }
            Kind::Award => (Kind::StudyProgramme, mention.role),
            Kind::Intake if catalogue.semester(name).is_some() => (Kind::Semester, Role::Uses),
            kind => (kind, mention.role),
        };
        Mention {
            kind,
            role,
            ..mention
        }
    }

    fn sort(&self, mentions: &mut Vec<Mention<'w>>) {
        // Declarations come first of two at one place, and stay.
        mentions.sort_by_cached_key(|mention| {
            let Place { file, span } = mention.name.place;
            (self.check.sources.get(file).name.clone(), span)
        });
        mentions.dedup_by_key(|mention| mention.name.place);
    }

    /// The whole of what stands at a place: its line, or its block.
    pub fn whole(&self, at: Place) -> Option<Place> {
        let parsed = self.parsed(at.file)?;
        let cursor = parsed.cursor(at.span.start);
        let innermost = cursor.steps.last()?;
        Some(innermost.item.span().in_file(at.file))
    }
}

fn touches(name: &Name, at: Place) -> bool {
    let Place { file, span } = name.place;
    file == at.file && span.start <= at.span.start && at.span.start <= span.end
}

fn is_same(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    one.kind == other.kind
        && one.name.text == other.name.text
        && (!one.kind.is_of_one_programme() || same_programme(one.programme, other.programme))
}

fn same_programme(one: Option<&Programme>, other: Option<&Programme>) -> bool {
    one.map(std::ptr::from_ref) == other.map(std::ptr::from_ref)
}

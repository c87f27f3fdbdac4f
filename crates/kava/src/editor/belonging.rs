//! To what a thing belongs: a course to its study programmes, an outcome to its programme, a unit to
//! its owner.

use kava_diagnostics::Place;
use kava_model::fields::{Course, Guideline, Origin, Programme};
use kava_model::name::Name;
use kava_model::names::mentions::{Kind, Mention};

use super::{Editor, Lead};

impl<'w> Editor<'w> {
    /// To what the thing that is named at a place belongs, as far as the catalogue declares it.
    pub fn belongs_to(&self, at: Place) -> Vec<Lead> {
        let Some(name) = self.name_at(at) else {
            return Vec::new();
        };
        let owners = self.owners(&name).into_iter();
        let declared = owners.filter_map(|owner| self.meant(&owner));
        declared.filter_map(|it| self.lead(&name, &it)).collect()
    }

    fn owners(&self, name: &Mention<'w>) -> Vec<Mention<'w>> {
        let catalogue = self.catalogue();
        let code = &*name.name.text;
        match name.kind {
            Kind::Course => catalogue.course(code).map(of_course).unwrap_or_default(),
            Kind::Unit => {
                let owner = catalogue.unit(code).and_then(|unit| unit.owner().known());
                owner.map(of_unit).unwrap_or_default()
            }
            Kind::StudyProgramme => {
                let found = catalogue.study_programme(code);
                let school = found.and_then(|it| it.school.known());
                let institution = found.and_then(|it| it.institution.known());
                let school = school.map(|it| Mention::of(Kind::Unit, it));
                let institution = institution.map(|it| Mention::of(Kind::Institution, it));
                school.or(institution).into_iter().collect()
            }
            Kind::Programme => {
                let found = catalogue.last_edition(code);
                found.map(|it| self.of_programme(it)).unwrap_or_default()
            }
            Kind::Outcome | Kind::Module | Kind::Intake => {
                let programme = name
                    .programme
                    .map(|it| Mention::of(Kind::Programme, &it.name));
                programme.into_iter().collect()
            }
            Kind::ProgrammeKind | Kind::Season | Kind::Rule => {
                let declared = self.meant(name).map(|it| it.name.place);
                let guidelines = catalogue.guidelines.iter().map(|it| it.it);
                guidelines
                    .filter(|it| declared.is_some_and(|place| holds(it, place)))
                    .map(|it| Mention::of(Kind::Guideline, &it.name))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Its kind where the catalogue's own guideline declares it, else the unit that develops it.
    fn of_programme(&self, programme: &'w Programme) -> Vec<Mention<'w>> {
        let kind = programme.kind.known();
        let kind = kind.map(|name| Mention::of(Kind::ProgrammeKind, name));
        let kind = kind.filter(|kind| self.meant(kind).is_some());
        let unit = || {
            programme
                .unit
                .known()
                .map(|name| Mention::of(Kind::Unit, name))
        };
        kind.or_else(unit).into_iter().collect()
    }
}

/// Its study programmes, else the unit that gives it.
fn of_course(course: &Course) -> Vec<Mention<'_>> {
    match (course.origin.known(), course.school.known()) {
        (Some(Origin::Degree(programmes)), _) if !programmes.is_empty() => programmes
            .iter()
            .map(|name| Mention::of(Kind::StudyProgramme, name))
            .collect(),
        (_, Some(school)) => vec![Mention::of(Kind::Unit, school)],
        _ => Vec::new(),
    }
}

/// A department belongs to a unit, a School to an institution.
fn of_unit(owner: &Name) -> Vec<Mention<'_>> {
    vec![
        Mention::of(Kind::Unit, owner),
        Mention::of(Kind::Institution, owner),
    ]
}

fn holds(guideline: &Guideline, place: Place) -> bool {
    let Place { file, span } = guideline.place;
    file == place.file && span.start <= place.span.start && place.span.end <= span.end
}

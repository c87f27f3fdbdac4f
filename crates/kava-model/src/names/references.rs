//! `unknown-name`: a name that nothing in the catalogue bears.

use kava_diagnostics::{Finding, say};

use super::asked::{About, Ask};
use super::mentions::{Kind, Mention, Role, mentions};
use super::{Catalogue, Noticed};
use crate::fields::{FileFacts, Programme};
use crate::help::nearest;
use crate::name::Name;

pub(super) fn check<'f>(catalogue: &Catalogue<'f>, facts: &'f FileFacts, noticed: &mut Noticed) {
    mentions(facts, &mut |mention| {
        if mention.role == Role::Declares || is_of_guideline(mention.kind) {
            return;
        }
        let kind = catalogue.meant(mention.kind, mention.name);
        let text = &*mention.name.text;
        noticed.used.push(Ask::about(About::Named(kind, text)));
        if !catalogue.bears(kind, &mention) {
            let known = catalogue.known(kind, mention.programme);
            let finding = unknown(kind, mention.name, known);
            noticed.findings.push(finding);
        }
    });
    noticed.used.sort_unstable();
    noticed.used.dedup();
}

/// What a guideline declares is checked where guidelines are read.
fn is_of_guideline(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Guideline | Kind::ProgrammeKind | Kind::Season | Kind::Rule
    )
}

impl<'f> Catalogue<'f> {
    /// A larger award is another programme of the catalogue, or else a study programme.
    fn meant(&self, kind: Kind, name: &Name) -> Kind {
        match kind {
            Kind::Award if self.editions(&name.text).next().is_some() => Kind::Programme,
            Kind::Award => Kind::StudyProgramme,
            kind => kind,
        }
    }

    /// Does anything of the kind bear the name that is mentioned?
    fn bears(&self, kind: Kind, mention: &Mention<'f>) -> bool {
        let name = &*mention.name.text;
        match kind {
            Kind::Course => self.course(name).is_some(),
            Kind::Institution => self.institution(name).is_some(),
            Kind::Unit => self.unit(name).is_some(),
            Kind::StudyProgramme => self.study_programme(name).is_some(),
            Kind::Semester => self.semester(name).is_some(),
            Kind::Programme => self.editions(name).next().is_some(),
            _ => of_programme(kind, mention.programme).contains(&name),
        }
    }

    /// Every name of a kind, in the order of the files.
    fn known(&self, kind: Kind, programme: Option<&'f Programme>) -> Vec<&'f str> {
        if kind.is_of_one_programme() {
            return of_programme(kind, programme);
        }
        super::asked::note(About::All(kind));
        match kind {
            Kind::Course => self.courses.names(),
            Kind::Institution => self.institutions.names(),
            Kind::Unit => {
                let names = [
                    self.schools.names(),
                    self.colleges.names(),
                    self.departments.names(),
                ];
                names.concat()
            }
            Kind::StudyProgramme => self.study_programmes.names(),
            Kind::Semester => self.semesters.names(),
            Kind::Programme => {
                let programmes = self.programmes.iter();
                programmes.map(|it| &*it.it.name.text).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The names of a kind that mean something only in one programme.
fn of_programme(kind: Kind, programme: Option<&Programme>) -> Vec<&str> {
    let outcomes = programme.filter(|_| kind == Kind::Outcome);
    let outcomes = outcomes.and_then(|programme| programme.outcomes.known());
    let codes = outcomes.into_iter().flat_map(|outcomes| &outcomes.list);
    codes.map(|outcome| &*outcome.code.text).collect()
}

fn unknown<'n>(kind: Kind, name: &Name, known: impl IntoIterator<Item = &'n str>) -> Finding {
    let phrase = kind.phrase();
    let mut finding = Finding::error(
        "unknown-name",
        name.place,
        say!(
            en "there is no {kind} called “{name}”",
            et "nimega „{name}“ ei ole ühtki: {kind}",
            kind = phrase, name = name
        ),
    );
    if let Some(near) = nearest(&name.text, known) {
        finding = finding
            .help(say!(en "did you mean “{near}”?", et "kas mõtlesid „{near}“?", near = near))
            .fix(
                say!(en "write “{near}”", et "kirjuta „{near}“", near = near),
                name.place.span,
                near,
            );
    }
    finding
}

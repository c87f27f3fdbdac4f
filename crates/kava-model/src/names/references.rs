//! `unknown-name`: a name that nothing in the catalogue bears.

use kava_diagnostics::{Finding, Phrase, say};
use rustc_hash::FxHashSet;

use super::{Catalogue, each_line};
use crate::admission::{Apply, Requirement};
use crate::date::When;
use crate::fields::{Basis, Course, Intake, Origin, Programme, Requires, Stacks};
use crate::help::nearest;
use crate::name::Name;
use crate::stated::Stated;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Course,
    Institution,
    Unit,
    StudyProgramme,
    Semester,
    Programme,
    Outcome,
}

impl Kind {
    pub(super) fn phrase(self) -> Phrase {
        match self {
            Kind::Course => Phrase {
                en: "course",
                et: "õppeaine",
            },
            Kind::Institution => Phrase {
                en: "institution",
                et: "õppeasutus",
            },
            Kind::Unit => Phrase {
                en: "School, college or department",
                et: "teaduskond, kolledž või instituut",
            },
            Kind::StudyProgramme => Phrase {
                en: "study programme",
                et: "õppekava",
            },
            Kind::Semester => Phrase {
                en: "semester",
                et: "semester",
            },
            Kind::Programme => Phrase {
                en: "programme",
                et: "programm",
            },
            Kind::Outcome => Phrase {
                en: "learning outcome of this programme",
                et: "selle programmi õpiväljund",
            },
        }
    }
}

/// The names that something refers to.
#[derive(Default)]
pub(super) struct Used<'f>(FxHashSet<(Kind, &'f str)>);

impl Used<'_> {
    pub(super) fn has(&self, kind: Kind, name: &str) -> bool {
        self.0.contains(&(kind, name))
    }
}

struct Check<'c, 'f, 'o> {
    catalogue: &'c Catalogue<'f>,
    programmes: FxHashSet<&'f str>,
    used: Used<'f>,
    findings: &'o mut Vec<Finding>,
}

pub(super) fn check<'f>(catalogue: &Catalogue<'f>, findings: &mut Vec<Finding>) -> Used<'f> {
    let programmes = catalogue
        .programmes
        .iter()
        .map(|programme| &*programme.it.name.text)
        .collect();
    let mut check = Check {
        catalogue,
        programmes,
        used: Used::default(),
        findings,
    };
    check.providers();
    for course in catalogue.courses() {
        check.course(course);
    }
    for programme in &catalogue.programmes {
        check.programme(programme.it);
    }
    for record in &catalogue.records {
        check.maybe(Kind::Programme, record.it.of.as_ref());
    }
    check.used
}

impl<'f> Check<'_, 'f, '_> {
    fn exists(&self, kind: Kind, name: &str) -> bool {
        match kind {
            Kind::Course => self.catalogue.course(name).is_some(),
            Kind::Institution => self.catalogue.institution(name).is_some(),
            Kind::Unit => self.catalogue.unit(name).is_some(),
            Kind::StudyProgramme => self.catalogue.study_programme(name).is_some(),
            Kind::Semester => self.catalogue.semester(name).is_some(),
            Kind::Programme => self.programmes.contains(name),
            Kind::Outcome => false,
        }
    }

    fn known(&self, kind: Kind) -> Vec<&'f str> {
        let text = |name: &&'f Name| -> &'f str { &name.text };
        match kind {
            Kind::Course => self
                .catalogue
                .courses
                .list
                .iter()
                .map(|(name, _)| text(name))
                .collect(),
            Kind::Institution => self
                .catalogue
                .institutions
                .list
                .iter()
                .map(|(name, _)| text(name))
                .collect(),
            Kind::Unit => self
                .catalogue
                .units()
                .map(|(name, _)| text(&name))
                .collect(),
            Kind::StudyProgramme => self
                .catalogue
                .study_programmes
                .list
                .iter()
                .map(|(name, _)| text(name))
                .collect(),
            Kind::Semester => self
                .catalogue
                .semesters
                .list
                .iter()
                .map(|(name, _)| text(name))
                .collect(),
            Kind::Programme => self
                .catalogue
                .programmes
                .iter()
                .map(|it| &*it.it.name.text)
                .collect(),
            Kind::Outcome => Vec::new(),
        }
    }

    fn name(&mut self, kind: Kind, name: &'f Name) {
        self.used.0.insert((kind, &name.text));
        if !self.exists(kind, &name.text) {
            let known = self.known(kind);
            self.findings.push(unknown(kind, name, known));
        }
    }

    fn maybe(&mut self, kind: Kind, name: Option<&'f Name>) {
        if let Some(name) = name {
            self.name(kind, name);
        }
    }

    fn stated(&mut self, kind: Kind, name: &'f Stated<Name>) {
        self.maybe(kind, name.known());
    }

    fn when(&mut self, when: Option<&'f When>) {
        if let Some(When::Semester(name)) = when {
            self.name(Kind::Semester, name);
        }
    }

    fn providers(&mut self) {
        let catalogue = self.catalogue;
        if let Some(head) = catalogue.head {
            self.stated(Kind::Institution, &head.issuer);
        }
        for (_, school) in &catalogue.schools.list {
            self.stated(Kind::Institution, &school.of);
        }
        for (_, college) in &catalogue.colleges.list {
            self.stated(Kind::Institution, &college.of);
            self.stated(Kind::Unit, &college.school);
        }
        for (_, department) in &catalogue.departments.list {
            self.stated(Kind::Unit, &department.of);
        }
        for (_, programme) in &catalogue.study_programmes.list {
            self.stated(Kind::Institution, &programme.institution);
            self.stated(Kind::Unit, &programme.school);
        }
        for list in &catalogue.price_lists {
            for price in list.it.prices.iter().filter_map(Stated::known) {
                self.name(Kind::Unit, &price.school);
            }
            self.when(list.it.in_force.known().map(|in_force| &in_force.from));
        }
    }

    fn course(&mut self, course: &'f Course) {
        self.stated(Kind::Unit, &course.school);
        if let Some(Origin::Degree(programmes)) = course.origin.known() {
            for name in programmes {
                self.name(Kind::StudyProgramme, name);
            }
        }
        for requires in course.requires.iter().filter_map(Stated::known) {
            if let Requires::Courses(names) = requires {
                names.iter().for_each(|name| self.name(Kind::Course, name));
            }
        }
        for recommends in course.recommends.iter().filter_map(Stated::known) {
            recommends
                .0
                .iter()
                .for_each(|name| self.name(Kind::Course, name));
        }
        for runs in course.runs.iter().filter_map(Stated::known) {
            self.when(runs.from.known());
            self.when(runs.to.known());
        }
    }

    fn programme(&mut self, programme: &'f Programme) {
        self.stated(Kind::Unit, &programme.unit);
        if let Some(in_force) = programme.in_force.known() {
            self.when(Some(&in_force.from));
            self.when(in_force.to.as_ref());
        }
        for partner in &programme.partner {
            self.stated(Kind::Institution, partner);
        }
        for basis in programme.basis.iter().filter_map(Stated::known) {
            if let Basis::StudyProgramme(name) = basis {
                self.name(Kind::StudyProgramme, name);
            }
        }
        for requirement in programme.requires.iter().filter_map(Stated::known) {
            if let Requirement::Programme(name) = requirement {
                self.name(Kind::Programme, name);
            }
        }
        for stacks in programme.stacks.iter().filter_map(Stated::known) {
            if let Stacks::Towards(name) = stacks {
                self.award(name);
            }
        }
        if let Some(names) = programme.replaces.known() {
            names
                .0
                .iter()
                .for_each(|name| self.name(Kind::Programme, name));
        }
        for intake in programme.intake.iter().filter_map(Stated::known) {
            self.intake(intake);
        }
        self.plan(programme);
    }

    /// A larger award: a study programme, or another programme of the catalogue.
    fn award(&mut self, name: &'f Name) {
        let kind = match self.programmes.contains(&*name.text) {
            true => Kind::Programme,
            false => Kind::StudyProgramme,
        };
        self.name(kind, name);
    }

    /// An intake is named after a semester, or has a start or an admission word of its own.
    fn intake(&mut self, intake: &'f Intake) {
        let own = intake.starts.place().is_some()
            || matches!(
                intake.apply.known(),
                Some(Apply::Always | Apply::WaitingList | Apply::None { .. })
            );
        if !own {
            self.name(Kind::Semester, &intake.name);
        }
        for when in [&intake.starts, &intake.ends, &intake.announced] {
            self.when(when.known());
        }
    }

    fn plan(&mut self, programme: &'f Programme) {
        let Some(plan) = programme.plan.known() else {
            return;
        };
        let outcomes: Vec<&'f str> = match programme.outcomes.known() {
            Some(outcomes) => outcomes
                .list
                .iter()
                .map(|outcome| &*outcome.code.text)
                .collect(),
            None => Vec::new(),
        };
        each_line(plan, &mut |line| {
            if line.local.is_none() {
                self.name(Kind::Course, &line.course);
            } else {
                self.used.0.insert((Kind::Course, &line.course.text));
            }
            for names in [&line.teaches, &line.assesses]
                .into_iter()
                .filter_map(|names| names.known())
            {
                for name in names
                    .0
                    .iter()
                    .filter(|name| !outcomes.contains(&&*name.text))
                {
                    self.findings
                        .push(unknown(Kind::Outcome, name, outcomes.iter().copied()));
                }
            }
        });
    }
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

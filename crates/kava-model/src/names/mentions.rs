//! Every place at which a name stands: where something is called so, and where something refers to it.
//!
//! What is checked about names, and what an editor finds and renames, comes from this one walk.

use kava_diagnostics::Phrase;

use super::{Catalogue, each_course, each_line};
use crate::admission::{Apply, By, Requirement};
use crate::date::When;
use crate::fields::{
    self, Basis, College, Course, Department, FileFacts, Guideline, Institution, Intake, Origin,
    PlanBlock, PriceList, ProcessStep, Programme, Record, Requires, School, Semester, Setting,
    Stacks, StudyProgramme,
};
use crate::name::{Name, Names};
use crate::stated::Stated;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Catalogue,
    Course,
    Institution,
    /// A School, college or department.
    Unit,
    StudyProgramme,
    Semester,
    PriceList,
    Programme,
    /// What a programme counts towards: another programme, or a study programme.
    Award,
    /// Of one programme.
    Outcome,
    /// Of one programme's plan.
    Module,
    /// Of one programme, where it is named after no semester.
    Intake,
    Guideline,
    /// A kind of programme, such as micro-degree.
    ProgrammeKind,
    Season,
    Rule,
}

impl Kind {
    pub fn phrase(self) -> Phrase {
        match self {
            Kind::Catalogue => Phrase {
                en: "catalogue",
                et: "kataloog",
            },
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
            Kind::StudyProgramme | Kind::Award => Phrase {
                en: "study programme",
                et: "õppekava",
            },
            Kind::Semester => Phrase {
                en: "semester",
                et: "semester",
            },
            Kind::PriceList => Phrase {
                en: "price list",
                et: "hinnakiri",
            },
            Kind::Programme => Phrase {
                en: "programme",
                et: "programm",
            },
            Kind::Outcome => Phrase {
                en: "learning outcome of this programme",
                et: "selle programmi õpiväljund",
            },
            Kind::Module => Phrase {
                en: "module",
                et: "moodul",
            },
            Kind::Intake => Phrase {
                en: "intake",
                et: "vastuvõtt",
            },
            Kind::Guideline => Phrase {
                en: "guideline",
                et: "juhend",
            },
            Kind::ProgrammeKind => Phrase {
                en: "kind of programme",
                et: "programmi liik",
            },
            Kind::Season => Phrase {
                en: "season",
                et: "hooaeg",
            },
            Kind::Rule => Phrase {
                en: "rule",
                et: "reegel",
            },
        }
    }
}

impl Kind {
    /// The name means something only in the programme in which it stands.
    pub fn is_of_one_programme(self) -> bool {
        matches!(self, Kind::Outcome | Kind::Module | Kind::Intake)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something is called so here.
    Declares,
    /// Something that is declared elsewhere is meant.
    Uses,
}

/// A name at its place.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'f> {
    pub kind: Kind,
    pub role: Role,
    pub name: &'f Name,
    /// The programme it stands in, if it stands in one.
    pub programme: Option<&'f Programme>,
}

impl<'f> Mention<'f> {
    /// A thing of this kind is meant by a name, wherever that stands.
    pub fn of(kind: Kind, name: &'f Name) -> Mention<'f> {
        Mention {
            kind,
            role: Role::Uses,
            name,
            programme: None,
        }
    }
}

impl<'f> Catalogue<'f> {
    /// Every name, each declaration of a course before its uses. A course that a plan declares stands
    /// there twice: as a declaration and as a use.
    pub fn mentions(&self, visit: &mut dyn FnMut(Mention<'f>)) {
        walk(&self.facts, visit);
    }
}

/// Every name in a part of a catalogue, in the same order.
pub fn mentions<'f>(facts: &'f FileFacts, visit: &mut dyn FnMut(Mention<'f>)) {
    walk(&[facts], visit);
}

/// Kind by kind, of each kind part by part.
fn walk<'f>(parts: &[&'f FileFacts], visit: &mut dyn FnMut(Mention<'f>)) {
    let mut walk = Walk {
        programme: None,
        visit,
    };
    for step in STEPS {
        parts.iter().for_each(|facts| step(&mut walk, facts));
    }
}

type Step = for<'f> fn(&mut Walk<'_, 'f>, &'f FileFacts);

const STEPS: [Step; 12] = [
    |walk, facts| known(&facts.catalogues).for_each(|head| walk.head(head)),
    |walk, facts| known(&facts.institutions).for_each(|it| walk.institution(it)),
    |walk, facts| known(&facts.schools).for_each(|school| walk.school(school)),
    |walk, facts| known(&facts.colleges).for_each(|college| walk.college(college)),
    |walk, facts| known(&facts.departments).for_each(|department| walk.department(department)),
    |walk, facts| known(&facts.study_programmes).for_each(|it| walk.study_programme(it)),
    |walk, facts| known(&facts.semesters).for_each(|semester| walk.semester(semester)),
    |walk, facts| known(&facts.price_lists).for_each(|list| walk.price_list(list)),
    |walk, facts| each_course(facts, &mut |course| walk.course(course)),
    |walk, facts| known(&facts.programmes).for_each(|programme| walk.in_programme(programme)),
    |walk, facts| known(&facts.records).for_each(|record| walk.record(record)),
    |walk, facts| known(&facts.guidelines).for_each(|guideline| walk.guideline(guideline)),
];

fn known<T>(list: &[Stated<T>]) -> impl Iterator<Item = &T> {
    list.iter().filter_map(Stated::known)
}

struct Walk<'v, 'f> {
    programme: Option<&'f Programme>,
    visit: &'v mut dyn FnMut(Mention<'f>),
}

impl<'f> Walk<'_, 'f> {
    fn mention(&mut self, role: Role, kind: Kind, name: &'f Name) {
        (self.visit)(Mention {
            kind,
            role,
            name,
            programme: self.programme,
        });
    }

    fn declares(&mut self, kind: Kind, name: &'f Name) {
        self.mention(Role::Declares, kind, name);
    }

    fn uses(&mut self, kind: Kind, name: &'f Name) {
        self.mention(Role::Uses, kind, name);
    }

    fn all(&mut self, kind: Kind, names: &'f [Name]) {
        names.iter().for_each(|name| self.uses(kind, name));
    }

    fn stated(&mut self, kind: Kind, name: &'f Stated<Name>) {
        if let Some(name) = name.known() {
            self.uses(kind, name);
        }
    }

    fn when(&mut self, when: Option<&'f When>) {
        if let Some(When::Semester(name)) = when {
            self.uses(Kind::Semester, name);
        }
    }

    fn in_programme(&mut self, programme: &'f Programme) {
        self.programme = Some(programme);
        self.programme(programme);
        self.programme = None;
    }

    fn institution(&mut self, institution: &'f Institution) {
        self.declares(Kind::Institution, &institution.name);
    }

    fn school(&mut self, school: &'f School) {
        self.declares(Kind::Unit, &school.name);
        self.stated(Kind::Institution, &school.of);
    }

    fn college(&mut self, college: &'f College) {
        self.declares(Kind::Unit, &college.name);
        self.stated(Kind::Institution, &college.of);
        self.stated(Kind::Unit, &college.school);
    }

    fn department(&mut self, department: &'f Department) {
        self.declares(Kind::Unit, &department.name);
        self.stated(Kind::Unit, &department.of);
    }

    fn head(&mut self, head: &'f fields::Catalogue) {
        self.declares(Kind::Catalogue, &head.name);
        self.stated(Kind::Guideline, &head.guideline);
        self.stated(Kind::Institution, &head.issuer);
    }

    fn study_programme(&mut self, programme: &'f StudyProgramme) {
        self.declares(Kind::StudyProgramme, &programme.name);
        self.stated(Kind::Institution, &programme.institution);
        self.stated(Kind::Unit, &programme.school);
    }

    fn semester(&mut self, semester: &'f Semester) {
        self.declares(Kind::Semester, &semester.name);
        self.apply(&semester.apply);
    }

    fn apply(&mut self, apply: &'f Stated<Apply>) {
        if let Some(apply) = apply.known() {
            self.when(apply.from().known());
            self.when(apply.to().known());
        }
    }

    fn price_list(&mut self, list: &'f PriceList) {
        self.declares(Kind::PriceList, &list.name);
        for price in list.prices.iter().filter_map(Stated::known) {
            self.uses(Kind::Unit, &price.school);
        }
        if let Some(in_force) = list.in_force.known() {
            self.when(Some(&in_force.from));
            self.when(in_force.to.as_ref());
        }
    }

    fn course(&mut self, course: &'f Course) {
        self.declares(Kind::Course, &course.name);
        self.stated(Kind::Unit, &course.school);
        if let Some(Origin::Degree(programmes)) = course.origin.known() {
            self.all(Kind::StudyProgramme, programmes);
        }
        for requires in course.requires.iter().filter_map(Stated::known) {
            if let Requires::Courses(names) = requires {
                self.all(Kind::Course, names);
            }
        }
        for Names(names) in course.recommends.iter().filter_map(Stated::known) {
            self.all(Kind::Course, names);
        }
        for runs in course.runs.iter().filter_map(Stated::known) {
            self.when(runs.from.known());
            self.when(runs.to.known());
        }
    }

    fn programme(&mut self, programme: &'f Programme) {
        self.declares(Kind::Programme, &programme.name);
        self.stated(Kind::ProgrammeKind, &programme.kind);
        self.stated(Kind::Unit, &programme.unit);
        self.edition(programme);
        for partner in &programme.partner {
            self.stated(Kind::Institution, partner);
        }
        for basis in programme.basis.iter().filter_map(Stated::known) {
            if let Basis::StudyProgramme(name) = basis {
                self.uses(Kind::StudyProgramme, name);
            }
        }
        for requirement in programme.requires.iter().filter_map(Stated::known) {
            if let Requirement::Programme(name) = requirement {
                self.uses(Kind::Programme, name);
            }
        }
        for stacks in programme.stacks.iter().filter_map(Stated::known) {
            if let Stacks::Towards(name) = stacks {
                self.uses(Kind::Award, name);
            }
        }
        for outcome in programme
            .outcomes
            .known()
            .into_iter()
            .flat_map(|it| &it.list)
        {
            self.declares(Kind::Outcome, &outcome.code);
        }
        if let Some(plan) = programme.plan.known() {
            self.plan(plan);
        }
        for intake in programme.intake.iter().filter_map(Stated::known) {
            self.intake(intake);
        }
        if let Some(record) = programme.record.known() {
            self.record(record);
        }
        self.departures(programme);
    }

    fn edition(&mut self, programme: &'f Programme) {
        if let Some(in_force) = programme.in_force.known() {
            self.when(Some(&in_force.from));
            self.when(in_force.to.as_ref());
        }
        if let Some(Names(names)) = programme.replaces.known() {
            self.all(Kind::Programme, names);
        }
        if let Some(withdrawn) = programme.withdrawn.known() {
            self.when(withdrawn.from.known());
        }
    }

    fn plan(&mut self, plan: &'f PlanBlock) {
        each_module(&plan.members, &mut |name| self.declares(Kind::Module, name));
        each_line(plan, &mut |line| {
            self.uses(Kind::Course, &line.course);
            for Names(names) in [&line.teaches, &line.assesses]
                .into_iter()
                .filter_map(Stated::known)
            {
                self.all(Kind::Outcome, names);
            }
        });
    }

    /// An intake is named after a semester, or has a start or an admission word of its own.
    fn intake(&mut self, intake: &'f Intake) {
        let own = intake.starts.place().is_some()
            || matches!(
                intake.apply.known(),
                Some(Apply::Always | Apply::WaitingList | Apply::None { .. })
            );
        match own {
            true => self.declares(Kind::Intake, &intake.name),
            false => self.uses(Kind::Semester, &intake.name),
        }
        for when in [&intake.starts, &intake.ends, &intake.announced] {
            self.when(when.known());
        }
        for By(when) in [&intake.notify, &intake.declare]
            .into_iter()
            .filter_map(Stated::known)
        {
            self.when(Some(when));
        }
        self.apply(&intake.apply);
    }

    fn record(&mut self, record: &'f Record) {
        if let Some(name) = &record.of {
            self.uses(Kind::Programme, name);
        }
        for ProcessStep { on, .. } in [&record.proposed, &record.approved, &record.submitted]
            .into_iter()
            .filter_map(Stated::known)
        {
            self.when(Some(on));
        }
        self.when(
            record
                .registered
                .known()
                .and_then(|registration| registration.on.as_ref()),
        );
    }

    fn departures(&mut self, programme: &'f Programme) {
        for departure in programme.depart.iter().filter_map(Stated::known) {
            self.uses(Kind::Rule, &departure.rule);
        }
        for waiver in programme.waive.iter().filter_map(Stated::known) {
            self.uses(Kind::Rule, &waiver.rule);
            if let Some(guideline) = &waiver.of {
                self.uses(Kind::Guideline, guideline);
            }
            self.when(waiver.until.known());
        }
    }

    fn guideline(&mut self, guideline: &'f Guideline) {
        self.declares(Kind::Guideline, &guideline.name);
        self.stated(Kind::Guideline, &guideline.extends);
        for kind in guideline.kind.iter().filter_map(Stated::known) {
            self.declares(Kind::ProgrammeKind, &kind.name);
        }
        for season in guideline.season.iter().filter_map(Stated::known) {
            self.declares(Kind::Season, &season.name);
        }
        for rules in [&guideline.rules, &guideline.calendar]
            .into_iter()
            .flatten()
            .filter_map(Stated::known)
        {
            self.all(Kind::ProgrammeKind, &rules.kinds);
            for line in &rules.lines {
                self.declares(Kind::Rule, &line.rule);
                if let Setting::Deadline(deadline) = &line.setting {
                    self.uses(Kind::Season, &deadline.before);
                }
            }
        }
        for form in guideline.form.iter().filter_map(Stated::known) {
            self.all(Kind::ProgrammeKind, &form.kinds);
        }
    }
}

fn each_module<'f>(members: &'f [fields::Member], visit: &mut dyn FnMut(&'f Name)) {
    for member in members {
        if let fields::Member::Group(group) = member {
            if let Some(name) = &group.name {
                visit(name);
            }
            each_module(&group.members, visit);
        }
    }
}

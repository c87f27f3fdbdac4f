//! The catalogue: the facts of all files, found by name.

pub mod asked;
mod cycles;
mod duplicates;
mod ledger;
mod look_alikes;
pub mod mentions;
mod references;
mod same_outcomes;
mod unused;

use kava_diagnostics::{Finding, Place};
use rustc_hash::FxHashMap;

use asked::{About, Ask};
use mentions::Kind;

pub use cycles::{awards_stacked_into, programmes_required, required};
pub use ledger::Ledger;

use crate::date::{Day, When};
use crate::fields::{
    self, College, Course, Department, FileFacts, Group, Guideline, Institution, Member, PlanBlock,
    PlanLine, PriceList, Programme, Record, School, Semester, StudyProgramme,
};
use crate::name::Name;
use crate::stated::Stated;

/// All that one folder declares. Borrows from the facts of its files; building it costs one pass.
///
/// Rules ask it through its functions, and each notes what is asked: see [`asked`]. What is public of it
/// is for those who work with the whole.
#[derive(Debug, Default)]
pub struct Catalogue<'f> {
    pub head: Option<&'f fields::Catalogue>,
    pub programmes: Vec<Declared<'f, Programme>>,
    pub guidelines: Vec<Declared<'f, Guideline>>,
    pub records: Vec<Declared<'f, Record>>,
    facts: Vec<&'f FileFacts>,
    price_lists: Vec<Declared<'f, PriceList>>,
    courses: Index<'f, Course>,
    institutions: Index<'f, Institution>,
    schools: Index<'f, School>,
    colleges: Index<'f, College>,
    departments: Index<'f, Department>,
    study_programmes: Index<'f, StudyProgramme>,
    semesters: Index<'f, Semester>,
    heads: Vec<Declared<'f, fields::Catalogue>>,
    /// By code, as indices into the programmes.
    editions: FxHashMap<&'f str, Vec<usize>>,
    /// By what they count towards, as indices into the programmes.
    parts: FxHashMap<&'f str, Vec<usize>>,
    /// By the programme they are of, as indices into the records.
    records_apart: FxHashMap<&'f str, usize>,
}

/// A thing with the place of its name.
#[derive(Debug)]
pub struct Declared<'f, T> {
    pub it: &'f T,
    pub place: Place,
}

impl<T> Clone for Declared<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Declared<'_, T> {}

/// What one part of a catalogue says about names; it does not change while the part and the answers to
/// what was asked for it stay the same.
#[derive(Clone, Debug, Default)]
pub struct Noticed {
    pub findings: Vec<Finding>,
    /// What it refers to.
    used: Vec<Ask>,
    /// What it declares, by its looks.
    declares: Vec<(u64, Ask)>,
}

/// Things of one kind in the order of the files; of two with one name, the first is found.
#[derive(Debug)]
struct Index<'f, T> {
    list: Vec<(&'f Name, &'f T)>,
    by_name: FxHashMap<&'f str, &'f T>,
}

impl<T> Default for Index<'_, T> {
    fn default() -> Self {
        Index {
            list: Vec::new(),
            by_name: FxHashMap::default(),
        }
    }
}

impl<'f, T> Index<'f, T> {
    fn add(&mut self, name: &'f Name, it: &'f T) {
        self.list.push((name, it));
        self.by_name.entry(&name.text).or_insert(it);
    }

    fn names(&self) -> Vec<&'f str> {
        self.list.iter().map(|(name, _)| &*name.text).collect()
    }

    fn all(list: &'f [Stated<T>], name: impl Fn(&'f T) -> &'f Name) -> Vec<(&'f Name, &'f T)> {
        list.iter()
            .filter_map(Stated::known)
            .map(|it| (name(it), it))
            .collect()
    }
}

/// A unit that gives courses or develops programmes.
#[derive(Clone, Copy, Debug)]
pub enum Unit<'f> {
    School(&'f School),
    College(&'f College),
    Department(&'f Department),
}

impl<'f> Unit<'f> {
    pub fn name(self) -> &'f Name {
        match self {
            Unit::School(unit) => &unit.name,
            Unit::College(unit) => &unit.name,
            Unit::Department(unit) => &unit.name,
        }
    }

    pub fn names(self) -> &'f Stated<crate::text::Text> {
        match self {
            Unit::School(unit) => &unit.names,
            Unit::College(unit) => &unit.names,
            Unit::Department(unit) => &unit.names,
        }
    }

    /// What it declares itself a part of.
    pub fn owner(self) -> &'f Stated<Name> {
        match self {
            Unit::School(unit) => &unit.of,
            Unit::College(unit) => &unit.of,
            Unit::Department(unit) => &unit.of,
        }
    }
}

impl<'f> Catalogue<'f> {
    /// Brings the facts of the files together, in their order.
    pub fn new(files: impl IntoIterator<Item = &'f FileFacts>) -> Catalogue<'f> {
        let mut catalogue = Catalogue::default();
        for facts in files {
            catalogue.add(facts);
        }
        for (at, record) in catalogue.records.iter().enumerate() {
            if let Some(name) = &record.it.of {
                catalogue.records_apart.entry(&name.text).or_insert(at);
            }
        }
        for (at, programme) in catalogue.programmes.iter().enumerate() {
            catalogue
                .editions
                .entry(&programme.it.name.text)
                .or_default()
                .push(at);
            for award in awards_stacked_into(programme.it) {
                catalogue.parts.entry(&award.text).or_default().push(at);
            }
        }
        catalogue.head = catalogue.heads.first().map(|head| head.it);
        catalogue
    }

    fn add(&mut self, facts: &'f FileFacts) {
        self.facts.push(facts);
        self.heads
            .extend(declared(&facts.catalogues, |it| it.name.place));
        self.programmes
            .extend(declared(&facts.programmes, |it| it.name.place));
        self.guidelines
            .extend(declared(&facts.guidelines, |it| it.name.place));
        self.price_lists
            .extend(declared(&facts.price_lists, |it| it.name.place));
        self.records.extend(declared(&facts.records, record_place));
        for (name, it) in Index::all(&facts.institutions, |it| &it.name) {
            self.institutions.add(name, it);
        }
        for (name, it) in Index::all(&facts.schools, |it| &it.name) {
            self.schools.add(name, it);
        }
        for (name, it) in Index::all(&facts.colleges, |it| &it.name) {
            self.colleges.add(name, it);
        }
        for (name, it) in Index::all(&facts.departments, |it| &it.name) {
            self.departments.add(name, it);
        }
        for (name, it) in Index::all(&facts.study_programmes, |it| &it.name) {
            self.study_programmes.add(name, it);
        }
        for (name, it) in Index::all(&facts.semesters, |it| &it.name) {
            self.semesters.add(name, it);
        }
        each_course(facts, &mut |course| self.courses.add(&course.name, course));
    }

    /// What is wrong with the names in one part, by itself or because nothing bears them.
    pub fn notice(&self, facts: &'f FileFacts) -> Noticed {
        let mut noticed = Noticed::default();
        references::check(self, facts, &mut noticed);
        duplicates::within(facts, &mut noticed.findings);
        same_outcomes::within(facts, &mut noticed.findings);
        noticed.declares = look_alikes::skeletons(facts);
        noticed
    }

    /// What is wrong with names across all parts, of which the ledger knows what they say.
    pub fn name_findings(&self, ledger: &Ledger) -> Vec<Finding> {
        let mut findings = self.name_errors();
        if ledger.has_look_alikes() {
            look_alikes::check(self, &mut findings);
        }
        unused::check(self, ledger, &mut findings);
        findings
    }

    /// Of that the errors. No ledger is needed for them, which of a large catalogue takes much memory.
    pub fn name_errors(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        duplicates::check(self, &mut findings);
        cycles::check(self, &mut findings);
        findings
    }

    pub fn course(&self, name: &str) -> Option<&'f Course> {
        asked::note(About::Named(Kind::Course, name));
        self.courses.by_name.get(name).copied()
    }

    /// Whoever goes through all of them is not overheard.
    pub fn courses(&self) -> impl Iterator<Item = &'f Course> {
        self.courses.list.iter().map(|(_, course)| *course)
    }

    pub fn institution(&self, name: &str) -> Option<&'f Institution> {
        asked::note(About::Named(Kind::Institution, name));
        self.institutions.by_name.get(name).copied()
    }

    pub fn study_programme(&self, name: &str) -> Option<&'f StudyProgramme> {
        asked::note(About::Named(Kind::StudyProgramme, name));
        self.study_programmes.by_name.get(name).copied()
    }

    pub fn study_programmes(&self) -> impl Iterator<Item = &'f StudyProgramme> {
        asked::note(About::All(Kind::StudyProgramme));
        self.study_programmes.list.iter().map(|(_, it)| *it)
    }

    pub fn semester(&self, name: &str) -> Option<&'f Semester> {
        asked::note(About::Named(Kind::Semester, name));
        self.semesters.by_name.get(name).copied()
    }

    pub fn semesters(&self) -> impl Iterator<Item = &'f Semester> {
        asked::note(About::All(Kind::Semester));
        self.semesters.list.iter().map(|(_, semester)| *semester)
    }

    /// In the order of the files.
    pub fn price_lists(&self) -> impl Iterator<Item = &'f PriceList> {
        asked::note(About::All(Kind::PriceList));
        self.price_lists.iter().map(|list| list.it)
    }

    /// The guideline that its head names.
    pub fn guideline(&self) -> Option<&'f str> {
        self.head?.guideline.known().map(|name| &*name.text)
    }

    /// The institution that awards; where none is named, the only one there is.
    pub fn issuer(&self) -> Option<&'f Institution> {
        asked::note(About::All(Kind::Catalogue));
        asked::note(About::All(Kind::Institution));
        let named = self.head.and_then(|head| head.issuer.known());
        match (named, self.institutions.list.as_slice()) {
            (Some(name), _) => self.institution(&name.text),
            (None, [(_, only)]) => Some(only),
            (None, _) => None,
        }
    }

    pub fn unit(&self, name: &str) -> Option<Unit<'f>> {
        asked::note(About::Named(Kind::Unit, name));
        let school = self
            .schools
            .by_name
            .get(name)
            .map(|unit| Unit::School(unit));
        let college = || {
            self.colleges
                .by_name
                .get(name)
                .map(|unit| Unit::College(unit))
        };
        let department = || {
            self.departments
                .by_name
                .get(name)
                .map(|unit| Unit::Department(unit))
        };
        school.or_else(college).or_else(department)
    }

    /// The School a unit belongs to: itself, the college's School, or the department's owner's.
    pub fn school_of(&self, unit: Unit<'f>) -> Option<&'f School> {
        let named = match unit {
            Unit::School(school) => return Some(school),
            Unit::College(college) => &college.school,
            Unit::Department(department) => &department.of,
        };
        match (unit, self.unit(&named.known()?.text)?) {
            (_, Unit::School(school)) => Some(school),
            (Unit::Department(_), owner @ Unit::College(_)) => self.school_of(owner),
            _ => None,
        }
    }

    /// The programmes of one code, in the order of the files.
    pub fn editions(&self, code: &str) -> impl Iterator<Item = &'f Programme> {
        asked::note(About::Named(Kind::Programme, code));
        self.listed(self.editions.get(code))
    }

    /// The programmes that count towards an award, each in its last edition, in the order of the files.
    pub fn parts(&self, award: &str) -> impl Iterator<Item = &'f Programme> {
        asked::note(About::Towards(award));
        self.listed(self.parts.get(award))
            .filter(|programme| self.is_last_edition(programme))
    }

    fn listed(&self, indices: Option<&Vec<usize>>) -> impl Iterator<Item = &'f Programme> {
        let indices = indices.map_or(&[][..], |indices| indices);
        indices
            .iter()
            .filter_map(|at| self.programmes.get(*at))
            .map(|programme| programme.it)
    }

    /// Of the programmes of one code, the edition that begins last.
    pub fn last_edition(&self, code: &str) -> Option<&'f Programme> {
        self.editions(code)
            .max_by_key(|edition| self.begins(edition))
    }

    fn is_last_edition(&self, programme: &Programme) -> bool {
        let last = self.last_edition(&programme.name.text);
        last.is_some_and(|last| std::ptr::eq(last, programme))
    }

    /// The day from which an edition is in force, if that is said and known.
    pub fn begins(&self, edition: &Programme) -> Option<Day> {
        self.first_day(&edition.in_force.known()?.from)
    }

    /// The record inside the programme, or the one that stands apart.
    pub fn record(&self, programme: &'f Programme) -> Option<&'f Record> {
        let apart = || {
            self.record_apart(&programme.name.text)
                .map(|record| record.it)
        };
        programme.record.known().or_else(apart)
    }

    fn record_apart(&self, programme: &str) -> Option<&Declared<'f, Record>> {
        asked::note(About::RecordOf(programme));
        self.records_apart
            .get(programme)
            .and_then(|at| self.records.get(*at))
    }

    /// The day a fact stands for: itself, or the first day of a declared semester.
    pub fn first_day(&self, when: &When) -> Option<Day> {
        match when {
            When::Day(day) => Some(*day),
            When::Month(_) => None,
            When::Semester(name) => self.semester(&name.text)?.from.known().copied(),
        }
    }

    fn units(&self) -> impl Iterator<Item = (&'f Name, Unit<'f>)> {
        let schools = self
            .schools
            .list
            .iter()
            .map(|(name, unit)| (*name, Unit::School(unit)));
        let colleges = self
            .colleges
            .list
            .iter()
            .map(|(name, unit)| (*name, Unit::College(unit)));
        let departments = self
            .departments
            .list
            .iter()
            .map(|(name, unit)| (*name, Unit::Department(unit)));
        schools.chain(colleges).chain(departments)
    }
}

fn declared<'f, T>(list: &'f [Stated<T>], place: impl Fn(&T) -> Place) -> Vec<Declared<'f, T>> {
    list.iter()
        .filter_map(Stated::known)
        .map(|it| Declared {
            it,
            place: place(it),
        })
        .collect()
}

fn record_place(record: &Record) -> Place {
    record.of.as_ref().map_or(record.place, |name| name.place)
}

/// Every course that a part declares: those that stand alone, and those of plans.
fn each_course<'f>(facts: &'f FileFacts, visit: &mut dyn FnMut(&'f Course)) {
    let alone = facts.courses.iter().filter_map(Stated::known);
    alone.for_each(&mut *visit);
    for programme in facts.programmes.iter().filter_map(Stated::known) {
        if let Some(plan) = programme.plan.known() {
            each_line(plan, &mut |line| {
                if let Some(course) = &line.local {
                    visit(course);
                }
            });
        }
    }
}

/// Every line of a plan, optional ones too, in the order of the file.
pub fn each_line<'p>(plan: &'p PlanBlock, visit: &mut dyn FnMut(&'p PlanLine)) {
    each_member_line(&plan.members, visit);
}

fn each_member_line<'p>(members: &'p [Member], visit: &mut dyn FnMut(&'p PlanLine)) {
    for member in members {
        match member {
            Member::Line(line) => visit(line),
            Member::Group(Group { members, .. }) => each_member_line(members, visit),
            Member::Todo(_) => {}
        }
    }
}

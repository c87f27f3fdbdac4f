//! Whose error it is: a programme with an error is in no document.
//!
//! Findings of judging belong to the programme judged. Those of reading and of names belong to the
//! programme they stand in, else to every programme that uses the course they stand in, else to all.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use kava_diagnostics::{Finding, Place, Severity};
use kava_model::fields::{Course, Programme, Record};
use kava_model::names::{Catalogue, each_line};
use kava_model::verdict::Verdict;

/// All findings together; verdicts with a foreign error are not met. The findings of judging are taken out of
/// the verdicts where they are to be in one place only.
pub fn attribute(
    catalogue: &Catalogue<'_>,
    shared: Vec<Finding>,
    mut verdicts: Vec<Arc<Verdict>>,
    keep: Keep,
) -> (Vec<Finding>, Vec<Arc<Verdict>>) {
    let mut findings = Vec::new();
    for verdict in &mut verdicts {
        match keep {
            Keep::InBoth => findings.extend(verdict.findings.iter().cloned()),
            Keep::Together => findings.append(&mut Arc::make_mut(verdict).findings),
        }
    }
    let foreign = Foreign::of(catalogue, &shared);
    for (programme, verdict) in catalogue.programmes.iter().zip(&mut verdicts) {
        if foreign.concerns(programme.it) {
            let verdict = Arc::make_mut(verdict);
            match keep {
                Keep::InBoth => foreign.add_to(programme.it, verdict),
                Keep::Together => verdict.summary.met = Some(false),
            }
        }
    }
    findings.extend(shared);
    (findings, verdicts)
}

/// Where the findings of judging are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// With those of the catalogue and in the verdicts.
    InBoth,
    /// With those of the catalogue only.
    Together,
}

/// The errors of the whole catalogue by the programmes that they concern, each named by its place.
#[derive(Debug, Default)]
pub struct Foreign {
    own: BTreeMap<Place, Vec<Finding>>,
    /// The first of those that concern every programme: one is enough to refuse them.
    all: Option<Finding>,
}

impl Foreign {
    pub fn of(catalogue: &Catalogue<'_>, shared: &[Finding]) -> Foreign {
        let mut foreign = Foreign::default();
        let mut errors = shared
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .peekable();
        if errors.peek().is_none() {
            return foreign;
        }
        let owners = Owners::of(catalogue);
        for finding in errors {
            match owners.of_place(finding.place) {
                Some(programmes) => {
                    for programme in programmes {
                        let own = foreign.own.entry(programme.place).or_default();
                        own.push(finding.clone());
                    }
                }
                None => {
                    // They come in the order of the files' names; ids of files tell nothing.
                    foreign.all.get_or_insert_with(|| finding.clone());
                }
            }
        }
        foreign
    }

    fn concerns(&self, programme: &Programme) -> bool {
        self.all.is_some() || self.own.contains_key(&programme.place)
    }

    /// A verdict with a foreign error is not met.
    pub fn add_to(&self, programme: &Programme, verdict: &mut Verdict) {
        if self.concerns(programme) {
            let own = self.own.get(&programme.place).into_iter().flatten();
            verdict.summary.met = Some(false);
            verdict.findings.extend(own.chain(&self.all).cloned());
        }
    }
}

/// Whose a place is.
struct Owners<'c> {
    programmes: Vec<&'c Programme>,
    records: Vec<&'c Record>,
    courses: Vec<&'c Course>,
    by_code: BTreeMap<&'c str, Vec<&'c Programme>>,
    by_course: OnceCell<BTreeMap<&'c str, Vec<&'c Programme>>>,
}

impl<'c> Owners<'c> {
    fn of(catalogue: &Catalogue<'c>) -> Owners<'c> {
        let mut owners = Owners {
            programmes: catalogue.programmes.iter().map(|it| it.it).collect(),
            records: catalogue.records.iter().map(|it| it.it).collect(),
            courses: catalogue.courses().collect(),
            by_code: BTreeMap::new(),
            by_course: OnceCell::new(),
        };
        for programme in &owners.programmes {
            let same = owners.by_code.entry(&programme.name.text).or_default();
            same.push(programme);
        }
        owners.programmes.sort_by_key(|it| it.place);
        owners.records.sort_by_key(|it| it.place);
        owners.courses.sort_by_key(|it| it.place);
        owners
    }

    /// The programmes that an error at a place concerns; nothing where it concerns all.
    fn of_place(&self, place: Place) -> Option<&[&'c Programme]> {
        if let Some(at) = holder(&self.programmes, |it| it.place, place) {
            return Some(std::slice::from_ref(at));
        }
        if let Some(record) = holder(&self.records, |it| it.place, place) {
            let of = record.of.as_ref().map_or("", |name| &name.text);
            return Some(self.by_code.get(of).map_or(&[], Vec::as_slice));
        }
        let course = holder(&self.courses, |it| it.place, place)?;
        let users = self.by_course.get_or_init(|| self.users());
        Some(users.get(&*course.name.text).map_or(&[], Vec::as_slice))
    }

    fn users(&self) -> BTreeMap<&'c str, Vec<&'c Programme>> {
        let mut users: BTreeMap<&str, Vec<&Programme>> = BTreeMap::new();
        for programme in &self.programmes {
            let Some(plan) = programme.plan.known() else {
                continue;
            };
            each_line(plan, &mut |line| {
                let of = users.entry(&line.course.text).or_default();
                if of.last().is_none_or(|last| last.place != programme.place) {
                    of.push(programme);
                }
            });
        }
        users
    }
}

/// Of things in the order of their places, the one within which a place is.
fn holder<T>(things: &[T], of: impl Fn(&T) -> Place, place: Place) -> Option<&T> {
    let begun = things
        .partition_point(|it| (of(it).file, of(it).span.start) <= (place.file, place.span.start));
    let last = things.get(begun.checked_sub(1)?)?;
    holds(of(last), place).then_some(last)
}

fn holds(outer: Place, inner: Place) -> bool {
    outer.file == inner.file
        && outer.span.start <= inner.span.start
        && inner.span.end <= outer.span.end
}

//! `prerequisite-cycle`: courses that require each other in a circle.

use kava_diagnostics::{Finding, say};
use rustc_hash::FxHashMap;

use super::Catalogue;
use crate::fields::{Course, Requires};
use crate::name::Name;
use crate::stated::Stated;

pub(super) fn check<'f>(catalogue: &Catalogue<'f>, findings: &mut Vec<Finding>) {
    let mut walk = Walk {
        catalogue,
        state: FxHashMap::default(),
        findings,
    };
    for course in catalogue.courses() {
        walk.from(course);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

struct Walk<'c, 'f, 'o> {
    catalogue: &'c Catalogue<'f>,
    state: FxHashMap<&'f str, State>,
    findings: &'o mut Vec<Finding>,
}

impl<'f> Walk<'_, 'f, '_> {
    /// Depth first with a path of its own, so that a long chain needs no deep stack.
    fn from(&mut self, start: &'f Course) {
        if required(start).next().is_none() || self.state.contains_key(&*start.name.text) {
            return;
        }
        let mut path: Vec<(&'f Course, Vec<&'f Name>)> = Vec::new();
        self.enter(start, &mut path);
        while let Some((course, pending)) = path.last_mut() {
            match pending.pop() {
                Some(name) => self.step(name, &mut path),
                None => {
                    self.state.insert(&course.name.text, State::Done);
                    path.pop();
                }
            }
        }
    }

    fn enter(&mut self, course: &'f Course, path: &mut Vec<(&'f Course, Vec<&'f Name>)>) {
        self.state.insert(&course.name.text, State::Open);
        let mut pending: Vec<&Name> = required(course).collect();
        pending.reverse();
        path.push((course, pending));
    }

    fn step(&mut self, name: &'f Name, path: &mut Vec<(&'f Course, Vec<&'f Name>)>) {
        match self.state.get(&*name.text) {
            Some(State::Done) => {}
            Some(State::Open) => self.report(name, path),
            None => {
                if let Some(course) = self.catalogue.course(&name.text) {
                    self.enter(course, path);
                }
            }
        }
    }

    fn report(&mut self, closing: &'f Name, path: &[(&'f Course, Vec<&'f Name>)]) {
        let start = path
            .iter()
            .position(|(course, _)| course.name.text == closing.text)
            .unwrap_or(0);
        let circle: Vec<&str> = path[start..]
            .iter()
            .map(|(course, _)| &*course.name.text)
            .chain([&*closing.text])
            .collect();
        let circle = circle.join(" → ");
        self.findings.push(Finding::error(
            "prerequisite-cycle",
            closing.place,
            say!(
                en "these courses require each other in a circle: {circle}",
                et "need ained on üksteise eeldused ringi: {circle}",
                circle = circle
            ),
        ));
    }
}

/// The names of the courses that a course requires.
pub fn required(course: &Course) -> impl Iterator<Item = &Name> {
    course
        .requires
        .iter()
        .filter_map(Stated::known)
        .flat_map(|requires| match requires {
            Requires::None => [].iter(),
            Requires::Courses(names) => names.iter(),
        })
}

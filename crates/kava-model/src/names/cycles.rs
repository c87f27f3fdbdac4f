//! `prerequisite-cycle` and `programme-cycle`: courses that require each other in a circle, and
//! programmes of which each comes before the next.

use std::collections::BTreeSet;

use kava_diagnostics::{Finding, Place, say};
use rustc_hash::FxHashMap;

use super::Catalogue;
use crate::admission::Requirement;
use crate::fields::{Course, Programme, Requires, Stacks};
use crate::name::Name;
use crate::stated::Stated;

pub(super) fn check(catalogue: &Catalogue<'_>, findings: &mut Vec<Finding>) {
    let courses = before_courses(catalogue);
    findings.extend(circles(courses.keys().copied(), &courses).map(among_courses));
    let programmes = before_programmes(catalogue);
    let codes = programmes.keys().copied();
    let codes = codes.filter(|code| catalogue.editions.contains_key(code));
    findings.extend(circles(codes, &programmes).map(among_programmes));
}

/// What comes before a thing, and where that is said.
#[derive(Clone, Copy)]
struct Before<'f> {
    name: &'f str,
    place: Place,
    /// The whole value that names it, where nothing else is required.
    only: Option<Place>,
}

type Graph<'f> = FxHashMap<&'f str, Vec<Before<'f>>>;

fn before_courses<'f>(catalogue: &Catalogue<'f>) -> Graph<'f> {
    let mut graph = Graph::default();
    for course in catalogue.courses().filter(|it| !it.requires.is_empty()) {
        // Of two courses with one name the first is meant.
        let is_meant = catalogue
            .course(&course.name.text)
            .is_some_and(|first| std::ptr::eq(first, course));
        if is_meant {
            let only = only_place(&course.requires).filter(|_| required(course).count() == 1);
            let before = required(course).map(|name| Before::named(name, only));
            graph.insert(&course.name.text, before.collect());
        }
    }
    graph
}

/// Before a programme come those it requires, and those that count towards it.
fn before_programmes<'f>(catalogue: &Catalogue<'f>) -> Graph<'f> {
    let mut graph = Graph::default();
    let programmes = catalogue.programmes.iter().map(|programme| programme.it);
    let linked = programmes.filter(|it| {
        programmes_required(it).next().is_some() || awards_stacked_into(it).next().is_some()
    });
    for programme in linked.filter(|it| catalogue.is_last_edition(it)) {
        let code = &*programme.name.text;
        let only = only_place(&programme.requires);
        let required = programmes_required(programme).map(|name| Before::named(name, only));
        graph.entry(code).or_default().extend(required);
        for award in awards_stacked_into(programme) {
            graph.entry(&award.text).or_default().push(Before {
                name: code,
                place: award.place,
                only: None,
            });
        }
    }
    // Which file comes first must not show.
    for before in graph.values_mut() {
        before.sort_by_key(|before| before.name);
    }
    graph
}

impl<'f> Before<'f> {
    fn named(name: &'f Name, only: Option<Place>) -> Before<'f> {
        Before {
            name: &name.text,
            place: name.place,
            only,
        }
    }
}

fn only_place<T>(requires: &[Stated<T>]) -> Option<Place> {
    match requires {
        [only] => only.place(),
        _ => None,
    }
}

/// A way that comes back to where it began: the names on it, and where it is closed.
struct Circle {
    names: String,
    closed: Place,
    only: Option<Place>,
}

impl Circle {
    /// Offers to open it where it is closed.
    fn opened(&self, finding: Finding) -> Finding {
        match self.only {
            Some(only) => finding.fix(
                say!(en "require nothing here: write none", et "ära nõua siin midagi: kirjuta none"),
                only.span,
                "none",
            ),
            None => finding,
        }
    }
}

fn among_courses(circle: Circle) -> Finding {
    let message = say!(
        en "these courses require each other in a circle: {circle}",
        et "need ained on ringiratast üksteise eeldusained: {circle}",
        circle = circle.names.clone()
    );
    circle.opened(Finding::error("prerequisite-cycle", circle.closed, message))
}

fn among_programmes(circle: Circle) -> Finding {
    let message = say!(
        en "each of these programmes asks for the next to be completed first, in a circle: {circle}",
        et "iga programm siin eeldab, et järgmine on enne läbitud, ja nii ringi: {circle}",
        circle = circle.names.clone()
    );
    let finding = Finding::error("programme-cycle", circle.closed, message).help(say!(
        en "take one of the lines out: requires programme, or stacks towards",
        et "eemalda üks ridadest: requires programme või stacks towards"
    ));
    circle.opened(finding)
}

/// A circle goes only through what has something before it.
fn circles<'f>(
    starts: impl Iterator<Item = &'f str>,
    graph: &Graph<'f>,
) -> impl Iterator<Item = Circle> {
    let mut walk = Walk {
        graph,
        state: FxHashMap::default(),
        found: Vec::new(),
    };
    let starts: BTreeSet<&str> = starts.collect();
    for start in starts {
        walk.from(start);
    }
    walk.found.into_iter()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

struct Walk<'g, 'f> {
    graph: &'g Graph<'f>,
    state: FxHashMap<&'f str, State>,
    found: Vec<Circle>,
}

type Path<'f> = Vec<(&'f str, Vec<Before<'f>>)>;

impl<'f> Walk<'_, 'f> {
    /// Depth first with a path of its own, so that a long chain needs no deep stack.
    fn from(&mut self, start: &'f str) {
        if self.state.contains_key(start) {
            return;
        }
        let mut path = Path::default();
        self.enter(start, &mut path);
        while let Some((name, pending)) = path.last_mut() {
            match pending.pop() {
                Some(before) => self.step(before, &mut path),
                None => {
                    self.state.insert(name, State::Done);
                    path.pop();
                }
            }
        }
    }

    fn enter(&mut self, name: &'f str, path: &mut Path<'f>) {
        self.state.insert(name, State::Open);
        let before = self.graph.get(name).into_iter().flatten();
        path.push((name, before.rev().copied().collect()));
    }

    fn step(&mut self, before: Before<'f>, path: &mut Path<'f>) {
        match self.state.get(before.name) {
            Some(State::Done) => {}
            Some(State::Open) => self.found.push(closed(before, path)),
            None => self.enter(before.name, path),
        }
    }
}

fn closed(before: Before<'_>, path: &Path<'_>) -> Circle {
    let names = path.iter().map(|(name, _)| *name);
    let mut names: Vec<&str> = names.skip_while(|name| *name != before.name).collect();
    names.push(before.name);
    Circle {
        names: names.join(" → "),
        closed: before.place,
        only: before.only,
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

/// The names of the programmes that an applicant must have completed.
pub fn programmes_required(programme: &Programme) -> impl Iterator<Item = &Name> {
    let requirements = programme.requires.iter().filter_map(Stated::known);
    requirements.filter_map(|requirement| match requirement {
        Requirement::Programme(name) => Some(name),
        _ => None,
    })
}

/// The names of what a programme counts towards: other programmes, or study programmes.
pub fn awards_stacked_into(programme: &Programme) -> impl Iterator<Item = &Name> {
    let stacks = programme.stacks.iter().filter_map(Stated::known);
    stacks.filter_map(|stacks| match stacks {
        Stacks::Towards(name) => Some(name),
        Stacks::Text(_) => None,
    })
}

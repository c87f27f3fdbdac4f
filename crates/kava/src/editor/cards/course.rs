//! A course: what it is called, what it comes to, where it is used.

use kava_diagnostics::{Words, say};
use kava_model::choice::NoneOr;
use kava_model::fields::{Course, Origin, Programme};
use kava_model::names::{each_line, required};
use kava_model::stated::Stated;

use crate::editor::Editor;
use crate::editor::card::{Card, both, called, plain};

impl Editor<'_> {
    pub(super) fn course_card(&self, name: &str) -> Option<Words> {
        let course = self.catalogue().course(name)?;
        let card = Card::of(name, called(&course.title))
            .row([
                credits(course),
                origin(course),
                level(course),
                school(course),
            ])
            .line(assessment(course))
            .line(requires(course))
            .part(self.used_by(name));
        Some(card.words())
    }

    /// `in data-mining (Data Mining), cooling (Cooling)`
    fn used_by(&self, course: &str) -> Words {
        let programmes = self.catalogue().programmes.iter();
        let takes = programmes.filter(|programme| is_in(programme.it, course));
        let mut named: Vec<Words> = takes.map(|programme| named(programme.it)).collect();
        named.dedup();
        match named.is_empty() {
            true => say!(en "in no programme", et "ei ole üheski programmis"),
            false => {
                let list = Words::join(named, ", ");
                say!(en "in {list}", et "kasutusel: {list}", list = list)
            }
        }
    }
}

/// `data-mining (Data Mining · *Andmekaeve*)`
fn named(programme: &Programme) -> Words {
    let code = plain(&programme.name.text);
    match programme.title.known() {
        Some(title) => {
            let title = both(title);
            say!(en "{code} ({title})", et "{code} ({title})", code = code, title = title)
        }
        None => Words::same(code),
    }
}

fn is_in(programme: &Programme, course: &str) -> bool {
    let mut found = false;
    if let Some(plan) = programme.plan.known() {
        each_line(plan, &mut |line| found |= &*line.course.text == course);
    }
    found
}

/// `6 ECTS`, also for a list of courses.
pub(crate) fn credits(course: &Course) -> Words {
    match &course.credits {
        Stated::Known(NoneOr::Some(credits), _) => {
            say!(en "{credits}", et "{credits}", credits = credits)
        }
        Stated::Known(NoneOr::None, _) => say!(en "no credits", et "ainepunktideta"),
        _ => say!(en "credits not said", et "maht ütlemata"),
    }
}

fn origin(course: &Course) -> Words {
    match course.origin.known() {
        Some(Origin::Degree(programmes)) => {
            let names: Vec<String> = programmes.iter().map(|name| plain(&name.text)).collect();
            let list = names.join(", ");
            match list.is_empty() {
                true => say!(en "degree study", et "tasemeõpe"),
                false => say!(en "degree study, {list}", et "tasemeõpe, {list}", list = list),
            }
        }
        Some(Origin::Unlinked) => say!(
            en "linked to no study programme",
            et "õppekavaga sidumata"
        ),
        Some(Origin::Continuing) => say!(en "continuing education", et "täienduskoolitus"),
        None => Words::default(),
    }
}

fn level(course: &Course) -> Words {
    let level = course.level.known();
    level.map_or_else(Words::default, |level| {
        Words::same(format!("EQF {}", level.0))
    })
}

fn school(course: &Course) -> Words {
    let school = course.school.known();
    school.map_or_else(Words::default, |name| Words::same(plain(&name.text)))
}

fn assessment(course: &Course) -> Words {
    let methods = course.assessment.iter().filter_map(Stated::known);
    let names: Vec<Words> = methods.map(|it| it.method.name.words()).collect();
    match names.is_empty() {
        true => Words::default(),
        false => {
            let list = Words::join(names, ", ");
            say!(en "assessed by {list}", et "hinnatakse: {list}", list = list)
        }
    }
}

fn requires(course: &Course) -> Words {
    let names: Vec<String> = required(course).map(|name| plain(&name.text)).collect();
    match names.is_empty() {
        true => Words::default(),
        false => {
            let list = names.join(", ");
            say!(en "after {list}", et "enne on vaja: {list}", list = list)
        }
    }
}

//! Courses, and the components of a plan that are not courses.

use kava_diagnostics::{Place, say};

use crate::admission::{Assessment, Attendance, Study, Supervision};
use crate::choice::{Flag, List, NoneOr};
use crate::coded::{Education, Language, Level, Url, Workload};
use crate::date::When;
use crate::line::Line;
use crate::name::{Name, Names};
use crate::quantity::{Bound, Credits, Ratio};
use crate::room::Room;
use crate::stated::{Stated, Value};
use crate::table::{Members, Shape, no_members};
use crate::text::{Plain, Text};

/// A course, or a component such as a final exam.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// Its handle in this catalogue.
    pub name: Name,
    /// The item it was read from, head to closing brace.
    pub place: Place,
    /// Where it takes another line.
    pub room: Option<Room>,
    pub is_component: bool,
    pub title: Stated<Text>,
    pub code: Stated<NoneOr<CourseCode>>,
    pub credits: Stated<NoneOr<Credits>>,
    pub workload: Stated<Workload>,
    pub origin: Stated<Origin>,
    pub school: Stated<Name>,
    pub level: Stated<Level>,
    pub education: Stated<Education>,
    pub language: Stated<List<Language>>,
    pub project_based: Stated<Flag>,
    pub requires: Vec<Stated<Requires>>,
    pub recommends: Vec<Stated<Names>>,
    pub runs: Vec<Stated<Runs>>,
    pub assessment: Vec<Stated<Assessment>>,
    pub pass: Stated<Pass>,
    pub attendance: Stated<Box<Attendance>>,
    pub supervision: Stated<Supervision>,
    pub study: Stated<Study>,
    pub content: Stated<Text>,
    pub website: Stated<Url>,
}

impl Course {
    /// `credits none` is zero; left out or open is unknown.
    pub fn credits(&self) -> Option<Credits> {
        match self.credits.known()? {
            NoneOr::None => Some(Credits::default()),
            NoneOr::Some(credits) => Some(*credits),
        }
    }

    /// The official code: the handle, unless `code` says otherwise; nothing for `code none`.
    pub fn official_code(&self) -> Option<&str> {
        match &self.code {
            Stated::Absent => Some(&self.name.text),
            Stated::Known(NoneOr::Some(code), _) => Some(&code.0),
            _ => None,
        }
    }
}

table! {
    COURSE, COURSE_BLOCK: Course = "course", Members::Nothing, no_members;
    title "title" "pealkiri"
        en "The course's title."
        et "Õppeaine nimetus.";
    code "code" "kood"
        en "The official code where it differs from the handle; none if it has none."
        et "Ametlik kood, kui see erineb siinsest; none, kui koodi pole.";
    credits "credits" "maht"
        en "The volume in ECTS."
        et "Maht EAP-des.";
    workload "workload" "töömaht"
        en "Hours of contact, practical and independent work."
        et "Kontaktõppe, praktilise ja iseseisva töö tunnid.";
    origin "origin" "päritolu"
        en "Whether it is a course of degree study (and of which study programme), degree-level but linked to none, or continuing education."
        et "Kas see on tasemeõppe aine (ja mis õppekavast), tasemeõppe tasemel, kuid õppekavaga sidumata, või täienduskoolitus.";
    school "school" "teaduskond"
        en "The School, college or department that gives it, whose price it has."
        et "Teaduskond, kolledž või instituut, kes aine annab ja kelle hind kehtib.";
    level "level" "tase"
        en "Its level."
        et "Aine tase.";
    education "education" "haridus"
        en "The education it takes to follow it, where that differs from its level's usual one."
        et "Aine läbimiseks vajalik haridus, kui see erineb taseme tavapärasest.";
    language "language" "keel"
        en "The languages it is taught in."
        et "Õppekeel või -keeled.";
    project_based "project-based" "projektõpe"
        en "It is built around a project."
        et "Aine on projektipõhine.";
    requires "requires" "eeldus"
        en "Courses that must be passed before it."
        et "Ained, mis peavad enne läbitud olema.";
    recommends "recommends" "soovituslik"
        en "Courses that are better taken before it."
        et "Ained, mis on soovitatav enne läbida.";
    runs "runs" "toimub"
        en "Its own dates, where they differ from the intake's."
        et "Aine enda ajad, kui need erinevad vastuvõtu omadest.";
    assessment "assessment" "hindamine"
        en "How it is assessed, and the criteria."
        et "Kuidas hinnatakse ja mille järgi.";
    pass "pass" "lävend"
        en "What it takes to pass."
        et "Mis on läbimise lävend.";
    attendance "attendance" "osalemine"
        en "How much attendance is asked."
        et "Kui palju osalemist nõutakse.";
    supervision "supervision" "järelevalve"
        en "Whether the assessment is supervised and identity verified."
        et "Kas hindamine on järelevalvega ja isik tuvastatud.";
    study "study" "õppekorraldus"
        en "Where it differs from the intake: alongside degree students or in a group of their own."
        et "Kui erineb vastuvõtu omast: koos tasemeõppijatega või omaette rühmas.";
    content "content" "sisu"
        en "What it covers."
        et "Mida aine käsitleb.";
    website "website" "veebileht"
        en "Its page."
        et "Aine leht.";
}

table! {
    COMPONENT, COMPONENT_BLOCK: Course = "component", Members::Nothing, no_members;
    title "title" "pealkiri"
        en "What it is called."
        et "Nimetus.";
    credits "credits" "maht"
        en "Its volume, or none."
        et "Maht või none.";
    workload "workload" "töömaht"
        en "Hours of contact, practical and independent work."
        et "Kontaktõppe, praktilise ja iseseisva töö tunnid.";
    origin "origin" "päritolu"
        en "Whether it belongs to degree study."
        et "Kas see kuulub tasemeõppesse.";
    school "school" "teaduskond"
        en "The School that gives it."
        et "Teaduskond, kes selle annab.";
    assessment "assessment" "hindamine"
        en "How it is assessed, and the criteria."
        et "Kuidas hinnatakse ja mille järgi.";
    pass "pass" "lävend"
        en "What it takes to pass."
        et "Mis on läbimise lävend.";
    attendance "attendance" "osalemine"
        en "How much attendance is asked."
        et "Kui palju osalemist nõutakse.";
    supervision "supervision" "järelevalve"
        en "Whether it is supervised and identity verified."
        et "Kas see on järelevalvega ja isik tuvastatud.";
    project_based "project-based" "projektõpe"
        en "It is a project."
        et "See on projekt.";
    requires "requires" "eeldus"
        en "Courses that must be passed before it."
        et "Ained, mis peavad enne läbitud olema.";
    content "content" "sisu"
        en "What it asks."
        et "Mida see nõuab.";
}

impl Value for Course {
    fn shape() -> Shape {
        Shape::block(&COURSE_BLOCK, &["CODE"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Course> {
        let mut course = Course::named(line)?;
        line.block(&COURSE, &mut course);
        Some(course)
    }
}

impl Course {
    /// A course of which only the name is read yet.
    pub fn named(line: &mut Line<'_, '_>) -> Option<Course> {
        let name = Name::read(line)?;
        Some(Course {
            name,
            place: line.place(line.item.span()),
            room: line.room(),
            ..Course::default()
        })
    }
}

/// An official code: a word, or any text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseCode(pub Box<str>);

impl Value for CourseCode {
    fn shape() -> Shape {
        Shape::forms(&["\"CS 101\"", "CS101"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<CourseCode> {
        if line.sees_text() {
            return Plain::read(line).map(|Plain(text)| CourseCode(text));
        }
        Name::read(line).map(|name| CourseCode(name.text))
    }
}

/// Where a course comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A course of formal study, with its study programmes.
    Degree(Vec<Name>),
    /// Of degree level, linked to no study programme.
    Unlinked,
    Continuing,
}

impl Origin {
    pub fn word(&self) -> &'static str {
        match self {
            Origin::Degree(_) => "degree",
            Origin::Unlinked => "unlinked",
            Origin::Continuing => "continuing",
        }
    }
}

impl Value for Origin {
    fn shape() -> Shape {
        Shape::forms(&["degree IAIM", "unlinked", "continuing"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Origin> {
        if line.take_word("unlinked") {
            return Some(Origin::Unlinked);
        }
        if line.take_word("continuing") {
            return Some(Origin::Continuing);
        }
        if !line.take_word("degree") {
            return line.expected(say!(
                en "degree and the study programme, unlinked, or continuing",
                et "degree ja õppekava, unlinked või continuing"
            ));
        }
        if line.is_at_end() {
            return Some(Origin::Degree(Vec::new()));
        }
        Names::read(line).map(|Names(programmes)| Origin::Degree(programmes))
    }
}

/// `ITI8730, ITI8740`, or `none`, which is a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requires {
    None,
    Courses(Vec<Name>),
}

impl Value for Requires {
    fn shape() -> Shape {
        Shape::forms(&["CODE", "CODE, CODE", "none"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Requires> {
        if line.take_word("none") {
            return Some(Requires::None);
        }
        Names::read(line).map(|Names(courses)| Requires::Courses(courses))
    }
}

/// `from 2026-10-05 to 2026-12-14`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Runs {
    pub from: Stated<When>,
    pub to: Stated<When>,
}

impl Value for Runs {
    fn shape() -> Shape {
        Shape::written("from 2026-10-05 to 2026-12-14")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Runs> {
        let from = if line.take_word("from") {
            line.stated()
        } else {
            Stated::Absent
        };
        let to = if line.take_word("to") {
            line.stated()
        } else {
            Stated::Absent
        };
        if from.is_absent() && to.is_absent() {
            return line.expected(say!(en "from … to …", et "from … to …"));
        }
        Some(Runs { from, to })
    }
}

/// `at least 60 %`, or in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pass {
    Share(Bound<Ratio>),
    Text(Text),
}

impl Value for Pass {
    fn shape() -> Shape {
        Shape::written("at least 60 %")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Pass> {
        if line.sees_text() || line.sees_language() {
            return crate::text::Remark::read(line).map(|remark| Pass::Text(remark.0));
        }
        Value::read(line).map(Pass::Share)
    }
}

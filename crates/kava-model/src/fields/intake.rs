//! Intakes: when a programme is offered, to how many, and how it is taught then.

use crate::admission::{
    Apply, Attendance, By, Cohort, Delivery, Meetings, Places, Schedule, Study,
};
use crate::choice::{List, NoneOr};
use crate::coded::{County, Language};
use crate::date::When;
use crate::line::Line;
use crate::money::Fee;
use crate::name::Name;
use crate::quantity::{Bound, Decimal};
use crate::room::Room;
use crate::stated::{Stated, Value};
use crate::table::{Members, Shape, no_members};
use crate::text::Remark;
use crate::unit::Unit;

/// `intake autumn-2026 { … }`
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// A declared semester, or any code of its own.
    pub name: Name,
    /// Where it takes another line.
    pub room: Option<Room>,
    pub apply: Stated<Apply>,
    pub announced: Stated<When>,
    pub notify: Stated<By>,
    pub declare: Stated<By>,
    pub starts: Stated<When>,
    pub ends: Stated<When>,
    pub places: Vec<Stated<Places>>,
    pub study: Stated<Study>,
    pub delivery: Stated<List<Delivery>>,
    pub schedule: Stated<List<Schedule>>,
    pub meetings: Stated<Meetings>,
    pub attendance: Stated<Box<Attendance>>,
    pub weekly_load: Stated<WeeklyLoad>,
    pub place: Stated<List<Remark>>,
    pub county: Stated<List<County>>,
    pub language: Stated<List<Language>>,
    pub cohort: Stated<Cohort>,
    pub fee: Vec<Stated<Fee>>,
}

table! {
    INTAKE, INTAKE_BLOCK: Intake = "intake", Members::Nothing, no_members;
    apply "apply" "kandideerimine"
        en "When people may apply: from, to, by a date, always, by a waiting list, or not at all."
        et "Millal saab kandideerida: algus, lõpp, tähtaeg, alati, ootenimekirjaga või üldse mitte.";
    announced "announced" "teavitatud"
        en "When the School informed the Open University of this intake."
        et "Millal teaduskond sellest vastuvõtust avatud ülikooli teavitas.";
    notify "notify" "teavitamine"
        en "By when applicants are told whether they are admitted."
        et "Mis päevaks saavad kandideerijad teada, kas nad on vastu võetud.";
    declare "declare" "deklareerimine"
        en "By when learners declare their courses."
        et "Mis päevaks õppijad oma ained deklareerivad.";
    starts "starts" "algus"
        en "The first day, where it is not the semester's."
        et "Esimene päev, kui see pole semestri oma.";
    ends "ends" "lõpp"
        en "The last day."
        et "Viimane päev.";
    places "places" "kohti"
        en "How many learners: at most, at least, or unlimited."
        et "Mitu õppijat: kuni, vähemalt või piiramatult.";
    study "study" "õppekorraldus"
        en "Alongside degree students, or in a group of their own."
        et "Koos tasemeõppijatega või omaette rühmas.";
    delivery "delivery" "õppevorm"
        en "On site, online, hybrid or blended."
        et "Kohapeal, veebis, hübriid- või põimõpe.";
    schedule "schedule" "ajakava"
        en "Evenings, block sessions, weekends or working hours."
        et "Õhtuti, tsükliõpe, nädalavahetuseti või tööajal.";
    meetings "meetings" "kohtumised"
        en "The dated meetings, with times and place."
        et "Kohtumised kuupäeva, kellaaja ja kohaga.";
    attendance "attendance" "osalemine"
        en "Compulsory attendance, or none."
        et "Kohustuslik osalemine või none.";
    weekly_load "weekly-load" "nädalakoormus"
        en "How many hours a week a learner needs."
        et "Mitu tundi nädalas õppija vajab.";
    place "place" "koht"
        en "Where it is taught."
        et "Kus õpe toimub.";
    county "county" "maakond"
        en "The county in which it is taught."
        et "Maakond, kus õpe toimub.";
    language "language" "keel"
        en "The languages of teaching in this intake."
        et "Selle vastuvõtu õppekeel või -keeled.";
    cohort "cohort" "rühm"
        en "Open to all, or closed to a named group."
        et "Kõigile avatud või kindlale rühmale.";
    fee "fee" "tasu"
        en "The fee of this intake, where it differs from the programme's."
        et "Selle vastuvõtu tasu, kui see erineb programmi omast.";
}

impl Value for Intake {
    fn shape() -> Shape {
        Shape::block(&INTAKE_BLOCK, &["autumn-2026"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Intake> {
        let mut intake = Intake {
            name: Name::read(line)?,
            room: line.room(),
            ..Intake::default()
        };
        line.block(&INTAKE, &mut intake);
        Some(intake)
    }
}

/// `12 hours`, `10..14 hours`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeeklyLoad {
    pub hours: Bound<Decimal>,
    pub unit: Unit,
}

impl Value for WeeklyLoad {
    fn shape() -> Shape {
        Shape::forms(&["12 hours", "10..14 hours", "at most 16 academic-hours"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<WeeklyLoad> {
        let (hours, unit) = line.bound(&[Unit::Hours, Unit::AcademicHours])?;
        Some(WeeklyLoad { hours, unit })
    }
}

/// `none`, or what is used.
pub type Materials = NoneOr<Remark>;

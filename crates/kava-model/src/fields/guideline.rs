//! Guidelines as written: the table of their fields. A file beside this one for each sort of line.

mod clauses;
mod form;
mod kinds;
mod rules;

use kava_diagnostics::Place;

pub use clauses::{Clause, Fate};
pub use form::{FORM_BLOCK, FormRow, FormRows, Moment};
pub use kinds::{Kind, LevelEntry, OneEcts, Season};
pub use rules::{
    ClauseRef, Confidence, Deadline, RULES_BLOCK, RuleLine, Rules, Setting, Strictness,
};

use crate::choice::List;
use crate::coded::{InForce, Language, Url};
use crate::line::Line;
use crate::name::Name;
use crate::room::Room;
use crate::stated::{Stated, Value};
use crate::table::{Members, Shape, no_members};
use crate::text::Text;

/// One edition of a guideline.
#[derive(Clone, Debug, Default)]
pub struct Guideline {
    pub name: Name,
    pub place: Place,
    /// Where it takes another line.
    pub room: Option<Room>,
    pub title: Stated<Text>,
    pub source: Stated<Url>,
    pub extends: Stated<Name>,
    pub in_force: Stated<InForce>,
    pub one: Stated<OneEcts>,
    /// The languages whose wording is a translation of ours.
    pub translated: Stated<List<Language>>,
    pub kind: Vec<Stated<Kind>>,
    pub season: Vec<Stated<Season>>,
    pub entry: Vec<Stated<LevelEntry>>,
    pub rules: Vec<Stated<Rules>>,
    pub calendar: Vec<Stated<Rules>>,
    pub form: Vec<Stated<FormRows>>,
    pub checked: Vec<Stated<Clause>>,
    pub manual: Vec<Stated<Clause>>,
    pub statement: Vec<Stated<Clause>>,
    pub outside: Vec<Stated<Clause>>,
}

table! {
    GUIDELINE, GUIDELINE_BLOCK: Guideline = "guideline", Members::Nothing, no_members;
    title "title" "pealkiri"
        en "The guideline's title."
        et "Juhendi pealkiri.";
    source "source" "allikas"
        en "Where its text is published."
        et "Kus tekst on avaldatud.";
    extends "extends" "laiendab"
        en "The guideline above it, which it may only tighten."
        et "Kõrgemalseisev juhend, mida see võib ainult karmistada.";
    in_force "in-force" "kehtib"
        en "From which day on, and until when, this edition holds."
        et "Mis päevast ja mis päevani see redaktsioon kehtib.";
    one "one" "üks"
        en "How many hours of work one ECTS is."
        et "Mitu tundi tööd on üks EAP.";
    translated "translated" "tõlgitud"
        en "The languages in which its wording here is a translation of Kava's own."
        et "Keeled, milles siinne sõnastus on Kava enda tõlge.";
    kind "kind" "liik"
        en "A kind of programme it knows."
        et "Programmi liik, mida juhend tunneb.";
    season "season" "hooaeg"
        en "A season that semesters are named by."
        et "Hooaeg, mille järgi semestreid nimetatakse.";
    entry "entry" "sisseastumine"
        en "The education that courses of a level ask for."
        et "Haridus, mida selle taseme ained eeldavad.";
    rules "rules" "reeglid"
        en "Rules for one or several kinds, or for all."
        et "Reeglid ühe või mitme liigi või kõigi jaoks.";
    calendar "calendar" "kalender"
        en "Rules about dates."
        et "Reeglid kuupäevade kohta.";
    form "form" "vorm"
        en "The fields of the registry's form, and the moment each is needed."
        et "Registri vormi väljad ja hetk, mil igaüht vaja on.";
    checked "checked" "kontrollitav"
        en "A clause that rules check."
        et "Punkt, mida reeglid kontrollivad.";
    manual "manual" "inimesele"
        en "A clause that only people can judge."
        et "Punkt, mida saab hinnata ainult inimene.";
    statement "statement" "väide"
        en "A clause that asks for nothing."
        et "Punkt, mis midagi ei nõua.";
    outside "outside" "väljaspool"
        en "A clause that no programme description can show, and why."
        et "Punkt, mida programmi kirjeldus näidata ei saa, ja miks.";
}

impl Value for Guideline {
    fn shape() -> Shape {
        Shape::block(&GUIDELINE_BLOCK, &["CODE"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Guideline> {
        let name = Name::read(line)?;
        let place = line.place(line.item.span());
        let mut guideline = Guideline {
            name,
            place,
            room: line.room(),
            ..Guideline::default()
        };
        line.block(&GUIDELINE, &mut guideline);
        Some(guideline)
    }
}

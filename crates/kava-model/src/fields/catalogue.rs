//! The file and its head: `catalogue NAME { … }`.

use kava_diagnostics::FileId;

use super::{College, Department, Institution, PriceList, School, Semester, StudyProgramme};
use super::{Course, Guideline, Programme, Record};
use crate::choice::List;
use crate::coded::Language;
use crate::line::Line;
use crate::name::Name;
use crate::stated::{Stated, Value};
use crate::table::{Members, Shape, no_members};
use crate::text::Text;

/// What one file declares.
#[derive(Clone, Debug, Default)]
pub struct FileFacts {
    pub file: FileId,
    pub catalogues: Vec<Stated<Catalogue>>,
    pub institutions: Vec<Stated<Institution>>,
    pub schools: Vec<Stated<School>>,
    pub colleges: Vec<Stated<College>>,
    pub departments: Vec<Stated<Department>>,
    pub study_programmes: Vec<Stated<StudyProgramme>>,
    pub semesters: Vec<Stated<Semester>>,
    pub price_lists: Vec<Stated<PriceList>>,
    pub courses: Vec<Stated<Course>>,
    pub programmes: Vec<Stated<Programme>>,
    pub records: Vec<Stated<Record>>,
    pub guidelines: Vec<Stated<Guideline>>,
}

table! {
    FILE, FILE_BLOCK: FileFacts = "", Members::Nothing, no_members;
    catalogues "catalogue" "kataloog"
        en "The catalogue: every file below its folder belongs to it."
        et "Kataloog: kõik selle kausta all olevad failid kuuluvad siia.";
    institutions "institution" "õppeasutus"
        en "A university or other provider, or a partner."
        et "Ülikool või muu õppeasutus või partner.";
    schools "school" "teaduskond"
        en "A School of an institution."
        et "Õppeasutuse teaduskond.";
    colleges "college" "kolledž"
        en "A college of an institution; it names the School it belongs to."
        et "Õppeasutuse kolledž; nimetab teaduskonna, mille juurde kuulub.";
    departments "department" "instituut"
        en "A department of a School: the unit that develops programmes."
        et "Teaduskonna instituut: programme arendav üksus.";
    study_programmes "study-programme" "õppekava"
        en "A formal study programme that courses and basis refer to."
        et "Tasemeõppe õppekava, millele ained ja alus viitavad.";
    semesters "semester" "semester"
        en "A semester of the academic calendar with its first and last day."
        et "Akadeemilise kalendri semester koos esimese ja viimase päevaga.";
    price_lists "price-list" "hinnakiri"
        en "A price list for educational services."
        et "Õppeteenuste hinnakiri.";
    courses "course" "aine"
        en "A course, declared once and used by many programmes."
        et "Õppeaine, kirjeldatud üks kord ja kasutatav paljudes programmides.";
    programmes "programme" "programm"
        en "A micro-degree or micro-credential programme."
        et "Mikrokraadi või mikrokvalifikatsiooni programm.";
    records "record" "toimik"
        en "The process records of a programme, apart from its description."
        et "Programmi menetluse andmed, kirjeldusest eraldi.";
    guidelines "guideline" "juhend"
        en "A guideline: what is allowed, with clauses and dates."
        et "Juhend: mis on lubatud, koos punktide ja kuupäevadega.";
}

/// The head of a catalogue.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub name: Name,
    pub title: Stated<Text>,
    pub written_in: Stated<List<Language>>,
    pub guideline: Stated<Name>,
    pub issuer: Stated<Name>,
    pub website: Stated<crate::coded::Url>,
    pub license: Stated<crate::text::Plain>,
}

table! {
    CATALOGUE, CATALOGUE_BLOCK: Catalogue = "catalogue", Members::Nothing, no_members;
    title "title" "pealkiri"
        en "The catalogue's title."
        et "Kataloogi pealkiri.";
    written_in "written-in" "kirjutatud"
        en "The languages in which its texts are written."
        et "Keeled, milles tekstid on kirjutatud.";
    guideline "guideline" "juhend"
        en "The guideline by which its programmes are judged."
        et "Juhend, mille järgi programme hinnatakse.";
    issuer "issuer" "väljastaja"
        en "The institution that awards."
        et "Õppeasutus, kes tunnistuse annab.";
    website "website" "veebileht"
        en "Where the catalogue is published."
        et "Kus kataloog on avaldatud.";
    license "license" "litsents"
        en "The terms under which its data may be reused."
        et "Tingimused, millel andmeid võib kasutada.";
}

impl Value for Catalogue {
    fn shape() -> Shape {
        Shape::block(&CATALOGUE_BLOCK, &["CODE"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Catalogue> {
        let mut catalogue = Catalogue {
            name: Name::read(line)?,
            ..Catalogue::default()
        };
        line.block(&CATALOGUE, &mut catalogue);
        Some(catalogue)
    }
}

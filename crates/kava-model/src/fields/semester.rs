//! The academic calendar and price lists.

use crate::admission::Apply;
use crate::coded::InForce;
use crate::date::Day;
use crate::line::Line;
use crate::money::Rate;
use crate::name::Name;
use crate::stated::{Stated, Value};
use crate::table::{Members, Shape, no_members};
use crate::text::Text;

/// `semester autumn-2026 from 2026-08-31 to 2027-01-24`
#[derive(Clone, Debug, Default)]
pub struct Semester {
    /// SEASON-YEAR
    pub name: Name,
    pub from: Stated<Day>,
    pub to: Stated<Day>,
    pub apply: Stated<Apply>,
}

impl Semester {
    /// `autumn` and `2026` of `autumn-2026`.
    pub fn season(&self) -> Option<(&str, i16)> {
        let (season, year) = self.name.text.rsplit_once('-')?;
        Some((season, year.parse().ok().filter(|_| year.len() == 4)?))
    }

    pub fn contains(&self, day: Day) -> bool {
        match (self.from.known(), self.to.known()) {
            (Some(from), Some(to)) => *from <= day && day <= *to,
            _ => false,
        }
    }
}

table! {
    SEMESTER, SEMESTER_BLOCK: Semester = "semester", Members::Nothing, no_members;
    apply "apply" "kandideerimine"
        en "The provider's common admission window; an intake may have its own."
        et "Õppeasutuse ühine kandideerimise aeg; vastuvõtul võib olla oma.";
}

impl Value for Semester {
    fn shape() -> Shape {
        Shape::block(
            &SEMESTER_BLOCK,
            &["autumn-2026 from 2026-08-31 to 2027-01-24"],
        )
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Semester> {
        let mut semester = Semester {
            name: Name::read(line)?,
            ..Semester::default()
        };
        if line.take_word("from") {
            semester.from = line.stated();
        }
        if line.take_word("to") {
            semester.to = line.stated();
        }
        line.block(&SEMESTER, &mut semester);
        Some(semester)
    }
}

/// What a credit costs at each School, from a day on.
#[derive(Clone, Debug, Default)]
pub struct PriceList {
    pub name: Name,
    pub title: Stated<Text>,
    pub in_force: Stated<InForce>,
    pub prices: Vec<Stated<SchoolPrice>>,
}

/// `school it 80 EUR per ECTS`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolPrice {
    pub school: Name,
    pub rate: Rate,
}

table! {
    PRICE_LIST, PRICE_LIST_BLOCK: PriceList = "price-list", Members::Nothing, no_members;
    title "title" "pealkiri"
        en "The price list's title."
        et "Hinnakirja pealkiri.";
    in_force "in-force" "kehtib"
        en "From which day on it holds."
        et "Mis päevast alates see kehtib.";
    prices "school" "teaduskond"
        en "What one credit costs at a School or college."
        et "Mida maksab üks ainepunkt teaduskonnas või kolledžis.";
}

impl Value for SchoolPrice {
    fn shape() -> Shape {
        Shape::written("SCHOOL 80 EUR per ECTS")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<SchoolPrice> {
        let school = Name::read(line)?;
        Some(SchoolPrice {
            school,
            rate: Rate::read(line)?,
        })
    }
}

impl Value for PriceList {
    fn shape() -> Shape {
        Shape::block(&PRICE_LIST_BLOCK, &["CODE"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<PriceList> {
        let mut list = PriceList {
            name: Name::read(line)?,
            ..PriceList::default()
        };
        line.block(&PRICE_LIST, &mut list);
        Some(list)
    }
}

//! Guidelines as written. What their rules mean is not known here: a rule line is a word, a setting
//! and a clause; the guideline crate reads them strictly.

use kava_diagnostics::{Place, say};
use kava_syntax::AtomKind;

use crate::choice::List;
use crate::coded::Language;
use crate::coded::{Education, InForce, Level, Url};
use crate::line::Line;
use crate::name::{Name, Names};
use crate::quantity::{Bound, Decimal, Hours, Limit};
use crate::stated::{Stated, Value};
use crate::table::{Block, Members, Shape, no_members};
use crate::text::{Plain, Remark, Text};
use crate::unit::Unit;

/// One edition of a guideline.
#[derive(Clone, Debug, Default)]
pub struct Guideline {
    pub name: Name,
    pub place: Place,
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
        Shape::block(&GUIDELINE_BLOCK)
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Guideline> {
        let name = Name::read(line)?;
        let place = line.place(line.item.span());
        let mut guideline = Guideline {
            name,
            place,
            ..Guideline::default()
        };
        line.block(&GUIDELINE, &mut guideline);
        Some(guideline)
    }
}

/// `one ECTS 26 hours`, or where a country leaves it open, `one ECTS 25..30 hours`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneEcts {
    pub least: Hours,
    pub most: Hours,
}

impl OneEcts {
    /// The hours of one credit, where they are one number.
    pub fn exactly(self) -> Option<Hours> {
        (self.least == self.most).then_some(self.least)
    }
}

impl Value for OneEcts {
    fn shape() -> Shape {
        Shape::written("ECTS 26 hours")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<OneEcts> {
        let what = || say!(en "ECTS and its hours", et "ECTS ja selle tunnid");
        if !line.take_word("ECTS") {
            return line.expected(what());
        }
        match line.bound(&[Unit::Hours])?.0 {
            Bound {
                low: Limit::Closed(least),
                high: Limit::Closed(most),
            } => Some(OneEcts {
                least: Hours(least),
                most: Hours(most),
            }),
            _ => line.expected(what()),
        }
    }
}

/// `kind micro-degree et "mikrokraad" en "micro-degree"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    pub name: Name,
    pub called: Text,
}

impl Value for Kind {
    fn shape() -> Shape {
        Shape::written("NAME et \"…\" en \"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Kind> {
        let name = Name::read(line)?;
        Some(Kind {
            name,
            called: Text::read(line)?,
        })
    }
}

/// `season autumn et "sügis" en "autumn"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    pub name: Name,
    pub called: Text,
}

impl Value for Season {
    fn shape() -> Shape {
        Shape::written("NAME et \"…\" en \"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Season> {
        let name = Name::read(line)?;
        Some(Season {
            name,
            called: Text::read(line)?,
        })
    }
}

/// `entry EQF 7 education bachelor`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelEntry {
    pub level: Level,
    pub education: Education,
}

impl Value for LevelEntry {
    fn shape() -> Shape {
        Shape::written("EQF 7 education bachelor")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<LevelEntry> {
        let level = Level::read(line)?;
        if !line.take_word("education") {
            return line
                .expected(say!(en "education and its level", et "education ja haridustase"));
        }
        Some(LevelEntry {
            level,
            education: Education::read(line)?,
        })
    }
}

/// `rules for micro-degree { … }`; without kinds, for all.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub kinds: Vec<Name>,
    pub lines: Vec<RuleLine>,
    /// A line could not be understood: what it asks, and of which clause, is not known.
    pub broken: bool,
}

pub static RULES_BLOCK: Block = Block {
    word: "rules",
    fields: Vec::new,
    members: Members::Rules,
};

impl Value for Rules {
    fn shape() -> Shape {
        Shape::block(&RULES_BLOCK)
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Rules> {
        let kinds = kinds(line)?;
        let mut rules = Rules {
            kinds,
            ..Rules::default()
        };
        line.each_child(|line| match RuleLine::read(line) {
            Some(rule) => rules.lines.push(rule),
            None => {
                rules.broken = true;
                line.skip_rest();
            }
        });
        Some(rules)
    }
}

fn kinds(line: &mut Line<'_, '_>) -> Option<Vec<Name>> {
    if line.take_word("for") {
        Names::read(line).map(|Names(kinds)| kinds)
    } else {
        Some(Vec::new())
    }
}

choice! {
    /// How strictly a rule is meant.
    Strictness {
        Must "must" en "must" et "peab";
        Should "should" en "should" et "peaks";
        May "may" en "may" et "võib";
        MustOrReason "must-or-reason" en "must, or a stated reason" et "peab või esitab põhjuse";
    }
}

choice! {
    /// How a bound is known.
    Confidence {
        Source "source" en "read in the source" et "loetud allikast";
        SecondHand "second-hand" en "second hand" et "vahendatud allikast";
        Unconfirmed "unconfirmed" en "not confirmed" et "kinnitamata";
    }
}

/// `must volume 6..30 ECTS clause "2.1" point c`
#[derive(Clone, Debug)]
pub struct RuleLine {
    pub strictness: Strictness,
    pub rule: Name,
    pub setting: Setting,
    pub setting_place: Place,
    pub clause: Option<ClauseRef>,
    pub confidence: Confidence,
    pub place: Place,
}

/// `clause "2.1" point c`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseRef {
    pub clause: Plain,
    pub point: Option<Name>,
    pub place: Place,
}

/// What a rule line sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    Nothing,
    /// `6..30 ECTS`, `at least 2`
    Bound(Bound<Decimal>, Option<Unit>),
    /// `certificate, transcript`
    Words(Vec<Name>),
    /// `by 1 May before autumn`
    Deadline(Deadline),
    /// `7 days before start`
    Lead {
        days: u32,
        before: Name,
    },
}

/// A day of the year that comes before a season's semester.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub day: u8,
    pub month: u8,
    pub before: Name,
}

impl Value for RuleLine {
    fn shape() -> Shape {
        Shape::written("must volume 6..30 ECTS clause \"2.1\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<RuleLine> {
        let start = line.here().span.start;
        let strictness = Strictness::read(line)?;
        let rule = Name::read(line)?;
        let setting_start = line.here().span.start;
        let setting = setting(line)?;
        let setting_place = line.place_from(setting_start);
        let clause = clause_ref(line)?;
        let confidence = confidence(line)?;
        let place = line.place_from(start);
        Some(RuleLine {
            strictness,
            rule,
            setting,
            setting_place,
            clause,
            confidence,
            place,
        })
    }
}

fn confidence(line: &mut Line<'_, '_>) -> Option<Confidence> {
    if line.take_word("known") {
        Confidence::read(line)
    } else {
        Some(Confidence::Source)
    }
}

fn clause_ref(line: &mut Line<'_, '_>) -> Option<Option<ClauseRef>> {
    if !line.take_word("clause") {
        return Some(None);
    }
    let start = line.here().span.start;
    let clause = Plain::read(line)?;
    let point = if line.take_word("point") {
        Some(Name::read(line)?)
    } else {
        None
    };
    Some(Some(ClauseRef {
        clause,
        point,
        place: line.place_from(start),
    }))
}

fn setting(line: &mut Line<'_, '_>) -> Option<Setting> {
    if line.is_at_end() || line.sees_word("clause") || line.sees_word("known") {
        return Some(Setting::Nothing);
    }
    if line.take_word("by") {
        return deadline(line).map(Setting::Deadline);
    }
    if line.sees(AtomKind::Number)
        && line
            .peek_after(2)
            .is_some_and(|atom| line.text(atom) == "before")
    {
        return lead(line);
    }
    if line.sees_number() || ["at", "more", "less"].contains(&line.peek_text()) {
        return bound(line);
    }
    Names::read(line).map(|Names(words)| Setting::Words(words))
}

fn lead(line: &mut Line<'_, '_>) -> Option<Setting> {
    let days = line.count()?;
    if !line.take_word("days") || !line.take_word("before") {
        return line.expected(say!(en "days before", et "days before"));
    }
    Some(Setting::Lead {
        days,
        before: Name::read(line)?,
    })
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn deadline(line: &mut Line<'_, '_>) -> Option<Deadline> {
    let day = line.count()?;
    let month = MONTHS.iter().position(|month| line.take_word(month));
    let Some(month) = month.filter(|_| (1..=31).contains(&day)) else {
        return line
            .expected(say!(en "a day and a month such as 1 May", et "päev ja kuu, näiteks 1 May"));
    };
    if !line.take_word("before") {
        return line.expected(say!(en "before and a season", et "before ja hooaeg"));
    }
    Some(Deadline {
        day: day as u8,
        month: month as u8 + 1,
        before: Name::read(line)?,
    })
}

/// With a unit, or a bare count.
fn bound(line: &mut Line<'_, '_>) -> Option<Setting> {
    let counts = (0..6)
        .map_while(|at| line.peek_after(at))
        .take_while(|atom| !["clause", "known"].contains(&line.text(*atom)))
        .last()
        .is_some_and(|last| last.kind == AtomKind::Number);
    if counts {
        let bound = line.count_bound()?;
        return Some(Setting::Bound(
            bound.map(|count| Decimal::whole(count.into())),
            None,
        ));
    }
    const UNITS: [Unit; 8] = [
        Unit::Ects,
        Unit::Percent,
        Unit::Semesters,
        Unit::Months,
        Unit::Weeks,
        Unit::Years,
        Unit::Characters,
        Unit::Hours,
    ];
    line.bound(&UNITS)
        .map(|(bound, unit)| Setting::Bound(bound, Some(unit)))
}

/// `form for micro-degree { … }`
#[derive(Clone, Debug, Default)]
pub struct FormRows {
    pub kinds: Vec<Name>,
    pub rows: Vec<FormRow>,
    /// A row could not be understood.
    pub broken: bool,
}

/// `title draft should, submission must, publication must clause "4.4"`
#[derive(Clone, Debug)]
pub struct FormRow {
    pub field: Name,
    pub moments: Vec<(Moment, Strictness)>,
    pub clause: Option<ClauseRef>,
    pub place: Place,
}

choice! {
    /// For what a programme is judged.
    Moment {
        Draft "draft" en "draft" et "mustand";
        Submission "submission" en "submission" et "esitamine";
        Publication "publication" en "publication" et "avaldamine";
    }
}

pub static FORM_BLOCK: Block = Block {
    word: "form",
    fields: Vec::new,
    members: Members::Rules,
};

impl Value for FormRows {
    fn shape() -> Shape {
        Shape::block(&FORM_BLOCK)
    }

    fn read(line: &mut Line<'_, '_>) -> Option<FormRows> {
        let kinds = kinds(line)?;
        let mut form = FormRows {
            kinds,
            ..FormRows::default()
        };
        line.each_child(|line| match form_row(line) {
            Some(row) => form.rows.push(row),
            None => {
                form.broken = true;
                line.skip_rest();
            }
        });
        Some(form)
    }
}

fn form_row(line: &mut Line<'_, '_>) -> Option<FormRow> {
    let start = line.here().span.start;
    let field = Name::read(line)?;
    let mut moments = Vec::new();
    loop {
        moments.push((Moment::read(line)?, Strictness::read(line)?));
        if line.take_kind(AtomKind::Comma).is_none() {
            break;
        }
    }
    let clause = clause_ref(line)?;
    Some(FormRow {
        field,
        moments,
        clause,
        place: line.place_from(start),
    })
}

/// A clause, or one point of it, in words: `checked "2.1" point c et "…" en "…"`. Its fate is the
/// field's word, since a line that begins with `clause` would belong to the line before.
#[derive(Clone, Debug)]
pub struct Clause {
    pub id: Plain,
    pub point: Option<Name>,
    pub text: Text,
    pub because: Option<Stated<Text>>,
}

/// What becomes of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Checked,
    Manual,
    Statement,
    Outside,
}

impl Value for Clause {
    fn shape() -> Shape {
        Shape::written("\"2.1\" et \"…\" en \"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Clause> {
        let id = Plain::read(line)?;
        let point = if line.take_word("point") {
            Some(Name::read(line)?)
        } else {
            None
        };
        let Remark(text) = Remark::read(line)?;
        Some(Clause {
            id,
            point,
            text,
            because: line.reason("because"),
        })
    }
}

impl Guideline {
    /// Every clause with what becomes of it and its place, in the order of the file.
    pub fn clauses(&self) -> Vec<(Fate, &Clause, Place)> {
        let lists = [
            (Fate::Checked, &self.checked),
            (Fate::Manual, &self.manual),
            (Fate::Statement, &self.statement),
            (Fate::Outside, &self.outside),
        ];
        let mut all: Vec<(Fate, &Clause, Place)> = lists
            .into_iter()
            .flat_map(|(fate, list)| list.iter().map(move |stated| (fate, stated)))
            .filter_map(|(fate, stated)| Some((fate, stated.known()?, stated.place()?)))
            .collect();
        all.sort_by_key(|(_, _, place)| *place);
        all
    }
}

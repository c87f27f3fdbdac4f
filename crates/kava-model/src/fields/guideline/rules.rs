//! Lines that ask a rule: how strictly, which, what it is set to, by which clause. What a rule means is
//! not known here; the guideline crate reads them strictly.

use kava_diagnostics::{Place, say};
use kava_syntax::AtomKind;

use crate::line::Line;
use crate::name::{Name, Names};
use crate::quantity::{Bound, Decimal};
use crate::stated::Value;
use crate::table::{Block, Members, Shape};
use crate::text::Plain;
use crate::unit::Unit;

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
        Shape::block(&RULES_BLOCK, &["for KIND"])
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

pub(super) fn kinds(line: &mut Line<'_, '_>) -> Option<Vec<Name>> {
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

pub(super) fn confidence(line: &mut Line<'_, '_>) -> Option<Confidence> {
    if line.take_word("known") {
        Confidence::read(line)
    } else {
        Some(Confidence::Source)
    }
}

pub(super) fn clause_ref(line: &mut Line<'_, '_>) -> Option<Option<ClauseRef>> {
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

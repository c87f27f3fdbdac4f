//! Values from code lists and small compound values shared by several blocks.

mod workload;

pub use workload::Workload;

use kava_diagnostics::{Edit, Finding, Place, Span, say};
use kava_syntax::{Atom, AtomKind};

use crate::codelist;
use crate::date::{Day, When};
use crate::line::Line;
use crate::name::Name;
use crate::quantity::{Bound, Credits};
use crate::sought::Sought;
use crate::stated::{Stated, Value};
use crate::table::Shape;
use crate::text::{Remark, Text, is_tag};
use crate::unit::{Amount, Unit};

/// `ISCED-F 0613`, with one or several codes of two to four digits; the first is the primary one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    pub codes: Vec<Name>,
    /// The day the list is of: `from 2025-09-01`.
    pub from: Option<Day>,
}

impl Value for Groups {
    fn shape() -> Shape {
        Shape::forms(&[
            "ISCED-F 0613",
            "ISCED-F 0613, 0412",
            "ISCED-F 06 from 2025-09-01",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Groups> {
        if !line.take_word("ISCED-F") && !list_is_plain(line, "ISCED-F") {
            return line.expected(say!(
                en "a study programme group: ISCED-F and its number, such as ISCED-F 0613",
                et "õppekavarühm: ISCED-F ja number, näiteks ISCED-F 0613"
            ));
        }
        let mut codes = vec![group(line)?];
        while line.take_kind(AtomKind::Comma).is_some() {
            codes.push(group(line)?);
        }
        let from = if line.take_word("from") {
            Some(Day::read(line)?)
        } else {
            None
        };
        Some(Groups { codes, from })
    }
}

/// A number without the name of its list, where only one list can be meant.
fn list_is_plain(line: &mut Line<'_, '_>, list: &str) -> bool {
    let sees = line.sees(AtomKind::Number);
    if sees {
        let start = line.here().span.start as usize;
        line.forgive("unnamed-list", Span::at(start), format!("{list} "));
    }
    sees
}

fn group(line: &mut Line<'_, '_>) -> Option<Name> {
    line.seek(Sought::OneOf(codelist::isced::words()));
    let name = Name::read(line)?;
    if codelist::isced::find(&name.text).is_none() {
        let finding = Finding::error(
            "unknown-study-group",
            name.place,
            say!(
                en "ISCED-F has no field {code}",
                et "ISCED-F-is ei ole valdkonda {code}",
                code = name
            ),
        );
        line.report(finding);
        return None;
    }
    Some(name)
}

/// `EQF 7`
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(pub u8);

impl Value for Level {
    fn shape() -> Shape {
        Shape::written("EQF 7")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Level> {
        let what = || say!(en "a level such as EQF 7", et "tase, näiteks EQF 7");
        if line.sees_word("EKR") {
            let span = line.here().span;
            line.forgive("estonian-word", span, "EQF");
            line.take();
        } else if !line.take_word("EQF") && !list_is_plain(line, "EQF") {
            return line.expected(what());
        }
        line.seek(Sought::OneOf(codelist::levels::words()));
        let Some(atom) = line.take_kind(AtomKind::Number) else {
            return line.expected(what());
        };
        let level = line
            .text(atom)
            .parse()
            .ok()
            .filter(|level| (1..=8).contains(level));
        if level.is_none() {
            unknown_code(
                line,
                atom,
                "unknown-level",
                say!(en "EQF levels go from 1 to 8", et "EQF-i tasemed on 1 kuni 8"),
            );
        }
        level.map(Level)
    }
}

fn unknown_code(
    line: &mut Line<'_, '_>,
    atom: Atom,
    code: &'static str,
    message: kava_diagnostics::Words,
) {
    let place = line.place(atom.span);
    line.report(Finding::error(code, place, message));
}

/// A language by its ISO 639-1 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(pub &'static codelist::languages::Language);

impl Value for Language {
    fn shape() -> Shape {
        Shape::written("et")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Language> {
        line.seek(Sought::OneOf(codelist::languages::words()));
        let Some(atom) = line.take_kind(AtomKind::Word) else {
            return line
                .expected(say!(en "a language such as et or en", et "keel, näiteks et või en"));
        };
        let found = codelist::languages::find(line.text(atom));
        if found.is_none() {
            let tag = line.text(atom).to_owned();
            unknown_code(
                line,
                atom,
                "unknown-language",
                say!(en "“{tag}” is not a language code", et "„{tag}“ ei ole keele kood", tag = tag),
            );
        }
        found.map(Language)
    }
}

/// A country by its ISO 3166-1 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country(pub &'static codelist::countries::Country);

impl Value for Country {
    fn shape() -> Shape {
        Shape::written("EE")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Country> {
        line.seek(Sought::OneOf(codelist::countries::words()));
        let Some(atom) = line.take_kind(AtomKind::Word) else {
            return line.expected(say!(en "a country such as EE", et "riik, näiteks EE"));
        };
        let found = codelist::countries::find(line.text(atom));
        if found.is_none() {
            let code = line.text(atom).to_owned();
            unknown_code(
                line,
                atom,
                "unknown-country",
                say!(en "“{code}” is not a country code", et "„{code}“ ei ole riigi kood", code = code),
            );
        }
        found.map(Country)
    }
}

/// An Estonian county, by name or by code: `"Harju"`, `EE-37`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct County(pub &'static codelist::counties::County);

impl Value for County {
    fn shape() -> Shape {
        Shape::forms(&["EE-37", "\"Harju\""])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<County> {
        line.seek(Sought::OneOf(codelist::counties::words()));
        let atom = line.peek();
        let written = match line.take_text() {
            Some((text, _)) => text,
            None => Name::read(line)?.text,
        };
        let found = codelist::counties::find(&written);
        if let (None, Some(atom)) = (found, atom) {
            unknown_code(
                line,
                atom,
                "unknown-county",
                say!(en "“{name}” is not a county of Estonia", et "„{name}“ ei ole Eesti maakond", name = written),
            );
        }
        found.map(County)
    }
}

/// A level of education: `bachelor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Education(pub &'static codelist::education::Education);

impl Value for Education {
    fn shape() -> Shape {
        Shape::written("bachelor")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Education> {
        line.seek(Sought::OneOf(codelist::education::words()));
        let Some(atom) = line.take_kind(AtomKind::Word) else {
            return line.expected(say!(en "a level of education such as bachelor", et "haridustase, näiteks bachelor"));
        };
        let found = codelist::education::find(line.text(atom));
        if found.is_none() {
            crate::help::unknown_word(line, atom, codelist::education::words());
        }
        found.map(Education)
    }
}

/// `"Programme Director" <director@example.ee>`, one of several marked `responsible`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: Box<str>,
    pub mail: Option<Box<str>>,
    pub phone: Option<Box<str>>,
    pub responsible: bool,
}

impl Value for Person {
    fn shape() -> Shape {
        Shape::forms(&[
            "\"…\" <name@example.ee>",
            "\"…\" <name@example.ee> responsible",
            "\"…\" <name@example.ee> phone \"…\"",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Person> {
        line.seek(Sought::Plain);
        let Some((name, _)) = line.take_text() else {
            return line.expected(say!(
                en "a person: \"Name\" <name@example.ee>",
                et "isik: \"Nimi\" <nimi@example.ee>"
            ));
        };
        let mut person = Person {
            name,
            mail: None,
            phone: None,
            responsible: false,
        };
        if let Some(address) = line.bare_address() {
            person.mail = Some(address.into());
        }
        if let Some(atom) = line.take_kind(AtomKind::Mail) {
            let address = atom.inner(line.item.source()).of(line.item.source()).trim();
            if !is_mail(address) {
                unknown_code(
                    line,
                    atom,
                    "not-an-address",
                    say!(en "“{address}” is not an e-mail address", et "„{address}“ ei ole e-posti aadress", address = address),
                );
                return None;
            }
            person.mail = Some(address.into());
        }
        if line.take_word("phone") {
            person.phone = Some(line.take_text()?.0);
        }
        person.responsible = line.take_word("responsible");
        Some(person)
    }
}

fn is_mail(address: &str) -> bool {
    let Some((name, host)) = address.split_once('@') else {
        return false;
    };
    !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !address.contains(char::is_whitespace)
        && !host.contains('@')
}

/// `https://taltech.ee`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub Box<str>);

impl Value for Url {
    fn shape() -> Shape {
        Shape::written("https://…")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Url> {
        let Some(atom) = line.take_kind(AtomKind::Url) else {
            return line.expected(
                say!(en "an address that begins with https://", et "aadress, mis algab https://"),
            );
        };
        let address = line.text(atom);
        if is_of_the_web(address) {
            return Some(Url(address.into()));
        }
        let address = address.to_owned();
        unknown_code(
            line,
            atom,
            "unexpected",
            say!(
                en "“{address}” is not an address that begins with https://",
                et "„{address}“ ei ole aadress, mis algab https://",
                address = address
            ),
        );
        None
    }
}

/// No document may send its reader elsewhere than to a page: `javascript:` is a scheme too.
fn is_of_the_web(address: &str) -> bool {
    let scheme = address.split("://").next().unwrap_or_default();
    ["https", "http"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
}

/// `from 2026-06-01`, `from autumn-2026 to 2027-08-31`: when an edition is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    pub from: When,
    pub to: Option<When>,
}

impl Value for InForce {
    fn shape() -> Shape {
        Shape::forms(&[
            "from 2026-08-31",
            "from autumn-2026",
            "from 2026-08-31 to 2027-08-31",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<InForce> {
        if !line.take_word("from") {
            return line.expected(
                say!(en "from and a date or a semester", et "from ja kuupäev või semester"),
            );
        }
        let from = When::read(line)?;
        let to = if line.take_word("to") {
            Some(When::read(line)?)
        } else {
            None
        };
        Some(InForce { from, to })
    }
}

/// `from 2027-01-15 because "…"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    pub from: Stated<When>,
    pub because: Option<Stated<Text>>,
}

impl Value for Withdrawn {
    fn shape() -> Shape {
        Shape::written("from 2027-01-15 because \"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Withdrawn> {
        if !line.take_word("from") {
            return line.expected(say!(en "from and a date", et "from ja kuupäev"));
        }
        Some(Withdrawn {
            from: line.stated(),
            because: line.reason("because"),
        })
    }
}

impl<'t> Line<'t, '_> {
    /// An address that lacks its brackets, which has been reported with the shape of the file.
    fn bare_address(&mut self) -> Option<&'t str> {
        let (first, at) = (self.peek()?, self.peek_after(1)?);
        let touch = |one: Atom, other: Atom| one.span.end == other.span.start;
        if at.kind != AtomKind::Junk || self.text(at) != "@" || !touch(first, at) {
            return None;
        }
        let mut last = first;
        while let Some(next) = self
            .peek()
            .filter(|next| *next == first || touch(last, *next))
        {
            last = next;
            self.take();
        }
        let address = first.span.to(last.span).of(self.item.source());
        is_mail(address).then_some(address)
    }
}

impl Line<'_, '_> {
    /// `because "…"`, `for "…"`, `by "…"`: the word, then a text with or without languages, or `todo`.
    pub fn reason(&mut self, word: &'static str) -> Option<Stated<Text>> {
        self.seek(Sought::Word(word));
        let follows = self.peek_after(1).is_some_and(|next| {
            crate::line::is_text(next.kind) || self.text(next) == "todo" || is_tag(self.text(next))
        });
        if !self.sees_word(word) || !follows {
            return None;
        }
        self.take();
        Some(match self.stated::<Remark>() {
            Stated::Absent => Stated::Absent,
            Stated::Todo(place) => Stated::Todo(place),
            Stated::Broken(place) => Stated::Broken(place),
            Stated::Known(Remark(text), place) => Stated::Known(text, place),
        })
    }
}

/// `18 ECTS`, `15..18 ECTS`: a declared total.
pub type Volume = Bound<Credits>;

/// `2 semesters`, `10 weeks`, `5 months`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration(pub Amount);

impl Value for Duration {
    fn shape() -> Shape {
        Shape::forms(&["2 semesters", "5 months", "10 weeks", "1 year"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Duration> {
        const TIME: [Unit; 4] = [Unit::Semesters, Unit::Months, Unit::Weeks, Unit::Years];
        line.amount(&TIME).map(Duration)
    }
}

/// An inserted text, for fixes that add a line.
pub fn insertion(place: Place, text: impl Into<String>) -> Edit {
    Edit {
        file: place.file,
        span: place.span,
        text: text.into(),
    }
}

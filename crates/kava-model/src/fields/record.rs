//! Process records: proposal, approval, hand-over, route, registration.

use kava_diagnostics::{Place, say};

use crate::date::When;
use crate::line::Line;
use crate::name::Name;
use crate::quantity::{Bound, Credits};
use crate::room::Room;
use crate::stated::{Stated, Value};
use crate::table::{Members, Shape, no_members};
use crate::text::Plain;

/// `record { … }` in a programme, or `record of CODE { … }` apart.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Whose record it is, where it stands apart.
    pub of: Option<Name>,
    /// The item it was read from, head to closing brace.
    pub place: Place,
    /// Where it takes another line.
    pub room: Option<Room>,
    pub proposed: Stated<ProcessStep>,
    pub approved: Stated<ProcessStep>,
    pub submitted: Stated<ProcessStep>,
    pub route: Stated<Route>,
    pub cost_centre: Stated<Plain>,
    pub published_by: Stated<Publisher>,
    pub registered: Stated<Registration>,
}

table! {
    RECORD, RECORD_BLOCK: Record = "record", Members::Nothing, no_members;
    proposed "proposed" "ettepanek"
        en "When the programme was proposed, and by whom: the Dean of the School."
        et "Millal ja kes tegi programmi kohta ettepaneku: teaduskonna dekaan.";
    approved "approved" "kinnitatud"
        en "When it was approved, by whom, and with which document."
        et "Millal, kes ja millise dokumendiga programmi kinnitas.";
    submitted "submitted" "esitatud"
        en "When the filled-in form was handed to the Open University."
        et "Millal täidetud vorm avatud ülikoolile anti.";
    route "route" "menetlus"
        en "Registration, or an activity licence."
        et "Registreerimine või tegevusluba.";
    cost_centre "cost-centre" "kulukoht"
        en "The department's cost centre for the State fee."
        et "Instituudi kulukoht riigilõivu jaoks.";
    published_by "published-by" "avaldaja"
        en "Who enters it in the continuing education information system: the Open University, or a college itself."
        et "Kes kannab programmi täienduskoolituse infosüsteemi: avatud ülikool või kolledž ise.";
    registered "registered" "registreeritud"
        en "When it was registered, with its code."
        et "Millal programm registreeriti ja mis on selle kood.";
}

impl Value for Record {
    fn shape() -> Shape {
        Shape::block(&RECORD_BLOCK, &[])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Record> {
        let of = if line.take_word("of") {
            Some(Name::read(line)?)
        } else {
            None
        };
        let place = line.place(line.item.span());
        let mut record = Record {
            of,
            place,
            room: line.room(),
            ..Record::default()
        };
        line.block(&RECORD, &mut record);
        Some(record)
    }
}

/// `2026-04-20 by vice-rector document "1-8/42"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessStep {
    pub on: When,
    pub by: Option<Name>,
    pub document: Option<Plain>,
}

impl Value for ProcessStep {
    fn shape() -> Shape {
        Shape::forms(&[
            "2026-04-13 by dean",
            "2026-04-20 by vice-rector document \"…\"",
            "2026-04-30",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<ProcessStep> {
        let on = When::read(line)?;
        let by = if line.take_word("by") {
            Some(Name::read(line)?)
        } else {
            None
        };
        let document = if line.take_word("document") {
            Some(Plain::read(line)?)
        } else {
            None
        };
        Some(ProcessStep { on, by, document })
    }
}

choice! {
    /// How the programme comes into the registry.
    Route {
        Registration "registration" en "registration" et "registreerimine";
        Licence "licence" en "activity licence" et "tegevusluba";
    }
}

choice! {
    /// Who enters the programme in the continuing education information system.
    Publisher {
        OpenUniversity "open-university" en "the Open University" et "avatud ülikool";
        College "college" en "the college" et "kolledž";
    }
}

/// `2026-05-29 code 999001 volume 18 ECTS`; the day may be unknown, as it is to those who find the
/// code in the registry: `code 999001`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub on: Option<When>,
    pub code: Option<Name>,
    pub volume: Option<Bound<Credits>>,
}

impl Value for Registration {
    fn shape() -> Shape {
        Shape::forms(&[
            "2026-05-29 code 999001",
            "2026-05-29 code 999001 volume 18 ECTS",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Registration> {
        let on = match line.sees_word("code") {
            true => None,
            false => Some(When::read(line)?),
        };
        let mut registration = Registration {
            on,
            code: None,
            volume: None,
        };
        loop {
            if registration.code.is_none() && line.take_word("code") {
                registration.code = Some(registry_code(line)?);
            } else if registration.volume.is_none() && line.take_word("volume") {
                registration.volume = Some(Value::read(line)?);
            } else {
                return Some(registration);
            }
        }
    }
}

fn registry_code(line: &mut Line<'_, '_>) -> Option<Name> {
    let code = Name::read(line)?;
    if !code.text.bytes().all(|byte| byte.is_ascii_digit()) {
        let finding = kava_diagnostics::Finding::error(
            "not-a-registry-code",
            code.place,
            say!(en "a registry code is a number", et "registrikood on arv"),
        );
        line.report(finding);
        return None;
    }
    Some(code)
}

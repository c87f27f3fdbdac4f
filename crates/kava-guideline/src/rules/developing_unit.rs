//! `developing-unit`: a department or a college develops the programme.

use kava_diagnostics::{Example, Page, Phrase, Place, Words, say};
use kava_model::fields::Moment;
use kava_model::names::Unit;

use super::said::{or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "developing-unit",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "A department or a college develops the programme; a college names the School it belongs to.",
            et: "Programmi arendab instituut või kolledž; kolledž nimetab teaduskonna, mille juurde kuulub.",
        },
        why: Phrase {
            en: "The unit answers for the programme, pays its State fee, and its School's Dean proposes it.",
            et: "Üksus vastutab programmi eest ja hüvitab riigilõivu ning selle teaduskonna dekaan teeb ettepaneku.",
        },
        mend: Phrase {
            en: "Name the department or college in place of the School.",
            et: "Nimeta teaduskonna asemel instituut või kolledž.",
        },
        example: Example {
            block: "programme",
            wrong: "unit it",
            right: "unit software",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let stated = &case.programme.unit;
    let unsaid = unsaid(
        asked,
        Moment::Submission,
        case.place(),
        stated,
        say!(
            en "the programme does not say which department or college develops it",
            et "programm ei ütle, milline instituut või kolledž seda arendab"
        ),
    );
    let asks = || asked.asks(say!(en "a department or a college", et "instituut või kolledž"));
    report.findings.extend(unsaid.map(|finding| {
        or_todo(finding, stated, case.programme.room, "unit")
            .note(asks())
            .help(say!(en "write: unit …", et "kirjuta: unit …"))
    }));
    let (Some(unit), Some(place)) = (case.unit(), stated.place()) else {
        return;
    };
    report
        .findings
        .extend(fault(case, unit, place).map(|(place, message, help)| {
            asked
                .missing(Moment::Submission, place, message)
                .note(asks())
                .help(help)
        }));
}

fn fault(case: &Case<'_>, unit: Unit<'_>, place: Place) -> Option<(Place, Words, Words)> {
    let name = unit.name();
    match unit {
        Unit::School(_) => Some((
            place,
            say!(
                en "{name} is a School: which of its departments or colleges develops the programme is not said",
                et "{name} on teaduskond; milline selle instituut või kolledž programmi arendab, on ütlemata",
                name = name
            ),
            say!(
                en "declare it and name it here: department NAME of {name} {{ … }}",
                et "kirjelda üksus ja nimeta see siin: department NIMI of {name} {{ … }}",
                name = name
            ),
        )),
        Unit::College(college) if college.school.is_absent() => Some((
            name.place,
            say!(
                en "the college {name} does not say to which School it belongs",
                et "kolledž {name} ei ütle, millise teaduskonna juurde see kuulub",
                name = name
            ),
            say!(en "write: school …", et "kirjuta: school …"),
        )),
        Unit::Department(_)
            if case.catalogue.school_of(unit).is_none() && unit.owner().is_absent() =>
        {
            Some((
                name.place,
                say!(
                    en "the department {name} does not say to which School it belongs",
                    et "instituut {name} ei ütle, millise teaduskonna juurde see kuulub",
                    name = name
                ),
                say!(en "write: department {name} of …", et "kirjuta: department {name} of …", name = name),
            ))
        }
        Unit::College(_) | Unit::Department(_) => None,
    }
}

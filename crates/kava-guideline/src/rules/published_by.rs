//! `published-by`: a college enters its programmes itself, all others the Open University.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::choice::Choice;
use kava_model::fields::Publisher;
use kava_model::names::Unit;
use kava_model::stated::Stated;

use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "published-by",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The Open University enters programmes in the continuing education information system; a college enters its own.",
            et: "Programmid kannab täienduskoolituse infosüsteemi avatud ülikool, kolledži programmid kolledž ise.",
        },
        why: Phrase {
            en: "Otherwise nobody enters it, or two do.",
            et: "Muidu ei tee seda keegi või teevad seda kaks.",
        },
        mend: Phrase {
            en: "Leave the line out: who enters it follows from the unit.",
            et: "Jäta see rida kirjutamata: avaldaja tuleneb üksusest.",
        },
        example: Example {
            block: "record",
            wrong: "published-by college",
            right: "published-by open-university",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let stated = case
        .record
        .map_or(&Stated::Absent, |record| &record.published_by);
    let (Stated::Known(publisher, place), Some(unit)) = (stated, case.unit()) else {
        return;
    };
    let right = match unit {
        Unit::College(_) => Publisher::College,
        Unit::School(_) | Unit::Department(_) => Publisher::OpenUniversity,
    };
    if *publisher == right {
        return;
    }
    let name = unit.name();
    let message = match unit {
        Unit::College(_) => say!(
            en "{name} is a college and enters its programmes itself",
            et "{name} on kolledž ja kannab oma programmid süsteemi ise",
            name = name
        ),
        _ => say!(
            en "{name} is no college: the Open University enters its programmes",
            et "{name} ei ole kolledž: selle programmid kannab süsteemi avatud ülikool",
            name = name
        ),
    };
    let mut finding = asked
        .wrong(*place, message)
        .note(asked.asks(right.name().words()))
        .fix(
            say!(en "write “{word}”", et "kirjuta „{word}“", word = right.word()),
            place.span,
            right.word(),
        );
    finding.measured = Some(publisher.name().words());
    finding.bound = Some(right.name().words());
    report.findings.push(finding);
}

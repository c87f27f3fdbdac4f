//! `submitted-before-registration`: the form is handed over before the programme is registered.

use kava_diagnostics::{Example, Page, Phrase, Span, say};

use super::steps;
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "submitted-before-registration",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "Where the day is recorded on which the form was handed to the Open University, it is not after the registration.",
            et: "Kui vormi avatud ülikoolile andmise päev on märgitud, ei ole see registreerimisest hilisem.",
        },
        why: Phrase {
            en: "The Open University registers what the form says.",
            et: "Avatud ülikool registreerib selle, mis on vormil.",
        },
        mend: Phrase {
            en: "One of the two days is wrong: correct it, or leave the first out.",
            et: "Üks kahest päevast on vale: paranda see või jäta esimene kirjutamata.",
        },
        example: Example {
            block: "record",
            wrong: "submitted  2026-06-02\nregistered 2026-05-29 code 999001",
            right: "submitted  2026-05-04\nregistered 2026-05-29 code 999001",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let handed = steps::taken(case, |record| &record.submitted);
    let Some((handed, registration)) = handed.zip(steps::registration(case)) else {
        return;
    };
    let late = handed
        .days
        .zip(registration.days)
        .is_some_and(|(handed, registered)| handed.is_after(registered));
    let (on, Some(registered), true) = (&handed.step.on, &registration.step.on, late) else {
        return;
    };
    let mut finding = asked
        .wrong(
            handed.place,
            say!(
                en "the form was handed over on {on}, after the registration on {registered}",
                et "vorm anti üle {on}, pärast registreerimist {registered}",
                on = on, registered = registered
            ),
        )
        .note(asked.asks(say!(en "the form first", et "kõigepealt vorm")))
        .related(
            registration.place,
            say!(en "registered here", et "registreeritud siin"),
        );
    finding.measured = Some(say!(en "{on}", et "{on}", on = on));
    finding.bound =
        Some(say!(en "by {registered}", et "hiljemalt {registered}", registered = registered));
    if let (Some(_), Some(day)) = (on.day(), registered.day()) {
        let written = Span::new(
            handed.place.span.start as usize,
            handed.place.span.start as usize + on.to_string().len(),
        );
        finding = finding.fix(
            say!(
                en "move it to {day}, if the form was handed over then",
                et "muuda päevaks {day}, kui vorm siis üle anti",
                day = day
            ),
            written,
            day.to_string(),
        );
    }
    report.findings.push(finding);
}

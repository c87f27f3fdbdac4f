//! What the Open Education API cannot do without.

use kava_diagnostics::{Finding, say};

use super::{VERSION, course};
use crate::lack::Lacks;
use crate::{Subject, offer};

pub fn of(subject: &Subject<'_>) -> Vec<Finding> {
    let programme = subject.programme;
    let mut lacks = Lacks::of(VERSION);
    lacks.text(
        &programme.title,
        programme.name.place,
        say!(en "the title", et "pealkiri"),
        "title et \"…\" en \"…\"",
    );
    lacks.outcome_texts(programme);
    for course in subject.plan.into_iter().flat_map(course::of) {
        lacks.text(
            &course.title,
            course.name.place,
            say!(
                en "the title of the course", et "õppeaine pealkiri"
            ),
            "title et \"…\" en \"…\"",
        );
    }
    lacks.issuer(subject);
    for offer in offer::live(programme, subject.catalogue) {
        if offer.closes().is_some() && offer.opens().is_none() {
            let place = offer
                .intake
                .apply
                .place()
                .unwrap_or(offer.intake.name.place);
            lacks.add(
                place,
                say!(
                    en "the day from which people may apply", et "päev, millest saab kandideerida"
                ),
                "apply from 2026-06-15 to 2026-08-21",
            );
        }
    }
    lacks.findings
}

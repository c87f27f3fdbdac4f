//! What the profile cannot do without.

use kava_diagnostics::{Finding, say};

use super::VERSION;
use crate::lack::Lacks;
use crate::{Subject, offer};

pub fn of(subject: &Subject<'_>) -> Vec<Finding> {
    let programme = subject.programme;
    let block = programme.name.place;
    let mut lacks = Lacks::of(VERSION);
    lacks.text(
        &programme.title,
        block,
        say!(en "the title", et "pealkiri"),
        "title et \"…\" en \"…\"",
    );
    lacks.field(
        &programme.language,
        block,
        say!(en "the language of instruction", et "õppekeel"),
        "language et",
    );
    if subject
        .summary()
        .credits
        .is_none_or(|range| range.min.0.0 <= 0)
    {
        lacks.add(
            programme.plan.place().unwrap_or(block),
            say!(
                en "the credits, which the plan does not give", et "maht, mida õppeplaanist ei saa"
            ),
            "credits 6 ECTS",
        );
    }
    lacks.issuer(subject);
    for offer in offer::live(programme, subject.catalogue) {
        if offer.starts().is_none() {
            lacks.add(
                offer
                    .intake
                    .starts
                    .place()
                    .unwrap_or(offer.intake.name.place),
                say!(
                    en "the first day of the intake", et "vastuvõtu esimene päev"
                ),
                "starts 2026-08-31",
            );
        }
    }
    lacks.findings
}

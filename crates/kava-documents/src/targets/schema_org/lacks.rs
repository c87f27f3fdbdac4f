//! What search engines cannot do without.

use kava_diagnostics::{Finding, say};

use super::VERSION;
use crate::Subject;
use crate::lack::Lacks;
use crate::offer::{self, Offer, list};

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
    lacks.text(
        &programme.aim,
        block,
        say!(en "the aim", et "eesmärk"),
        "aim et \"…\" en \"…\"",
    );
    lacks.issuer(subject);
    if programme.withdrawn.is_absent() && programme.intake.is_empty() {
        lacks.add(
            block,
            say!(
                en "an intake with its first day", et "vastuvõtt koos esimese päevaga"
            ),
            "intake autumn-2026 { }",
        );
    }
    for offer in offer::live(programme, subject.catalogue) {
        offered(subject, &offer, &mut lacks);
    }
    lacks.findings
}

fn offered(subject: &Subject<'_>, offer: &Offer<'_>, lacks: &mut Lacks) {
    let intake = offer.intake;
    if offer.starts().is_none() {
        lacks.add(
            intake.starts.place().unwrap_or(intake.name.place),
            say!(
                en "the first day of the intake", et "vastuvõtu esimene päev"
            ),
            "starts 2026-08-31",
        );
    }
    if list(offer.delivery()).is_empty() {
        lacks.add(
            intake.delivery.place().unwrap_or(intake.name.place),
            say!(
                en "how it is taught", et "õppe toimumise viis"
            ),
            "delivery on-site",
        );
    }
    if offer.costs(subject.summary()).next().is_none() {
        let fee = intake.fee.iter().find_map(|fee| fee.place());
        lacks.add(
            fee.unwrap_or(intake.name.place),
            say!(
                en "what a learner pays", et "õppija makstav tasu"
            ),
            "fee 540 EUR",
        );
    }
}

//! What ELM cannot do without.

use kava_diagnostics::{Finding, say};

use super::common::{Profile, default_language};
use crate::Subject;
use crate::lack::{Lacks, head_place};

pub fn of(subject: &Subject<'_>) -> Vec<Finding> {
    let mut loq = Lacks::of(Profile::Loq.document());
    described(subject, &mut loq);
    let Some(issuer) = loq.issuer(subject) else {
        return loq.findings;
    };
    let country = say!(en "the country of the provider", et "õppeasutuse riik");
    loq.field(&issuer.country, issuer.name.place, country, "country EE");
    let mut quality_link = Lacks::of(Profile::QualityLink.document());
    if issuer.schac.known().is_some() {
        linked(subject, &mut quality_link);
    }
    loq.findings.append(&mut quality_link.findings);
    loq.findings
}

fn described(subject: &Subject<'_>, lacks: &mut Lacks) {
    let programme = subject.programme;
    let block = programme.name.place;
    lacks.text(
        &programme.title,
        block,
        say!(en "the title", et "pealkiri"),
        "title et \"…\" en \"…\"",
    );
    lacks.field(
        &programme.field,
        block,
        say!(
            en "the study programme group (ISCED-F)", et "õppekavarühm (ISCED-F)"
        ),
        "field ISCED-F 0613",
    );
    lacks.field(
        &programme.language,
        block,
        say!(
            en "the language of instruction", et "õppekeel"
        ),
        "language et",
    );
    lacks.field(
        &programme.website,
        block,
        say!(
            en "the programme's page", et "programmi veebileht"
        ),
        "website https://…",
    );
    lacks.outcomes(programme);
    let titled = programme.title.known().is_some();
    if titled && default_language(programme, subject.catalogue).is_none() {
        lacks.add(head_place(subject), say!(
            en "the language that its texts are written in", et "keel, milles selle tekstid on kirjutatud"
        ), "written-in et");
    }
}

fn linked(subject: &Subject<'_>, lacks: &mut Lacks) {
    let programme = subject.programme;
    let block = programme.name.place;
    lacks.field(
        &programme.level,
        block,
        say!(en "the level", et "tase"),
        "level EQF 6",
    );
    lacks.field(
        &programme.in_force,
        block,
        say!(
            en "the day the edition is in force from", et "päev, millest redaktsioon kehtib"
        ),
        "in-force from 2026-08-31",
    );
    let website = subject.catalogue.head.map(|head| &head.website);
    if let Some(website) = website {
        lacks.field(website, head_place(subject), say!(
            en "the address where the catalogue is published", et "aadress, kus kataloog on avaldatud"
        ), "website https://…");
    }
}

//! `joint-partner`: what another institution gives stands in a programme offered jointly with it.

use kava_diagnostics::{Example, Finding, Page, Phrase, say};
use kava_model::fields::Institution;
use kava_model::plan::ItemId;

use super::said::or_line;
use crate::case::Case;
use crate::joint;
use crate::rule::{BuiltIn, Report};

const CODE: &str = "joint-partner";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "A course of another institution stands in a programme that names it as partner.",
                et: "Teise õppeasutuse aine on programmis, mis nimetab seda õppeasutust partneriks.",
            },
            why: Phrase {
                en: "The registry and learners must know whose courses they are; only a partner's degree course counts as degree study here, and its credits are not the issuer's to transfer.",
                et: "Register ja õppija peavad teadma, kelle ained need on; siin läheb tasemeõppena arvesse ainult partneri tasemeõppe aine ja selle ainepunktid ei ole väljaandja enda omad.",
            },
            mend: Phrase {
                en: "Name the institution: partner CODE; or correct the study programme or the School of the course.",
                et: "Nimeta õppeasutus: partner KOOD; või paranda aine õppekava või teaduskond.",
            },
            example: Example {
                block: "",
                wrong: "institution coast {\n  country EE\n}\nstudy-programme NC1 {\n  institution coast\n}\nprogramme joint {\n  kind micro-degree\n  plan {\n    course J1 {\n      credits 6 ECTS\n      origin degree NC1\n    }\n  }\n}\n",
                right: "institution coast {\n  country EE\n}\nstudy-programme NC1 {\n  institution coast\n}\nprogramme joint {\n  kind micro-degree\n  partner coast\n  plan {\n    course J1 {\n      credits 6 ECTS\n      origin degree NC1\n    }\n  }\n}\n",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let strangers: Vec<(ItemId, &Institution)> = case
        .courses()
        .filter_map(|(item, course)| Some((item, joint::giver(case.catalogue, course)?)))
        .filter(|(_, giver)| !joint::offers(case, giver))
        .collect();
    let findings = strangers
        .iter()
        .filter_map(|(item, giver)| stranger(case, *item, giver));
    report.findings.extend(findings);
}

fn stranger(case: &Case<'_>, item: ItemId, giver: &Institution) -> Option<Finding> {
    let plan = case.plan.as_ref()?;
    let code = &plan.resolved.plan.item(item).code;
    let message = say!(
        en "{code} belongs to {giver}, which is no partner of this programme",
        et "ainet {code} annab {giver}, kes ei ole selle programmi partner",
        code = code, giver = giver.name
    );
    let finding = Finding::warning(CODE, plan.resolved.plan.item(item).place, message);
    let line = format!("partner {}", giver.name.text);
    Some(or_line(finding, case.programme.room, &line).help(say!(
        en "write into the programme: partner {giver}",
        et "kirjuta programmi: partner {giver}",
        giver = giver.name
    )))
}

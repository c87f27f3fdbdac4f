//! `kind-unknown`: a programme is of a kind that its guideline knows; else its rules are not asked.

use kava_diagnostics::{Example, Finding, Page, Phrase, say};
use kava_model::nearest;
use kava_model::stated::Stated;

use super::said::or_one_of;
use crate::case::Case;
use crate::rule::{BuiltIn, Report};

const CODE: &str = "kind-unknown";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "A programme is of one of the kinds that its guideline knows.",
                et: "Programm on mõnda liiki, mida juhend tunneb.",
            },
            why: Phrase {
                en: "Most rules are for a kind; a programme of none would be asked almost nothing.",
                et: "Enamik reegleid käib kindla liigi kohta; liigita programmilt ei küsitaks peaaegu midagi.",
            },
            mend: Phrase {
                en: "Write the kind as the guideline names it.",
                et: "Kirjuta liik nii, nagu juhend seda nimetab.",
            },
            example: Example {
                block: "programme",
                wrong: "kind microdegree",
                right: "kind micro-degree",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Stated::Known(name, place) = &case.programme.kind else {
        return;
    };
    if case.policy.kinds.is_empty() || case.policy.kind(&name.text).is_some() {
        return;
    }
    let kinds = || case.policy.kinds.iter().map(|kind| &*kind.name.text);
    let known = kinds().collect::<Vec<_>>().join(", ");
    let guideline = case.policy.stamp.guideline.clone();
    let finding = Finding::error(
        CODE,
        *place,
        say!(
            en "{guideline} knows no kind “{name}”: its rules cannot be asked",
            et "juhend {guideline} ei tunne liiki „{name}“: selle reegleid ei saa kontrollida",
            guideline = guideline, name = name
        ),
    )
    .help(say!(en "known are: {known}", et "teada on: {known}", known = known));
    let meant: Vec<&str> = match nearest(&name.text, kinds()) {
        Some(near) => vec![near],
        None => kinds().collect(),
    };
    report.findings.push(or_one_of(finding, *place, meant));
}

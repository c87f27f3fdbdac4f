//! `fee-per-semester`: a fee is charged semester by semester, for what is planned in each.
//!
//! What a learner is billed depends on the credits earned; beforehand only the plan is known. Where
//! it spans one semester, or tells no semesters, there is nothing to check.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::choice::Choice;
use kava_model::money::{InstalmentUnit, Instalments, Price};
use kava_model::stated::Stated;

use crate::case::{Case, PlanCase};
use crate::days::not_decided;
use crate::fees::{self, Charge, Lack};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "fee-per-semester",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The fee of a programme of several semesters is charged per semester, for the courses of each.",
            et: "Mitme semestri pikkuse programmi tasu makstakse semestrite kaupa, igaühe ainete eest.",
        },
        why: Phrase {
            en: "Learners pay for what they complete, not for what they may never take.",
            et: "Õppija maksab selle eest, mida läbib, mitte selle eest, milleni ta ei pruugi jõuda.",
        },
        mend: Phrase {
            en: "Write “instalments per semester”, or leave the line out.",
            et: "Kirjuta „instalments per semester“ või jäta see rida kirjutamata.",
        },
        example: Example {
            block: "",
            wrong: concat!(
                "programme two-semesters {\n  kind micro-degree\n  plan {\n",
                "    course TS-1 semester 1 {\n      credits 6 ECTS\n    }\n",
                "    course TS-2 semester 2 {\n      credits 6 ECTS\n    }\n  }\n",
                "  fee         price-list\n  instalments per month\n}\n",
            ),
            right: concat!(
                "programme two-semesters {\n  kind micro-degree\n  plan {\n",
                "    course TS-1 semester 1 {\n      credits 6 ECTS\n    }\n",
                "    course TS-2 semester 2 {\n      credits 6 ECTS\n    }\n  }\n",
                "  fee         price-list\n  instalments per semester\n}\n",
            ),
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let charges = fees::charges(case);
    if charges.is_empty() || charges.iter().all(|charge| charge.fee.price == Price::Free) {
        return;
    }
    let Some(plan) = case.plan.as_ref().filter(|plan| count(plan) > 1) else {
        return;
    };
    if let Stated::Known(Instalments(by), place) = case.programme.instalments
        && by != InstalmentUnit::Semester
    {
        let count = count(plan);
        let mut finding = asked
            .wrong(
                place,
                say!(
                    en "the fee is paid per {by}, but the plan spans {count} semesters",
                    et "osamakseid tasutakse ühiku „{by}“ kaupa, aga õppeplaanis on {count} semestrit",
                    by = by.name(), count = count
                ),
            )
            .note(asked.asks(say!(en "fees per semester", et "tasu semestrite kaupa")))
            .fix(
                say!(en "write “per semester”", et "kirjuta „per semester“"),
                place.span,
                "per semester",
            );
        finding.measured = Some(say!(en "per {by}", et "{by}", by = by.name()));
        finding.bound = Some(say!(en "per semester", et "semester"));
        report.findings.push(finding);
    }
    for charge in charges
        .iter()
        .filter(|charge| charge.fee.price == Price::List)
    {
        unpublished(case, asked, plan, charge, report);
    }
}

/// How many semesters the plan names.
fn count(plan: &PlanCase<'_>) -> usize {
    let mut semesters: Vec<u32> = plan
        .resolved
        .plan
        .leaves()
        .filter_map(|(_, leaf)| leaf.semester)
        .collect();
    semesters.sort_unstable();
    semesters.dedup();
    semesters.len()
}

/// What a later semester costs is not known before its price list.
fn unpublished(
    case: &Case<'_>,
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    charge: &Charge<'_>,
    report: &mut Report,
) {
    let Err(Lack::Later(semester)) = fees::by_list(case, plan, charge.intake) else {
        return;
    };
    let place = charge.intake.map_or(charge.place, |intake| intake.place());
    report.findings.push(not_decided(
        asked,
        place,
        say!(
            en "what semester {semester} costs is not known: no price list is declared that is in force when it starts",
            et "{semester}. semestri tasu pole teada: selle alguses kehtivat hinnakirja ei ole kirjeldatud",
            semester = semester
        ),
    ));
}

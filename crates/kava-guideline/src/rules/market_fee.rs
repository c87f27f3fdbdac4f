//! `market-fee`: a market-based fee needs a course from outside degree study.
//!
//! One such course opens it for the whole programme, also if it is an elective; an optional extra,
//! which is outside the programme, does not. A component counts by the origin it states.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::fields::{Course, Origin};

use crate::case::{Case, PlanCase};
use crate::fees::{self, Charge};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "market-fee",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "A market-based fee is charged only where some course of the programme is not of degree study.",
            et: "Turupõhist tasu küsitakse ainult siis, kui mõni programmi aine ei ole tasemeõppe aine.",
        },
        why: Phrase {
            en: "Courses of degree study have their price in the price list.",
            et: "Tasemeõppe ainete hind on hinnakirjas.",
        },
        mend: Phrase {
            en: "Charge by the price list.",
            et: "Küsi tasu hinnakirja järgi.",
        },
        example: Example {
            block: "",
            wrong: concat!(
                "programme small-groups {\n  kind micro-degree\n",
                "  plan {\n    course SG-1 {\n      credits 6 ECTS\n      origin  degree IAIM\n    }\n  }\n",
                "  fee  1500 EUR market because \"small groups\"\n}\n",
            ),
            right: concat!(
                "programme small-groups {\n  kind micro-degree\n",
                "  plan {\n    course SG-1 {\n      credits 6 ECTS\n      origin  continuing\n    }\n  }\n",
                "  fee  1500 EUR market because \"small groups\"\n}\n",
            ),
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(plan) = case.plan.as_ref().filter(|plan| is_all_degree(plan)) else {
        return;
    };
    let mut places: Vec<Place> = Vec::new();
    for Charge { fee, place, .. } in fees::charges(case) {
        if fee.market && !places.contains(&place) {
            places.push(place);
            report.findings.push(finding(case, asked, plan, place));
        }
    }
}

/// Certainly no course of the programme is from outside degree study.
fn is_all_degree(plan: &PlanCase<'_>) -> bool {
    let is_degree = |course: &Course| match course.origin.known() {
        Some(origin) => matches!(origin, Origin::Degree(_)),
        None => course.is_component && course.origin.is_absent(),
    };
    !plan.resolved.plan.has_todo()
        && !plan.resolved.courses.is_empty()
        && plan
            .resolved
            .courses
            .iter()
            .all(|course| course.is_some_and(is_degree))
}

fn finding(case: &Case<'_>, asked: &Asked<'_>, plan: &PlanCase<'_>, place: Place) -> Finding {
    let count = plan.resolved.courses.len();
    let message = match count {
        1 => say!(
            en "a market-based fee, but the only course is of degree study",
            et "turupõhine tasu, kuigi ainus aine on tasemeõppe aine"
        ),
        count => say!(
            en "a market-based fee, but all {count} courses are of degree study",
            et "turupõhine tasu, kuigi kõik {count} ainet on tasemeõppe ained",
            count = count
        ),
    };
    let mut finding = asked
        .wrong(place, message)
        .note(asked.asks(say!(
            en "a course from outside degree study as the ground of a market-based fee",
            et "turupõhise tasu aluseks vähemalt üks aine väljastpoolt tasemeõpet"
        )))
        .help(say!(
            en "charge by the price list: fee price-list",
            et "küsi tasu hinnakirja järgi: fee price-list"
        ))
        .fix(
            say!(
                en "charge by the price list, in place of this fee",
                et "küsi selle tasu asemel hinnakirja järgi"
            ),
            place.span,
            "price-list",
        );
    finding.measured = Some(say!(en "0 courses", et "0 ainet"));
    finding.bound = Some(say!(en "at least 1", et "vähemalt 1"));
    for extra in &plan.resolved.extras {
        let origin = case
            .catalogue
            .course(&extra.course.text)
            .and_then(|course| course.origin.known());
        if origin.is_some_and(|origin| !matches!(origin, Origin::Degree(_))) {
            finding = finding.related(
                extra.place,
                say!(en "an optional extra is outside the programme", et "lisaaine on väljaspool programmi"),
            );
        }
    }
    finding
}

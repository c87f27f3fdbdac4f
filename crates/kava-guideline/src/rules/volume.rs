//! `volume`: the total of every legal selection lies within a bound.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::quantity::{Bound, Credits, Limit};
use kava_model::stated::Stated;
use kava_model::unit::Unit;

use super::repaired::Refuted;
use super::selectable::decided;
use crate::case::{Case, PlanCase};
use crate::paths::Selection;
use crate::repair::{Ask, Kind};
use crate::rule::{Asked, Report, Rule, Takes};
use crate::story;

pub static RULE: Rule = Rule {
    code: "volume",
    takes: Takes::Bound(&[Unit::Ects]),
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, the programme's total volume stays within the guideline's bounds.",
            et: "Mida õppija ka ei valiks, programmi kogumaht jääb juhendi piiridesse.",
        },
        why: Phrase {
            en: "The volume is what the registry takes and what tells a micro-degree from other study.",
            et: "Maht on see, mis registrisse läheb ja mis eristab mikrokraadi muust õppest.",
        },
        mend: Phrase {
            en: "Add or take out courses, or narrow what may be chosen, until the least and the most both fit.",
            et: "Lisa või eemalda aineid või kitsenda valikut, kuni nii vähim kui ka suurim maht sobib.",
        },
        example: Example {
            block: "plan",
            wrong: "course A1 { credits 3 ECTS }\ncourse A2 { credits 2 ECTS }",
            right: "course A1 { credits 3 ECTS }\ncourse A2 { credits 3 ECTS }",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(bound) = asked.credits() else { return };
    match &case.plan {
        Some(plan) if plan.totals_known() => planned(case, plan, asked, bound, report),
        _ => declared(case, asked, bound, report),
    }
}

fn planned(
    case: &Case<'_>,
    plan: &PlanCase<'_>,
    asked: &Asked<'_>,
    bound: Bound<Credits>,
    report: &mut Report,
) {
    let totals = plan.prover.extremes(&|item| plan.credits(item));
    let Some(extremes) = decided(case, plan, totals, report) else {
        return;
    };
    let least = Credits::hundredths(extremes.least.value);
    let most = Credits::hundredths(extremes.most.value);
    report.measured_range(asked, least, most);
    let repaired = |finding| {
        let refuted = Refuted::new(case, plan, Ask::Volume(bound));
        refuted.told(finding, &[Kind::Credits, Kind::Choice, Kind::Out])
    };
    if bound.is_below(least) {
        let broken = broken(plan, asked, bound, &extremes.least.selection, least);
        report.findings.push(repaired(broken));
    }
    if bound.is_above(most) {
        let broken = broken(plan, asked, bound, &extremes.most.selection, most);
        report.findings.push(repaired(broken));
    }
}

fn broken(
    plan: &PlanCase<'_>,
    asked: &Asked<'_>,
    bound: Bound<Credits>,
    selection: &Selection,
    total: Credits,
) -> Finding {
    let story = story::of(plan, selection);
    let mut finding = asked
        .wrong(story.place, message(plan, bound, total))
        .label(story.label)
        .note(plan.arithmetic(selection))
        .note(asked.asks(say!(en "{bound}", et "{bound}", bound = bound)));
    finding.measured = Some(say!(en "{total}", et "{total}", total = total));
    finding.bound = Some(say!(en "{bound}", et "{bound}", bound = bound));
    finding.selection = Some(plan.codes(selection));
    finding.help.push(help(bound, total));
    finding
}

fn message(plan: &PlanCase<'_>, bound: Bound<Credits>, total: Credits) -> kava_diagnostics::Words {
    let only = plan.prover.single().is_some();
    match (only, bound.is_above(total)) {
        (true, _) => say!(
            en "the programme's volume is {total}, but {bound} is allowed",
            et "programmi maht on {total}, lubatud on {bound}",
            total = total, bound = bound
        ),
        (false, true) => say!(
            en "a learner can come to {total}, but {bound} is allowed",
            et "õppija võib koguda {total}, lubatud on {bound}",
            total = total, bound = bound
        ),
        (false, false) => say!(
            en "a learner can finish with only {total}, but {bound} is asked",
            et "õppija võib lõpetada kõigest mahuga {total}, nõutud on {bound}",
            total = total, bound = bound
        ),
    }
}

fn help(bound: Bound<Credits>, total: Credits) -> kava_diagnostics::Words {
    match (bound.low, bound.high) {
        (_, Limit::Closed(high) | Limit::Beyond(high)) if bound.is_above(total) => {
            let over = Credits::hundredths(total.0.0 - high.0.0);
            say!(en "take out {over} or more", et "eemalda vähemalt {over}", over = over)
        }
        (Limit::Closed(low) | Limit::Beyond(low), _) => {
            let short = Credits::hundredths(low.0.0 - total.0.0);
            say!(en "add {short} or more", et "lisa vähemalt {short}", short = short)
        }
        _ => say!(en "change the plan", et "muuda õppeplaani"),
    }
}

/// No plan yet, or an open one: the declared total stands in its place.
fn declared(case: &Case<'_>, asked: &Asked<'_>, bound: Bound<Credits>, report: &mut Report) {
    if let Stated::Known(stated, place) = case.programme.volume {
        report.measured(
            asked,
            || say!(en "{stated}", et "{stated}", stated = stated),
        );
        report.findings.extend(outside(asked, bound, stated, place));
    }
}

fn outside(
    asked: &Asked<'_>,
    bound: Bound<Credits>,
    stated: Bound<Credits>,
    place: Place,
) -> Option<Finding> {
    let ends = [stated.low, stated.high]
        .into_iter()
        .filter_map(|limit| match limit {
            Limit::Closed(value) => Some(value),
            Limit::Open | Limit::Beyond(_) => None,
        });
    let outside = ends.into_iter().find(|value| !bound.holds(*value))?;
    let mut finding = asked
        .wrong(
            place,
            say!(
                en "the declared volume is {stated}, but {bound} is allowed",
                et "esitatud maht on {stated}, lubatud on {bound}",
                stated = stated, bound = bound
            ),
        )
        .note(asked.asks(say!(en "{bound}", et "{bound}", bound = bound)));
    finding.measured = Some(say!(en "{outside}", et "{outside}", outside = outside));
    finding.bound = Some(say!(en "{bound}", et "{bound}", bound = bound));
    Some(finding)
}

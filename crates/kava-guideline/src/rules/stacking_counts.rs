//! `stacking-counts`: all credits of a programme that counts towards a larger one have a place there.
//!
//! Only what is certain on some legal selection is told: where both plans offer choices, not every pair
//! of them is tried.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::fields::Programme;
use kava_model::name::Name;
use kava_model::names::awards_stacked_into;
use kava_model::plan::{ItemId, Plan, ResolvedPlan};
use kava_model::quantity::Credits;

use crate::case::{Case, PlanCase};
use crate::paths::Prover;
use crate::rule::{BuiltIn, Report};
use crate::stacking::{is_complete, listed, weight};

const CODE: &str = "stacking-counts";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "Every course of a programme that counts towards a larger one has a place in the larger one's plan.",
                et: "Suurema programmi osa iga aine mahub suurema programmi õppeplaani.",
            },
            why: Phrase {
                en: "Credits that count for nothing there are credits that somebody studied, and paid, for a larger programme that does not take them.",
                et: "Ainepunktid, mis seal arvesse ei lähe, on keegi õppinud ja nende eest maksnud, lootes neid suuremas programmis kasutada.",
            },
            mend: Phrase {
                en: "Put the courses into the plan of the larger programme; or say in words how much counts: recognised et \"…\" en \"…\" in place of stacks towards.",
                et: "Lisa ained suurema programmi õppeplaani või ütle sõnadega, kui palju arvesse läheb: stacks towards asemel recognised et \"…\" en \"…\".",
            },
            example: Example {
                block: "",
                wrong: "course C1 { credits 6 ECTS }\ncourse C2 { credits 6 ECTS }\nprogramme part {\n  kind micro-degree\n  stacks towards whole\n  plan { C1 }\n}\nprogramme whole {\n  kind micro-degree\n  plan { C2 }\n}\n",
                right: "course C1 { credits 6 ECTS }\ncourse C2 { credits 6 ECTS }\nprogramme part {\n  kind micro-degree\n  stacks towards whole\n  plan { C1 }\n}\nprogramme whole {\n  kind micro-degree\n  plan {\n    C1\n    C2\n  }\n}\n",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(plan) = case.plan.as_ref().filter(|plan| plan.totals_known()) else {
        return;
    };
    let award = |name: &Name| {
        let award = case.catalogue.last_edition(&name.text)?;
        let whole = ResolvedPlan::of(award, case.catalogue)?.plan;
        let lost = is_complete(&whole).then(|| lost(plan, &whole))??;
        Some(told(award, plan, &lost, name.place))
    };
    let findings = awards_stacked_into(case.programme).filter_map(award);
    report.findings.extend(findings);
}

/// Courses of one legal selection that count for nothing in the award.
struct Lost {
    /// What the selection comes to.
    total: Credits,
    counted: Credits,
    courses: Words,
    /// They stand in the award's plan, but nobody takes all of them there.
    clash: bool,
}

fn lost(plan: &PlanCase<'_>, whole: &Plan) -> Option<Lost> {
    let part = &plan.resolved.plan;
    outside(plan, part, whole).or_else(|| clash(plan, part, whole))
}

/// Courses that the award's plan does not have.
fn outside(plan: &PlanCase<'_>, part: &Plan, whole: &Plan) -> Option<Lost> {
    let is_missing = |item: ItemId| {
        !whole
            .items
            .iter()
            .any(|other| other.code == part.item(item).code)
    };
    let missing = |item: ItemId| match is_missing(item) {
        true => weight(part, item),
        false => 0,
    };
    let worst = plan.prover.extremes(&missing).known()?.most;
    let mut courses = worst.selection.items().to_vec();
    courses.retain(|item| missing(*item) > 0);
    let total = plan.total(&worst.selection);
    (worst.value > 0).then(|| Lost {
        total,
        counted: Credits::hundredths(total.0.0 - worst.value),
        courses: listed(part, &courses),
        clash: false,
    })
}

/// All stand in the award's plan, but in a choice that does not take them together. Asked only of a
/// part in which nothing is chosen: then the answer is exact.
fn clash(plan: &PlanCase<'_>, part: &Plan, whole: &Plan) -> Option<Lost> {
    let single = plan.prover.single()?;
    let is_brought = |item: &ItemId| {
        let code = whole.items.get(item.0 as usize).map(|item| &item.code);
        part.items.iter().any(|other| Some(&other.code) == code)
    };
    let brought = |item: ItemId| match is_brought(&item) {
        true => weight(whole, item),
        false => 0,
    };
    let prover = Prover::new(whole);
    let best = prover.extremes(&brought).known()?.most;
    let total = plan.total(&single);
    let turned_down: Vec<ItemId> = (0..whole.items.len() as u32)
        .map(ItemId)
        .filter(|item| is_brought(item) && !best.selection.items().contains(item))
        .collect();
    (best.value < total.0.0).then(|| Lost {
        total,
        counted: Credits::hundredths(best.value),
        courses: listed(whole, &turned_down),
        clash: true,
    })
}

fn told(award: &Programme, plan: &PlanCase<'_>, lost: &Lost, place: Place) -> Finding {
    let message = match plan.prover.single() {
        Some(_) => say!(
            en "only {counted} of its {total} count towards {award}",
            et "selle programmi mahust {total} läheb programmis {award} arvesse ainult {counted}",
            counted = lost.counted, total = lost.total, award = award.name
        ),
        None => say!(
            en "a learner can complete it with {total} of which only {counted} count towards {award}",
            et "selle võib läbida mahuga {total}, millest programmis {award} läheb arvesse ainult {counted}",
            counted = lost.counted, total = lost.total, award = award.name
        ),
    };
    let note = match lost.clash {
        true => say!(
            en "its plan does not take all of these together; left out: {courses}",
            et "sealne õppeplaan ei võta neid kõiki koos; välja jääb: {courses}",
            courses = lost.courses
        ),
        false => say!(
            en "not in its plan: {courses}",
            et "sealses õppeplaanis ei ole: {courses}",
            courses = lost.courses
        ),
    };
    let mut finding = Finding::warning(CODE, place, message).note(note);
    finding.measured = Some(say!(en "{counted}", et "{counted}", counted = lost.counted));
    finding.bound = Some(say!(en "{total}", et "{total}", total = lost.total));
    let there = award.plan.place().unwrap_or(award.name.place);
    finding.related(
        there,
        say!(en "the plan of the larger programme", et "suurema programmi õppeplaan"),
    )
}

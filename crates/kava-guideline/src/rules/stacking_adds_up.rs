//! `stacking-adds-up` and `stacking-overlap`: the programmes that count towards a larger award bring
//! the credits it has. A course that two of them share is brought once.
//!
//! An award with a plan of its own says by it what else is taken; there the question is the reverse
//! one, whether all that a part brings has a place. Only what is certain on some legal selection is told.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::fields::Programme;
use kava_model::names::awards_stacked_into;
use kava_model::plan::{ItemId, Plan, ResolvedPlan, Together};
use kava_model::quantity::Credits;
use kava_model::stated::Stated;

use crate::case::{Case, PlanCase};
use crate::paths::{Answer, Prover};
use crate::rule::{BuiltIn, Report};
use crate::stacking::{Part, Sum, at_least, is_complete, listed, parts, weight};

const CODE: &str = "stacking-adds-up";
const OVERLAP: &str = "stacking-overlap";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[
        (
            CODE,
            Page {
                asks: Phrase {
                    en: "Programmes that count towards a larger programme bring its credits together, unless its plan says what else is taken; and all their courses have a place in that plan.",
                    et: "Suurema programmi osad annavad kokku selle mahu, kui õppeplaan ei ütle, mida veel läbitakse; ja kõik nende ained mahuvad sellesse õppeplaani.",
                },
                why: Phrase {
                    en: "Whoever completes the parts expects to have the larger award, and finds at the end that credits are missing.",
                    et: "Osade läbija loodab, et suurem programm on käes, aga lõpus selgub, et ainepunkte jääb puudu.",
                },
                mend: Phrase {
                    en: "Declare the volume that the parts have together, or write the larger programme's plan with the courses that are still to be taken.",
                    et: "Kirjuta mahuks see, mis osad kokku annavad, või lisa suurema programmi õppeplaani ka need ained, mis tuleb veel läbida.",
                },
                example: Example {
                    block: "",
                    wrong: "course W1 { credits 6 ECTS }\nprogramme part {\n  kind micro-degree\n  stacks towards whole\n  plan { W1 }\n}\nprogramme whole {\n  kind micro-degree\n  volume 12 ECTS\n}\n",
                    right: "course W1 { credits 6 ECTS }\nprogramme part {\n  kind micro-degree\n  stacks towards whole\n  plan { W1 }\n}\nprogramme whole {\n  kind micro-degree\n  volume 6 ECTS\n}\n",
                },
            },
        ),
        (
            OVERLAP,
            Page {
                asks: Phrase {
                    en: "A course that two programmes share counts once towards the larger programme that both count towards.",
                    et: "Kahe programmi ühine aine läheb suurema programmi mahus arvesse üks kord.",
                },
                why: Phrase {
                    en: "Nobody passes one course twice: the larger programme is then smaller than the sum of its parts.",
                    et: "Üht ainet ei läbita kaks korda: suurem programm on siis väiksem kui selle osade summa.",
                },
                mend: Phrase {
                    en: "Declare the distinct credits, or write the larger programme's plan with the courses that make up the rest.",
                    et: "Kirjuta mahuks erinevate ainete ainepunktid või lisa suurema programmi õppeplaani ained, mis ülejäänu katavad.",
                },
                example: Example {
                    block: "",
                    wrong: "course S1 { credits 4 ECTS }\ncourse S2 { credits 4 ECTS }\ncourse S3 { credits 4 ECTS }\nprogramme one {\n  kind micro-degree\n  stacks towards both\n  plan { S1\n S2 }\n}\nprogramme two {\n  kind micro-degree\n  stacks towards both\n  plan { S1\n S3 }\n}\nprogramme both {\n  kind micro-degree\n  volume 16 ECTS\n}\n",
                    right: "course S1 { credits 4 ECTS }\ncourse S2 { credits 4 ECTS }\ncourse S3 { credits 4 ECTS }\nprogramme one {\n  kind micro-degree\n  stacks towards both\n  plan { S1\n S2 }\n}\nprogramme two {\n  kind micro-degree\n  stacks towards both\n  plan { S1\n S3 }\n}\nprogramme both {\n  kind micro-degree\n  volume 12 ECTS\n}\n",
                },
            },
        ),
    ],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    report.findings.extend(as_award(case));
    if let Some(plan) = &case.plan {
        let findings = as_part(case, plan);
        report.findings.extend(findings);
    }
}

/// The programme has no plan, so its parts have to make up its volume.
fn as_award(case: &Case<'_>) -> Option<Finding> {
    let Stated::Known(declared, place) = &case.programme.volume else {
        return None;
    };
    let volume = at_least(declared).filter(|_| case.programme.plan.is_absent())?;
    let parts = parts(case.catalogue, &case.programme.name.text, case.as_of);
    let plans: Option<Vec<&Plan>> = parts.iter().map(complete).collect();
    let together = Together::of(plans.filter(|plans| !plans.is_empty())?);
    let prover = Prover::new(&together.plan);
    let sum = match prover.extremes(&|item| weight(&together.plan, item)) {
        Answer::Known(extremes) => Sum::least(&together, &extremes),
        Answer::Undecided => return Some(not_decided(*place)),
        Answer::NoSelection | Answer::Unknown => return None,
    };
    (sum.distinct < volume).then(|| too_little(&parts, &together, &sum, volume, *place))
}

/// A part whose credits can be added.
fn complete<'p>(part: &'p Part<'_>) -> Option<&'p Plan> {
    let plan = &part.plan.as_ref()?.plan;
    is_complete(plan).then_some(plan)
}

fn not_decided(place: Place) -> Finding {
    Finding::warning(
        "not-decided",
        place,
        say!(
            en "whether the parts add up to this volume is not decided: they offer too many ways together",
            et "jäi otsustamata, kas osad annavad selle mahu kokku: neil on koos liiga palju võimalikke teid"
        ),
    )
}

fn too_little(
    parts: &[Part<'_>],
    together: &Together,
    sum: &Sum,
    volume: Credits,
    place: Place,
) -> Finding {
    let counted_twice = sum.naive >= volume;
    let (code, message) = match counted_twice {
        true => (
            OVERLAP,
            say!(
                en "this volume counts shared courses twice: its parts have {distinct} together, not {volume}",
                et "siin on ühised ained kaks korda arvestatud: osad annavad kokku {distinct}, mitte {volume}",
                distinct = sum.distinct, volume = volume
            ),
        ),
        false => (
            CODE,
            say!(
                en "the programmes that count towards this one have {distinct} together, but its volume is {volume}",
                et "selle programmi osad annavad kokku {distinct}, aga programmi maht on {volume}",
                distinct = sum.distinct, volume = volume
            ),
        ),
    };
    let rest = Credits::hundredths(volume.0.0 - sum.distinct.0.0);
    let mut finding = Finding::warning(code, place, message).note(sum.arithmetic());
    if !sum.shared.is_empty() {
        finding = finding.note(say!(
            en "counted once: {courses}",
            et "arvesse läheb üks kord: {courses}",
            courses = sum.shared_courses(&together.plan)
        ));
    }
    finding.measured = Some(say!(en "{sum}", et "{sum}", sum = sum.distinct));
    finding.bound = Some(say!(en "{volume}", et "{volume}", volume = volume));
    for (part, credits) in parts.iter().zip(&sum.parts) {
        let brings =
            say!(en "this one brings {credits}", et "see annab {credits}", credits = credits);
        finding = finding.related(part.place, brings);
    }
    let title = say!(
        en "declare what the parts have: {distinct}",
        et "kirjuta mahuks see, mis osad annavad: {distinct}",
        distinct = sum.distinct
    );
    finding
        .help(say!(
            en "if {rest} more are taken, write the plan that says which",
            et "kui läbitakse veel {rest}, kirjuta õppeplaan, mis ütleb, mida",
            rest = rest
        ))
        .fix(title, place.span, format!("{} ECTS", sum.distinct.0))
}

/// Of the awards that the programme counts towards, those in which some of its credits have no place.
fn as_part(case: &Case<'_>, plan: &PlanCase<'_>) -> Vec<Finding> {
    if !plan.totals_known() {
        return Vec::new();
    }
    let award = |name: &kava_model::name::Name| {
        let award = case.catalogue.last_edition(&name.text)?;
        let whole = ResolvedPlan::of(award, case.catalogue)?.plan;
        let lost = is_complete(&whole).then(|| lost(plan, &whole))??;
        Some(told(award, plan, &lost, name.place))
    };
    awards_stacked_into(case.programme)
        .filter_map(award)
        .collect()
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
    let courses: Vec<ItemId> = worst.selection.items().iter().copied().collect();
    let courses: Vec<ItemId> = courses
        .into_iter()
        .filter(|item| missing(*item) > 0)
        .collect();
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

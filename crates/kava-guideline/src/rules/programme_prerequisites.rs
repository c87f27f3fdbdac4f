//! `programme-prerequisites`: who is asked to have completed another programme can have completed it,
//! and is not taught the same again.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Tag, Words, say};
use kava_model::fields::Programme;
use kava_model::name::Name;
use kava_model::names::{awards_stacked_into, programmes_required};
use kava_model::plan::{ItemId, Plan, ResolvedPlan};
use kava_model::quantity::Credits;

use crate::case::{Case, IntakeCase, PlanCase};
use crate::days::Days;
use crate::paths::{Answer, Prover};
use crate::rule::{BuiltIn, Report};
use crate::stacking::{is_complete, listed, weight};

const CODE: &str = "programme-prerequisites";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "A programme that applicants must have completed can be completed by the time they begin, and the courses they passed there are not asked of them again.",
                et: "Programmi, mille läbimist kandideerijalt nõutakse, saab enne algust läbida, ja seal läbitud aineid ei nõuta temalt uuesti.",
            },
            why: Phrase {
                en: "If nobody can meet the requirement, nobody can apply; and a course counts once, so that one passed before adds no credits.",
                et: "Kui tingimust ei saa keegi täita, ei saa keegi kandideerida; ja aine läheb arvesse üks kord, nii et varem läbitu ei anna ainepunkte juurde.",
            },
            mend: Phrase {
                en: "Require a programme that is still offered and begins earlier; replace the courses that it has taught already, or take the requirement away.",
                et: "Nõua programmi, mida veel pakutakse ja mis algab varem; asenda ained, mis seal juba läbiti, või loobu tingimusest.",
            },
            example: Example {
                block: "",
                wrong: "programme basis {\n  kind micro-degree\n  withdrawn from 2026-05-01 because \"too few applicants\"\n}\nprogramme next {\n  kind micro-degree\n  requires programme basis\n  intake autumn-2026 {\n    announced 2026-04-28\n  }\n}\n",
                right: "programme basis {\n  kind micro-degree\n}\nprogramme next {\n  kind micro-degree\n  requires programme basis\n  intake autumn-2026 {\n    announced 2026-04-28\n  }\n}\n",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    for name in programmes_required(case.programme) {
        let Some(required) = case.catalogue.last_edition(&name.text) else {
            continue;
        };
        let beginning = || earliest_begin(case, required).zip(Some(required));
        let admitting = case.intakes.iter().filter(|intake| intake.admits());
        let out_of_reach = admitting.filter_map(|intake| {
            let starts = starts(case, intake)?;
            withdrawn(case, name, required, intake, starts)
                .or_else(|| not_yet(name, beginning()?, intake, starts))
        });
        report.findings.extend(out_of_reach);
        report.findings.extend(taught_again(case, name, required));
    }
}

fn starts(case: &Case<'_>, intake: &IntakeCase<'_>) -> Option<Days> {
    intake.start(case.catalogue).day().map(Days::one)
}

/// Nobody can begin it any more. Those who completed it in time still may apply: hence a warning.
fn withdrawn(
    case: &Case<'_>,
    name: &Name,
    required: &Programme,
    intake: &IntakeCase<'_>,
    starts: Days,
) -> Option<Finding> {
    let from = required.withdrawn.known()?.from.known()?;
    let place = required.withdrawn.place()?;
    let gone = Days::of_start(from, case.catalogue)?.by(starts)?;
    let message = say!(
        en "this asks for {name}, which is withdrawn from {from}: before the intake {intake} nobody new can complete it",
        et "siin nõutakse programmi {name}, mis on suletud alates {from}: enne vastuvõttu {intake} ei saa seda keegi uus läbida",
        name = name, from = from, intake = intake.intake.name
    );
    let finding = gone.then(|| Finding::warning(CODE, name.place, message))?;
    let here = say!(en "withdrawn here", et "suletud siin");
    Some(finding.related(place, here).tag(Tag::Withdrawn))
}

/// The day from which its first edition is in force, where every edition says so. Of one that took
/// another programme's place nothing is said: there may be people who completed that.
fn earliest_begin(case: &Case<'_>, required: &Programme) -> Option<Days> {
    if !required.replaces.is_absent() {
        return None;
    }
    let editions = case.catalogue.editions(&required.name.text);
    let begins: Option<Vec<Days>> = editions
        .map(|it| Days::of_start(&it.in_force.known()?.from, case.catalogue))
        .collect();
    begins?.into_iter().min_by_key(|days| days.first)
}

/// It begins no earlier than this programme does.
fn not_yet(
    name: &Name,
    (begins, required): (Days, &Programme),
    intake: &IntakeCase<'_>,
    starts: Days,
) -> Option<Finding> {
    let place = required.in_force.place()?;
    let message = say!(
        en "nobody can have completed {name} when the intake {intake} starts: it is in force only from {from}",
        et "vastuvõtu {intake} alguseks ei saa keegi olla programmi {name} läbinud: see kehtib alles alates {from}",
        name = name, intake = intake.intake.name, from = begins.first
    );
    let finding =
        (starts.by(begins) == Some(true)).then(|| Finding::error(CODE, name.place, message))?;
    Some(finding.related(place, say!(en "in force from here", et "kehtivus on siin")))
}

/// Courses that everybody passed there, and that everybody takes here again. Where the required
/// programme counts towards this one, that is what is meant.
fn taught_again(case: &Case<'_>, name: &Name, required: &Programme) -> Option<Finding> {
    let this = &case.programme.name.text;
    if awards_stacked_into(required).any(|award| award.text == *this) {
        return None;
    }
    let plan = case.plan.as_ref()?;
    let there = ResolvedPlan::of(required, case.catalogue)?.plan;
    let passed = taken_by_all(&there)?;
    let here = taken_by_all(&plan.resolved.plan)?;
    let again: Vec<ItemId> = here
        .into_iter()
        .filter(|item| {
            passed
                .iter()
                .any(|other| there.item(*other).code == plan.resolved.plan.item(*item).code)
        })
        .collect();
    (!again.is_empty()).then(|| told_again(plan, name, required.plan.place(), &again))
}

fn told_again(plan: &PlanCase<'_>, name: &Name, there: Option<Place>, again: &[ItemId]) -> Finding {
    let resolved = &plan.resolved.plan;
    let credits: i64 = again.iter().map(|item| weight(resolved, *item)).sum();
    let message = say!(
        en "whoever is admitted has passed {credits} of this programme in {name}: they count once",
        et "vastuvõetu on programmis {name} sellest programmist juba läbinud {credits}: need lähevad arvesse üks kord",
        credits = Credits::hundredths(credits), name = name
    );
    let finding = Finding::warning(CODE, name.place, message)
        .note(say!(en "in both: {courses}", et "mõlemas: {courses}", courses = listed(resolved, again)))
        .note(new_credits(plan, credits));
    match there {
        Some(there) => finding.related(
            there,
            say!(en "the plan of that programme", et "selle programmi õppeplaan"),
        ),
        None => finding,
    }
}

/// `18 − 6 = 12 ECTS are new`
fn new_credits(plan: &PlanCase<'_>, again: i64) -> Words {
    let totals = plan.prover.extremes(&|item| plan.credits(item)).known();
    totals.map_or_else(Words::default, |totals| {
        let least = totals.least.value;
        say!(
            en "{total} − {again} = {new} are new",
            et "{total} − {again} = {new} on uus",
            total = Credits::hundredths(least).0,
            again = Credits::hundredths(again).0,
            new = Credits::hundredths(least - again)
        )
    })
}

/// The items that every legal selection has, where that is known.
fn taken_by_all(plan: &Plan) -> Option<Vec<ItemId>> {
    if !is_complete(plan) {
        return None;
    }
    let prover = Prover::new(plan);
    let mut items: Vec<ItemId> = (0..plan.items.len() as u32).map(ItemId).collect();
    items.retain(|item| {
        let leaves: Vec<_> = plan
            .leaves()
            .filter(|(_, leaf)| leaf.item == *item)
            .map(|(id, _)| id)
            .collect();
        matches!(prover.avoiding(&leaves), Answer::Known(None))
    });
    Some(items)
}
